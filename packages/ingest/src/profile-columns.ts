/** Columns that somebody has mapped for a source, put into the profile that its files are read with. */
import * as Profile from "./profile.ts";

/** The field that a column of the files gives, as a profile states it; null: nothing is stated. */
export type Change = { kind: string; field: string; spec: unknown };
/** `empty`: words of the column that mean an empty cell; `instead`: what the profile states of the field itself, null: nothing. */
export type Mapped = Change & { column: string; empty: string[]; instead: unknown };

/** The profile with the fields of the columns. */
export function withColumns(profile: Profile.Info, mapped: readonly Mapped[]): Profile.Info {
  return changed(
    profile,
    mapped,
    mapped.flatMap(({ empty }) => empty),
  );
}

/** What a profile states of a field; undefined where its mappings of the kind differ in it. */
export function statedOf(profile: Profile.Info, kind: string, field: string): unknown {
  const specs = profile.emits.flatMap((mapping): unknown[] =>
    mapping.kind === kind ? [(mapping as unknown as { [field: string]: unknown })[field] ?? null] : [],
  );
  return new Set(specs.map((spec) => JSON.stringify(spec))).size === 1 ? specs[0] : undefined;
}

/** The profile with fields set or taken out. */
export function changed(
  profile: Profile.Info,
  changes: readonly Change[],
  empty: readonly string[] = [],
): Profile.Info {
  if (changes.length === 0) return profile;
  const { kinds: _, ...written } = profile;
  const emits = profile.emits.map((mapping) => {
    const fields = new Map<string, unknown>(Object.entries(mapping));
    for (const { kind, field, spec } of changes) {
      if (kind !== mapping.kind) continue;
      if (spec === null) fields.delete(field);
      else fields.set(field, spec);
    }
    return Object.fromEntries(fields);
  });
  const words = [...new Set([...(profile.empty ?? []), ...empty])];
  return Profile.parse({ ...written, ...(words.length > 0 ? { empty: words } : {}), emits });
}

/** Columns that no profile reads: what they hold, and the field that one gives from then on, also in the files that are kept. */
import { refuse } from "@clearboard/core/error";
import { fits } from "@clearboard/ingest/draft/assign";
import { samples } from "@clearboard/ingest/draft/column";
import * as Unused from "@clearboard/ingest/draft/unused";
import { norm, numbered } from "@clearboard/ingest/match";
import { type Change, changed, type Mapped } from "@clearboard/ingest/profile-columns";
import * as Audit from "@clearboard/store/audit";
import * as Ledger from "@clearboard/store/ledger";
import * as MappedColumn from "@clearboard/store/mapped-column";
import * as Organisation from "@clearboard/store/organisation";
import * as z from "zod";
import type { Context } from "./context.ts";
import { demand } from "./import/entry.ts";
import { newestReadings, readAgain } from "./import/read-again.ts";
import { Id, operation } from "./operation.ts";
import * as Profiles from "./profile.ts";
import { Open } from "./profile-draft.ts";

const nameOf = ({ kind, field }: Unused.Free) => `${kind}.${field.name}`;

/** What is known of an import's columns now: its profile without those that were mapped, and what each of them holds. */
async function open(ctx: Context, importId: string) {
  const entry = await demand(ctx, importId);
  if (entry.profileDigest === "" || entry.header === undefined)
    throw refuse("column-read", { name: entry.name, column: "", columns: "-" });
  const kept = await Profiles.kept(ctx, entry.profileDigest);
  const mapped = await MappedColumn.list(ctx.table, entry.source, entry.profile);
  const organisation = await Organisation.get(ctx.table);
  const base = changed(kept, mapped.map(without));
  const isHere = new Set(numbered(entry.header).map(norm));
  const names = [
    ...new Set([...(entry.unused ?? []), ...mapped.flatMap(({ column }) => (isHere.has(norm(column)) ? column : []))]),
  ];
  const all = await Unused.look(ctx.files.stream(entry.raw), kept, organisation);
  return {
    entry,
    mapped,
    organisation,
    columns: names.map((name) => Unused.columnOf(all, name)),
    fields: Unused.free(base, entry.header),
  };
}

const without = ({ kind, field, instead }: Mapped): Change => ({ kind, field, spec: instead });

export const Columns = z
  .object({
    columns: z.array(
      z.object({
        name: z.string(),
        samples: z.array(z.string()).meta({ description: "masked" }),
        field: z.string().nullable().meta({ description: "what it was mapped to" }),
        guess: z.string().nullable().meta({ description: "what it may well be" }),
      }),
    ),
    fields: z.array(z.object({ name: z.string(), kind: z.string(), field: z.string(), values: z.array(z.string()) })),
  })
  .meta({ id: "UnusedColumns" });

/** The columns of an import that its profile does not read, with those mapped since. Throws `import-unknown`. */
export async function list(ctx: Context, importId: string): Promise<z.output<typeof Columns>> {
  const { columns, fields, mapped } = await open(ctx, importId);
  return {
    columns: columns.map((column) => {
      const found = mapped.find((item) => item.column === column.name);
      const guess = Unused.guess(fields, column);
      return {
        name: column.name,
        samples: samples(column, guess?.field.isPersonal ?? false),
        field: found === undefined ? null : `${found.kind}.${found.field}`,
        guess: guess === undefined ? null : nameOf(guess),
      };
    }),
    fields: fields.map((free) => ({
      name: nameOf(free),
      kind: free.kind,
      field: free.field.name,
      values: Object.keys(free.field.values ?? {}),
    })),
  };
}

/** `field`: a field of the profile's kinds, or "" for none any longer; `set`: `order=dmy`, answers to what was asked. */
export type Asked = { id: string; column: string; field: string; set?: string[] | undefined };

/**
 * Has a column give a field in every file of the source that the import's profile reads, and enters the kept ones once more;
 * gives those imports, to be brought to their end, or what only a person can say of the column, and then nothing has changed.
 * Throws `import-unknown`, `column-read`, `column-field`, `column-values`, `column-setting`. Audited.
 */
export async function map(
  ctx: Context,
  { id, column: name, field, set = [] }: Asked,
  by: string,
): Promise<{ open: z.output<typeof Open>[]; imports: string[] }> {
  const { entry, mapped, organisation, columns, fields } = await open(ctx, id);
  const column = columns.find((item) => norm(item.name) === norm(name));
  if (column === undefined)
    throw refuse("column-read", {
      name: entry.name,
      column: name,
      columns: columns.map((item) => item.name).join(", "),
    });
  const old = mapped.filter((item) => item.column === column.name || item.field === field.replace(/^.*\./, ""));
  const next = field === "" ? undefined : drafted(column, field, fields, set, organisation.currency);
  if (next !== undefined && next.mapped === undefined) return { open: next.open, imports: [] };
  const added = next?.mapped === undefined ? [] : [next.mapped];
  const gone = old.filter((item) => item.column === column.name || added.some((other) => other.kind === item.kind));
  const detail = { source: entry.source, profile: entry.profile, column: column.name, field };
  return Audit.record(ctx.table, ctx.now, by, "map column", detail, async () => {
    const isKept = (item: Mapped) => !gone.some(({ kind, field }) => kind === item.kind && field === item.field);
    await MappedColumn.change(ctx.table, entry.source, entry.profile, (all) => [
      ...all.filter(isKept),
      ...added.map((item) => MappedColumn.Info.parse(item)),
    ]);
    const imports: string[] = [];
    for (const item of newestReadings(await readWith(ctx, entry, [column.name, ...gone.map(({ column }) => column)]))) {
      const kept = await Profiles.kept(ctx, item.profileDigest);
      const profile = await Profiles.ofSource(ctx, changed(kept, gone.map(without)), item.source);
      imports.push(await readAgain(ctx, item, profile));
    }
    return { open: [], imports };
  });
}

/** The field as a profile states it, or the questions that are open. */
function drafted(
  column: ReturnType<typeof Unused.columnOf>,
  field: string,
  fields: Unused.Free[],
  set: string[],
  currency: string,
) {
  const found = fields.find((free) => nameOf(free) === field || free.field.name === field);
  if (found === undefined)
    throw refuse("column-field", {
      column: column.name,
      field,
      fields: fields.map(({ field }) => field.name).join(", "),
    });
  if (!fits(found.field, column)) {
    const [example = ""] = samples(column, found.field.isPersonal);
    throw refuse("column-values", { column: column.name, field: found.field.name, example });
  }
  const settings = Object.fromEntries(
    set.map((pair) => {
      const at = pair.lastIndexOf("=");
      return [pair.slice(0, Math.max(at, 0)), pair.slice(at + 1)];
    }),
  );
  const next = Unused.draft(found, column, { settings, currency });
  if (next.unused.length > 0) throw refuse("column-setting", { column: column.name, settings: next.unused.join(", ") });
  return next;
}

/** Applied files that the profile read and that have one of the columns. */
async function readWith(ctx: Context, { source, profile }: Ledger.Info, columns: string[]): Promise<Ledger.Info[]> {
  const wanted = new Set(columns.map(norm));
  return (await Ledger.list(ctx.table)).filter(
    (entry) =>
      entry.state === "applied" &&
      entry.source === source &&
      entry.profile === profile &&
      [...(entry.unused ?? []), ...numbered(entry.header ?? [])].some((name) => wanted.has(norm(name))),
  );
}

export const listColumns = operation({
  name: "columns.list",
  route: "GET /api/imports/:id/columns",
  summary: "Columns of a file that its profile does not read, and what each may give",
  action: "import.manage",
  input: z.strictObject({ id: Id }),
  output: Columns,
  refusals: ["import-unknown", "column-read"],
  run: (ctx, { id }) => list(ctx, id),
});

export const mapColumn = operation({
  name: "columns.map",
  route: "POST /api/imports/:id/columns",
  summary: "Map a column to a field: later files of the source are read so, and the kept ones again",
  action: "import.manage",
  input: z.strictObject({
    id: Id,
    column: z.string().min(1).max(200),
    field: z.string().max(60).meta({ description: "empty: the column is no longer read" }),
    set: z.array(z.string().max(300)).max(60).optional().meta({ description: "answers, each as key=value" }),
  }),
  output: z.object({ open: z.array(Open), imports: z.array(z.string()) }),
  status: 202,
  refusals: ["import-unknown", "column-read", "column-field", "column-values", "column-setting", "request-invalid"],
  audit: "map column",
  run: async (ctx, input, { id: by }) => {
    const done = await map(ctx, input, by);
    for (const importId of done.imports) await ctx.startImport(importId);
    return done;
  },
});

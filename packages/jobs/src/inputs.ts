/** Gathers everything a month's board is computed from, from primary partitions only. */
import type * as Inputs from "@clearboard/core/board/inputs";
import type * as Fact from "@clearboard/core/fact";
import * as Call from "@clearboard/store/call";
import * as Ledger from "@clearboard/store/ledger";
import * as Organisation from "@clearboard/store/organisation";
import * as Record from "@clearboard/store/record";
import { type Context, generation as currentGeneration } from "./context.ts";
import * as PolicyOf from "./policy.ts";

type Place = { importId: string; line: number };

export async function load(ctx: Context, month: string, previous: Inputs.Previous | null): Promise<Inputs.Inputs> {
  const { table } = ctx;
  const generation = await currentGeneration(ctx);
  const stored = async <K extends Exclude<Fact.Kind, "person" | "call">>(
    kind: K,
    from = month,
  ): Promise<Fact.Stored<K>[]> =>
    (await Record.ofMonth(table, generation, kind, from)).map(({ source, id, data }) => {
      const { importId, line } = data.origin as Place;
      return { id, origin: { source, importId, line }, values: data.values as unknown as Fact.Values[K] };
    });
  const [organisation, policy, people, identities, deals, calls, targets, surveys, peers, knowledge, imports] =
    await Promise.all([
      Organisation.get(table),
      PolicyOf.effective(ctx, month),
      loadPeople(ctx, generation),
      stored("identity", "always"),
      stored("deal"),
      Call.months(table, generation, month),
      stored("target"),
      stored("survey"),
      stored("peer"),
      stored("knowledge"),
      Ledger.list(table),
    ]);
  return {
    month,
    organisation,
    policy,
    people,
    identities,
    deals,
    calls,
    targets,
    surveys,
    peers,
    knowledge,
    previous,
    imports: notes(imports, month),
  };
}

/** Every distinct statement of every person row, oldest first within a person. */
export async function loadPeople(ctx: Context, generation: number): Promise<Inputs.PersonRow[]> {
  const rows = await Record.ofMonth(ctx.table, generation, "person", "always");
  return rows.flatMap(({ source, id, data }) =>
    (data.history as unknown as { day: string; origin: Place; values: Fact.Values["person"] }[]).map(
      ({ day, origin, values }) => ({
        id,
        origin: { source, ...origin },
        values,
        day,
      }),
    ),
  );
}

export async function loadIdentities(ctx: Context, generation: number): Promise<Fact.Stored<"identity">[]> {
  return (await Record.ofMonth(ctx.table, generation, "identity", "always")).map(({ source, id, data }) => ({
    id,
    origin: { source, ...(data.origin as Place) },
    values: data.values as unknown as Fact.Values["identity"],
  }));
}

function notes(imports: Ledger.Info[], month: string): Inputs.ImportNote[] {
  return imports
    .filter((entry) => entry.state === "applied" && entry.months?.includes(month) === true)
    .map((entry) => ({
      importId: entry.id,
      source: entry.source,
      file: entry.name,
      asOf: new Date(entry.asOf).toISOString(),
      rejected: entry.counts?.rejected ?? 0,
      duplicate: entry.counts?.duplicate ?? 0,
    }))
    .sort((one, two) => (one.importId < two.importId ? -1 : 1));
}

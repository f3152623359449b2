/** Gathers everything a month's board is computed from, from primary partitions only. */
import * as Sale from "@clearboard/core/board/deal-credit";
import type * as Inputs from "@clearboard/core/board/inputs";
import * as Fact from "@clearboard/core/fact";
import type * as Membership from "@clearboard/core/membership";
import { COUNTED_KINDS } from "@clearboard/core/metric/registry";
import { byText } from "@clearboard/core/order";
import * as Period from "@clearboard/core/period";
import type * as Policy from "@clearboard/core/policy";
import * as Call from "@clearboard/store/call";
import * as Ledger from "@clearboard/store/ledger";
import * as Organisation from "@clearboard/store/organisation";
import * as Record from "@clearboard/store/record";
import type { Json } from "@clearboard/store/table";
import { type Context, generation as currentGeneration } from "./context.ts";
import * as PolicyOf from "./policy.ts";

type Place = { importId: string; line: number };
type Kept = Exclude<Fact.Kind, "person" | "call">;
type Load = <K extends Kept>(kind: K, from: string) => Promise<Fact.Stored<K>[]>;

export async function load(ctx: Context, month: string, previous: Inputs.Previous | null): Promise<Inputs.Inputs> {
  const { table } = ctx;
  const generation = await currentGeneration(ctx);
  const stored: Load = async (kind, from) =>
    (await Record.ofMonth(table, generation, kind, from)).map(({ source, id, data }) => {
      const { importId, line } = data.origin as Place;
      return { id, origin: { source, importId, line }, values: Fact.parseValues(kind, data.values) };
    });
  const [organisation, policy, people, identities, shares, costs, leaves, imports] = await Promise.all([
    Organisation.get(table),
    PolicyOf.effective(ctx, month),
    loadPeople(ctx, generation),
    stored("identity", "always"),
    stored("share", month),
    stored("cost", month),
    stored("leave", "always"),
    Ledger.list(table),
  ]);
  const windowDays = Sale.windowOf(policy);
  const facts = await ofMonth(ctx, generation, stored, month, windowDays);
  // Money of the month's deals may come in files of later months only.
  const named = new Set([...facts.payments, ...facts.refunds].map(({ origin }) => origin.importId));
  const earlier: Inputs.Earlier[] = [];
  for (const past of before(policy, month, organisation))
    earlier.push(await ofMonth(ctx, generation, stored, past, windowDays));
  return {
    ...facts,
    organisation,
    policy,
    people,
    identities,
    refundedDeals: await namedDeals(ctx, generation, facts),
    shares,
    costs,
    leaves,
    ...(earlier.length === 0 ? {} : { earlier }),
    previous,
    imports: notes(imports, month, named),
  };
}

/** What is sold, paid, judged and planned in one month. */
async function ofMonth(
  { table }: Context,
  generation: number,
  stored: Load,
  month: string,
  windowDays: number,
): Promise<Inputs.Earlier> {
  const months = Period.range(month, Period.monthOf(Period.addDays(Period.lastDay(month), windowDays)));
  const within = async <K extends "payment" | "refund">(kind: K) =>
    (await Promise.all(months.map((name) => stored(kind, name)))).flat();
  const [deals, calls, targets, surveys, peers, knowledge, payments, refunds] = await Promise.all([
    stored("deal", month),
    Call.months(table, generation, month),
    stored("target", month),
    stored("survey", month),
    stored("peer", month),
    stored("knowledge", month),
    within("payment"),
    within("refund"),
  ]);
  const counted = await Promise.all(COUNTED_KINDS.map(async (kind) => [kind, await stored(kind, month)]));
  const ours = new Set(deals.map(({ id, origin }) => keyOf(origin.source, id)));
  const isOurs = ({ origin, values }: Fact.Stored<"payment"> | Fact.Stored<"refund">) =>
    ours.has(keyOf(origin.source, values.deal)) || isOf(values, month);
  return {
    month,
    deals,
    calls,
    targets,
    surveys,
    peers,
    knowledge,
    ...(counted.length === 0 ? {} : { counted: Object.fromEntries(counted) }),
    payments: payments.filter(isOurs),
    refunds: refunds.filter(isOurs),
  };
}

const keyOf = (source: string, id: string) => `${source}\u001f${id}`;

/** Whether money came or was due in the month. */
function isOf(values: Fact.Values["payment"] | Fact.Values["refund"], month: string): boolean {
  const days = [values.day, "dueDay" in values ? values.dueDay : undefined];
  return days.some((day) => day !== undefined && Period.monthOf(day) === month);
}

/** The deals of other months, or open, that the month's payments and refunds name. */
async function namedDeals(
  { table }: Context,
  generation: number,
  { deals, payments, refunds }: Inputs.Earlier,
): Promise<Fact.Stored<"deal">[]> {
  const ours = new Set(deals.map(({ id, origin }) => keyOf(origin.source, id)));
  const named = Map.groupBy([...payments, ...refunds], ({ origin }) => origin.source);
  const found: Fact.Stored<"deal">[] = [];
  for (const [source, facts] of named) {
    const ids = new Set(facts.map(({ values }) => values.deal).filter((id) => !ours.has(keyOf(source, id))));
    const entities = await Record.entities(table, generation, "deal", source, [...ids].sort());
    for (const [id, { history, home }] of entities) {
      const winner = history.at(-1);
      if (winner === undefined || home === null) continue;
      const { importId, line } = winner;
      found.push({ id, origin: { source, importId, line }, values: Fact.parseValues("deal", winner.values) });
    }
  }
  return found.sort((a, b) => byText(keyOf(a.origin.source, a.id), keyOf(b.origin.source, b.id)));
}

/** The months of the quarter or year before this one, where a plan pays by the longer time. */
export function before(
  { plans }: Policy.Info,
  month: string,
  { firstMonth = 1 }: Inputs.Inputs["organisation"],
): string[] {
  const units = new Set(plans.flatMap(({ plan }) => plan.components.map(({ unit }) => unit)));
  const place = (Number(month.slice(5)) - firstMonth + 12) % 12;
  const first = units.has("year") ? 0 : units.has("quarter") ? place - (place % 3) : place;
  return first === place ? [] : Period.range(Period.shift(month, first - place), Period.previous(month));
}

/** Every distinct statement of every person row, oldest first within a person. */
export async function loadPeople(ctx: Context, generation: number): Promise<Membership.PersonRow[]> {
  const rows = await Record.ofMonth(ctx.table, generation, "person", "always");
  return rows.flatMap(({ source, id, data }) =>
    (data.history as { day: string; origin: Place; values: Json }[]).map(({ day, origin, values }) => ({
      id,
      origin: { source, ...origin },
      values: Fact.parseValues("person", values),
      day,
    })),
  );
}

export async function loadIdentities(ctx: Context, generation: number): Promise<Fact.Stored<"identity">[]> {
  return (await Record.ofMonth(ctx.table, generation, "identity", "always")).map(({ source, id, data }) => ({
    id,
    origin: { source, ...(data.origin as Place) },
    values: Fact.parseValues("identity", data.values),
  }));
}

function notes(imports: Ledger.Info[], month: string, named: ReadonlySet<string>): Inputs.ImportNote[] {
  return imports
    .filter(({ id, state, months }) => state === "applied" && (months?.includes(month) === true || named.has(id)))
    .map((entry) => ({
      importId: entry.id,
      source: entry.source,
      file: entry.name,
      asOf: new Date(entry.asOf).toISOString(),
      rejected: entry.counts?.rejected ?? 0,
      duplicate: entry.counts?.duplicate ?? 0,
    }))
    .sort((a, b) => byText(a.importId, b.importId));
}

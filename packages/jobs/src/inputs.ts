/** Gathers everything a month's board is computed from, from primary partitions only. */
import * as Conversion from "@clearboard/core/board/conversion";
import * as DealCredit from "@clearboard/core/board/deal-credit";
import type * as Inputs from "@clearboard/core/board/inputs";
import * as TargetMonths from "@clearboard/core/board/target-months";
import * as Fact from "@clearboard/core/fact";
import * as Fiscal from "@clearboard/core/fiscal";
import type * as Membership from "@clearboard/core/membership";
import { COUNTED_KINDS } from "@clearboard/core/metric/registry";
import { byText } from "@clearboard/core/order";
import * as Period from "@clearboard/core/period";
import type * as Policy from "@clearboard/core/policy";
import * as WorkingDays from "@clearboard/core/working-days";
import * as Manifest from "@clearboard/store/call/manifest";
import * as Sums from "@clearboard/store/call/sums";
import * as DealCash from "@clearboard/store/deal-cash";
import * as Ledger from "@clearboard/store/ledger";
import * as Organisation from "@clearboard/store/organisation";
import * as Record from "@clearboard/store/record";
import type { Json } from "@clearboard/store/table";
import { readManifest } from "./calls/call-files.ts";
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
  const { currency, firstMonth } = organisation;
  const load = {
    ctx,
    generation,
    setting: { currency, firstMonth },
    stored,
    windowDays: DealCredit.windowOf(policy),
    withCash: sourcesOfCash(imports),
  };
  const facts = await ofMonth(load, month);
  // Money of the month's deals may come in files of later months only, and targets in files of quarters and years.
  const named = new Set([...facts.payments, ...facts.refunds, ...facts.targets].map(({ origin }) => origin.importId));
  const callFiles: Inputs.Inputs["callFiles"] = {};
  for (const source of new Set(facts.calls.map((calls) => calls.source)))
    callFiles[source] = Manifest.ofMonth(await readManifest(ctx, generation, source, imports), month);
  const earlier: Inputs.Earlier[] = [];
  for (const past of before(policy, month, organisation)) earlier.push(await ofMonth(load, past));
  const converted = await inOneCurrency(load, { ...facts, costs }, earlier);
  return {
    ...converted.facts,
    callFiles,
    organisation,
    policy,
    people,
    identities,
    shares,
    leaves,
    ...(earlier.length === 0 ? {} : { earlier: converted.earlier }),
    previous,
    imports: notes(imports, month, named),
  };
}

/** The facts of all months with their amounts in the organisation's currency, where there are rates; read only when asked for. */
async function inOneCurrency<F extends Inputs.Earlier & Pick<Inputs.Inputs, "costs">>(
  { ctx, generation, setting }: Loading,
  facts: F,
  earlier: Inputs.Earlier[],
): Promise<{ facts: F; earlier: Inputs.Earlier[] }> {
  if (![facts, ...earlier].some((month) => Conversion.isNeeded(month, setting.currency))) return { facts, earlier };
  const rates = await loadRates(ctx, generation);
  return {
    facts: Conversion.convert(facts, rates, setting),
    earlier: earlier.map((month) => Conversion.convert(month, rates, setting)),
  };
}

type Loading = {
  ctx: Context;
  generation: number;
  setting: Conversion.Setting;
  stored: Load;
  windowDays: number;
  /** sources that brought payments or refunds */
  withCash: ReadonlySet<string>;
};

/** What is sold, paid, judged and planned in one month, with the whole cash of every deal that counts in it. */
async function ofMonth(loading: Loading, month: string): Promise<Inputs.Earlier> {
  const { ctx, generation, stored, windowDays } = loading;
  // What was due in the month may have come in as late as refunds are waited for.
  const months = Period.range(month, Period.monthOf(Period.addDays(Period.lastDay(month), windowDays)));
  const [deals, calls, targets, surveys, peers, knowledge, refunds, ...payments] = await Promise.all([
    stored("deal", month),
    Sums.months(ctx.table, generation, month),
    targetsOf(loading, month),
    stored("survey", month),
    stored("peer", month),
    stored("knowledge", month),
    stored("refund", month),
    ...months.map((name) => stored("payment", name)),
  ]);
  const counted = await Promise.all(COUNTED_KINDS.map(async (kind) => [kind, await stored(kind, month)]));
  const moved = { payments: payments.flat().filter((fact) => isOf(fact.values, month)), refunds };
  const cash = await wholeCash(loading, month, deals, moved);
  return {
    month,
    deals,
    calls,
    targets,
    surveys,
    peers,
    knowledge,
    ...(counted.length === 0 ? {} : { counted: Object.fromEntries(counted) }),
    ...cash,
    refundedDeals: await namedDeals(loading, { deals, ...cash }),
  };
}

/**
 * The month's targets, and its part of those of its quarter and year. Only where there are such the targets of the year's other
 * months are read. The days are counted by the policy of the fiscal year's first month, so that every month splits alike.
 */
async function targetsOf(loading: Loading, month: string): Promise<Fact.Stored<"target">[]> {
  const { ctx, generation, stored, setting } = loading;
  const { currency, firstMonth } = setting;
  const { year } = Fiscal.placeOf(month, firstMonth);
  const [own, ofQuarter, ofYear] = await Promise.all(
    [month, Fiscal.quarterOf(month, firstMonth), year].map((period) => stored("target", period)),
  );
  if (own === undefined || ofQuarter === undefined || ofYear === undefined) return [];
  if (ofQuarter.length + ofYear.length === 0) return own;
  const months = Fiscal.parse(year, firstMonth)?.months ?? [];
  const quarters = months.flatMap((name, at) => (at % 3 === 0 ? Fiscal.quarterOf(name, firstMonth) : []));
  const others = await Promise.all([...months, ...quarters].map((period) => stored("target", period)));
  const { calendar } = await PolicyOf.effective(ctx, months[0] ?? month);
  const daysIn = (name: string) => WorkingDays.list(name, calendar).length;
  const all = [...others.flat(), ...ofYear];
  const isForeign = all.some(({ values }) => values.currency !== currency);
  const priced = isForeign ? Conversion.convertTargets(all, await loadRates(ctx, generation), setting) : all;
  return TargetMonths.ofMonth(priced, month, { firstMonth, daysIn });
}

type Cash = Pick<Inputs.Earlier, "payments" | "refunds">;
type CashFact = Fact.Stored<"payment"> | Fact.Stored<"refund">;

const keyOf = (source: string, id: string) => `${source}\u001f${id}`;
const keyOfFact = ({ origin, id }: Fact.Stored<Kept>) => keyOf(origin.source, id);

/** Whether money came or was due in the month. */
function isOf(values: Fact.Values["payment"], month: string): boolean {
  return [values.day, values.dueDay].some((day) => day !== undefined && Period.monthOf(day) === month);
}

/** Sources that ever brought payments or refunds: the others' deals are not asked for any. */
function sourcesOfCash(imports: readonly Ledger.Info[]): ReadonlySet<string> {
  return new Set(
    imports.flatMap(({ source, staged }) =>
      DealCash.KINDS.some((kind) => staged?.[kind] !== undefined) ? source : [],
    ),
  );
}

/**
 * All payments and refunds of the month's deals, whenever they came, and of the older deals whose cash moved in the month
 * those up to its end. Costs a read of the buckets in which such deals and the rows of other months lie; nothing where a source
 * brings no cash.
 */
async function wholeCash(
  { ctx, generation, withCash }: Loading,
  month: string,
  deals: readonly Fact.Stored<"deal">[],
  moved: Cash,
): Promise<Cash> {
  const own = new Set(deals.map(keyOfFact));
  const wanted = new Map<string, Set<string>>();
  const want = (source: string, deal: string) => {
    if (withCash.has(source)) wanted.set(source, (wanted.get(source) ?? new Set()).add(deal));
  };
  for (const { id, origin } of deals) want(origin.source, id);
  for (const { values, origin } of [...moved.payments, ...moved.refunds]) want(origin.source, values.deal);
  const last = Period.lastDay(month);
  const found: Cash = { payments: [...moved.payments], refunds: [...moved.refunds] };
  const here = { payment: new Set(found.payments.map(keyOfFact)), refund: new Set(found.refunds.map(keyOfFact)) };
  for (const [source, ids] of wanted) {
    const named = await DealCash.find(ctx.table, generation, source, [...ids].sort());
    const counts = ({ values, origin }: CashFact) =>
      ids.has(values.deal) && (own.has(keyOf(origin.source, values.deal)) || (values.day ?? "~") <= last);
    const others = async <K extends DealCash.Kind>(kind: K) => {
      const all = [...named.values()].flatMap((rows) => rows[kind]);
      const ids = all.filter((id) => !here[kind].has(keyOf(source, id)));
      return living(ctx, generation, kind, source, ids);
    };
    found.payments.push(...(await others("payment")).filter(counts));
    found.refunds.push(...(await others("refund")).filter(counts));
  }
  const byKey = (a: CashFact, b: CashFact) => byText(keyOfFact(a), keyOfFact(b));
  return { payments: found.payments.sort(byKey), refunds: found.refunds.sort(byKey) };
}

/** Facts by their ids, as last stated; what was withdrawn is left out. */
async function living<K extends Kept>(
  { table }: Context,
  generation: number,
  kind: K,
  source: string,
  ids: string[],
): Promise<Fact.Stored<K>[]> {
  const entities = await Record.entities(table, generation, kind, source, ids);
  return [...entities].flatMap(([id, { history, home }]) => {
    const counted = Record.counted(kind, history);
    if (counted === undefined || home === null) return [];
    const { importId, line, values } = counted;
    return [{ id, origin: { source, importId, line }, values: Fact.parseValues(kind, values) }];
  });
}

/** The deals of other months, or open, that the month's payments and refunds name. */
async function namedDeals(
  { ctx, generation }: Loading,
  { deals, payments, refunds }: Cash & Pick<Inputs.Earlier, "deals">,
): Promise<Fact.Stored<"deal">[]> {
  const ours = new Set(deals.map(keyOfFact));
  const found: Fact.Stored<"deal">[] = [];
  for (const [source, facts] of Map.groupBy([...payments, ...refunds], ({ origin }) => origin.source)) {
    const ids = new Set(facts.map(({ values }) => values.deal).filter((id) => !ours.has(keyOf(source, id))));
    found.push(...(await living(ctx, generation, "deal", source, [...ids].sort())));
  }
  return found.sort((a, b) => byText(keyOfFact(a), keyOfFact(b)));
}

/** The months of the quarter or year before this one, where a plan pays by the longer time. */
export function before({ plans }: Policy.Info, month: string, { firstMonth }: Inputs.Inputs["organisation"]): string[] {
  const units = new Set(plans.flatMap(({ plan }) => plan.components.map(({ unit }) => unit)));
  const { place } = Fiscal.placeOf(month, firstMonth);
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

export const loadIdentities = (ctx: Context, generation: number) => lasting(ctx, generation, "identity");
export const loadRates = (ctx: Context, generation: number) => lasting(ctx, generation, "rate");

/** Every fact of a kind that holds for longer than a month. */
async function lasting<K extends "identity" | "rate">(
  { table }: Context,
  generation: number,
  kind: K,
): Promise<Fact.Stored<K>[]> {
  return (await Record.ofMonth(table, generation, kind, "always")).map(({ source, id, data }) => ({
    id,
    origin: { source, ...(data.origin as Place) },
    values: Fact.parseValues(kind, data.values),
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

/** The way from one statement's input to another's, one thing at a time (the order is told in difference.ts). */
import * as Canonical from "../canonical.ts";
import * as Money from "../money.ts";
import { byText } from "../order.ts";
import type * as Plan from "../plan/plan.ts";
import * as Rational from "../rational.ts";
import * as Entry from "./entry.ts";
import type * as Input from "./input.ts";
import type * as Statement from "./statement.ts";

export type State = {
  month: string;
  statement: Statement.Info;
  plan: Plan.Info;
  policyVersion: number;
  input: Input.Info;
};
export type Reason = Omit<Entry.Cause, "amount">;
export type Step = { reason: Reason; state: State };

const reason = (code: Reason["code"], params: Reason["params"] = {}, rows: Entry.Row[] = []): Reason => ({
  code,
  params,
  rows,
});

/** The rows of a team that changed between two statements; a statement by itself knows its own rows only. */
export type TeamRows = (team: string) => Entry.Row[];

/** The rows that say who the person is which only one of two statements knows. */
const identityRows = (before: Statement.Info | null, after: Statement.Info | null) =>
  Entry.differing(before?.identity ?? [], after?.identity ?? []);

/** Why one of two statements could not be paid at all. */
export function missing(before: Statement.Info | null, after: Statement.Info | null): Reason {
  const without = after === null || after.input === null ? after : before;
  const rows = [...(before?.targets ?? []), ...(after?.targets ?? [])].map(({ row }) => row);
  if (without?.reason === "no-target") return reason("target", {}, rows);
  const identity = identityRows(before, after);
  // a plan that names nobody of the person's role is the plan's doing unless the person's place is another
  if (without !== null && without.plan === null && identity.length === 0)
    return reason("plan", { reason: without.reason ?? "" });
  return reason("person", without?.reason ? { reason: without.reason } : {}, identity);
}

/**
 * The state with the month's revenue as the deals it is the sum of, so that each can be told by itself. Left alone where
 * the input has deals already, or where they do not come to the sum.
 */
export function withDeals(state: State): State {
  const { month, statement, plan } = state;
  const money = (minor: bigint) => Money.majorText(Rational.of(minor), plan.currency);
  const total = statement.deals.reduce((sum, { credited }) => sum + BigInt(credited.minor), 0n);
  const person = personOf(state);
  const periods = person.periods.map((period): Input.Period => {
    const { sums: { revenue, ...sums } = {}, ...rest } = period;
    if (period.id !== month || period.deals !== undefined || revenue === undefined) return period;
    if (!Rational.equals(Money.parseMajor(revenue, plan.currency), Rational.of(total))) return period;
    const deals = statement.deals.map((deal): Input.Deal => {
      const refunds = deal.refunds.filter(({ isInWindow }) => isInWindow);
      const gross = refunds.reduce((sum, { amount }) => sum + BigInt(amount.minor), BigInt(deal.credited.minor));
      return {
        ...{ id: deal.id, day: deal.day, amount: money(gross), share: "1", credit: deal.credit, payments: [] },
        ...(deal.product !== null && { labels: { product: deal.product } }),
        refunds: refunds.map(({ amount }) => ({ amount: money(BigInt(amount.minor)) })),
      };
    });
    return { ...rest, ...(Object.keys(sums).length > 0 && { sums }), deals };
  });
  return { ...state, input: withPerson(state.input, { ...person, periods }) };
}

/** Every step that changes anything, with the state after it; the last state is the later input. */
export function* steps(from: State, to: State, teamRows: TeamRows): Generator<Step> {
  let state = from;
  const later = personOf(to);
  const edit = (why: Reason, change: (person: Input.Person) => Input.Person): Step[] => {
    const person = change(personOf(state));
    if (isSame(person, personOf(state))) return [];
    state = { ...state, input: withPerson(state.input, person) };
    return [{ reason: why, state }];
  };
  const whole = (why: Reason, next: State): Step[] => {
    if (isSame([next.plan, next.input], [state.plan, state.input])) return [];
    state = next;
    return [{ reason: why, state }];
  };
  const identity = identityRows(from.statement, to.statement);
  const team = togetherRows(from.statement, to.statement, teamRows);
  const periods = (fields: readonly (keyof Input.Period)[]) => (person: Input.Person) => ({
    ...person,
    periods: person.periods.map((period) => taken(period, periodOf(later, period), fields)),
  });

  const versions = { before: `${from.policyVersion}`, after: `${to.policyVersion}` };
  const variable = (person: Input.Person) => periods(["variable"])(taken(person, later, ["variable"]));
  const priced = withPerson({ ...from.input, rates: to.input.rates }, variable(personOf(from)));
  yield* whole(reason("plan", versions), { ...from, plan: to.plan, policyVersion: to.policyVersion, input: priced });
  const target = (person: Input.Person) => periods(["target", "targets"])(taken(person, later, ["target", "targets"]));
  const worked = periods(["workingDays", "serviceMonth"]);
  const byDays = isTargetByDays(from, to);
  if (!byDays) yield* edit(reason("target", {}, targetRows(from, to)), target);
  yield* edit(reason("working-days", {}, identity), byDays ? (person) => worked(target(person)) : worked);
  yield* edit(reason("score"), (person) => scored(person, later, to.month));
  const teamed = (person: Input.Person) => periods(["measures"])(taken(person, later, ["team"]));
  yield* whole(reason("team", {}, team), {
    ...state,
    input: withPerson({ ...state.input, teams: to.input.teams }, teamed(personOf(state))),
  });
  const weighed = periods(["weight"])(taken(personOf(state), later, ["weight"]));
  yield* whole(reason("pool", {}, team), {
    ...state,
    input: withPerson({ ...state.input, pools: to.input.pools }, weighed),
  });
  yield* edit(reason("balance"), (person) => periods(["opening"])(taken(person, later, ["opening"])));
  for (const { id = "" } of later.periods)
    if (id !== to.month) yield* edit(reason("row-changed", { month: id }), (person) => summed(person, later, id));
  yield* rows({ ...from, person: personOf(from) }, { ...to, person: later }, edit);
  yield* cash({ ...from, person: personOf(from) }, { ...to, person: later }, edit);
  yield* whole(reason("person", {}, identity), { ...to, statement: state.statement });
}

/** All given figures but what the team reached, and but the sums of earlier months, which stand for rows. */
function scored(person: Input.Person, later: Input.Person, month: string): Input.Person {
  const fields = ["scores", "attainments", "earned", "of"] as const;
  const periods = person.periods.map((period): Input.Period => {
    const next = periodOf(later, period);
    const changed = taken(period, next, period.id === month ? [...fields, "sums", "amount"] : [...fields]);
    const team = period.measures?.team;
    const measures = { ...next?.measures, ...(team !== undefined && { team }) };
    if (team === undefined) delete measures.team;
    const { measures: _, ...rest } = changed;
    return next === undefined || Object.keys(measures).length === 0
      ? next === undefined
        ? changed
        : rest
      : { ...rest, measures };
  });
  return { ...person, periods };
}

function summed(person: Input.Person, later: Input.Person, id: string): Input.Person {
  const periods = person.periods.map((period) =>
    period.id === id ? taken(period, periodOf(later, period), ["sums", "amount"]) : period,
  );
  return { ...person, periods };
}

/** What changed in the person's team; who moved has two, and the row that moved them. */
function togetherRows(from: Statement.Info, to: Statement.Info, teamRows: TeamRows): Entry.Row[] {
  const teams = new Set([to.person.team, from.person.team].flatMap((team) => team ?? []));
  const moved = teams.size > 1 ? identityRows(from, to) : [];
  return Entry.distinct([...moved, ...[...teams].flatMap(teamRows)]);
}

function targetRows(from: State, to: State): Entry.Row[] {
  return Entry.distinct([...from.statement.targets, ...to.statement.targets].map(({ row }) => row));
}

/** Whether the same rows of targets come to another target by the working days they are counted over, and by nothing else. */
function isTargetByDays(from: State, to: State): boolean {
  const period = (state: State) => personOf(state).periods.find(({ id }) => id === state.month);
  const isProrated = [from, to].every((state) => period(state)?.targetsAre === "prorated");
  return isProrated && differing(from.statement.targets, to.statement.targets).length === 0;
}

const isSame = (item: unknown, other: unknown) =>
  item === other || Canonical.text({ value: item }) === Canonical.text({ value: other });

/** A copy with these fields as the later one has them, also where it has none. */
function taken<T extends object>(item: T, later: T | undefined, fields: readonly (keyof T)[]): T {
  if (later === undefined) return item;
  const copy = { ...item };
  for (const field of fields) {
    if (later[field] === undefined) delete copy[field];
    else copy[field] = later[field];
  }
  return copy;
}

/** Whose statement it is; an input written for one person holds the periods themselves. */
function personOf({ input }: State): Input.Person {
  return input.people?.[0] ?? { id: "person", periods: input.periods ?? [] };
}

function withPerson(input: Input.Info, person: Input.Person): Input.Info {
  const { periods: _, ...rest } = input;
  return { ...rest, people: [person] };
}

function periodOf(person: Input.Person, period: Input.Period): Input.Period | undefined {
  return person.periods.find((item) => item.id === period.id);
}

/** Changes the person at hand; answers the step when that changed anything. */
export type Edit = (why: Reason, change: (person: Input.Person) => Input.Person) => Step[];
type Side = { statement: Statement.Info; person: Input.Person };
type Found = { period: string; id: string; before: Input.Deal | undefined; after: Input.Deal | undefined };

/** The deals one by one: gone, changed, new, then what came on top of each. */
export function* rows(from: Side, to: Side, edit: Edit): Generator<Step> {
  const list = found(from.person, to.person);
  const set = (item: Found, deal: Input.Deal | undefined) => (person: Input.Person) => placed(person, item, deal);
  const now = new Map(list.map((item) => [item, item.before]));
  const step = (item: Found, code: Reason["code"], deal: Input.Deal | undefined, named: Entry.Row[]) => {
    now.set(item, deal);
    return edit({ code, params: { id: item.id }, rows: named }, set(item, deal));
  };
  const rowOf = (item: Found) => own(to, item.id)?.row ?? own(from, item.id)?.row;
  const rowsOf = (item: Found) => [rowOf(item), rateRow(own(to, item.id))].flatMap((row) => row ?? []);
  // who the owner of a deal is may have changed in place of its row
  const identity = identityRows(from.statement, to.statement);
  for (const item of list)
    if (item.after === undefined) yield* step(item, "row-gone", undefined, [...rowsOf(item), ...identity]);
  for (const item of list) {
    if (item.before === undefined || item.after === undefined) continue;
    const { refunds, payments, share, credit, countShare, cancelled } = item.before;
    const shared = { share, credit, ...(countShare !== undefined && { countShare }) };
    const kept = { refunds, payments, ...shared, ...(cancelled && { cancelled }) };
    yield* step(item, codeOf(own(from, item.id), own(to, item.id)), { ...bare(item.after), ...kept }, rowsOf(item));
  }
  for (const item of list) {
    if (item.before !== undefined || item.after === undefined) continue;
    const { share, credit, countShare } = item.after;
    const shared = { share, credit, ...(countShare !== undefined && { countShare }) };
    yield* step(item, "row-new", { ...bare(item.after), refunds: [], payments: [], ...shared }, rowsOf(item));
  }
  for (const item of list) {
    const deal = now.get(item);
    if (item.after === undefined || deal === undefined) continue;
    const { cancelled: _, ...rest } = deal;
    const { cancelled, refunds } = item.after;
    const gone = differing(own(from, item.id)?.refunds ?? [], own(to, item.id)?.refunds ?? []);
    const named = isSame(cancelled, deal.cancelled) ? gone : [...rowsOf(item), ...gone];
    yield* step(item, "refund", { ...rest, refunds, ...(cancelled && { cancelled }) }, named);
  }
  for (const item of list) {
    const deal = now.get(item);
    if (item.after === undefined || deal === undefined) continue;
    const named = differing(own(from, item.id)?.payments ?? [], own(to, item.id)?.payments ?? []);
    yield* step(item, "payment", { ...deal, payments: item.after.payments }, named);
  }
  for (const item of list) if (item.after !== undefined) yield* step(item, "credit", item.after, rowsOf(item));
}

const own = ({ statement: { deals, older } }: { statement: Statement.Info }, id: string) =>
  [...deals, ...older].find((deal) => deal.id === id);

/** The cash of each deal, where it is given by deal: named by the payments and refunds that only one side has. */
function* cash(from: Side, to: Side, edit: Edit): Generator<Step> {
  for (const { id: month } of to.person.periods) {
    const at = ({ person }: Side) => person.periods.find((period) => period.id === month)?.cash ?? [];
    const [was, is] = [at(from), at(to)];
    const ids = new Set([...was, ...is].map(({ id }) => id));
    for (const id of [...ids].sort(byText)) {
      const [before, after] = [own(from, id), own(to, id)];
      const paid = differing(before?.payments ?? [], after?.payments ?? []);
      const returned = differing(before?.refunds ?? [], after?.refunds ?? []);
      const named = [
        ...paid,
        ...returned,
        ...(paid.length + returned.length > 0 ? [] : [(after ?? before)?.row ?? []]),
      ];
      const code = paid.length > 0 ? "payment" : returned.length > 0 ? "refund" : "row-changed";
      const next = is.find((item) => item.id === id);
      yield* edit(reason(code, { id }, named.flat()), (person) => ({
        ...person,
        periods: person.periods.map((period) => {
          if (period.id !== month) return period;
          const list = (period.cash ?? []).filter((item) => item.id !== id);
          return { ...period, cash: next === undefined ? list : [...list, next] };
        }),
      }));
    }
  }
}

/** Rows that only one of two lists has, or that say something else in it. */
function differing(before: readonly { row: Entry.Row }[], after: readonly { row: Entry.Row }[]): Entry.Row[] {
  const text = (item: { row: Entry.Row }) => Canonical.text(item);
  const [was, is] = [new Set(before.map(text)), new Set(after.map(text))];
  const gone = before.filter((item) => !is.has(text(item)));
  return Entry.distinct([...after.filter((item) => !was.has(text(item))), ...gone].map(({ row }) => row));
}

/** Every deal of either, by day and id. */
function found(before: Input.Person, after: Input.Person): Found[] {
  const list = new Map<string, Found>();
  for (const [person, side] of [
    [before, "before"],
    [after, "after"],
  ] as const)
    for (const [at, period] of person.periods.entries())
      for (const [index, deal] of (period.deals ?? []).entries()) {
        const [of, id] = [keyOf(period, at), deal.id ?? `${index + 1}`];
        const key = JSON.stringify([of, id]);
        const item = list.get(key) ?? { period: of, id, before: undefined, after: undefined };
        list.set(key, { ...item, [side]: deal });
      }
  const day = ({ before: was, after: is }: Found) => is?.day ?? was?.day ?? "";
  return [...list.values()].sort((a, b) => byText(day(a), day(b)) || byText(a.id, b.id));
}

/** The row of the rate that a deal counts at. */
function rateRow(deal: Statement.Deal | undefined): Entry.Row | undefined {
  const { currency, day, origin } = deal?.converted ?? {};
  return origin && Entry.rowOf("rate", { id: `${currency} ${day}`, origin });
}

/** A deal of the same day and amount of which the person has another part changed by its credit alone, one that states the same by its rate. */
function codeOf(before: Statement.Deal | undefined, after: Statement.Deal | undefined): Reason["code"] {
  if (before === undefined || after === undefined) return "row-changed";
  const [was, is] = [before.converted, after.converted];
  if (was && is && isSame(was.stated, is.stated) && was.rate !== is.rate && before.share === after.share) return "rate";
  if (before.share === after.share) return "row-changed";
  return before.day === after.day && before.amount.minor === after.amount.minor ? "credit" : "row-changed";
}

/** What a deal is by itself, without what came on top. */
function bare(deal: Input.Deal) {
  const { refunds: _r, payments: _p, share: _s, credit: _c, countShare: _n, cancelled: _x, ...rest } = deal;
  return rest;
}

/** The person with that deal in place, gone, or new at the end of its period; a period it has not got is left for the last step. */
function placed(person: Input.Person, { period: of, id }: Found, deal: Input.Deal | undefined): Input.Person {
  const periods = person.periods.map((period, at) => {
    if (keyOf(period, at) !== of) return period;
    const deals = period.deals ?? [];
    const index = deals.findIndex((item, place) => (item.id ?? `${place + 1}`) === id);
    const next = deal === undefined ? [] : [deal];
    if (index < 0) return { ...period, deals: [...deals, ...next] };
    return { ...period, deals: [...deals.slice(0, index), ...next, ...deals.slice(index + 1)] };
  });
  return { ...person, periods };
}

const keyOf = (period: Input.Period, at: number) => period.id ?? `${at + 1}`;

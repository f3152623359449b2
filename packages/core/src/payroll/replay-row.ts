/** The deals on the way from one statement to another, one by one: gone, changed, new, then what came on top of each. */
import * as Canonical from "../canonical.ts";
import { byText } from "../order.ts";
import type * as Input from "../pay/input.ts";
import type * as Entry from "./entry.ts";
import type * as Replay from "./replay.ts";
import type * as Statement from "./statement.ts";

/** Changes the person at hand; answers the step when that changed anything. */
export type Edit = (why: Replay.Reason, change: (person: Input.Person) => Input.Person) => Replay.Step[];
type Found = { period: string; id: string; before: Input.Deal | undefined; after: Input.Deal | undefined };

/** The deals one by one: gone, changed, new, then what came on top of each. */
export function* rows(
  from: { statement: Statement.Info; person: Input.Person },
  to: { statement: Statement.Info; person: Input.Person },
  edit: Edit,
): Generator<Replay.Step> {
  const list = found(from.person, to.person);
  const set = (one: Found, deal: Input.Deal | undefined) => (person: Input.Person) => placed(person, one, deal);
  const now = new Map(list.map((one) => [one, one.before]));
  const step = (one: Found, code: Replay.Reason["code"], deal: Input.Deal | undefined, named: Entry.Row[]) => {
    now.set(one, deal);
    return edit({ code, params: { id: one.id }, rows: named }, set(one, deal));
  };
  const own = (state: { statement: Statement.Info }, id: string) =>
    state.statement.deals.find((deal) => deal.id === id);
  const rowOf = (one: Found) => own(to, one.id)?.row ?? own(from, one.id)?.row;
  const rowsOf = (one: Found) => [rowOf(one)].flatMap((row) => row ?? []);
  for (const one of list) if (one.after === undefined) yield* step(one, "row-gone", undefined, rowsOf(one));
  for (const one of list) {
    if (one.before === undefined || one.after === undefined) continue;
    const { refunds, payments, share, credit, countShare, cancelled } = one.before;
    const shared = { share, credit, ...(countShare !== undefined && { countShare }) };
    const kept = { refunds, payments, ...shared, ...(cancelled && { cancelled }) };
    yield* step(one, codeOf(own(from, one.id), own(to, one.id)), { ...bare(one.after), ...kept }, rowsOf(one));
  }
  for (const one of list) {
    if (one.before !== undefined || one.after === undefined) continue;
    const { share, credit, countShare } = one.after;
    const shared = { share, credit, ...(countShare !== undefined && { countShare }) };
    yield* step(one, "row-new", { ...bare(one.after), refunds: [], payments: [], ...shared }, rowsOf(one));
  }
  for (const one of list) {
    const deal = now.get(one);
    if (one.after === undefined || deal === undefined) continue;
    const { cancelled: _, ...rest } = deal;
    const { cancelled, refunds } = one.after;
    const gone = differing(own(from, one.id)?.refunds ?? [], own(to, one.id)?.refunds ?? []);
    const named = isSame(cancelled, deal.cancelled) ? gone : [...rowsOf(one), ...gone];
    yield* step(one, "refund", { ...rest, refunds, ...(cancelled && { cancelled }) }, named);
  }
  for (const one of list) {
    const deal = now.get(one);
    if (one.after === undefined || deal === undefined) continue;
    const named = differing(own(from, one.id)?.payments ?? [], own(to, one.id)?.payments ?? []);
    yield* step(one, "payment", { ...deal, payments: one.after.payments }, named);
  }
  for (const one of list) if (one.after !== undefined) yield* step(one, "credit", one.after, rowsOf(one));
}

/** Rows that only one of two lists has. */
function differing(before: readonly { row: Entry.Row }[], after: readonly { row: Entry.Row }[]): Entry.Row[] {
  const text = (one: { row: Entry.Row }) => Canonical.text(one);
  const [was, is] = [new Set(before.map(text)), new Set(after.map(text))];
  const gone = before.filter((one) => !is.has(text(one)));
  return [...after.filter((one) => !was.has(text(one))), ...gone].map(({ row }) => row);
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
        const one = list.get(key) ?? { period: of, id, before: undefined, after: undefined };
        list.set(key, { ...one, [side]: deal });
      }
  const day = ({ before: was, after: is }: Found) => is?.day ?? was?.day ?? "";
  return [...list.values()].sort((a, b) => byText(day(a), day(b)) || byText(a.id, b.id));
}

/** A deal of the same day and amount of which the person has another part changed by its credit alone. */
function codeOf(before: Statement.Deal | undefined, after: Statement.Deal | undefined): Replay.Reason["code"] {
  if (before === undefined || after === undefined || before.share === after.share) return "row-changed";
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
    const index = deals.findIndex((one, place) => (one.id ?? `${place + 1}`) === id);
    const next = deal === undefined ? [] : [deal];
    if (index < 0) return { ...period, deals: [...deals, ...next] };
    return { ...period, deals: [...deals.slice(0, index), ...next, ...deals.slice(index + 1)] };
  });
  return { ...person, periods };
}

const keyOf = (period: Input.Period, at: number) => period.id ?? `${at + 1}`;
const isSame = (one: unknown, other: unknown) => Canonical.text({ value: one }) === Canonical.text({ value: other });

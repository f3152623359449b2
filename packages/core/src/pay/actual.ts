/** What payroll really paid or took for a month. From its entry on it is the truth of the balances, in place of what was released. */
import * as z from "zod";
import * as Money from "../money.ts";
import { byText } from "../order.ts";
import * as Decision from "./decision.ts";

/** One entry: below 0 where payroll took money. `released` is what the run released to the person, adjustments by hand included. */
export const Entered = z.object({
  amount: Money.Info,
  released: Money.Info,
  note: z.string(),
  entered: Decision.Mark,
});
export type Entered = z.output<typeof Entered>;

/** A person's entries for a month, oldest first: the last one counts, the others are its history. */
export const Info = z.object({ person: z.string(), history: z.array(Entered).min(1) });
export type Info = z.output<typeof Info>;

/** What a ledger has taken in of a month: what was paid, and which part of the shortfall was a draw that was not lent. */
export const Applied = z.object({ paid: z.string(), draw: z.string() });
export type Applied = z.output<typeof Applied>;

/** A month's entry as the ledger takes it, in minor units. */
export type Known = { month: string; paid: bigint; released: bigint; draw: bigint };

/** The entry that counts. */
export function latest({ history }: Info): Entered {
  const last = history.at(-1);
  if (last === undefined) throw new Error("an entry of payroll has a history");
  return last;
}

/**
 * The part of a shortfall that is a draw of the month: it was never lent, so it is not owed. `lent` is what the month lends,
 * `owed` what is owed after it. Paid 700 of 1,000 with a draw of 500 in it: 300 less are owed.
 */
export function drawPart(
  { amount, released }: Pick<Entered, "amount" | "released">,
  lent: bigint,
  owed: bigint,
): bigint {
  const short = Money.minor(released) - Money.minor(amount);
  const least = [short, lent, owed].reduce((left, minor) => (minor < left ? minor : left));
  return least > 0n ? least : 0n;
}

/** What an entry changes: `before` is what the ledger took as paid until now. */
export type Change = {
  month: string;
  before: bigint;
  paid: bigint;
  /** what is less (above 0) or again (below 0) owed as a draw */
  draw: bigint;
  /** what is more (above 0) or less to be taken off later pay */
  deficit: bigint;
  /** what was paid short beyond all that, and is paid now */
  rest: bigint;
};

/**
 * Takes entries into a ledger: what was paid over is taken off later pay as the plan says; what was paid short is first a
 * draw that was not lent, then less to be taken off, and the rest is paid. Each entry once, and again where it changed.
 */
export function settle(
  deficit: bigint,
  applied: Readonly<Record<string, Applied>>,
  known: readonly Known[],
): { deficit: bigint; applied: Record<string, Applied>; changes: Change[] } {
  const after = { ...applied };
  const changes: Change[] = [];
  let open = deficit;
  for (const { month, paid, released, draw } of [...known].sort((a, b) => byText(a.month, b.month))) {
    const was = applied[month];
    const before = BigInt(was?.paid ?? released);
    const drawBefore = BigInt(was?.draw ?? 0);
    const more = paid - before + draw - drawBefore;
    const left = open + more;
    const rest = left < 0n ? -left : 0n;
    after[month] = { paid: `${paid}`, draw: `${draw}` };
    if (paid !== before || draw !== drawBefore)
      changes.push({ month, before, paid, draw: draw - drawBefore, deficit: left + rest - open, rest });
    open = left + rest;
  }
  return { deficit: open, applied: after, changes };
}

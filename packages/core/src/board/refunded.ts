/** What refunds did to a month, as the board's completeness says it. */
import * as Money from "../money.ts";
import { byText } from "../order.ts";
import type * as Attribution from "./attribution.ts";
import type * as Completeness from "./completeness.ts";

/**
 * Refunds taken off, those of after the window, and what goes beyond the amount of its deal, in rows and money; undefined
 * where the month's deals have no refunds.
 */
export function sumRefunds(
  { refunds }: Pick<Attribution.Info, "refunds">,
  currency: string,
): Completeness.Refunds | undefined {
  if (refunds.length === 0) return undefined;
  const all = refunds.map(({ deal, refund: { fact, isInWindow, countedMinor } }) => {
    const minor = BigInt(fact.values.amountMinor);
    return { deal, fact, isInWindow, minor, countedMinor, excess: isInWindow ? minor - countedMinor : 0n };
  });
  const sum = (rows: typeof all, minorOf: (row: (typeof all)[number]) => bigint) => {
    const minor = rows.reduce((left, row) => left + minorOf(row), 0n);
    return { rows: rows.length, amount: Money.of(minor, currency) };
  };
  const beyond = all.filter(({ excess }) => excess !== 0n);
  const late = all.filter(({ isInWindow }) => !isInWindow);
  return {
    counted: sum(
      all.filter(({ countedMinor }) => countedMinor !== 0n),
      (row) => row.countedMinor,
    ),
    late: sum(late, (row) => row.minor),
    excess: sum(beyond, (row) => row.excess),
    list: [...late, ...beyond]
      .map(({ deal, fact, isInWindow, minor, countedMinor }) => ({
        source: fact.origin.source,
        id: fact.id,
        deal: deal.id,
        day: fact.values.day,
        amount: Money.of(minor, currency),
        counted: Money.of(countedMinor, currency),
        why: isInWindow ? ("excess" as const) : ("late" as const),
      }))
      .sort((a, b) => byText(a.day, b.day) || byText(a.id, b.id)),
  };
}

/** The market beside the ranking: the shares of the month as their counted source states them, our own among them. */
import { byText } from "../order.ts";
import * as Rational from "../rational.ts";
import type * as Board from "./info.ts";
import type * as Inputs from "./inputs.ts";

/** The whole market first, then regions by name; in each the largest share first, equal ones by name. `source` is the counted one. */
export function shares(
  { month, shares }: Pick<Inputs.Inputs, "month" | "shares">,
  source: string | null,
): Board.MarketShare[] {
  return shares
    .filter(({ values, origin }) => values.month === month && origin.source === source)
    .map(({ values }) => ({ values, exact: Rational.parse(values.share) }))
    .sort(
      (a, b) =>
        byText(a.values.region ?? "", b.values.region ?? "") ||
        Rational.compare(b.exact, a.exact) ||
        byText(a.values.competitor, b.values.competitor),
    )
    .map(({ values, exact }) => ({
      region: values.region ?? null,
      competitor: values.competitor,
      share: Rational.text(exact, 4),
      isUs: values.isUs,
    }));
}

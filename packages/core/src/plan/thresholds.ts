/** The thresholds of a plan (base, challenge, sprint) as the foot of a board names them. */
import * as z from "zod";
import * as Money from "../money.ts";
import * as Rational from "../rational.ts";
import * as Component from "./component.ts";
import type * as Plan from "./plan.ts";
import { Title } from "./value.ts";

/** One tier of a plan; `at` in shares of the target or else `from` as an amount, where the tier says so. */
export const Info = z.object({
  plan: z.string(),
  id: z.string(),
  title: Title.nullable(),
  at: z.string().nullable(),
  from: Money.Info.nullable(),
  rate: z.string().nullable(),
});
export type Info = z.output<typeof Info>;

/** The tiers of the plan's first component that its own measure decides, which the thresholds people reach are named after. */
export function thresholdsOf(plan: Plan.Info): Info[] {
  const component = plan.components.find(({ tiers, by }) => tiers.length > 0 && by === undefined);
  if (component === undefined) return [];
  const isShare = component.bounds === "target";
  const isMoney = Component.kindOf(component) === "money";
  const money = (text: string) => Money.of(Rational.ceil(Money.parseMajor(text, plan.currency)), plan.currency);
  return component.tiers.map(({ id, title, from, rate }, at) => ({
    plan: plan.id,
    id: id ?? `${at + 1}`,
    title: title ?? null,
    at: isShare ? Rational.exactText(Rational.parseRate(from)) : null,
    from: !isShare && isMoney ? money(from) : null,
    rate: rate === undefined ? null : Rational.exactText(Rational.parseRate(rate)),
  }));
}

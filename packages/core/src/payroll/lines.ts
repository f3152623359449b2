/** The tiers of a plan as the foot of a board names them. */
import type * as Board from "../board/info.ts";
import * as Money from "../money.ts";
import * as Component from "../pay/component.ts";
import * as Exact from "../pay/exact.ts";
import type * as Plan from "../pay/plan.ts";
import * as Rational from "../rational.ts";

/** The tiers of the plan's first component that has some, which people's lines are named after; none for a matrix. */
export function of(plan: Plan.Info): Board.Info["lines"] {
  const component = plan.components.find(({ tiers }) => tiers.length > 0);
  if (component === undefined) return [];
  const isShare = component.bounds === "target";
  const isMoney = Component.kindOf(component) === "money";
  const money = (text: string) => Money.of(Rational.ceil(Exact.minor(text, plan.currency)), plan.currency);
  return component.tiers.map(({ id, title, from, rate }, at) => ({
    plan: plan.id,
    id: id ?? `${at + 1}`,
    title: title ?? null,
    at: isShare ? Exact.text(Exact.rate(from)) : null,
    from: !isShare && isMoney ? money(from) : null,
    rate: rate === undefined ? null : Exact.text(Exact.rate(rate)),
  }));
}

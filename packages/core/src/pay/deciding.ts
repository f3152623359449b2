/** The figure that decides a component's tiers (`by`) where it is of deals and no component measures it. */
import { refuse } from "../error.ts";
import * as Component from "../plan/component.ts";
import * as Rational from "../rational.ts";
import * as Attainment from "./attainment.ts";
import type * as Factor from "./factor.ts";
import * as Trace from "./trace.ts";

/**
 * Measures the figure on the deals that the component pays on, over its unit to date: rate on revenue by the margin rate,
 * 800 of 2,500 = 0.32. Null where a component or the input says it. Throws with the place of what a deal does not give.
 */
export function ofDeals(
  around: Attainment.Around,
  component: Component.ExactInfo,
  running: Map<string, Attainment.Running>,
): Factor.Figure | null {
  const { by } = component;
  const { context, index } = around;
  const others = context.plan.components.filter(({ id }) => id !== component.id);
  if (by === undefined || others.some(({ id, measure }) => id === by || measure === by)) return null;
  if (Component.OF_DEALS.includes(by)) {
    const { value, attainment, isShare } = measured(around, component, by, running);
    return { value: value ?? attainment ?? Rational.ZERO, isShare };
  }
  const period = context.periods[index];
  const isGiven = (period?.measures?.[by] ?? period?.attainments?.[by]) !== undefined;
  if (by !== Component.MARGIN_RATE || isGiven) return null;
  const [margin, revenue] = ["margin", "revenue"].map((name) => measured(around, component, name, running).value);
  // Who sold nothing is paid on nothing, whatever the tier.
  const isNothing = !margin || !revenue || revenue.n === 0n;
  return { value: isNothing ? Rational.ZERO : Rational.divide(margin, revenue), isShare: true };
}

/** Where the component would stand if it measured something else. */
function measured(
  around: Attainment.Around,
  component: Component.ExactInfo,
  measure: string,
  running: Map<string, Attainment.Running>,
): Attainment.Info {
  const id = `${component.id}/${measure}`;
  const { by: _by, kind: _kind, matrix: _matrix, target: _target, ...rest } = component;
  const other: Component.ExactInfo = { ...rest, id, measure, bounds: "amount", crossing: "split", tiers: [] };
  const found = Attainment.of(around, other, running.get(id) ?? opening(around, component, measure), Trace.start());
  running.set(id, found.running);
  return found;
}

/** Where the figure stood before the first period, as the opening of its component asks for it by name. */
function opening({ context, person }: Attainment.Around, { id, unit }: Component.ExactInfo, measure: string) {
  const [first] = context.periods;
  const toDate = person.opening?.toDate;
  if (toDate?.[id] === undefined || first === undefined || unit === "deal") return undefined;
  const given = toDate[measure];
  if (given === undefined) throw refuse("pay-field-missing", { place: `${context.place}/opening/toDate/${measure}` });
  return Attainment.opened(Attainment.unitOf(context, first, 0, unit), given);
}

/** Where a person stands in a component: what was sold to date, against which target, and the attainment. */

import { refuse } from "../error.ts";
import * as Component from "../plan/component.ts";
import * as Rational from "../rational.ts";
import type * as Input from "./input.ts";
import * as Measure from "./measure.ts";
import * as PayPeriod from "./pay-period.ts";
import * as Trace from "./trace.ts";

/** What a component has seen in its month, quarter or year so far. */
export type Running = {
  key: string;
  sold: Rational.Info;
  target: Rational.Info | null;
  earned: Rational.Info;
  /** deals in the unit so far, for tiers that whole deals cross */
  deals: Measure.Sold[];
};
export type Info = {
  component: Component.ExactInfo;
  running: Running;
  /** this period's own figure; null = only the attainment is known */
  own: Rational.Info | null;
  /** the unit to date */
  value: Rational.Info | null;
  target: Rational.Info | null;
  attainment: Rational.Info | null;
  deals: Measure.Sold[];
  /** whether the figure is a share by itself (an attainment, a ratio): its target is 1 */
  isShare: boolean;
};

export type Around = {
  context: Measure.Context;
  person: Input.ExactPerson;
  index: number;
  /** figures made for the period: scorecard, team */
  computed: (name: string) => Rational.Info | null;
};

const isFirst = (around: Around, component: Component.ExactInfo) =>
  component.measure === around.context.plan.components[0]?.measure;

/** Share of working days and of the ramp that this period's target is. */
export function eligibility(around: Around): Rational.Info {
  const { context, index } = around;
  const period = context.periods[index];
  const ramp = context.plan.ramp;
  const month = period?.serviceMonth;
  const step = month === undefined ? undefined : ramp?.find((_, at) => BigInt(at + 1) === month.n);
  const share = days(around);
  return step === undefined ? share : Rational.multiply(share, step);
}

/** Eligible over all working days of the period. */
export function days(around: Around): Rational.Info {
  const found = around.context.periods[around.index]?.workingDays;
  if (found === undefined) return Rational.ONE;
  const place = `${around.context.place}/periods/${around.index}/workingDays`;
  if (found.eligible.n === 0n || Rational.isBelow(found.total, found.eligible))
    throw refuse("pay-days-wrong", { place });
  return Rational.divide(found.eligible, found.total);
}

/** Stands a component at a period: measures, adds to what ran before, and finds the target. */
export function of(
  around: Around,
  component: Component.ExactInfo,
  before: Running | undefined,
  trace: Trace.Trace,
): Info {
  const { context, index, person } = around;
  const period = context.periods[index];
  const place = `${context.place}/periods/${index}`;
  if (period === undefined) throw refuse("pay-field-missing", { place });
  const { measure } = component;
  const own = ownFigure(around, component, period, trace);
  const isDeal = component.unit === "deal";
  const key = isDeal ? `${index}` : PayPeriod.unitKey(period, index, component.unit, context.plan.period);
  const last = before?.key === key ? before : undefined;
  const given = period.attainments?.[component.id] ?? period.attainments?.[measure];
  const ratio = Component.kindOf(component) === "ratio";

  const shrink = context.plan.proration.includes("lines") ? eligibility(around) : Rational.ONE;
  const target = targetToDate(around, component, period, last, shrink);
  const knownTarget = target.whole ?? (ratio ? Rational.ONE : null);
  if (knownTarget !== null && knownTarget.n <= 0n) throw refuse("pay-target-wrong", { place, component: component.id });

  let value = own.value === null ? null : Rational.add(last?.sold ?? Rational.ZERO, own.value);
  if (ratio) value = own.value;
  const isShare = value === null || ratio;
  let attainment = value !== null && knownTarget !== null ? Rational.divide(value, knownTarget) : null;
  if (value === null && given !== undefined) {
    attainment = given;
    value = knownTarget === null ? null : Rational.multiply(attainment, knownTarget);
  }
  if (value === null && attainment === null)
    throw refuse("pay-figure-missing", { place, figure: measure, person: person.id });
  const deals = isDeal ? own.deals : [...(last?.deals ?? []), ...own.deals];
  return {
    component,
    own: own.value,
    value,
    target: knownTarget,
    attainment,
    deals,
    isShare,
    running: {
      key,
      sold: value ?? Rational.ZERO,
      target: target.perPeriod,
      earned: last?.earned ?? Rational.ZERO,
      deals,
    },
  };
}

/** The period's own figure: its deals and sums together, else a figure made or given by name. */
function ownFigure(around: Around, component: Component.ExactInfo, period: Input.ExactPeriod, trace: Trace.Trace) {
  const { measure } = component;
  const deals = isFigure(around, component, period)
    ? null
    : Measure.sold(around.context, component, around.index, trace);
  const sum = sumOf(around, component, period);
  const parts: Rational.Info[] = deals?.map((deal) => deal.value) ?? [];
  if (sum !== undefined) {
    const place = { stage: "eligible", component: component.id, figure: "measure" } as const;
    parts.push(sum);
    Trace.step(trace, place, "add", [sum], { code: "sum", params: { measure } });
  }
  if (deals !== null || sum !== undefined) return { value: Rational.sum(parts), deals: deals ?? [] };
  const isGiven = period.attainments?.[component.id] ?? period.attainments?.[measure];
  const named = period.measures?.[measure];
  const value = isGiven !== undefined ? null : (named ?? around.computed(measure));
  if (value !== null) {
    const place = { stage: "eligible", component: component.id, figure: "measure" } as const;
    Trace.step(trace, place, "add", [value], { code: "figure", params: { measure } });
  }
  return { value, deals: [] };
}

/** Whether a measure is known by its name, and no deal says anything of it: a team's attainment beside the person's deals. */
function isFigure(around: Around, { id, measure }: Component.ExactInfo, period: Input.ExactPeriod): boolean {
  if (Component.OF_DEALS.includes(measure)) return false;
  if ((period.deals ?? []).some((deal) => deal.values?.[measure] !== undefined)) return false;
  const given = period.attainments?.[id] ?? period.attainments?.[measure] ?? period.measures?.[measure];
  return given !== undefined || around.computed(measure) !== null;
}

/** A sum given by component, else by measure; a component that takes only some deals is not given the sum of all. */
function sumOf(around: Around, component: Component.ExactInfo, period: Input.ExactPeriod): Rational.Info | undefined {
  const own = period.sums?.[component.id];
  if (own !== undefined || component.where !== undefined) return own;
  return period.sums?.[component.measure] ?? (isFirst(around, component) ? period.amount : undefined);
}

/** A target for each period adds up to date; one of the whole unit (or of the plan) stands as it is. */
function targetToDate(
  around: Around,
  component: Component.ExactInfo,
  period: Input.ExactPeriod,
  last: Running | undefined,
  shrink: Rational.Info,
): { whole: Rational.Info | null; perPeriod: Rational.Info | null } {
  const { person } = around;
  const { id, measure, target } = component;
  if (target !== undefined && target !== "person")
    return { whole: Rational.multiply(Rational.parseRate(target), shrink), perPeriod: null };
  const isMain = isFirst(around, component);
  const own = period.targets?.[id] ?? period.targets?.[measure] ?? (isMain ? period.target : undefined);
  if (own !== undefined) {
    const sum = Rational.add(last?.target ?? Rational.ZERO, Rational.multiply(own, shrink));
    return { whole: sum, perPeriod: sum };
  }
  const whole = person.targets?.[id] ?? person.targets?.[measure] ?? (isMain ? person.target : undefined);
  return { whole: whole === undefined ? null : Rational.multiply(whole, shrink), perPeriod: null };
}

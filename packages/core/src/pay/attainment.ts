/** Where a person stands in a component: what was sold to date, against which target, and the attainment. */

import { refuse } from "../error.ts";
import * as Component from "../plan/component.ts";
import type * as Exact from "../plan/exact.ts";
import * as Plan from "../plan/plan.ts";
import type * as Tier from "../plan/tier.ts";
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
  /** what the unit had earned before the first period of the input */
  opened: Rational.Info;
  passed: Passed;
};
/** What has passed of a unit, this period too. */
type Passed = {
  /** which period of the unit this one is, and how many of them the input has */
  place: number;
  count: number;
  /** periods that the input does not have and that nobody says were without working days */
  unsaid: number;
  /** periods that an opening balance with a target stands for */
  opened: number;
  /** sums over the periods of the input: what lines, amounts and the variable come to, each by its share */
  lines: Rational.Info;
  amounts: Rational.Info;
  variable: Rational.Info;
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
  scale: Pick<Tier.Scale, "shrink" | "amounts" | "variable">;
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

/** The step of the ramp that the period is in; 1 without one. */
function rampOf({ context, index }: Around): Rational.Info {
  const month = context.periods[index]?.serviceMonth;
  const step = month === undefined ? undefined : context.plan.ramp?.find((_, at) => BigInt(at + 1) === month.n);
  return step ?? Rational.ONE;
}

/** Eligible over all working days of the period. */
export function days(around: Around): Rational.Info {
  const found = around.context.periods[around.index]?.workingDays;
  if (found === undefined) return Rational.ONE;
  const place = `${around.context.place}/periods/${around.index}/workingDays`;
  if (found.eligible.n === 0n && !Plan.asksDays(around.context.plan)) return Rational.ONE;
  if (found.eligible.n === 0n || Rational.isBelow(found.total, found.eligible))
    throw refuse("pay-days-wrong", { place });
  return Rational.divide(found.eligible, found.total);
}

/** The target incentive of a component's unit, before anything shrinks it. */
export function variableOf(plan: Plan.ExactInfo, person: Input.ExactPerson, period: Input.ExactPeriod) {
  const isGiven = plan.variable === "person" || plan.variable === undefined;
  const variable = isGiven ? (period.variable ?? person.variable) : Rational.parseRate(plan.variable ?? "");
  return variable ?? null;
}

/** The unit of a component at a period. Throws when a plan needs to know it and the period's id does not tell. */
export function unitOf(
  { plan, firstMonth, place }: Measure.Context,
  period: Input.ExactPeriod,
  index: number,
  unit: PayPeriod.Length,
) {
  const found = PayPeriod.unitOf(period, index, unit, plan.period, firstMonth);
  if (found === null)
    throw refuse("pay-period-unnamed", {
      place: `${place}/periods/${index}/id`,
      unit,
      unitZh: PayPeriod.ZH[unit],
    });
  return found;
}

/** A unit under way, as an opening balance tells it. */
export function opened(
  { key, place }: PayPeriod.Unit,
  { sold, earned, target }: { sold: Rational.Info; earned: Rational.Info; target?: Rational.Info | undefined },
): Running {
  const before = (place ?? 1) - 1;
  const none = { lines: Rational.ZERO, amounts: Rational.ZERO, variable: Rational.ZERO };
  const passed = { place: before, count: 0, unsaid: before, opened: target === undefined ? 0 : before, ...none };
  return { key, sold, earned, opened: earned, target: target ?? null, deals: [], passed };
}

/** What has passed of a unit with this period. */
function passedOf(around: Around, unit: PayPeriod.Unit, before: Passed | undefined, own: Shares): Passed {
  const { workingDays } = around.context.periods[around.index] ?? {};
  const count = (before?.count ?? 0) + 1;
  const place = unit.place ?? (before?.place ?? 0) + 1;
  const skipped = Math.max(0, place - (before?.place ?? 0) - 1);
  return {
    place,
    count,
    unsaid: (before?.unsaid ?? 0) + (workingDays === undefined ? skipped : 0),
    opened: before?.opened ?? 0,
    lines: Rational.add(before?.lines ?? Rational.ZERO, own.lines),
    amounts: Rational.add(before?.amounts ?? Rational.ZERO, own.amounts),
    variable: Rational.add(before?.variable ?? Rational.ZERO, own.variable),
  };
}

type Shares = Pick<Passed, "lines" | "amounts" | "variable">;

/** What lines, amounts and the variable come to in this period alone, by the share of it that was worked. */
function sharesOf(around: Around, variable: Rational.Info): Shares {
  const { proration } = around.context.plan;
  const of = (field: Plan.Prorated) => (proration.includes(field) ? days(around) : Rational.ONE);
  return {
    lines: proration.includes("lines") ? Rational.multiply(days(around), rampOf(around)) : Rational.ONE,
    amounts: of("amounts"),
    variable: Rational.multiply(variable, of("variable")),
  };
}

/**
 * What a unit's lines, amounts and variable are held against. Lines are those of the whole unit: periods that have passed
 * count by their share, those to come as whole, so that a line moves only where a share does. Amounts and the variable are
 * the whole unit's as well, unless the target is one to date: then they grow with it, a period's part for each that has
 * passed. A quarter's variable of 9,000 on monthly targets is 3,000 in its first month, 6,000 to date in its second.
 */
function scaleOf(
  around: Around,
  component: Component.ExactInfo,
  unit: PayPeriod.Unit,
  passed: Passed,
  own: Shares,
  isToDate: boolean,
): Info["scale"] {
  const { plan, periods } = around.context;
  const period = periods[around.index];
  const variable = period === undefined ? null : variableOf(plan, around.person, period);
  const length = Math.max(unit.periods, passed.place);
  const part = (sum: Rational.Info, whole: Rational.Info, times: number) =>
    Rational.divide(
      Rational.add(sum, Rational.multiply(whole, Rational.of(BigInt(times)))),
      Rational.of(BigInt(length)),
    );
  const whole = (field: keyof Shares, of: Rational.Info) => {
    const unworked = plan.proration.includes(field) ? passed.place - passed.count - passed.unsaid : 0;
    return part(passed[field], of, length - passed.count - unworked);
  };
  const weigh = (value: Rational.Info) =>
    variable === null ? null : Rational.multiply(value, component.weight ?? Rational.ONE);
  const sum = variable ?? Rational.ZERO;
  if (component.crossing === "period")
    return { shrink: whole("lines", Rational.ONE), amounts: own.amounts, variable: weigh(part(own.variable, sum, 0)) };
  return {
    shrink: whole("lines", Rational.ONE),
    amounts: isToDate ? part(passed.amounts, Rational.ONE, passed.opened) : whole("amounts", Rational.ONE),
    variable: weigh(isToDate ? part(passed.variable, sum, passed.opened) : whole("variable", sum)),
  };
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
  const unit = unitOf(context, period, index, component.unit === "deal" ? context.plan.period : component.unit);
  const last = before?.key === unit.key ? before : undefined;
  const shares = sharesOf(around, variableOf(context.plan, person, period) ?? Rational.ZERO);
  const passed = passedOf(around, unit, last?.passed, shares);
  const given = period.attainments?.[component.id] ?? period.attainments?.[measure];
  const ratio = Component.kindOf(component) === "ratio";

  const { shrink } = scaleOf(around, component, unit, passed, shares, false);
  const target = targetToDate(around, component, period, last, { whole: shrink, period: shares.lines });
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
  if (needsDeals(component) && own.deals.length === 0 && (own.value === null || own.value.n !== 0n))
    throw refuse("pay-deals-missing", { place: `${place}/deals`, component: component.id });
  const deals = isDeal ? own.deals : [...(last?.deals ?? []), ...own.deals];
  // Figures that stand for a period, as a ratio or a matrix does, pay a part of the variable for each period as well.
  const isByPeriod = (ratio && own.value !== null) || component.by !== undefined || component.matrix !== undefined;
  return {
    component,
    own: own.value,
    value,
    target: knownTarget,
    attainment,
    scale: scaleOf(around, component, unit, passed, shares, target.perPeriod !== null || isByPeriod),
    deals,
    isShare,
    running: {
      key: unit.key,
      sold: value ?? Rational.ZERO,
      target: target.perPeriod,
      earned: last?.earned ?? Rational.ZERO,
      deals,
      opened: last?.opened ?? Rational.ZERO,
      passed,
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
    parts.push(sum.value);
    Trace.step(trace, place, "add", [sum.value], { code: "sum", params: { measure } });
  }
  if (sum !== undefined && isGivenByDeals(component, period, deals ?? [])) {
    const place = `${around.context.place}/periods/${around.index}`;
    throw refuse("pay-figure-twice", { place: `${place}${sum.place}`, other: `${place}/deals` });
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
function sumOf(around: Around, component: Component.ExactInfo, period: Input.ExactPeriod) {
  const { id, measure, where } = component;
  const named = [id, ...(where === undefined ? [measure] : [])].map((name) => ({
    place: `/sums/${name}`,
    value: period.sums?.[name],
  }));
  const amount = {
    place: "/amount",
    value: where === undefined && isFirst(around, component) ? period.amount : undefined,
  };
  return firstGiven(around, named, amount);
}

type Given = { place: string; value: Exact.Value | undefined };

/** The first of several places that gives a figure. Throws when the short field beside them gives it again. */
function firstGiven({ context, index }: Around, named: readonly Given[], short: Given, at = `/periods/${index}`) {
  const found = named.find(({ value }) => value !== undefined) ?? short;
  if (found !== short && short.value !== undefined)
    throw refuse("pay-figure-twice", {
      place: `${context.place}${at}${short.place}`,
      other: `${context.place}${at}${found.place}`,
    });
  return found.value === undefined ? undefined : { place: found.place, value: found.value };
}

/** Whether the deals of a period give the figure: cash only where it is given by deal, or they have payments. */
function isGivenByDeals({ measure }: Component.ExactInfo, period: Input.ExactPeriod, deals: readonly Measure.Sold[]) {
  if (measure === "paid" && period.cash !== undefined) return true;
  return deals.length > 0 && (measure !== "paid" || (period.deals ?? []).some(({ payments }) => payments.length > 0));
}

/** Whether a component pays each deal by itself, so that a sum alone says nothing. */
function needsDeals({ unit, crossing, by, matrix }: Component.ExactInfo): boolean {
  if (matrix !== undefined) return false;
  return unit === "deal" || (by === undefined && (crossing === "after" || crossing === "before"));
}

/** A target for each period adds up to date; one of the whole unit (or of the plan) stands as it is. */
function targetToDate(
  around: Around,
  component: Component.ExactInfo,
  period: Input.ExactPeriod,
  last: Running | undefined,
  shrink: { whole: Rational.Info; period: Rational.Info },
): { whole: Rational.Info | null; perPeriod: Rational.Info | null } {
  const { person } = around;
  const { id, measure, target } = component;
  if (target !== undefined && target !== "person")
    return { whole: Rational.multiply(Rational.parseRate(target), shrink.whole), perPeriod: null };
  const isMain = isFirst(around, component);
  const given = ({ targets, target: short }: Pick<Input.ExactPeriod, "target" | "targets">, at?: string) => {
    const named = [id, measure].map((name) => ({ place: `/targets/${name}`, value: targets?.[name] }));
    return firstGiven(around, named, { place: "/target", value: isMain ? short : undefined }, at)?.value;
  };
  const own = given(period);
  if (own !== undefined) {
    // A prorated target counts its days already; the ramp is the plan's.
    const { proration } = around.context.plan;
    const isRamp = proration.includes("lines") && period.targetsAre === "prorated";
    const share = isRamp ? rampOf(around) : shrink.period;
    const sum = Rational.add(last?.target ?? Rational.ZERO, Rational.multiply(own, share));
    return { whole: sum, perPeriod: sum };
  }
  const whole = given(person, "");
  return { whole: whole === undefined ? null : Rational.multiply(whole, shrink.whole), perPeriod: null };
}

/** What a component earns where a person stands: tiers or matrix, cash release, less what the unit earned before (step 4). */

import { refuse } from "../error.ts";
import type * as Component from "../plan/component.ts";
import * as Exact from "../plan/exact.ts";
import * as Tier from "../plan/tier.ts";
import * as Rational from "../rational.ts";
import type * as Attainment from "./attainment.ts";
import * as Factor from "./factor.ts";
import type * as Measure from "./measure.ts";
import * as Trace from "./trace.ts";

export type Figures = (name: string) => Factor.Figure;

/** Earns one component into the trace; answers what the unit earned to date and the tier the person stands in. */
export function earn(
  attained: Attainment.Info,
  scale: Tier.Scale,
  figures: Figures,
  trace: Trace.Trace,
): { toDate: Rational.Info; tier: string | null; lines: Tier.Bound[] } {
  const { component } = attained;
  const place = { stage: "tier", component: component.id, figure: "pay" } as const;
  const isDeal = component.unit === "deal";
  if (component.matrix !== undefined) matrix(attained, component.matrix, scale, figures, trace);
  else if (isDeal) for (const deal of inOrder(attained.deals)) oneDeal(attained, deal, scale, figures, trace);
  const lines = component.matrix === undefined && !isDeal ? unitLines(attained, scale, figures) : [];
  for (const line of lines) say(trace, place, line);
  if (!isDeal) {
    release(attained, unitPaidShare(attained, lines), trace);
    // Whole deals are paid one by one: those before the input are in what was earned then.
    if (isByDeal(component) && attained.running.opened.n !== 0n)
      Trace.step(trace, place, "add", [attained.running.opened], { code: "earned-opening" });
    if (component.cap !== undefined) most(component, component.cap, scale, trace);
  }
  const toDate = Trace.at(trace, place);
  const before = component.crossing === "period" || isDeal ? Rational.ZERO : attained.running.earned;
  if (before.n !== 0n) Trace.step(trace, place, "add", [Rational.negate(before)], { code: "earned-before" });
  return { toDate, ...where(attained, scale) };
}

const isByDeal = ({ crossing }: Component.ExactInfo) => crossing === "after" || crossing === "before";

type Line = Pick<Tier.Line, "code" | "factors" | "params">;

function say(trace: Trace.Trace, place: Trace.Place, line: Line, more: Record<string, string> = {}): void {
  Trace.step(trace, place, "add", line.factors, { code: line.code, params: { ...line.params, ...more } });
}

/** Deals in the order in which they meet the tiers: by day, then id. */
export function inOrder(deals: readonly Measure.Sold[]): Measure.Sold[] {
  return [...deals].sort((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1));
}

function unitLines(attained: Attainment.Info, scale: Tier.Scale, figures: Figures): Tier.Line[] {
  const { component } = attained;
  const { value, base, within } = based(attained, scale);
  if (component.by !== undefined) {
    const figure = figures(component.by);
    return Tier.lookup(component, figure.value, base, scaleBy(component, figure, within), component.by);
  }
  if (component.crossing === "period") {
    if (attained.own === null) throw refuse("pay-figure-missing", missing(attained, scale));
    return Tier.lookup(component, value, attained.own, within);
  }
  if (component.crossing === "split") return Tier.lines(component, value, within);
  let running = Rational.subtract(value, Rational.sum(attained.deals.map((deal) => deal.value)));
  return inOrder(attained.deals).flatMap((deal) => {
    const after = Rational.add(running, deal.value);
    const lines = Tier.lookup(component, component.crossing === "after" ? after : running, deal.value, within);
    running = after;
    return lines.map((line) => ({ ...line, params: { ...line.params, deal: deal.id } }));
  });
}

/** What the lines of another figure are measured against: a share or ratio is nobody's target, and days do not shrink it. */
function scaleBy({ bounds }: Component.ExactInfo, { isShare }: Factor.Figure, within: Tier.Scale): Tier.Scale {
  if (!isShare) return within;
  return bounds === "target" ? { ...within, target: Rational.ONE } : { ...within, shrink: Rational.ONE };
}

/** The value that meets the tiers: what was sold, or the attainment itself where only that is known. */
function based(attained: Attainment.Info, scale: Tier.Scale) {
  const { value, attainment, component } = attained;
  if (value !== null) return { value, base: value, within: { ...scale, target: attained.target } };
  if (attainment === null || component.tiers.some((tier) => tier.rate !== undefined))
    throw refuse("pay-target-missing", { place: scale.period, component: component.id });
  return { value: attainment, base: attainment, within: { ...scale, target: Rational.ONE } };
}

const missing = (attained: Attainment.Info, scale: Tier.Scale) => ({
  place: scale.period,
  figure: attained.component.measure,
  person: "",
});

/**
 * One deal alone; a negative one (a credit note) pays the mirror of the positive one. A sale pays at least the minimum of
 * its share, also where its measure is below 0 (a loss), before its cash releases it and the cap holds it.
 */
function oneDeal(
  attained: Attainment.Info,
  deal: Measure.Sold,
  scale: Tier.Scale,
  figures: Figures,
  trace: Trace.Trace,
): void {
  const { component } = attained;
  const isLow = deal.value.n < 0n;
  const size = isLow ? Rational.negate(deal.value) : deal.value;
  const within = { ...scale, target: attained.target };
  const at =
    component.by === undefined ? null : deal.by === null ? figures(component.by) : { value: deal.by, isShare: true };
  const tiers =
    at === null
      ? Tier.lines(component, size, within)
      : Tier.lookup(component, at.value, size, scaleBy(component, at, within), component.by);
  const least = minimum(component, deal, isLow, tiers);
  const [lines, isNegative] = least === null ? [tiers, isLow] : [[least], false];
  const part = Trace.start();
  const place = { stage: "tier", component: component.id, figure: "pay" } as const;
  for (const line of lines) say(part, place, line);
  release(attained, deal.paidShare, part);
  if (component.cap !== undefined) most(component, component.cap, scale, part);
  const isPlain = part.steps.every((step) => step.op === "add");
  if (isPlain && !isNegative) for (const line of lines) say(trace, place, line, { deal: deal.id });
  else {
    // What a cap, a release or a minus sign does belongs to this deal alone: its own few steps come to one line.
    const total = Trace.at(part, place);
    const code = isNegative ? "deal.negative" : least === null ? "deal" : "deal.minimum.part";
    const factors = isNegative ? [Rational.of(-1n), total] : [total];
    const params = { ...least?.params, deal: deal.id, how: how(part) };
    Trace.step(trace, place, "add", factors, { code, params });
  }
}

/** The line of a deal's minimum, where its tiers pay less than that; null where they do not. */
function minimum(
  component: Component.ExactInfo,
  deal: Measure.Sold,
  isLow: boolean,
  tiers: readonly Tier.Line[],
): Line | null {
  const { minimum: amount } = component;
  if (amount === undefined || deal.minimumShare.n === 0n) return null;
  const factors = [amount, deal.minimumShare];
  const paid = Rational.sum(tiers.map((line) => Rational.product(line.factors)));
  if (!isLow && !Rational.isBelow(paid, Rational.product(factors))) return null;
  const tier = tiers.at(-1)?.params.tier;
  const params = {
    minimum: Exact.textOf(amount),
    share: Rational.exactText(deal.minimumShare),
    part: Rational.exactText(deal.value),
    ...(tier !== undefined && { tier }),
  };
  return { code: "deal.minimum", factors, params };
}

const how = (part: Trace.Trace) => part.steps.map((step) => `${step.op} ${step.factors.join(" × ")}`).join("; ");

/**
 * The share of a unit's pay that its deals release, each by its own cash: a deal's part of the pay is its part of what was
 * sold, or its own line where whole deals meet the tiers. 1 when nothing is known of deals.
 */
function unitPaidShare({ deals }: Attainment.Info, lines: readonly Tier.Line[]): Rational.Info {
  const earned = (id: string) =>
    Rational.sum(lines.filter(({ params }) => params.deal === id).map(({ factors }) => Rational.product(factors)));
  const isByLine = lines.some(({ params }) => params.deal !== undefined);
  const parts = deals.map(({ id, value, paidShare }) => ({ paidShare, of: isByLine ? earned(id) : value }));
  const whole = Rational.sum(parts.map((part) => part.of));
  if (whole.n === 0n) return Rational.ONE;
  return Rational.divide(Rational.sum(parts.map((part) => Rational.multiply(part.of, part.paidShare))), whole);
}

function release(attained: Attainment.Info, paidShare: Rational.Info, trace: Trace.Trace): void {
  const { release: rule, id } = attained.component;
  if (rule === undefined) return;
  const later = Rational.subtract(Rational.ONE, rule.onWin);
  const share = Rational.add(rule.onWin, Rational.multiply(later, paidShare));
  const params = { onWin: Exact.textOf(rule.onWin), paid: Rational.exactText(paidShare) };
  Trace.step(trace, { stage: "tier", component: id, figure: "pay" }, "times", [share], { code: "release", params });
}

function most(component: Component.ExactInfo, cap: Exact.Value, scale: Tier.Scale, trace: Trace.Trace): void {
  const place = { stage: "tier", component: component.id, figure: "pay" } as const;
  const amount = Rational.multiply(cap, scale.amounts);
  Trace.step(trace, place, "most", [amount], { code: "component-cap", params: { cap: Exact.textOf(cap) } });
}

/** Two figures decide: a rate of what was sold, a share of the variable, or an amount. */
function matrix(
  attained: Attainment.Info,
  rule: NonNullable<Component.ExactInfo["matrix"]>,
  scale: Tier.Scale,
  figures: Figures,
  trace: Trace.Trace,
): void {
  const found = Factor.cell(rule, figures, `${scale.place}/matrix`);
  const place = { stage: "tier", component: attained.component.id, figure: "pay" } as const;
  const base =
    rule.gives === "rate" ? based(attained, scale).base : rule.gives === "payout" ? scale.variable : scale.amounts;
  if (base === null) throw refuse("pay-variable-missing", { place: scale.period, component: attained.component.id });
  Trace.step(trace, place, "add", [base, found.value], { code: `matrix.${rule.gives}`, params: found.params });
}

/** The tiers in the measure's units, and the one the person stands in by name. */
function where(attained: Attainment.Info, scale: Tier.Scale): { tier: string | null; lines: Tier.Bound[] } {
  const { component, value, attainment } = attained;
  if (component.tiers.length === 0 || component.by !== undefined) return { tier: null, lines: [] };
  const target = value === null ? Rational.ONE : attained.target;
  const list = Tier.bounds(component, { ...scale, target });
  const at = component.unit === "deal" ? null : (value ?? attainment);
  return { tier: at === null ? null : (list[Tier.reached(list, at)]?.id ?? null), lines: list };
}

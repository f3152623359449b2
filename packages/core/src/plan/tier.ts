/** Tiers at work: what a value earns on the way up through them, line by line. */

import { refuse } from "../error.ts";
import * as Rational from "../rational.ts";
import type * as Component from "./component.ts";

/** What the tiers of one person and unit are measured against; null = not known. */
export type Scale = {
  target: Rational.Info | null;
  variable: Rational.Info | null;
  /** bounds written as amounts shrink by this (proration, ramp); targets come already shrunk */
  shrink: Rational.Info;
  /** fixed amounts shrink by this */
  amounts: Rational.Info;
  /** JSON pointer of the component, and of the period in the input, for refusals */
  place: string;
  period: string;
};

/** A tier in the measure's own units. */
export type Bound = {
  tier: Component.ExactTier;
  id: string;
  mode: Component.Mode;
  from: Rational.Info;
  to: Rational.Info | null;
  hasFrom: boolean;
};
export type Line = { code: string; bound: Bound; factors: Rational.Info[]; params: Record<string, string> };

/** The component's tiers for one scale: bounds in the measure's units, each with its end and whose its start is. */
export function bounds(component: Component.ExactInfo, scale: Scale): Bound[] {
  const isShare = component.bounds === "target";
  if (isShare && scale.target === null)
    throw refuse("pay-target-missing", { place: scale.period, component: component.id });
  const factor = isShare ? (scale.target ?? Rational.ONE) : scale.shrink;
  const place = (bound: Rational.Info) => Rational.multiply(bound, factor);
  return component.tiers.map((tier, index) => {
    const next = component.tiers[index + 1];
    const to = next?.from ?? tier.to;
    const includes = tier.includes;
    const previous = component.tiers[index - 1]?.includes;
    return {
      tier,
      id: tier.id ?? `${index + 1}`,
      mode: tier.mode ?? component.mode,
      from: place(tier.from),
      to: to === undefined ? null : place(to),
      hasFrom:
        index === 0 ||
        (includes !== undefined
          ? includes === "from" || includes === "both"
          : previous !== undefined
            ? previous === "from" || previous === "neither"
            : component.boundary !== "lower"),
    };
  });
}

/** The place in the list of the tier that a value lies in; a value below the first lies in the first. */
export function reached(list: readonly Bound[], value: Rational.Info): number {
  const at = list.findLastIndex((bound) => {
    const side = Rational.compare(value, bound.from);
    return side > 0 || (side === 0 && bound.hasFrom);
  });
  return Math.max(at, 0);
}

/** Throws when the value lies above the end of the last tier: nobody wrote what it pays. */
function checkTop(component: Component.ExactInfo, list: readonly Bound[], value: Rational.Info, scale: Scale): void {
  const last = list.at(-1);
  if (last?.to === undefined || last.to === null) return;
  const side = Rational.compare(value, last.to);
  const hasTo = last.tier.includes === "to" || last.tier.includes === "both" || component.boundary !== "upper";
  if (side > 0 || (side === 0 && !hasTo)) {
    const place = `${scale.place}/tiers/${list.length - 1}/to`;
    throw refuse("pay-above-tiers", { place, value: Rational.exactText(value), period: scale.period });
  }
}

/** The rate, payout and amount that hold at a value in one tier: its own, or on the line to its end. */
export function valueAt(list: readonly Bound[], bound: Bound, at: Rational.Info) {
  const next = list[list.indexOf(bound) + 1]?.tier;
  const on = (from: Rational.Info | undefined, to: Rational.Info | undefined): Rational.Info | null => {
    if (from === undefined) return null;
    if (bound.mode !== "interpolated" || bound.to === null || to === undefined) return from;
    const way = Rational.divide(Rational.subtract(at, bound.from), Rational.subtract(bound.to, bound.from));
    return Rational.add(from, Rational.multiply(way, Rational.subtract(to, from)));
  };
  const { tier } = bound;
  return {
    rate: on(tier.rate, tier.toRate ?? next?.rate),
    payout: on(tier.payout, tier.toPayout ?? next?.payout),
    amount: on(tier.amount, tier.toAmount ?? next?.amount),
  };
}

/**
 * What a value earns: walks up the tiers to the one it lies in. A marginal tier adds its lines, every other mode begins
 * anew. 142,357.30 over lines at 80/100/130 thousand with 1/2/3.5/5% gives 800 + 400 + 1,050 + 617.865.
 * A value below 0 takes back the mirror of what grows with the value; prizes and payouts of a band are 0 there.
 */
export function lines(component: Component.ExactInfo, value: Rational.Info, scale: Scale): Line[] {
  const list = bounds(component, scale);
  if (value.n < 0n) return walk(component, list, Rational.negate(value), scale).flatMap(mirror);
  checkTop(component, list, value, scale);
  return walk(component, list, value, scale);
}

/** The line of a value as far below 0; none for what does not grow with the value. */
function mirror(line: Line): Line[] {
  const [part, ...rest] = line.factors;
  const { params } = line;
  if (part === undefined || line.code === "tier.amount" || line.code === "tier.flat.payout") return [];
  const below = (name: "part" | "share") =>
    params[name] === undefined ? {} : { [name]: Rational.exactText(Rational.negate(Rational.parseRate(params[name]))) };
  return [
    { ...line, factors: [Rational.negate(part), ...rest], params: { ...params, ...below("part"), ...below("share") } },
  ];
}

function walk(component: Component.ExactInfo, list: readonly Bound[], sold: Rational.Info, scale: Scale): Line[] {
  let found: Line[] = [];
  const highest = reached(list, sold);
  for (const [index, bound] of list.slice(0, highest + 1).entries()) {
    const end = index < highest && bound.to !== null ? bound.to : sold;
    const isMarginal = bound.mode === "marginal";
    if (!isMarginal) found = [];
    const part = isMarginal ? Rational.max(Rational.ZERO, Rational.subtract(end, bound.from)) : end;
    found.push(...paying(component, bound, valueAt(list, bound, end), part, scale));
  }
  return found;
}

/**
 * What a base earns at the tier another value (or the running sum) lies in: no walk, one tier's rate on all of it. `by` is
 * the name of a value of another figure.
 */
export function lookup(
  component: Component.ExactInfo,
  at: Rational.Info,
  base: Rational.Info,
  scale: Scale,
  by?: string,
): Line[] {
  const list = bounds(component, scale);
  const value = Rational.max(at, Rational.ZERO);
  checkTop(component, list, value, scale);
  const bound = list[reached(list, value)];
  const lines = bound === undefined ? [] : paying(component, bound, valueAt(list, bound, value), base, scale, "at");
  if (by === undefined) return lines;
  const decided = { measure: by, value: Rational.exactText(at) };
  return lines.map((line) => ({ ...line, code: BY[line.code] ?? line.code, params: { ...line.params, ...decided } }));
}

/** The codes of lines whose tier another figure decided. */
const BY: Record<string, string> = {
  "tier.at.rate": "tier.by.rate",
  "tier.flat.payout": "tier.by.payout",
  "tier.amount": "tier.by.amount",
};

function paying(
  component: Component.ExactInfo,
  bound: Bound,
  value: ReturnType<typeof valueAt>,
  part: Rational.Info,
  scale: Scale,
  how: string = bound.mode,
): Line[] {
  const params = {
    tier: bound.id,
    from: Rational.exactText(bound.from),
    to: bound.to === null ? "" : Rational.exactText(bound.to),
    part: Rational.exactText(part),
  };
  const found: Line[] = [];
  if (value.rate !== null) {
    const rate = Rational.exactText(value.rate);
    found.push({ code: `tier.${how}.rate`, bound, factors: [part, value.rate], params: { ...params, rate } });
  }
  if (value.payout !== null) {
    const { variable } = scale;
    if (variable === null) throw refuse("pay-variable-missing", { place: scale.period, component: component.id });
    const payout = { ...params, payout: Rational.exactText(value.payout), variable: Rational.exactText(variable) };
    // A flat or interpolated payout is the share itself; the others pay for each part of the target that was sold.
    const isShare = bound.mode === "flat" || bound.mode === "interpolated" || how === "at";
    if (isShare) found.push({ code: "tier.flat.payout", bound, factors: [value.payout, variable], params: payout });
    else {
      if (scale.target === null) throw refuse("pay-target-missing", { place: scale.period, component: component.id });
      const share = Rational.divide(part, scale.target);
      const factors = [share, value.payout, variable];
      found.push({
        code: `tier.${how}.payout`,
        bound,
        factors,
        params: { ...payout, share: Rational.exactText(share) },
      });
    }
  }
  if (value.amount !== null) {
    const factors = Rational.equals(scale.amounts, Rational.ONE) ? [value.amount] : [value.amount, scale.amounts];
    found.push({
      code: "tier.amount",
      bound,
      factors,
      params: { ...params, amount: Rational.exactText(value.amount) },
    });
  }
  return found;
}

/** Tiers on paper: gaps, overlaps, undefined boundaries, and fields that do not go together. */

import * as Money from "../money.ts";
import * as Rational from "../rational.ts";
import type * as Component from "./component.ts";
import * as Finding from "./finding.ts";

type Range = {
  from: string;
  to?: string | undefined;
  includes?: Component.Tier["includes"];
};

/** Gaps, overlaps and boundaries of a list of ranges; `list` is the place of the list, `owner` of what holds it. */
export function ranges(
  rows: readonly Range[],
  boundary: "upper" | "lower" | undefined,
  list: string,
  owner: string,
  isBounded = true,
): Finding.Info[] {
  const found: Finding.Info[] = [];
  const [first] = rows;
  const below = (a: string, b: string) => Rational.isBelow(Rational.parseRate(a), Rational.parseRate(b));
  if (first !== undefined && below("0", first.from))
    found.push(Finding.error("lint-gap", { place: `${list}/0/from`, from: "0", to: first.from }));
  for (const [at, row] of rows.entries()) {
    const next = rows[at + 1];
    const place = `${list}/${at}`;
    if (row.to !== undefined && !below(row.from, row.to)) {
      found.push(Finding.error("lint-order", { place: `${place}/to`, from: row.to, before: row.from }));
      continue;
    }
    if (next === undefined) {
      if (row.to !== undefined && isBounded)
        found.push(Finding.warning("lint-top", { place: `${place}/to`, to: row.to }));
      continue;
    }
    const nextFrom = `${list}/${at + 1}/from`;
    if (!below(row.from, next.from))
      found.push(Finding.error("lint-order", { place: nextFrom, from: next.from, before: row.from }));
    else if (row.to !== undefined && below(row.to, next.from))
      found.push(Finding.error("lint-gap", { place: `${place}/to`, from: row.to, to: next.from }));
    else if (row.to !== undefined && below(next.from, row.to))
      found.push(Finding.error("lint-overlap", { place: `${place}/to`, from: next.from, to: row.to }));
    else found.push(...sides(row, next, boundary, nextFrom, owner));
  }
  return found;
}

/** Exactly one of two neighbours owns the value on their boundary. */
function sides(
  row: Range,
  next: Range,
  boundary: "upper" | "lower" | undefined,
  place: string,
  owner: string,
): Finding.Info[] {
  const at = next.from;
  const isOurs = owns(row.includes, "to", boundary);
  const isNext = owns(next.includes, "from", boundary);
  if (isOurs === null && isNext === null) return [Finding.error("lint-boundary", { place: `${owner}/boundary` })];
  const [low, high] = [isOurs ?? !isNext, isNext ?? !isOurs];
  if (low && high) return [Finding.error("lint-boundary-twice", { place, at })];
  if (!low && !high) return [Finding.error("lint-boundary-none", { place, at })];
  return [];
}

function owns(
  includes: Range["includes"],
  end: "from" | "to",
  boundary: "upper" | "lower" | undefined,
): boolean | null {
  if (includes !== undefined) return includes === end || includes === "both";
  if (boundary === undefined) return null;
  return (boundary === "upper") === (end === "from");
}

/** One component's tiers: what each pays, and whether its mode can be worked out. */
export function tiers(component: Component.Info, place: string, currency: string): Finding.Info[] {
  const list = `${place}/tiers`;
  const found = ranges(component.tiers, component.boundary, list, place);
  for (const [at, tier] of component.tiers.entries())
    found.push(...oneTier(component, tier, at, `${list}/${at}`, currency));
  const isWhole = component.by !== undefined || component.crossing !== "split";
  if (isWhole && component.by !== undefined)
    for (const [at, tier] of component.tiers.entries()) {
      const mode = tier.mode ?? component.mode;
      if (mode === "marginal") found.push(Finding.error("lint-mode", { place: `${list}/${at}`, mode, field: "by" }));
    }
  if (component.crossing !== "split" && component.unit === "deal")
    found.push(
      Finding.error("lint-value-mixed", { place, field: "unit deal", other: `crossing ${component.crossing}` }),
    );
  if (["before", "after"].includes(component.crossing))
    found.push(Finding.warning("lint-order-matters", { place: `${place}/crossing` }));
  return found;
}

function oneTier(
  component: Component.Info,
  tier: Component.Tier,
  at: number,
  place: string,
  currency: string,
): Finding.Info[] {
  const found: Finding.Info[] = [];
  const mode = tier.mode ?? component.mode;
  const { rate, payout, amount } = tier;
  if (rate === undefined && payout === undefined && amount === undefined)
    found.push(Finding.error("lint-no-value", { place }));
  if (mode === "flat" && rate !== undefined) found.push(Finding.error("lint-mode", { place, mode, field: "rate" }));
  for (const [field, value] of Object.entries({ rate, payout, amount }))
    if (value !== undefined && Rational.parseRate(value).n < 0n)
      found.push(Finding.error("lint-negative", { place: `${place}/${field}`, value }));
  if (amount !== undefined && !Money.isWhole(amount, currency))
    found.push(tooFine(amount, `${place}/amount`, currency));
  const next = component.tiers[at + 1];
  const ends = [
    [rate, tier.toRate, next?.rate, "toRate"],
    [payout, tier.toPayout, next?.payout, "toPayout"],
    [amount, tier.toAmount, next?.amount, "toAmount"],
  ] as const;
  for (const [start, own, following, field] of ends) {
    if (mode !== "interpolated" && own !== undefined)
      found.push(Finding.error("lint-mode", { place: `${place}/${field}`, mode, field }));
    const hasEnd = (next !== undefined || tier.to !== undefined) && (own ?? following) !== undefined;
    if (mode === "interpolated" && start !== undefined && !hasEnd)
      found.push(Finding.error("lint-no-end", { place: `${place}/${field}` }));
  }
  return found;
}

export function tooFine(value: string, place: string, currency: string): Finding.Info {
  const decimals = Rational.floor(Money.minorPerMajor(currency)).toString().slice(1).length;
  return Finding.error("pay-too-fine", { place, value, currency, decimals: `${decimals}` });
}

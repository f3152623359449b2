/** Figures from sums: ratios of sums, zero apart from missing apart from not covered. */
import * as z from "zod";
import * as Money from "../money.ts";
import * as Rational from "../rational.ts";
import * as Reason from "../reason.ts";
import * as Credit from "./credit.ts";
import { METRICS } from "./list.ts";
import * as Registry from "./registry.ts";
import * as Tally from "./tally.ts";

const SHAPES = {
  money: Money.Info.nullable(),
  count: z.int().nullable(),
  seconds: z.int().nullable(),
  /** decimal text with 4 places, half-up: 2.5000 deals */
  share: z
    .string()
    .regex(/^-?\d+\.\d{4}$/)
    .nullable(),
  /** decimal text with 4 places, half-up */
  ratio: z
    .string()
    .regex(/^-?\d+\.\d{4}$/)
    .nullable(),
};
type Shapes = { [K in Registry.Metric]: (typeof SHAPES)[(typeof Registry.DEFINITIONS)[K]["unit"]] };

/** Figures of a person, team, region or the company. A null has its reason in `reasons` under the same key. */
export const Info = z.object({
  ...(Object.fromEntries(METRICS.map((id) => [id, SHAPES[Registry.DEFINITIONS[id].unit]])) as Shapes),
  reasons: z.partialRecord(z.enum(METRICS), Reason.Info),
});
export type Info = z.output<typeof Info>;

/** Shares as exact fractions, so that parts add up: "5/2". */
const PART_SHAPES = { money: Money.Info, count: z.int(), seconds: z.int(), share: z.string() };
type PartShapes = { [K in Registry.PartId]: (typeof PART_SHAPES)[(typeof Registry.DEFINITIONS)[K]["unit"]] };

/** The figures of deals by product or by customer tier. */
export const Parts = z.record(
  z.string(),
  z.object(
    Object.fromEntries(Registry.PART_IDS.map((id) => [id, PART_SHAPES[Registry.DEFINITIONS[id].unit]])) as PartShapes,
  ),
);
export type Parts = z.output<typeof Parts>;
export type Part = Parts[string];

/** Why a kind says nothing of a subject; null = it does, and 0 is 0. */
export type Coverage = (kind: Credit.Kind | "target") => Reason.Info | null;

/** Every figure of a subject; a null always has its reason. */
export function compute(sums: Tally.Sums, coverage: Coverage, targetMinor: bigint | null, currency: string): Info {
  const reasons: Info["reasons"] = {};
  const values = METRICS.map((id) => {
    const definition = Registry.definitionOf(id);
    const value = exactValue(definition, id, sums, targetMinor);
    const without = value === null && "without" in definition ? definition.without : null;
    const reason = coverage(definition.source) ?? (Registry.takesTarget(id) ? coverage("target") : null) ?? without;
    if (reason === null) return [id, value === null ? null : written(id, value, currency)];
    reasons[id] = reason;
    return [id, null];
  });
  return { ...Object.fromEntries(values), reasons };
}

/** The exact value of a metric: a sum, the target, or sums divided; null below a bottom of 0 or less, and without a target. */
function exactValue(
  definition: Registry.Definition,
  id: Registry.Metric,
  sums: Tally.Sums,
  targetMinor: bigint | null,
): Rational.Info | null {
  const termOf = (term: Registry.Term) =>
    Credit.toRational(term === "target" ? (targetMinor ?? 0n) : sums[term as Registry.SumId]);
  if (definition.kind === "target") return targetMinor === null ? null : Rational.of(targetMinor);
  if (definition.kind === "sum") return termOf(id);
  const bottom = Rational.sum(definition.bottom.map(termOf));
  return bottom.n <= 0n ? null : Rational.divide(termOf(definition.top), bottom);
}

/** A value as the board stores it: money in minor units half-up, a ratio to 4 places, else a whole number. */
function written(id: Registry.Metric, value: Rational.Info, currency: string): Money.Info | string | number {
  const { unit } = Registry.definitionOf(id);
  if (unit === "money") return Money.of(Money.round(value), currency);
  return unit === "ratio" || unit === "share" ? Rational.text(value, 4) : Number(value.n);
}

/** Revenue a head in minor units, half-up: 1,000 over 3 = 333. Null without a head. */
export function perHead(minor: bigint, heads: number): bigint | null {
  return heads === 0 ? null : Money.round(Rational.of(minor, heads));
}

/** Sums of deals as a board stores them by product or tier. */
export function partOf(sums: Tally.Sums, currency: string): Part {
  const partValue = (amount: Credit.Amount, unit: Registry.Unit) =>
    typeof amount !== "bigint"
      ? Rational.exactText(amount)
      : unit === "money"
        ? Money.of(amount, currency)
        : Number(amount);
  const values = Registry.PART_IDS.map((id) => [id, partValue(sums[id], Registry.DEFINITIONS[id].unit)]);
  return Object.fromEntries(values) as Part;
}

/** The sums of stored parts, added up. */
export function sumsOf(parts: readonly Part[]): Tally.Sums {
  const sums = Tally.noSums();
  for (const part of parts)
    for (const id of Registry.PART_IDS) {
      const value = part[id];
      const amount =
        typeof value === "object"
          ? Money.minor(value)
          : typeof value === "string"
            ? Rational.parseRate(value)
            : BigInt(value);
      Tally.raise(sums, id, amount);
    }
  return sums;
}

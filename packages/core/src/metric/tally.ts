/** Plain sums of credits, before any ratio, rounding or policy: what a subject's figures are made of. */
import * as Rational from "../rational.ts";
import * as Credit from "./credit.ts";
import * as Registry from "./registry.ts";

/** Minor units, items or seconds by sum; shares of deals as exact fractions. */
export type Sums = Record<Exclude<Registry.SumId, Registry.ShareId>, bigint> & Record<Registry.ShareId, Rational.Info>;
/** Answers of a survey kind: `total` is the exact sum of score / scale. */
export type Answers = { total: Rational.Info; count: number };

export type Info = {
  sums: Sums;
  /** credits by kind; a day of calls is one */
  rows: Partial<Record<Credit.Kind, number>>;
  survey: Answers;
  peer: Answers;
  /** confirmed items */
  knowledge: number;
  products: Map<string, Sums>;
  tiers: Map<string, Sums>;
};

const ADDERS = Map.groupBy(
  [...Registry.SUMS].flatMap(([id, { add }]) => (Object.keys(add) as Credit.Kind[]).map((kind) => ({ id, kind }))),
  ({ kind }) => kind,
);

export function noSums(): Sums {
  const zero = (id: Registry.SumId) => (Registry.unitOf(id) === "share" ? Rational.ZERO : 0n);
  return Object.fromEntries([...Registry.SUMS.keys()].map((id) => [id, zero(id)])) as Sums;
}

export function empty(): Info {
  return {
    sums: noSums(),
    rows: {},
    survey: { total: Rational.ZERO, count: 0 },
    peer: { total: Rational.ZERO, count: 0 },
    knowledge: 0,
    products: new Map(),
    tiers: new Map(),
  };
}

/** Adds a credit. With directions "out" inbound calls are left out of every sum but the inbound calls themselves. */
export function add(tally: Info, credit: Credit.Info, directions: Credit.Directions): void {
  tally.rows[credit.kind] = (tally.rows[credit.kind] ?? 0) + 1;
  addSums(tally.sums, credit, directions);
  if (credit.kind === "survey") addAnswer(tally.survey, credit.fact.values);
  else if (credit.kind === "peer") addAnswer(tally.peer, credit.fact.values);
  else if (credit.kind === "knowledge") tally.knowledge += credit.fact.values.isConfirmed ? 1 : 0;
  // Overlay credit is nobody's revenue.
  else if (credit.kind === "deal" && credit.credit === "direct") {
    const { product, tier } = credit.fact.values;
    if (product !== undefined) addSums(partOf(tally.products, product), credit, directions);
    if (tier !== undefined) addSums(partOf(tally.tiers, tier), credit, directions);
  }
}

function addSums(sums: Sums, credit: Credit.Info, directions: Credit.Directions): void {
  for (const { id } of ADDERS.get(credit.kind) ?? []) {
    const amount = Registry.amountOf(id, credit, directions);
    if (amount !== null) raise(sums, id, amount);
  }
}

/** Adds an amount to the sum of an id. */
export function raise(sums: Sums, id: Registry.SumId, amount: Credit.Amount): void {
  const all = sums as Record<Registry.SumId, Credit.Amount>;
  const before = all[id];
  all[id] =
    typeof amount === "bigint" && typeof before === "bigint"
      ? before + amount
      : Rational.add(Credit.toRational(before), Credit.toRational(amount));
}

/** Adds one answer as its exact share of the scale: 4 of 5 adds 4/5. */
function addAnswer(answers: Answers, answer: { score: number; scale: number }): void {
  answers.total = Rational.add(
    answers.total,
    Rational.divide(Rational.parse(String(answer.score)), Rational.parse(String(answer.scale))),
  );
  answers.count += 1;
}

function partOf(parts: Map<string, Sums>, name: string): Sums {
  const known = parts.get(name);
  if (known) return known;
  const fresh = noSums();
  parts.set(name, fresh);
  return fresh;
}

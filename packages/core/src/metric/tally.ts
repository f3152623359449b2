/** Plain sums of facts, before any ratio, rounding or policy: what a subject's figures are made of. */
import * as Rational from "../rational.ts";

/** Answers of a survey kind: `total` is the exact sum of score / scale. */
export type Answers = { total: Rational.Info; count: number };
export type Part = { revenueMinor: bigint; dealsWon: number; dealsLost: number };

export type Info = {
  revenueMinor: bigint;
  dealsWon: number;
  dealsLost: number;
  dials: number;
  inboundDials: number;
  connected: number;
  talkSeconds: number;
  survey: Answers;
  peer: Answers;
  knowledge: number;
  payments: number;
  /** received in the month */
  collectedMinor: bigint;
  /** to be received in the month */
  dueMinor: bigint;
  products: Map<string, Part>;
  tiers: Map<string, Part>;
};

export function empty(): Info {
  return {
    revenueMinor: 0n,
    dealsWon: 0,
    dealsLost: 0,
    dials: 0,
    inboundDials: 0,
    connected: 0,
    talkSeconds: 0,
    survey: { total: Rational.ZERO, count: 0 },
    peer: { total: Rational.ZERO, count: 0 },
    knowledge: 0,
    payments: 0,
    collectedMinor: 0n,
    dueMinor: 0n,
    products: new Map(),
    tiers: new Map(),
  };
}

/**
 * Adds a person's part of a closed deal: the credited money, and the deal itself where it is the first owner's. Overlay
 * credit is nobody's revenue.
 */
export function addDeal(
  tally: Info,
  credit: {
    fact: { values: { stage: string; product?: string | undefined; tier?: string | undefined } };
    credit: "direct" | "overlay";
    creditedMinor: bigint;
    dueMinor: bigint;
    isFirst: boolean;
  },
): void {
  if (credit.credit === "overlay") return;
  const { stage, product, tier } = credit.fact.values;
  tally.dueMinor += credit.dueMinor;
  const parts: Part[] = [tally];
  if (product !== undefined) parts.push(partOf(tally.products, product));
  if (tier !== undefined) parts.push(partOf(tally.tiers, tier));
  for (const part of parts) {
    part.revenueMinor += credit.creditedMinor;
    if (!credit.isFirst) continue;
    if (stage === "won") part.dealsWon += 1;
    else part.dealsLost += 1;
  }
}

/** Adds a person's part of a payment. */
export function addPayment(tally: Info, credit: { collectedMinor: bigint; dueMinor: bigint }): void {
  tally.payments += 1;
  tally.collectedMinor += credit.collectedMinor;
  tally.dueMinor += credit.dueMinor;
}

/** Sums of calls; `directions` "out" leaves inbound calls out of every term but `inboundDials`. */
export function addCalls(
  tally: Info,
  calls: {
    dials: number;
    inboundDials: number;
    connected: number;
    inboundConnected: number;
    talkSeconds: number;
    inboundTalkSeconds: number;
  },
  directions: "all" | "out",
): void {
  const isOut = directions === "out";
  tally.dials += calls.dials - (isOut ? calls.inboundDials : 0);
  tally.inboundDials += calls.inboundDials;
  tally.connected += calls.connected - (isOut ? calls.inboundConnected : 0);
  tally.talkSeconds += calls.talkSeconds - (isOut ? calls.inboundTalkSeconds : 0);
}

/** Adds one answer as its exact share of the scale: 4 of 5 adds 4/5. */
export function addAnswer(answers: Answers, answer: { score: number; scale: number }): void {
  answers.total = Rational.add(
    answers.total,
    Rational.divide(Rational.parse(String(answer.score)), Rational.parse(String(answer.scale))),
  );
  answers.count += 1;
}

function partOf(parts: Map<string, Part>, name: string): Part {
  const known = parts.get(name);
  if (known) return known;
  const fresh = { revenueMinor: 0n, dealsWon: 0, dealsLost: 0 };
  parts.set(name, fresh);
  return fresh;
}

/** Plain sums of facts, before any ratio, rounding or policy: what a subject's figures are made of. */
import * as Rational from "./rational.ts";

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
    products: new Map(),
    tiers: new Map(),
  };
}

/** Adds a closed deal. A won deal counts its amount, nothing while the source states none. */
export function addDeal(
  tally: Info,
  deal: { stage: string; amountMinor: string | null; product?: string | undefined; tier?: string | undefined },
): void {
  const parts: Part[] = [tally];
  if (deal.product !== undefined) parts.push(partOf(tally.products, deal.product));
  if (deal.tier !== undefined) parts.push(partOf(tally.tiers, deal.tier));
  for (const part of parts) {
    if (deal.stage === "won") {
      part.dealsWon += 1;
      part.revenueMinor += BigInt(deal.amountMinor ?? 0);
    } else part.dealsLost += 1;
  }
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

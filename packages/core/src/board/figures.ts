/** The figures of one subject, and what it is ranked by. */
import * as Metrics from "../metrics.ts";
import { byText } from "../order.ts";
import type * as Policy from "../policy.ts";
import * as Ranking from "../ranking.ts";
import * as Rational from "../rational.ts";
import * as Scorecard from "../scorecard.ts";
import type * as Tally from "../tally.ts";
import type * as Board from "./info.ts";
import type * as Inputs from "./inputs.ts";
import * as Subjects from "./subjects.ts";
import * as Targets from "./targets.ts";

/** The figures of one subject before it is ranked. */
export type Info = { metrics: Board.Metrics; score: Board.Score; tally: Tally.Info; targetMinor: bigint | null };

/** Metrics and score of a subject from its sums. */
export function of(subjects: Subjects.Info, subject: Subjects.Subject, tally: Tally.Info, inputs: Inputs.Inputs): Info {
  const { policy, organisation } = inputs;
  const targetMinor = Targets.sum(Subjects.targetParts(subjects, subject));
  const metrics = Metrics.of(tally, Subjects.coverage(subjects, subject, tally), targetMinor, organisation.currency);
  const seen = Subjects.observations(subjects, subject, tally, targetMinor, policy.scorecard);
  return { metrics, score: Scorecard.of(seen, policy.scorecard), tally, targetMinor };
}

/** What a subject is ranked by: the score to its 2 places or revenue in minor units; null = not ranked. */
export function rankedBy(
  basis: Board.Info["basis"],
  { score, metrics }: Pick<Board.Person, "score" | "metrics">,
): Rational.Info | null {
  const text = basis === "score" ? score.total : metrics.revenue?.minor;
  return text === null || text === undefined ? null : Rational.parse(text);
}

/** Share of eligible people with a target, which decides the basis of the month. */
export function basisOf(
  subjects: Subjects.Info,
  policy: Policy.Info,
): { basis: Board.Info["basis"]; withTarget: number; eligible: number } {
  const eligible = subjects.company.members.filter((member) => member.isEligible);
  const withTarget = eligible.filter(
    ({ person }) => (Targets.sum(subjects.targets.person(person.id)) ?? 0n) > 0n,
  ).length;
  const basis = Ranking.basis(policy.ranking, withTarget, eligible.length);
  return { basis, withTarget, eligible: eligible.length };
}

/** By rank, the unranked after, then by name and id. */
export function byRank(
  a: Pick<Board.Person, "rank" | "name" | "id">,
  b: Pick<Board.Person, "rank" | "name" | "id">,
): number {
  return (
    (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER) ||
    byText(a.name, b.name) ||
    byText(a.id, b.id)
  );
}

/** Why a subject has no value to rank by. */
export function whyUnranked(
  basis: Board.Info["basis"],
  { score, metrics }: Pick<Board.Person, "score" | "metrics">,
): Board.Reason {
  return (basis === "score" ? score.reason : metrics.reasons.revenue) ?? "not-measured";
}

/** The figures of one subject, and what it is ranked by. */

import * as ExactSums from "../metric/exact-sums.ts";
import * as Metrics from "../metric/metrics.ts";
import type * as Tally from "../metric/tally.ts";
import { byText } from "../order.ts";
import * as Period from "../period.ts";
import type * as Policy from "../policy.ts";
import * as Ranking from "../ranking.ts";
import * as Rational from "../rational.ts";
import type * as Reason from "../reason.ts";
import * as Scorecard from "../scorecard.ts";
import type * as Board from "./info.ts";
import type * as Inputs from "./inputs.ts";
import * as Subjects from "./subjects.ts";
import * as Targets from "./targets.ts";

/** The figures of one subject before it is ranked. */
export type Info = {
  metrics: Metrics.Info;
  score: Scorecard.Info;
  tally: Tally.Info;
  targetMinor: bigint | null;
  exactSums: ExactSums.Info;
};

/**
 * Metrics and score of a subject from its sums. `whole` is the tally that says whether a kind has rows at all; it differs
 * from `tally` where a figure is computed from its own rows only.
 */
export function of(
  subjects: Subjects.Info,
  subject: Subjects.Subject,
  tally: Tally.Info,
  inputs: Inputs.Inputs,
  targetMinor: bigint | null,
  whole: Tally.Info = tally,
): Info {
  const { policy, organisation } = inputs;
  const coverage = Subjects.coverage(subjects, subject, whole);
  const metrics = Metrics.compute(tally.sums, coverage, targetMinor, organisation.currency);
  const seen = Subjects.observations(subjects, subject, tally, targetMinor, policy.scorecard, coverage);
  const { knowledge } = seen;
  const exactSums = ExactSums.of(tally, knowledge.status === "observed" ? knowledge.target : null);
  return { metrics, score: Scorecard.scoreOf(seen, policy.scorecard), tally, targetMinor, exactSums };
}

/** Figures of any subject of the month, from all the facts; each is worked out once. */
export function all(subjects: Subjects.Info, inputs: Inputs.Inputs): (subject: Subjects.Subject) => Info {
  const sums = Subjects.tallies(subjects, inputs.policy.calls.directions);
  const known = new Map<string, Info>();
  return (subject) => {
    const found = known.get(subject.id);
    if (found !== undefined) return found;
    const target = Targets.sum(Subjects.targetParts(subjects, subject));
    const figures = of(subjects, subject, sums(subject.id), inputs, target);
    known.set(subject.id, figures);
    return figures;
  };
}

/** What a subject is ranked by: the score to its 2 places or revenue in minor units; null = not ranked. */
export function rankedBy(
  basis: Board.Info["basis"],
  { score, metrics }: Pick<Board.Person, "score" | "metrics">,
): Pick<Ranking.Entry, "value" | "uncapped"> {
  const read = (text: string | null | undefined) => (text === null || text === undefined ? null : Rational.parse(text));
  if (basis === "revenue") return { value: read(metrics.revenue?.minor) };
  return { value: read(score.total), uncapped: read(score.uncapped) };
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

/** Why a person has no rank: the role, away all month, not here any more, not here yet, or no value. */
export function whyOut(
  { person, last, isEligible, absence }: Subjects.Member,
  basis: Board.Info["basis"],
  figures: Pick<Info, "metrics" | "score">,
  month: string,
): Reason.Info {
  if (last) return isEligible ? whyUnranked(basis, figures) : (absence ?? "not-ranked-role");
  return whyNotHere(person, month);
}

/** Why somebody is in no team and role all month. */
export function whyNotHere({ memberships }: Subjects.Member["person"], month: string): "not-joined" | "left" {
  return memberships.some((stretch) => stretch.from > Period.lastDay(month)) ? "not-joined" : "left";
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

/** Why somebody is in no ranking of a month, whatever it is by. */
const OUT = new Set<Reason.Info>(["not-ranked-role", "left", "not-joined", "on-leave", "no-working-days"]);

/** Whether a row is left out of the ranking for its role, its absence, or for having left or not joined. */
export function isOut({ rankReason }: Pick<Ranking.Info, "rankReason">): boolean {
  return rankReason !== null && OUT.has(rankReason);
}

/** Why a subject has no value to rank by. */
export function whyUnranked(
  basis: Board.Info["basis"],
  { score, metrics }: Pick<Board.Person, "score" | "metrics">,
): Reason.Info {
  return (basis === "score" ? score.reason : metrics.reasons.revenue) ?? "not-measured";
}

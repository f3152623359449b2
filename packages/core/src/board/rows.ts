/** The ranked rows of a board: people, teams and regions. */
import * as Metrics from "../metric/metrics.ts";
import type * as Tally from "../metric/tally.ts";
import * as Money from "../money.ts";
import { byText } from "../order.ts";
import * as Ranking from "../ranking.ts";
import * as Rational from "../rational.ts";
import type * as Reason from "../reason.ts";
import * as Figures from "./figures.ts";
import type * as Board from "./info.ts";
import type * as Inputs from "./inputs.ts";
import type * as Subjects from "./subjects.ts";

/** Every person's row, ranked; without pay, which `pay/with-pay` puts on it. */
export function people(
  subjects: Subjects.Info,
  of: (subject: Subjects.Subject) => Figures.Info,
  inputs: Inputs.Inputs,
  basis: Board.Info["basis"],
): Board.Person[] {
  const { organisation, month } = inputs;
  const entries = subjects.people.map(({ id, name, member, ...subject }) => {
    const figures = of({ id, name, ...subject });
    return { id, name, member, figures, ...(member.isEligible ? Figures.rankedBy(basis, figures) : { value: null }) };
  });
  const table = Ranking.table(entries, beforeOf(inputs, "people", basis), ({ member, figures }) =>
    Figures.whyOut(member, basis, figures, month),
  );
  const rows = table.map(({ entry: { id, name, member, figures }, ranked }): Board.Person => {
    const { metrics, score, tally, exactSums } = figures;
    return {
      id,
      name,
      team: member.team,
      teamName: member.teamName,
      region: member.region,
      ...ranked,
      score,
      metrics,
      exactSums,
      ...{ line: null, toNextLine: null, bonus: null, bonusReason: "no-plan" },
      products: partsOf(tally.products, organisation.currency),
      tiers: partsOf(tally.tiers, organisation.currency),
    };
  });
  return rows.sort(Figures.byRank);
}

/** The rows of regions or of teams, ranked among themselves. */
export function groups(
  subjects: Subjects.Info,
  groups: readonly Subjects.Subject[],
  of: (subject: Subjects.Subject) => Figures.Info,
  inputs: Inputs.Inputs,
  basis: Board.Info["basis"],
): Board.Group[] {
  const currency = inputs.organisation.currency;
  const entries = groups.map((subject) => {
    const figures = of(subject);
    return { id: subject.id, subject, figures, ...Figures.rankedBy(basis, figures) };
  });
  const level = groups[0]?.kind === "region" ? "regions" : "teams";
  const table = Ranking.table(entries, beforeOf(inputs, level, basis), ({ figures }) =>
    Figures.whyUnranked(basis, figures),
  );
  const rows = table.map(({ entry: { subject, figures }, ranked }): Board.Group => {
    const { metrics, score, tally, exactSums } = figures;
    const heads = subject.members.filter((member) => member.isEligible).length;
    const perHead = metrics.revenue === null ? null : Metrics.perHead(tally.sums.revenue, heads);
    return {
      id: subject.id,
      name: subject.name,
      region: subject.kind === "team" ? subjects.attribution.regionOf(subject.id) : null,
      lead: subject.kind === "team" ? leadOf(subject) : null,
      people: subject.members.length,
      ...ranked,
      score,
      metrics,
      exactSums,
      revenuePerHead: perHead === null ? null : Money.of(perHead, currency),
      products: partsOf(tally.products, currency),
      tiers: partsOf(tally.tiers, currency),
    };
  });
  return rows.sort(Figures.byRank);
}

/** What movement is counted from: the period before as it was ranked, or why the two do not compare. */
export function beforeOf(
  { previous }: Pick<Inputs.Inputs, "previous">,
  level: "people" | "teams" | "regions",
  basis: Board.Info["basis"],
  first: Reason.Info = "first-month",
): Ranking.Before {
  if (previous === null) return { reason: first };
  const ranks = new Map(previous[level].map(({ id, rank }) => [id, rank]));
  if (previous.basis !== basis) return { reason: "basis-changed", ranks };
  const entries = previous[level].map(({ id, rank, value, uncapped }) => ({
    id,
    value: rank === null || value === null ? null : Rational.parse(value),
    ...(uncapped !== undefined && { uncapped: Rational.parse(uncapped) }),
  }));
  return { entries, ranks };
}

/** Who leads a team: the manager most of its members name, else its member in the role. */
function leadOf({ members }: Subjects.Subject): string | null {
  const votes = new Map<string, number>();
  for (const { last } of members) if (last?.manager) votes.set(last.manager, (votes.get(last.manager) ?? 0) + 1);
  const [best] = [...votes].sort((a, b) => b[1] - a[1] || byText(a[0], b[0]));
  const leads = members
    .filter(({ last }) => last?.role === "lead" || last?.role === "manager")
    .map(({ person }) => person.name);
  return best?.[0] ?? leads.sort(byText)[0] ?? null;
}

function partsOf(parts: ReadonlyMap<string, Tally.Sums>, currency: string): Metrics.Parts {
  const sorted = [...parts].sort((a, b) => byText(a[0], b[0]));
  return Object.fromEntries(sorted.map(([name, sums]) => [name, Metrics.partOf(sums, currency)]));
}

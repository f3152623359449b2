/** The subjects of a board (company, regions, teams, people): their sums, what covers them, their targets and scores. */
import * as Id from "../id.ts";
import type * as Identity from "../identity.ts";
import * as Membership from "../membership.ts";
import type * as Credit from "../metric/credit.ts";
import type * as Metrics from "../metric/metrics.ts";
import * as Tally from "../metric/tally.ts";
import { byText } from "../order.ts";
import * as Period from "../period.ts";
import type * as Policy from "../policy.ts";
import * as Rational from "../rational.ts";
import type * as Reason from "../reason.ts";
import type * as Scorecard from "../scorecard.ts";
import type * as Sources from "../sources.ts";
import * as Attribution from "./attribution.ts";
import * as Eligible from "./eligible.ts";
import type * as Inputs from "./inputs.ts";
import * as Targets from "./targets.ts";

export type Member = {
  person: Identity.Person;
  /** the last membership of the month; undefined when none overlaps it */
  last: Membership.Info | undefined;
  team: string | null;
  teamName: string | null;
  region: string | null;
  /** sells: ranked, and a head of revenue per head */
  isEligible: boolean;
  /** why somebody of a ranked role has no eligible day this month */
  absence: Reason.Info | null;
  /** has a row of its own on the board */
  isShown: boolean;
};
export type Subject = { kind: "company" | "region" | "team" | "person"; id: string; name: string; members: Member[] };

export type PersonSubject = Subject & { member: Member };

export type Info = {
  attribution: Attribution.Info;
  targets: Targets.Info;
  eligible: Eligible.Info;
  members: Map<string, Member>;
  company: Subject;
  regions: Subject[];
  /** region ids by name */
  regionIds: Map<string, string>;
  teams: Subject[];
  people: PersonSubject[];
};

/** Everybody and every group the month's board shows, each list by id. */
export function of(inputs: Inputs.Inputs): Info {
  const { month } = inputs;
  const attribution = Attribution.open(inputs);
  const eligible = Eligible.open(attribution, month, inputs.policy.calendar);
  const targets = Targets.of(attribution, month, eligible);
  const withFacts = new Set([...attribution.credits, ...attribution.personTargets].map(({ person }) => person.id));
  const members = new Map<string, Member>();
  const teamNames = new Map(targets.names.teams);
  const regionNames = new Set(targets.names.regions);
  const all = [...attribution.identity.people.values()].sort((a, b) => byText(a.id, b.id));
  for (const person of all) {
    const last = Membership.lastIn(person.memberships, month);
    const hasFacts = withFacts.has(person.id);
    if (!hasFacts && (person.isCreated || !last)) continue;
    const team = last?.team ?? null;
    const region = last?.region ?? (team === null ? null : attribution.regionOf(team));
    // A rep without a fact is shown, at 0; a lead, manager or supporter without one is not on the sales floor this month.
    const isShown = hasFacts || last?.role === "rep";
    const isRanked = isShown && (last?.role === "rep" || last?.role === "lead");
    const absence = isRanked ? eligible.whyNone(person) : null;
    const isEligible = isRanked && absence === null;
    const place = { team, teamName: last?.teamName ?? null, region };
    members.set(person.id, { person, last, ...place, isEligible, absence, isShown });
    for (const membership of person.memberships) {
      if (membership.from > Period.lastDay(month) || membership.to <= Period.firstDay(month)) continue;
      if (membership.team !== null && membership.teamName !== null) teamNames.set(membership.team, membership.teamName);
      if (membership.region !== null) regionNames.add(membership.region);
    }
  }
  const listed = [...members.values()];
  const group = (kind: "region" | "team", id: string, name: string, isIn: (member: Member) => boolean): Subject => ({
    kind,
    id,
    name,
    members: listed.filter(isIn),
  });
  return {
    attribution,
    targets,
    eligible,
    members,
    regionIds: new Map([...regionNames].map((name) => [name, Id.derive("region", name)])),
    company: { kind: "company", id: "company", name: inputs.organisation.name, members: listed },
    regions: [...regionNames]
      .sort(byText)
      .map((name) => group("region", Id.derive("region", name), name, (membership) => membership.region === name)),
    teams: [...teamNames]
      .sort((a, b) => byText(a[0], b[0]))
      .map(([id, name]) => group("team", id, name, (membership) => membership.team === id)),
    people: listed.filter((member) => member.isShown).map(person),
  };
}

/** A member as a subject of figures. */
export function person(member: Member): PersonSubject {
  return { kind: "person", id: member.person.id, name: member.person.name, members: [member], member };
}

/** Whether a credit counts for the subject: a person's own, a group's by the place on the fact's day. */
export function holds(subject: Subject, credit: Pick<Attribution.Credit, "person" | "team" | "region">): boolean {
  if (subject.kind === "person") return credit.person.id === subject.id;
  if (subject.kind === "team") return credit.team === subject.id;
  return subject.kind === "company" || credit.region === subject.name;
}

/** The sums of every subject in one pass, by subject id. */
export function tallies(subjects: Info, directions: Policy.Info["calls"]["directions"]): (id: string) => Tally.Info {
  const sums = new Map<string, Tally.Info>();
  const of = (id: string): Tally.Info => {
    const known = sums.get(id);
    if (known) return known;
    const fresh = Tally.empty();
    sums.set(id, fresh);
    return fresh;
  };
  for (const credit of subjects.attribution.credits)
    for (const id of holders(subjects, credit)) Tally.add(of(id), credit, directions);
  return of;
}

/** The ids of the subjects a credit counts for. */
export function holders(subjects: Info, credit: Pick<Attribution.Credit, "person" | "team" | "region">): string[] {
  const ids = ["company", credit.person.id];
  if (credit.team !== null) ids.push(credit.team);
  const region = credit.region === null ? undefined : subjects.regionIds.get(credit.region);
  if (region !== undefined) ids.push(region);
  return ids;
}

/** Whether the counted source of a kind knows the person: by a key of a kind it uses, or by a fact. */
export function isKnown(subjects: Info, person: Identity.Person, kind: Sources.Kind): boolean {
  const source = subjects.attribution.counted[kind];
  const uses = subjects.attribution.namespaces[kind];
  return person.keys.map(Attribution.namespaceOf).some((space) => uses.has(space) || space.startsWith(`${source}:`));
}

/** Why a kind says nothing of a subject, or null: not covered this month, or nobody of the subject is known to its source. */
export function whyMissing(subjects: Info, subject: Subject, kind: Sources.Kind, hasRows: boolean): Reason.Info | null {
  if (subjects.attribution.counted[kind] === null) return "not-covered";
  if (hasRows || subject.kind === "company") return null;
  return subject.members.some(({ person }) => isKnown(subjects, person, kind)) ? null : "not-in-source";
}

/** Per kind why it says nothing of the subject; `whole` tells whether the subject has rows of a kind. */
export function coverage(subjects: Info, subject: Subject, whole: Tally.Info): Metrics.Coverage {
  const { counted } = subjects.attribution;
  const { sums, rows } = whole;
  const hasDeals = sums.dealsWon + sums.dealsLost > 0n || sums.revenue !== 0n || rows.payment !== undefined;
  const hasRows = (kind: Credit.Kind) =>
    kind === "deal" ? hasDeals : kind === "knowledge" ? whole.knowledge > 0 : rows[kind] !== undefined;
  const why = (kind: Credit.Kind) => whyMissing(subjects, subject, kind, hasRows(kind));
  return (kind) => {
    if (kind === "target") return subject.kind === "person" ? (subject.members[0]?.absence ?? null) : null;
    if (kind !== "payment") return why(kind);
    // Payments name their deal, not a person: who is known to the deals is known to them.
    return counted.payment === null ? "not-covered" : counted.deal === null ? null : why("deal");
  };
}

export function targetParts(subjects: Info, { kind, id, name }: Subject): Targets.Part[] {
  if (kind === "person") return subjects.targets.person(id);
  if (kind === "team") return subjects.targets.team(id);
  return kind === "region" ? subjects.targets.region(name) : subjects.targets.company();
}

/** What the scorecard sees of a subject; groups pool their members' actuals and targets. */
export function observations(
  subjects: Info,
  subject: Subject,
  tally: Tally.Info,
  targetMinor: bigint | null,
  policy: Policy.Info["scorecard"],
  covered: Metrics.Coverage,
): Scorecard.Observations {
  const isSold = subjects.attribution.counted.deal !== null && subjects.targets.isGiven;
  return {
    sales: isSold ? sales(tally, targetMinor, covered("deal") ?? covered("target")) : { status: "not-applicable" },
    satisfaction: answers(tally.survey, policy.satisfaction, covered("survey")),
    collaboration: answers(tally.peer, policy.collaboration, covered("peer")),
    knowledge: knowledge(subjects, subject, tally.knowledge, policy.knowledge, covered("knowledge")),
  };
}

function sales(tally: Tally.Info, targetMinor: bigint | null, missing: Reason.Info | null): Scorecard.Observation {
  const target = targetMinor === null || targetMinor <= 0n ? null : Rational.of(targetMinor);
  if (missing !== null || target === null)
    return { status: "missing", reason: missing ?? "no-target", answers: null, target };
  return { status: "observed", actual: Rational.of(tally.sums.revenue), target, answers: null };
}

/** Answers as a component of the score: their mean as a share of the scale; fewer than policy asks for are missing. */
export function answers(
  given: Tally.Answers,
  policy: Policy.Info["scorecard"]["satisfaction"],
  missing: Reason.Info | null,
): Scorecard.Observation {
  if (missing === "not-covered") return { status: "not-applicable" };
  const target = Rational.parse(policy.target ?? "1");
  const isFew = given.count === 0 || given.count < (policy.minimumAnswers ?? 0);
  if (missing !== null || isFew)
    return { status: "missing", reason: missing ?? "too-few-answers", answers: given.count, target };
  return {
    status: "observed",
    actual: Rational.divide(given.total, Rational.of(given.count)),
    target,
    answers: given.count,
  };
}

/** Confirmed items against the target; a group's target is one person's times the members its source knows. */
function knowledge(
  subjects: Info,
  subject: Subject,
  items: number,
  policy: Policy.Info["scorecard"]["knowledge"],
  missing: Reason.Info | null,
): Scorecard.Observation {
  if (missing === "not-covered") return { status: "not-applicable" };
  const each = Rational.parse(policy.target ?? "1");
  const known = subject.members.filter(
    (member) => member.isEligible && isKnown(subjects, member.person, "knowledge"),
  ).length;
  const heads = subject.kind === "person" ? 1 : known;
  if (missing !== null || heads === 0)
    return { status: "missing", reason: missing ?? "not-in-source", answers: null, target: null };
  return {
    status: "observed",
    actual: Rational.of(items),
    target: Rational.multiply(each, Rational.of(heads)),
    answers: null,
  };
}

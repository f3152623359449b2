/** Targets up the tree: a person's is shared over teams, a team's is the sum of its members' unless one is given, and so on. */
import * as Id from "../id.ts";
import type * as Identity from "../identity.ts";
import * as Membership from "../membership.ts";
import * as Money from "../money.ts";
import { byText } from "../order.ts";
import * as Period from "../period.ts";
import * as Rational from "../rational.ts";
import * as Attribution from "./attribution.ts";
import type * as Eligible from "./eligible.ts";

/** A part of a target: a person's share while in a team, or the given target of a whole group. */
export type Part = {
  /** before the eligible part of the month was taken of it; the same where all of it counts */
  wholeMinor: bigint;
  subject: { kind: "person" | "team" | "region" | "company"; id: string };
  team: string | null;
  region: string | null;
  minor: bigint;
  facts: Attribution.TargetFact[];
};
export type Info = {
  /** whether the company has any target this month */
  isGiven: boolean;
  names: { teams: Map<string, string>; regions: Set<string> };
  /** the parts whose sum is the target; empty = no target */
  person: (id: string) => Part[];
  team: (id: string) => Part[];
  region: (name: string) => Part[];
  company: () => Part[];
};

/** The sum of the parts in minor units, or null when there is none. */
export function sum(parts: readonly Part[]): bigint | null {
  return parts.length === 0 ? null : parts.reduce((left, part) => left + part.minor, 0n);
}

/**
 * Resolves every target of the month. A person's counts for the eligible part of the month, half-up to the minor unit:
 * 80,000.00 on 12 of 22 days is 43,636.36. Its shares over teams add up to that (largest remainder).
 */
export function of(attribution: Attribution.Info, month: string, eligible: Eligible.Info): Info {
  const byPerson = Map.groupBy(attribution.personTargets, ({ person }) => person);
  const whole = new Map<string, Part>();
  const shares: Part[] = [];
  for (const [person, given] of byPerson) {
    const facts = given.map(({ fact }) => fact);
    const wholeMinor = total(facts);
    const minor = Money.round(Rational.multiply(Rational.of(wholeMinor), eligible.share(person)));
    const own = { subject: { kind: "person" as const, id: person.id }, wholeMinor, facts };
    whole.set(person.id, { ...own, team: null, region: null, minor });
    shares.push(
      ...share(attribution, person, { minor, wholeMinor }, month, eligible).map((part) => ({ ...own, ...part })),
    );
  }
  const place = ({ subject, team, region }: Part) => `${subject.id}|${team}|${region}`;
  shares.sort((a, b) => byText(place(a), place(b)));
  const teams = new Map<string, string>();
  const stated = (facts: readonly Attribution.TargetFact[]) => ({
    minor: total(facts),
    wholeMinor: total(facts),
    facts: [...facts],
  });
  const given = { team: new Map<string, Part>(), region: new Map<string, Part>(), company: new Map<string, Part>() };
  for (const [key, facts] of Map.groupBy(
    attribution.groupTargets,
    ({ values }) => `${values.scope}|${values.subject}`,
  )) {
    const name = key.slice(key.indexOf("|") + 1);
    if (key.startsWith("team|")) {
      const id = Id.derive("team", name);
      teams.set(id, name);
      given.team.set(id, {
        subject: { kind: "team", id },
        team: id,
        region: attribution.regionOf(id),
        ...stated(facts),
      });
    } else if (key.startsWith("region|")) {
      const id = Id.derive("region", name);
      given.region.set(name, { subject: { kind: "region", id }, team: null, region: name, ...stated(facts) });
    } else
      given.company.set("", {
        subject: { kind: "company", id: "company" },
        team: null,
        region: null,
        ...stated(facts),
      });
  }
  const givenTeams = [...given.team.values()].sort((a, b) => byText(a.subject.id, b.subject.id));
  // Where a team has its own target, its members' shares are inside it already.
  const leaves = [...givenTeams, ...shares.filter((part) => part.team === null || !given.team.has(part.team))];
  const givenRegions = [...given.region.values()].sort((a, b) => byText(a.subject.id, b.subject.id));
  const listOf = (part: Part | undefined): Part[] | undefined => (part ? [part] : undefined);
  return {
    isGiven: whole.size > 0 || attribution.groupTargets.length > 0,
    names: { teams, regions: new Set(given.region.keys()) },
    person: (id) => listOf(whole.get(id)) ?? [],
    team: (id) => listOf(given.team.get(id)) ?? shares.filter((part) => part.team === id),
    region: (name) => listOf(given.region.get(name)) ?? leaves.filter((part) => part.region === name),
    company: () =>
      listOf(given.company.get("")) ?? [
        ...givenRegions,
        ...leaves.filter((part) => part.region === null || !given.region.has(part.region)),
      ],
  };
}

function total(facts: readonly Attribution.TargetFact[]): bigint {
  return facts.reduce((left, { values }) => left + BigInt(values.amountMinor), 0n);
}

/** A person's target over the teams of the month by the days worked in each; by all days when there are none. */
function share(
  attribution: Attribution.Info,
  person: Identity.Person,
  amounts: Pick<Part, "minor" | "wholeMinor">,
  month: string,
  eligible: Eligible.Info,
): Pick<Part, "team" | "region" | "minor" | "wholeMinor">[] {
  const worked = eligible.days(person);
  const days = new Map<string, { team: string | null; region: string | null; working: Rational.Info; all: number }>();
  for (const day of Period.days(month)) {
    if (!Membership.on(person.memberships, day)) continue;
    const { team, region } = Attribution.placeOn(attribution, person, day);
    const key = `${team ?? ""}|${region ?? ""}`;
    const at = days.get(key) ?? { team, region, working: Rational.ZERO, all: 0 };
    const working = Rational.add(at.working, worked.get(day) ?? Rational.ZERO);
    days.set(key, { ...at, all: at.all + 1, working });
  }
  const places = [...days].sort((a, b) => byText(a[0], b[0]));
  if (places.length === 0) return [{ team: null, region: null, ...amounts }];
  const weights = places.map(([id, place]) => ({
    id,
    weight: worked.size > 0 ? place.working : Rational.of(place.all),
  }));
  const [parts, wholes] = [Money.split(amounts.minor, weights), Money.split(amounts.wholeMinor, weights)];
  return places.map(([, { team, region }], index) => ({
    team,
    region,
    minor: parts[index] ?? 0n,
    wholeMinor: wholes[index] ?? 0n,
  }));
}

/** Targets up the tree: a person's is shared over teams, a team's is the sum of its members' unless one is given, and so on. */
import * as Id from "../id.ts";
import type * as Identity from "../identity.ts";
import * as Membership from "../membership.ts";
import * as Money from "../money.ts";
import { byText } from "../order.ts";
import * as Period from "../period.ts";
import type * as Policy from "../policy.ts";
import * as Rational from "../rational.ts";
import * as WorkingDays from "../working-days.ts";
import * as Attribution from "./attribution.ts";

/** A part of a target: a person's share while in a team, or the given target of a whole group. */
export type Part = {
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

/** Resolves every target of the month. Shares of a person add up to the person's target (largest remainder). */
export function of(attribution: Attribution.Info, month: string, calendar: Policy.Info["calendar"]): Info {
  const workingDays = new Set(WorkingDays.list(month, calendar));
  const byPerson = Map.groupBy(attribution.personTargets, ({ person }) => person);
  const whole = new Map<string, Part>();
  const shares: Part[] = [];
  for (const [person, given] of byPerson) {
    const facts = given.map(({ fact }) => fact);
    const minor = total(facts);
    whole.set(person.id, { subject: { kind: "person", id: person.id }, team: null, region: null, minor, facts });
    shares.push(
      ...share(attribution, person, minor, month, workingDays).map((part) => ({
        subject: { kind: "person" as const, id: person.id },
        ...part,
        facts,
      })),
    );
  }
  const place = ({ subject, team, region }: Part) => `${subject.id}|${team}|${region}`;
  shares.sort((a, b) => byText(place(a), place(b)));
  const teams = new Map<string, string>();
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
        minor: total(facts),
        facts,
      });
    } else if (key.startsWith("region|")) {
      const id = Id.derive("region", name);
      given.region.set(name, { subject: { kind: "region", id }, team: null, region: name, minor: total(facts), facts });
    } else
      given.company.set("", {
        subject: { kind: "company", id: "company" },
        team: null,
        region: null,
        minor: total(facts),
        facts,
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

/** A person's target over the teams of the month by the working days in each; by all days when there are none. */
function share(
  attribution: Attribution.Info,
  person: Identity.Person,
  minor: bigint,
  month: string,
  workingDays: ReadonlySet<string>,
): Pick<Part, "team" | "region" | "minor">[] {
  const days = new Map<string, { team: string | null; region: string | null; working: number; all: number }>();
  for (const day of Period.days(month)) {
    if (!Membership.on(person.memberships, day)) continue;
    const { team, region } = Attribution.placeOn(attribution, person, day);
    const key = `${team ?? ""}|${region ?? ""}`;
    const at = days.get(key) ?? { team, region, working: 0, all: 0 };
    days.set(key, { ...at, all: at.all + 1, working: at.working + (workingDays.has(day) ? 1 : 0) });
  }
  const places = [...days].sort((a, b) => byText(a[0], b[0]));
  if (places.length === 0) return [{ team: null, region: null, minor }];
  const isWorked = places.some(([, place]) => place.working > 0);
  const parts = Money.split(
    minor,
    places.map(([id, place]) => ({ id, weight: Rational.of(isWorked ? place.working : place.all) })),
  );
  return places.map(([, { team, region }], index) => ({ team, region, minor: parts[index] ?? 0n }));
}

/** Team figures: the attainment a team reached together, and the pools it shares out. */

import { refuse } from "../error.ts";
import * as Money from "../money.ts";
import * as Component from "../plan/component.ts";
import * as Exact from "../plan/exact.ts";
import * as Plan from "../plan/plan.ts";
import * as Rational from "../rational.ts";
import * as Attainment from "./attainment.ts";
import * as Factor from "./factor.ts";
import type * as Input from "./input.ts";
import type * as Participants from "./participants.ts";
import * as Trace from "./trace.ts";

type Sums = { all: Sum; of: Map<Participants.Member, Sum> };
type Sum = { sold: Rational.Info; target: Rational.Info };
export type PlanMembers = Participants.Company & {
  /** the period whose knowledge counts */
  asOf: string;
  /** what was worked out once for a whole team */
  sums: Map<string, Sums>;
  parts: Map<string, Map<Participants.Member, PoolPart>>;
};
/** A member's part of a pool in minor units, and the team's figure where the pool hangs on one: 0 when that does not hold. */
export type PoolPart = { id: string; minor: bigint; condition: Condition | null };
export type Condition = { measure: string; value: Rational.Info; bound: string; isHeld: boolean };

export function planMembers(company: Participants.Company, asOf: string): PlanMembers {
  return { ...company, asOf, sums: new Map(), parts: new Map() };
}

const teamOf = (member: Participants.Member) => member.person.team ?? "";

/** What a member's deals are read by, with the knowledge of the period: its own one of that id, or the last before. */
function contextOf(group: PlanMembers, member: Participants.Member) {
  const { plan, input, firstMonth } = group;
  const { ids, periods, place } = member;
  const same = ids.indexOf(group.asOf);
  const asOf = same >= 0 ? same : ids.filter((id) => id <= group.asOf).length - 1;
  return { plan, ids, periods, rates: input.rates, place, asOf, firstMonth };
}

/** The team's attainment as one member meets it: given by hand, given for the team, or made of the members. */
export function attainment(group: PlanMembers, member: Participants.Member, index: number): Rational.Info | null {
  const own = givenOf(member, index);
  if (own !== undefined) return own;
  const id = member.ids[index] ?? "";
  const given = group.input.teams.find((team) => team.id === teamOf(member) && team.period === id);
  if (given !== undefined) return ofFigures(group, given);
  const { team } = group.plan;
  const isAsked = team !== undefined || group.plan.components.some((component) => component.measure === "team");
  return isAsked ? ofMembers(group, member, id) : null;
}

/** The team's attainment as the member's own period gives it. */
function givenOf({ periods }: Participants.Member, index: number): Exact.Value | undefined {
  const period = periods[index];
  return period?.measures?.team ?? period?.attainments?.team;
}

function ofFigures(group: PlanMembers, given: Input.ExactInfo["teams"][0]): Rational.Info | null {
  const measure = group.plan.components.find((component) => component.measure !== "team")?.measure ?? "revenue";
  const attained = given.attainments?.team ?? given.attainments?.[measure];
  if (attained !== undefined) return attained;
  const [sold, target] = [given.sums?.[measure] ?? given.amount, given.targets?.[measure] ?? given.target];
  if (sold === undefined || target === undefined || target.n <= 0n) return null;
  return Rational.divide(sold, target);
}

/** Pooled actuals over pooled targets of the component the plan names; the own part counts unless the plan says not. */
function ofMembers(group: PlanMembers, self: Participants.Member, id: string): Rational.Info | null {
  const { all, of } = teamSums(group, teamOf(self), id);
  const own = group.plan.team?.includesOwn === false ? of.get(self) : undefined;
  const target = own === undefined ? all.target : Rational.subtract(all.target, own.target);
  const sold = own === undefined ? all.sold : Rational.subtract(all.sold, own.sold);
  return target.n === 0n ? null : Rational.divide(sold, target);
}

/** What each member of a team sold against which target in a period; who has no target is not in it. */
function teamSums(group: PlanMembers, team: string, id: string, component = Plan.teamComponentOf(group.plan)): Sums {
  const key = JSON.stringify([team, id, component?.id]);
  const known = group.sums.get(key);
  if (known !== undefined) return known;
  const byMember = new Map<Participants.Member, Sum>();
  for (const member of component === undefined ? [] : group.members) {
    if (component === undefined || teamOf(member) !== team || !member.ids.includes(id)) continue;
    const { value, target } = attainmentOf(group, member, component, id);
    if (value !== null && target !== null) byMember.set(member, { sold: value, target });
  }
  const each = [...byMember.values()];
  const all = { sold: Rational.sum(each.map((sum) => sum.sold)), target: Rational.sum(each.map((sum) => sum.target)) };
  const sums = { all, of: byMember };
  group.sums.set(key, sums);
  return sums;
}

/** Where a member stands in a component in the period of an id, its unit from the beginning. */
function attainmentOf(
  group: PlanMembers,
  member: Participants.Member,
  component: Plan.ExactInfo["components"][0],
  id: string,
): Attainment.Info {
  const context = contextOf(group, member);
  let running: Attainment.Running | undefined;
  for (const [index, own] of member.ids.entries()) {
    const found = Attainment.of(
      { context, person: member.person, index, computed: () => null },
      component,
      running,
      Trace.start(),
    );
    if (own === id) return found;
    running = found.running;
  }
  throw refuse("pay-field-missing", { place: `${member.place}/periods` });
}

/** One member's parts of the pools of a period; all parts of a pool sum to it (largest remainder). */
export function pools(group: PlanMembers, member: Participants.Member, index: number): PoolPart[] {
  const id = member.ids[index] ?? "";
  return group.plan.pools.flatMap((pool, at) => poolParts(group, pool, at, teamOf(member), id).get(member) ?? []);
}

function poolParts(
  group: PlanMembers,
  pool: Plan.ExactPool,
  at: number,
  team: string,
  id: string,
): Map<Participants.Member, PoolPart> {
  const key = JSON.stringify([at, team, id]);
  const known = group.parts.get(key);
  if (known !== undefined) return known;
  const byMember = new Map<Participants.Member, PoolPart>();
  const sharers = group.members.filter((item) => teamOf(item) === team && item.ids.includes(id));
  const amount = poolAmount(group, pool, sharers, team, id);
  const condition = amount === null ? null : conditionOf(group, pool, sharers, team, id);
  const isPaid = amount !== null && amount.n !== 0n && condition?.isHeld !== false;
  const parts = isPaid ? split(group, pool, at, sharers, id, amount) : [];
  for (const [place, item] of amount === null ? [] : sharers.entries())
    byMember.set(item, { id: pool.id, minor: parts[place] ?? 0n, condition });
  group.parts.set(key, byMember);
  return byMember;
}

function split(
  group: PlanMembers,
  pool: Plan.ExactPool,
  at: number,
  sharers: readonly Participants.Member[],
  id: string,
  amount: Rational.Info,
): bigint[] {
  const weights = sharers.map((item) => ({ id: item.person.id, weight: weightOf(group, pool, item, id, at) }));
  if (weights.every(({ weight }) => weight.n === 0n)) throw refuse("pay-pool-no-weight", { place: `/pools/${at}` });
  const scaled = Rational.multiply(amount, Money.minorPerMajor(group.plan.currency));
  return Money.split(Rational.round(scaled, group.plan.rounding), weights);
}

/** The figure of the whole team that a pool hangs on: one for all its members, so that the parts of a pool sum. */
function conditionOf(
  group: PlanMembers,
  { id: name, condition: rule }: Plan.ExactPool,
  sharers: readonly Participants.Member[],
  team: string,
  id: string,
): Condition | null {
  if (rule === undefined) return null;
  const { measure } = rule;
  const value = entryOf(group, name, team, id)?.figure ?? teamFigure(group, measure, sharers, team, id);
  if (value === null) {
    const [first] = sharers;
    const place = first === undefined ? "/pools" : `${first.place}/periods/${first.ids.indexOf(id)}`;
    throw refuse("pay-pool-figure", { place, pool: name, figure: measure });
  }
  const isHeld = Factor.isHeld(rule, value);
  const isLow = rule.atLeast !== undefined && (isHeld || Rational.isBelow(value, rule.atLeast));
  const bound = isLow ? rule.atLeast : (rule.atMost ?? rule.atLeast);
  return { measure, value, bound: bound === undefined ? "" : Exact.textOf(bound), isHeld };
}

/** A team's figure as given for the team, else pooled from its people: what they reached, or the sum of what they measure. */
function teamFigure(
  group: PlanMembers,
  measure: string,
  sharers: readonly Participants.Member[],
  team: string,
  id: string,
): Rational.Info | null {
  const { components } = group.plan;
  const given = group.input.teams.find((item) => item.id === team && item.period === id);
  const named = given?.measures?.[measure] ?? given?.attainments?.[measure] ?? given?.sums?.[measure];
  if (named !== undefined) return named;
  const [word, of] = measure.split(":");
  if (measure === "team" && given !== undefined) return ofFigures(group, given);
  if (measure === "team") {
    const reported = sharers.map((item) => givenOf(item, item.ids.indexOf(id)));
    if (reported.some((value) => value !== undefined)) return same(reported);
  }
  if (measure === "team" || word === "attainment") {
    const component = of === undefined ? undefined : components.find((item) => item.id === of);
    const { all } = teamSums(group, team, id, component);
    return all.target.n === 0n ? null : Rational.divide(all.sold, all.target);
  }
  const component = components.find((item) => item.id === measure || item.measure === measure);
  if (component === undefined || Component.kindOf(component) === "ratio") return null;
  return Rational.sum(sharers.map((item) => measured(group, item, measure, id)));
}

/** One value that all give; null where they differ or somebody gives none. */
function same(values: readonly (Rational.Info | undefined)[]): Rational.Info | null {
  const [first] = values;
  if (first === undefined) return null;
  return values.every((value) => value !== undefined && Rational.equals(value, first)) ? first : null;
}

function entryOf(group: PlanMembers, name: string, team: string, id: string) {
  return group.input.pools.find((item) => item.id === name && item.period === id && (item.team ?? team) === team);
}

function poolAmount(
  group: PlanMembers,
  pool: Plan.ExactPool,
  sharers: readonly Participants.Member[],
  team: string,
  id: string,
): Rational.Info | null {
  const given = entryOf(group, pool.id, team, id)?.amount;
  if (given !== undefined) return given;
  if (pool.amount !== undefined) return pool.amount;
  if (pool.rate === undefined) return null;
  return Rational.multiply(pool.rate, Rational.sum(sharers.map((item) => measured(group, item, pool.measure, id))));
}

function weightOf(
  group: PlanMembers,
  pool: Plan.ExactPool,
  member: Participants.Member,
  id: string,
  at: number,
): Rational.Info {
  const period = member.periods[member.ids.indexOf(id)];
  if (pool.by === "equal") return Rational.ONE;
  if (pool.by === "weight") {
    const weight = period?.weight ?? member.person.weight;
    if (weight === undefined || weight.n < 0n)
      throw refuse("pay-weight-missing", { place: `${member.place}/weight`, pool: `/pools/${at}` });
    return weight;
  }
  return Rational.max(Rational.ZERO, measured(group, member, pool.by, id));
}

/** What a member measured in a period alone: by the component of that name or measure, else as the input gives it. */
function measured(group: PlanMembers, member: Participants.Member, name: string, id: string): Rational.Info {
  const index = member.ids.indexOf(id);
  const component = group.plan.components.find((item) => item.id === name || item.measure === name);
  const period = member.periods[index];
  if (component !== undefined) {
    const context = contextOf(group, member);
    const around = { context, person: member.person, index, computed: () => null };
    const own = Attainment.of(around, component, undefined, Trace.start());
    return own.own ?? Rational.ZERO;
  }
  const given = period?.sums?.[name] ?? period?.measures?.[name];
  if (given !== undefined) return given;
  const place = `${member.place}/periods/${index}`;
  throw refuse("pay-figure-missing", { place, figure: name, person: member.person.id });
}

/** Team figures: the attainment a team reached together, and the pools it shares out. */

import { refuse } from "../error.ts";
import * as Money from "../money.ts";
import * as Rational from "../rational.ts";
import type * as Crew from "./crew.ts";
import * as Exact from "./exact.ts";
import type * as Input from "./input.ts";
import * as Period from "./period.ts";
import type * as Plan from "./plan.ts";
import * as Standing from "./standing.ts";
import * as Trace from "./trace.ts";

type Sums = { all: Sum; of: Map<Crew.Member, Sum> };
type Sum = { sold: Rational.Info; target: Rational.Info };
export type Room = {
  plan: Plan.Info;
  input: Input.Info;
  members: readonly Crew.Member[];
  /** the period whose knowledge counts */
  asOf: string;
  /** what was worked out once for a whole team */
  sums: Map<string, Sums>;
  parts: Map<string, Map<Crew.Member, bigint>>;
};

export function room(plan: Plan.Info, input: Input.Info, members: readonly Crew.Member[], asOf: string): Room {
  return { plan, input, members, asOf, sums: new Map(), parts: new Map() };
}

const teamOf = (member: Crew.Member) => member.person.team ?? "";

/** What a member's deals are read by, with the knowledge of the room's period: its own one of that id, or the last before. */
function contextOf(room: Room, member: Crew.Member) {
  const { plan, input } = room;
  const { ids, periods, place } = member;
  const same = ids.indexOf(room.asOf);
  const asOf = same >= 0 ? same : ids.filter((id) => id <= room.asOf).length - 1;
  return { plan, ids, periods, rates: input.rates, place, asOf };
}

/** The team's attainment as one member meets it: given by hand, given for the team, or made of the members. */
export function attainment(room: Room, member: Crew.Member, index: Period.Index): Rational.Info | null {
  const period = member.periods[index];
  const own = period?.measures?.team ?? period?.attainments?.team;
  if (own !== undefined) return Exact.rate(own);
  const id = member.ids[index] ?? "";
  const given = room.input.teams.find((team) => team.id === teamOf(member) && team.period === id);
  if (given !== undefined) return ofFigures(room, given);
  const { team } = room.plan;
  const isAsked = team !== undefined || room.plan.components.some((component) => component.measure === "team");
  return isAsked ? ofMembers(room, member, id) : null;
}

function ofFigures(room: Room, given: Input.Info["teams"][0]): Rational.Info | null {
  const measure = room.plan.components.find((component) => component.measure !== "team")?.measure ?? "revenue";
  const attained = given.attainments?.team ?? given.attainments?.[measure];
  if (attained !== undefined) return Exact.rate(attained);
  const [sold, target] = [given.sums?.[measure] ?? given.amount, given.targets?.[measure] ?? given.target];
  if (sold === undefined || target === undefined || Exact.rate(target).n <= 0n) return null;
  return Rational.divide(Exact.rate(sold), Exact.rate(target));
}

/** Pooled actuals over pooled targets of the component the plan names; the own part counts unless the plan says not. */
function ofMembers(room: Room, self: Crew.Member, id: string): Rational.Info | null {
  const { all, of } = teamSums(room, teamOf(self), id);
  const own = room.plan.team?.includesOwn === false ? of.get(self) : undefined;
  const target = own === undefined ? all.target : Rational.subtract(all.target, own.target);
  const sold = own === undefined ? all.sold : Rational.subtract(all.sold, own.sold);
  return target.n === 0n ? null : Rational.divide(sold, target);
}

/** What each member of a team sold against which target in a period; who has no target is not in it. */
function teamSums(room: Room, team: string, id: string): Sums {
  const { plan } = room;
  const key = JSON.stringify([team, id]);
  const known = room.sums.get(key);
  if (known !== undefined) return known;
  const component =
    plan.components.find((one) => one.id === plan.team?.component) ??
    plan.components.find((one) => one.measure !== "team");
  const made = new Map<Crew.Member, Sum>();
  for (const member of component === undefined ? [] : room.members) {
    if (component === undefined || teamOf(member) !== team || !member.ids.includes(id)) continue;
    const { value, target } = standing(room, member, component, id);
    if (value !== null && target !== null) made.set(member, { sold: value, target });
  }
  const each = [...made.values()];
  const all = { sold: Exact.sum(each.map((sum) => sum.sold)), target: Exact.sum(each.map((sum) => sum.target)) };
  const sums = { all, of: made };
  room.sums.set(key, sums);
  return sums;
}

/** Where a member stands in a component in the period of an id, its unit from the beginning. */
function standing(room: Room, member: Crew.Member, component: Plan.Info["components"][0], id: string): Standing.Info {
  const context = contextOf(room, member);
  let running: Standing.Running | undefined;
  for (const [index, own] of member.ids.entries()) {
    const found = Standing.of(
      { context, person: member.person, index, made: () => null },
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
export function pools(room: Room, member: Crew.Member, index: Period.Index): { id: string; minor: bigint }[] {
  const id = member.ids[index] ?? "";
  return room.plan.pools.flatMap((pool, at) => {
    const minor = poolParts(room, pool, at, teamOf(member), id).get(member);
    return minor === undefined ? [] : [{ id: pool.id, minor }];
  });
}

function poolParts(room: Room, pool: Plan.Pool, at: Period.Index, team: string, id: string): Map<Crew.Member, bigint> {
  const key = JSON.stringify([at, team, id]);
  const known = room.parts.get(key);
  if (known !== undefined) return known;
  const made = new Map<Crew.Member, bigint>();
  room.parts.set(key, made);
  const sharers = room.members.filter((one) => teamOf(one) === team && one.ids.includes(id));
  const amount = poolAmount(room, pool, sharers, team, id);
  if (amount === null) return made;
  const weights = sharers.map((one) => ({ id: one.person.id, weight: weightOf(room, pool, one, id, at) }));
  if (amount.n === 0n) {
    for (const one of sharers) made.set(one, 0n);
    return made;
  }
  if (weights.every(({ weight }) => weight.n === 0n)) throw refuse("pay-pool-no-weight", { place: `/pools/${at}` });
  const scaled = Rational.multiply(amount, Exact.scale(room.plan.currency));
  const parts = Money.split(Rational.round(scaled, room.plan.rounding), weights);
  for (const [place, one] of sharers.entries()) made.set(one, parts[place] ?? 0n);
  return made;
}

function poolAmount(
  room: Room,
  pool: Plan.Pool,
  sharers: readonly Crew.Member[],
  team: string,
  id: string,
): Rational.Info | null {
  const given = room.input.pools.find((one) => one.id === pool.id && one.period === id && (one.team ?? team) === team);
  if (given !== undefined) return Exact.rate(given.amount);
  if (pool.amount !== undefined) return Exact.rate(pool.amount);
  if (pool.rate === undefined) return null;
  return Rational.multiply(
    Exact.rate(pool.rate),
    Exact.sum(sharers.map((one) => measured(room, one, pool.measure, id))),
  );
}

function weightOf(room: Room, pool: Plan.Pool, member: Crew.Member, id: string, at: Period.Index): Rational.Info {
  const period = member.periods[member.ids.indexOf(id)];
  if (pool.by === "equal") return Exact.ONE;
  const text = period?.weight ?? member.person.weight;
  if (pool.by === "weight") {
    if (text === undefined || Exact.rate(text).n < 0n)
      throw refuse("pay-weight-missing", { place: `${member.place}/weight`, pool: `/pools/${at}` });
    return Exact.rate(text);
  }
  return Rational.max(Rational.ZERO, measured(room, member, pool.by, id));
}

/** What a member measured in a period alone: by the component of that name or measure, else as the input gives it. */
function measured(room: Room, member: Crew.Member, name: string, id: string): Rational.Info {
  const index = member.ids.indexOf(id);
  const component = room.plan.components.find((one) => one.id === name || one.measure === name);
  const period = member.periods[index];
  if (component !== undefined) {
    const context = contextOf(room, member);
    const around = { context, person: member.person, index, made: () => null };
    const own = Standing.of(around, component, undefined, Trace.start());
    return own.own ?? Rational.ZERO;
  }
  const text = period?.sums?.[name] ?? period?.measures?.[name];
  if (text === undefined)
    throw refuse("pay-figure-missing", {
      place: `${member.place}/periods/${index}`,
      figure: name,
      person: member.person.id,
    });
  return Exact.rate(text);
}

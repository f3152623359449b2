/** Team figures: the attainment a team reached together, and the pools it shares out. */
import * as Money from "../money.ts";
import * as Rational from "../rational.ts";
import type * as Crew from "./crew.ts";
import * as Exact from "./exact.ts";
import type * as Input from "./input.ts";
import * as Period from "./period.ts";
import type * as Plan from "./plan.ts";
import { refuse } from "./refusal.ts";
import * as Standing from "./standing.ts";
import * as Trace from "./trace.ts";

export type Room = {
  plan: Plan.Info;
  input: Input.Info;
  members: readonly Crew.Member[];
  asOf: Period.Index;
};

const teamOf = (member: Crew.Member) => member.person.team ?? "";

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
  const { plan } = room;
  const component =
    plan.components.find((one) => one.id === plan.team?.component) ??
    plan.components.find((one) => one.measure !== "team");
  if (component === undefined) return null;
  let [sold, target] = [Rational.ZERO, Rational.ZERO];
  for (const member of room.members) {
    if (teamOf(member) !== teamOf(self)) continue;
    if (member === self && plan.team?.includesOwn === false) continue;
    const standing = standings(room, member, component.id).find((one) => one.id === id);
    if (standing?.value == null || standing.target === null) continue;
    sold = Rational.add(sold, standing.value);
    target = Rational.add(target, standing.target);
  }
  return target.n === 0n ? null : Rational.divide(sold, target);
}

/** A component's value and target to date in every period of one member. */
function standings(room: Room, member: Crew.Member, componentId: string) {
  const { plan, input, asOf } = room;
  const component = plan.components.find((one) => one.id === componentId);
  if (component === undefined) return [];
  const context = { plan, ids: member.ids, periods: member.periods, rates: input.rates, place: member.place, asOf };
  let running: Standing.Running | undefined;
  return member.ids.map((id, index) => {
    const around = { context, person: member.person, index, made: () => null };
    const found = Standing.of(around, component, running, Trace.start());
    running = found.running;
    return { id, value: found.value, target: found.target };
  });
}

/** One member's parts of the pools of a period; all parts of a pool sum to it (largest remainder). */
export function pools(room: Room, member: Crew.Member, index: Period.Index): { id: string; minor: bigint }[] {
  const id = member.ids[index] ?? "";
  return room.plan.pools.flatMap((pool, at) => {
    const sharers = room.members.filter((one) => teamOf(one) === teamOf(member) && one.ids.includes(id));
    const amount = poolAmount(room, pool, sharers, teamOf(member), id);
    if (amount === null) return [];
    const weights = sharers.map((one) => ({ id: one.person.id, weight: weightOf(room, pool, one, id, at) }));
    if (weights.every(({ weight }) => weight.n === 0n)) throw refuse("pay-pool-no-weight", { place: `/pools/${at}` });
    const scaled = Rational.multiply(amount, Exact.scale(room.plan.currency));
    const parts = Money.split(Rational.round(scaled, room.plan.rounding), weights);
    return [{ id: pool.id, minor: parts[sharers.indexOf(member)] ?? 0n }];
  });
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
    const { plan, input, asOf } = room;
    const context = { plan, ids: member.ids, periods: member.periods, rates: input.rates, place: member.place, asOf };
    const own = Standing.of(
      { context, person: member.person, index, made: () => null },
      component,
      undefined,
      Trace.start(),
    );
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

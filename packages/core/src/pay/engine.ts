/** Pays one person's periods in order, as the facts were known at one of them; every amount keeps the steps that made it. */

import { refuse } from "../error.ts";
import * as Money from "../money.ts";
import type * as Plan from "../plan/plan.ts";
import type * as Tier from "../plan/tier.ts";
import * as Rational from "../rational.ts";
import * as Attainment from "./attainment.ts";
import * as Deciding from "./deciding.ts";
import * as Earning from "./earning.ts";
import * as Factor from "./factor.ts";
import type * as Input from "./input.ts";
import type * as Measure from "./measure.ts";
import * as Payout from "./payout.ts";
import type * as Team from "./team.ts";
import * as Trace from "./trace.ts";

export type Job = {
  context: Measure.Context;
  person: Input.ExactPerson;
  /** the team's attainment in a period, or null when nobody says */
  team: (index: number) => Rational.Info | null;
  /** this person's parts of pools in a period, in minor units */
  pools: (index: number) => readonly Team.PoolPart[];
};
export type Part = {
  attained: Attainment.Info;
  earned: Rational.Info;
  tier: string | null;
  /** bounds of the tiers in the measure's units */
  lines: Tier.Bound[];
};
export type Paid = Payout.Settled & { index: number; parts: Part[]; trace: Trace.Trace };

const WHOLE = { component: null, figure: "pay" } as const;

/** Pays the periods up to `asOf`. Throws a VisibleError with its place when a figure the plan needs is not there. */
export function run(job: Job): Paid[] {
  const { context, person } = job;
  const running = openings(job);
  let balance: Payout.Balance = {
    owed: person.opening?.owed ?? Rational.ZERO,
    withheld: person.opening?.withheld ?? Rational.ZERO,
    rest: Rational.ZERO,
    unitMinor: 0n,
    unit: "",
  };
  const paid: Paid[] = [];
  for (const [index, period] of context.periods.entries()) {
    if (index > context.asOf) break;
    const unit = restUnit(context, period, index);
    if (unit !== balance.unit) balance = { ...balance, rest: Rational.ZERO, unitMinor: 0n, unit };
    if (period.opening !== undefined) {
      const { owed, withheld } = period.opening;
      balance = { ...balance, owed, withheld };
    }
    const computed = payPeriod(job, index, period, running, balance);
    // Inside a period that stands alone nothing is left to carry.
    const standsAlone = unit.startsWith("period");
    balance = standsAlone ? { ...computed.balance, rest: Rational.ZERO, unitMinor: 0n } : computed.balance;
    paid.push({ ...computed, balance });
  }
  return paid;
}

/** Where a quarter or year stood before the first period of the input. */
function openings({ context, person }: Job): Map<string, Attainment.Running> {
  const running = new Map<string, Attainment.Running>();
  const [first] = context.periods;
  for (const { id, unit } of context.plan.components) {
    const given = person.opening?.toDate?.[id];
    if (given === undefined || first === undefined || unit === "deal") continue;
    running.set(id, Attainment.opened(Attainment.unitOf(context, first, 0, unit), given));
  }
  return running;
}

/** The longest unit that is paid in parts: its roundings come out even. */
function restUnit(context: Measure.Context, period: Input.ExactPeriod, index: number): string {
  const { components, period: own } = context.plan;
  const longest = (["year", "quarter", "month"] as const).find((unit) => components.some((item) => item.unit === unit));
  return Attainment.unitOf(context, period, index, longest ?? own).key;
}

function payPeriod(
  job: Job,
  index: number,
  period: Input.ExactPeriod,
  running: Map<string, Attainment.Running>,
  before: Payout.Balance,
): Paid {
  const { context, person } = job;
  const { plan } = context;
  const trace = Trace.start();
  const place = `${context.place}/periods/${index}`;
  const computed = (name: string) =>
    name === "scorecard" ? scorecard(plan, period, place) : name === "team" ? job.team(index) : null;
  const around: Attainment.Around = { context, person, index, computed };
  const days = Attainment.days(around);
  const share = (field: Plan.Prorated) => (plan.proration.includes(field) ? days : Rational.ONE);
  const given = Attainment.variableOf(plan, person, period);
  const variable = given === null ? null : Rational.multiply(given, share("variable"));

  const parts: Part[] = [];
  if (period.earned !== undefined) {
    Trace.step(trace, { stage: "tier", ...WHOLE }, "add", [period.earned], { code: "earned" });
  } else {
    const all = plan.components.map((component) => Attainment.of(around, component, running.get(component.id), trace));
    const figures = figuresOf(around, all, period);
    for (const [at, attained] of all.entries()) {
      const { component } = attained;
      const { target } = attained;
      const scale: Tier.Scale = { target, ...attained.scale, place: `/components/${at}`, period: place };
      const earning = Earning.earn(attained, scale, deciding(around, component, figures, running), trace);
      running.set(component.id, { ...attained.running, earned: earning.toDate });
      factors(plan, component.id, figures, trace);
      const earned = Trace.at(trace, { component: component.id, figure: "pay" });
      const params = { component: component.id };
      Trace.step(trace, { stage: "tier", ...WHOLE }, "add", [earned], { code: "component", params });
      parts.push({ attained, earned, tier: earning.tier, lines: earning.lines });
    }
    factors(plan, null, figures, trace);
  }
  for (const part of job.pools(index)) pool(part, plan, trace);
  const order = period.opening?.order?.n ?? BigInt(index + 1);
  const settled = Payout.of(
    {
      plan,
      share,
      variable,
      month: period.serviceMonth?.n ?? order,
      service: period.serviceMonth?.n ?? null,
      order,
      figures: figuresOf(
        around,
        parts.map(({ attained }) => attained),
        period,
      ),
      place,
    },
    before,
    trace,
  );
  return { ...settled, index, parts, trace };
}

/** A part of a pool; where the pool's condition does not hold, a step of 0 that says so. */
function pool({ id, minor, condition }: Team.PoolPart, plan: Plan.ExactInfo, trace: Trace.Trace): void {
  const amount = Rational.divide(Rational.of(minor), Money.minorPerMajor(plan.currency));
  const code = condition === null ? "pool" : condition.isHeld ? "pool.met" : "pool.unmet";
  const { measure = "", value = null, bound = "" } = condition ?? {};
  const params = { pool: id, ...(value !== null && { measure, value: Rational.exactText(value), bound }) };
  Trace.step(trace, { stage: "tier", ...WHOLE }, "add", [amount], { code, params });
}

/** The named figures, with the one that decides the component's tiers measured once where it is of its deals. */
function deciding(
  around: Attainment.Around,
  component: Attainment.Info["component"],
  figures: Factor.Figures,
  running: Map<string, Attainment.Running>,
): Factor.Figures {
  let found: Factor.Figure | null = null;
  return (name) => {
    if (name !== component.by) return figures(name);
    found ??= Deciding.ofDeals(around, component, running) ?? figures(name);
    return found;
  };
}

/** Gates and multipliers of one component, or (null) of the whole. */
function factors(plan: Plan.ExactInfo, component: string | null, figures: Factor.Figures, trace: Trace.Trace): void {
  const isMine = (only: readonly string[] | undefined) =>
    component === null ? only === undefined : only?.includes(component) === true;
  const found = [
    ...plan.gates.filter((gate) => isMine(gate.components)).map((gate) => Factor.gate(gate, figures)),
    ...plan.multipliers.flatMap((rule, at) =>
      isMine(rule.components) ? [Factor.multiplier(rule, figures, `/multipliers/${at}`)] : [],
    ),
  ];
  for (const { factor, code, params } of found)
    Trace.step(trace, { stage: "tier", component, figure: "pay" }, "times", [factor], { code, params });
}

/** Weighted attainment of the scorecard's parts, each from 0 to its cap; 1 = on target everywhere. */
export function scorecard(plan: Plan.ExactInfo, period: Input.ExactPeriod, place: string): Rational.Info | null {
  const rule = plan.scorecard;
  if (rule === undefined || (period.scores === undefined && period.measures?.scorecard !== undefined)) return null;
  const parts = rule.parts.map((part) => {
    const score = period.scores?.[part.id];
    if (score === undefined)
      throw refuse("pay-figure-missing", { place: `${place}/scores`, figure: part.id, person: "" });
    const held = Rational.max(Rational.ZERO, score);
    const capped = part.cap === undefined ? held : Rational.min(held, part.cap);
    return Rational.multiply(capped, part.weight);
  });
  return Rational.divide(Rational.sum(parts), Rational.sum(rule.parts.map(({ weight }) => weight)));
}

/** Named figures: scorecard, team, attainment[:component], a component's measure, or what the input gives by name. */
function figuresOf(
  around: Attainment.Around,
  all: readonly Attainment.Info[],
  period: Input.ExactPeriod,
): Factor.Figures {
  const place = `${around.context.place}/periods/${around.index}`;
  return (name) => {
    const computed = around.computed(name);
    if (computed !== null) return { value: computed, isShare: true };
    const [word = "", id] = name.split(":");
    const attained =
      word === "attainment" ? all.find(({ component }) => id === undefined || component.id === id) : undefined;
    if (attained?.attainment) return { value: attained.attainment, isShare: true };
    const attainment = period.attainments?.[name];
    if (attainment !== undefined) return { value: attainment, isShare: true };
    const given = period.measures?.[name] ?? period.sums?.[name];
    if (given !== undefined) return { value: given, isShare: period.sums?.[name] === undefined };
    const same = all.find(({ component }) => component.id === name || component.measure === name);
    if (same?.value) return { value: same.value, isShare: same.isShare };
    throw refuse("pay-figure-missing", { place, figure: name, person: around.person.id });
  };
}

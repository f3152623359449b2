/** One person's month as the engine takes it: sums or single deals, targets, figures by name, team and pools, time worked. */
import type * as Figures from "../board/figures.ts";
import type * as Subjects from "../board/subjects.ts";
import type * as Targets from "../board/targets.ts";
import { metricOf } from "../metric/plan-measures.ts";
import * as Money from "../money.ts";
import * as Component from "../plan/component.ts";
import * as Plan from "../plan/plan.ts";
import * as Policy from "../policy.ts";
import * as Rational from "../rational.ts";
import type * as Reason from "../reason.ts";
import type * as Scorecard from "../scorecard.ts";
import { SCORE_PARTS } from "../words/pay-step.ts";
import * as WorkingDays from "../working-days.ts";
import * as DealInput from "./deal-input.ts";
import type * as Input from "./input.ts";
import * as Participants from "./participants.ts";
import * as PayContext from "./pay-context.ts";
import * as PayPeriod from "./pay-period.ts";
import * as Team from "./team.ts";

type Note = { code: string; params: Record<string, string> };
export type Info = { period: Input.Period; pools: Input.Info["pools"]; notes: Note[] };

/** The month of a context for one person; null when there was no working day to be paid for. */
export function buildPeriod(
  context: PayContext.Info,
  pay: Policy.Pay,
  member: Subjects.Member,
  sold: PayContext.Sold,
): Info | null {
  const { plan } = pay;
  const own = buildOwn(context, plan, member, sold);
  if (own === null) return null;
  const team = Plan.asksTeam(plan) ? teamAttainment(context, pay, member, sold) : null;
  const measures = { ...own.period.measures, ...(team !== null && { team: Rational.exactText(team) }) };
  const period = { ...own.period, ...(Object.keys(measures).length > 0 && { measures }) };
  return { period, pools: poolParts(context, pay, member.person.id), notes: own.notes };
}

/** The period without what it takes from the team. */
function buildOwn(
  context: PayContext.Info,
  plan: Plan.Info,
  { person }: Subjects.Member,
  sold: PayContext.Sold,
): Omit<Info, "pools"> | null {
  const { month } = context.inputs;
  const { figures } = sold;
  const notes: Note[] = [];
  const { days } = context;
  const workingDays = days === null ? undefined : WorkingDays.eligible(person, month, days, context.away(person.id));
  if (workingDays === null && Plan.asksDays(plan)) return null;
  if (workingDays === undefined && plan.proration.length > 0)
    notes.push({ code: "pay-note-no-calendar", params: { year: month.slice(0, 4) } });
  const service = WorkingDays.serviceMonth(person.hireDay, month);
  const isCounted = plan.ramp !== undefined || plan.guarantee?.periods !== undefined || plan.draw !== undefined;
  if (service === null && isCounted) notes.push({ code: "pay-note-no-hire-day", params: {} });
  const scores = plan.scorecard === undefined ? {} : scoresOf(plan.scorecard, figures.score);
  if (plan.scorecard !== undefined) notes.push(...missingParts(plan.scorecard, figures.score));
  const measures = { ...measuresOf(plan, figures), ...scores.measures };
  const target = figures.targetMinor === null ? null : targetsOf(context, plan, person.id, figures.targetMinor);
  if (target?.targetsAre === "prorated" && Object.keys(target.targets ?? {}).length > 0)
    notes.push(...targetDays(context, person));
  const period: Input.Period = {
    id: month,
    ...amountsOf(context, plan, sold, notes),
    ...target,
    ...(Object.keys(measures).length > 0 && { measures }),
    ...(scores.scores && { scores: scores.scores }),
    ...(workingDays && { workingDays }),
    ...(service !== null && { serviceMonth: service }),
    clawbacks: [],
  };
  return { period, notes };
}

/**
 * The targets of a plan's components: the person's revenue target holds for every measure in money. It is the board's, of
 * the eligible part of the month, and the whole one where the plan prorates no lines.
 */
function targetsOf(
  { subjects }: PayContext.Info,
  plan: Plan.Info,
  person: string,
  targetMinor: bigint,
): Pick<Input.Period, "targets" | "targetsAre"> {
  const isProrated = plan.proration.includes("lines");
  const whole = subjects.targets.person(person).reduce((sum, part) => sum + part.wholeMinor, 0n);
  const text = Money.decimalText(isProrated ? targetMinor : whole, plan.currency);
  const asking = plan.components.filter((item) => Plan.asksTarget(item) && Component.kindOf(item) === "money");
  const targets = Object.fromEntries(asking.map(({ id }) => [id, text]));
  return { targets, ...(isProrated && { targetsAre: "prorated" as const }) };
}

/** Which of the working days the target counts, where it is not all of them. */
function targetDays({ subjects: { eligible } }: PayContext.Info, person: Subjects.Member["person"]): Note[] {
  const share = eligible.share(person);
  if (Rational.equals(share, Rational.ONE)) return [];
  const days = Rational.exactText(Rational.multiply(share, Rational.of(eligible.total)));
  return [{ code: "pay-note-target-days", params: { days, total: `${eligible.total}` } }];
}

/**
 * The figures of the board that a plan asks for by name: money in major units, ratios to their 4 places. What the plan
 * measures itself is not among them, and what is a dash on the board is not given.
 */
function measuresOf(plan: Plan.Info, figures: Shown) {
  const own = new Set(
    plan.components.flatMap(({ id, measure }) => (Component.OF_DEALS.includes(measure) ? [id, measure] : [id])),
  );
  const given: Record<string, string> = {};
  for (const name of Plan.namesOf(plan)) {
    // A component may be called by the name of what it measures; then its figure is given all the same.
    const isAsked = plan.components.some(({ id, measure }) => id === name && measure === name);
    if (own.has(name) && (Component.OF_DEALS.includes(name) || !isAsked)) continue;
    const value = shown(figures, name);
    if (value !== null) given[name] = value;
  }
  return given;
}

type Shown = Pick<Figures.Info, "metrics" | "score">;

/** A figure of the board by name; null where it is a dash or there is none of that name. */
function shown({ metrics, score }: Shown, name: string): string | null {
  const part = name === "sales" ? undefined : score.components.find(({ id }) => id === name);
  const id = metricOf(name);
  const value = part === undefined ? id && metrics[id] : part.actual;
  if (value === null || value === undefined) return null;
  return typeof value === "object" ? Money.decimalText(Money.minor(value), value.currency) : String(value);
}

type Card = NonNullable<Plan.Info["scorecard"]>;

/** The parts that could not be observed, each by its name: their weight goes to the others. */
function missingParts({ parts }: Card, score: Scorecard.Info): Note[] {
  const seen = new Set(score.components.filter((part) => part.score !== null).map(({ id }) => id as string));
  return parts
    .filter(({ id }) => !seen.has(id))
    .map(({ id }) => {
      const name = SCORE_PARTS[id];
      return { code: "pay-note-score-part", params: { part: name?.en ?? id, partZh: name?.zh ?? id } };
    });
}

/** The scorecard's parts as attainments (103.12 points = 1.0312), or what they come to where a part could not be observed. */
function scoresOf({ parts }: Card, score: Scorecard.Info): Pick<Input.Period, "scores" | "measures"> {
  const points = new Map<string, Rational.Info>();
  for (const { id, score: text } of score.components)
    if (text !== null) points.set(id, Rational.divide(Rational.parse(text), Rational.of(100n)));
  const seen = parts.flatMap(({ id, weight, cap }) => {
    const reached = points.get(id);
    return reached === undefined ? [] : [{ id, weight: Rational.parseRate(weight), cap, reached }];
  });
  if (seen.length === parts.length)
    return { scores: Object.fromEntries(seen.map(({ id, reached }) => [id, Rational.exactText(reached)])) };
  const whole = Rational.sum(seen.map(({ weight }) => weight));
  if (score.total === null || whole.n === 0n) return {};
  const held = seen.map(({ weight, cap, reached }) =>
    Rational.multiply(weight, cap === undefined ? reached : Rational.min(reached, Rational.parseRate(cap))),
  );
  return { measures: { scorecard: Rational.exactText(Rational.divide(Rational.sum(held), whole)) } };
}

/**
 * The attainment of a person's team: on revenue the board's own, pooled actuals over pooled targets, each
 * person's part prorated as the own line is (without the person's part where the plan says so); on another measure that of the team's people in the plan. Null without one.
 */
function teamAttainment(
  context: PayContext.Info,
  pay: Policy.Pay,
  { person, team: teamId }: Subjects.Member,
  sold: PayContext.Sold,
): Rational.Info | null {
  if (!isOnRevenue(pay.plan)) {
    const group = planTeamOf(context, pay);
    const member = group.byId.get(person.id);
    return member === undefined ? null : Team.attainment(group, member, 0);
  }
  const isWithoutOwn = pay.plan.team?.includesOwn === false;
  return teamId === null ? null : onRevenue(context, pay.plan, teamId, isWithoutOwn ? { id: person.id, sold } : null);
}

/** Whether the team's attainment is the board's own: of all revenue. */
function isOnRevenue(plan: Plan.Info): boolean {
  const component = Plan.teamComponentOf(plan);
  return component === undefined || (component.measure === "revenue" && component.where === undefined);
}

/** The board's revenue of a team over its targets, without one person's part where that is asked; null without a target. */
function onRevenue(
  context: PayContext.Info,
  plan: Plan.Info,
  teamId: string,
  without: { id: string; sold: PayContext.Sold } | null,
): Rational.Info | null {
  const team = context.team(teamId);
  if (team === undefined) return null;
  const targetOf = (parts: readonly Targets.Part[]) =>
    Rational.sum(parts.map((part) => workedTarget(context, plan, part)));
  const parts = context.subjects.targets.team(team.id);
  let revenue = context.of(team).tally.sums.revenue;
  let target = targetOf(parts);
  if (without !== null) {
    const own = without.sold.deals().filter((deal) => deal.team === teamId && deal.credit === "direct");
    revenue -= own.reduce((sum, deal) => sum + deal.creditedMinor, 0n);
    const isGiven = parts.some(({ subject }) => subject.kind !== "person");
    const ofPerson = ({ subject }: Targets.Part) => subject.kind === "person" && subject.id === without.id;
    const ownParts = isGiven ? context.subjects.targets.person(without.id) : parts.filter(ofPerson);
    target = Rational.subtract(target, targetOf(ownParts));
  }
  return target.n <= 0n ? null : Rational.divide(Rational.of(revenue), target);
}

/** A part of a team's target as the person's own line has it: prorated as the board's, and by the ramp where lines are prorated. */
function workedTarget(
  context: PayContext.Info,
  plan: Plan.Info,
  { subject, minor, wholeMinor }: Targets.Part,
): Rational.Info {
  if (!plan.proration.includes("lines")) return Rational.of(wholeMinor);
  const whole = Rational.of(minor);
  const person = subject.kind === "person" ? context.person(subject.id)?.member.person : undefined;
  if (person === undefined) return whole;
  const month = WorkingDays.serviceMonth(person.hireDay, context.inputs.month);
  const ramp = month === null ? undefined : plan.ramp?.find((_, at) => `${at + 1}` === month);
  return ramp === undefined ? whole : Rational.multiply(whole, Rational.parseRate(ramp));
}

/** A person's parts of the plan's pools, as the pools of a closed input: each the person's own part alone. */
function poolParts(context: PayContext.Info, pay: Policy.Pay, id: string): Input.Info["pools"] {
  const { plan } = pay;
  if (plan.pools.length === 0) return [];
  const group = planTeamOf(context, pay);
  const member = group.byId.get(id);
  if (member === undefined) return [];
  const period = context.inputs.month;
  return Team.pools(group, member, 0).map((pool) => ({
    id: pool.id,
    period,
    amount: Money.decimalText(pool.minor, plan.currency),
    ...(pool.condition !== null && { figure: Rational.exactText(pool.condition.value) }),
  }));
}

/** What pools hang on, of each team that shares them, where the board knows it: its attainment on revenue, or a figure. */
function poolFigures(context: PayContext.Info, pay: Policy.Pay, people: readonly Input.Person[]): Input.Info["pools"] {
  const { plan } = pay;
  const teams = [...new Set(people.flatMap(({ team }) => team ?? []))];
  const known = plan.components.flatMap(({ id, measure }) => [id, measure]);
  return plan.pools.flatMap(({ id, condition }) => {
    if (condition === undefined || known.includes(condition.measure)) return [];
    return teams.flatMap((team) => {
      const figure = teamFigure(context, plan, team, condition.measure);
      return figure === null ? [] : [{ id, period: context.inputs.month, team, figure }];
    });
  });
}

function teamFigure(context: PayContext.Info, plan: Plan.Info, teamId: string, name: string): string | null {
  const team = context.team(teamId);
  if (team === undefined) return null;
  if (name !== "team") return shown(context.of(team), name);
  const attained = isOnRevenue(plan) ? onRevenue(context, plan, teamId, null) : null;
  return attained === null ? null : Rational.exactText(attained);
}

/** Everybody of the month whom the plan pays, each by the own period alone. */
function planTeamOf(context: PayContext.Info, pay: Policy.Pay): Team.PlanMembers {
  const known = context.planTeams.get(pay);
  if (known !== undefined) return known;
  const people = context.people.flatMap((subject): Input.Person[] => {
    const { member } = subject;
    const sold = PayContext.soldBy(context, subject);
    if (payOf(context, member) !== pay || whyNot(context, pay.plan, sold) !== null) return [];
    const own = buildOwn(context, pay.plan, member, sold);
    return own === null
      ? []
      : [{ id: subject.id, ...(member.team !== null && { team: member.team }), periods: [own.period] }];
  });
  const company = Participants.readCompany(pay.plan, {
    people,
    deals: [],
    teams: [],
    pools: poolFigures(context, pay, people),
    rates: [],
    ...firstMonthOf(context),
  });
  const planTeam = Team.planMembers(company, context.inputs.month);
  context.planTeams.set(pay, planTeam);
  return planTeam;
}

/** The organisation's fiscal year as an input takes it, where it is not the calendar's. */
export function firstMonthOf({ inputs }: PayContext.Info): Pick<Input.Info, "firstMonth"> {
  const { firstMonth = 1 } = inputs.organisation;
  return firstMonth === 1 ? {} : { firstMonth: `${firstMonth}` };
}

/** How the role of somebody's last membership of the month is paid. */
export function payOf({ inputs }: PayContext.Info, { last }: Subjects.Member): Policy.Pay | undefined {
  return last === undefined ? undefined : Policy.payOf(inputs.policy, last.role);
}

/** Why what was sold cannot be paid by the plan at all. */
export function whyNot(context: PayContext.Info, plan: Plan.Info, sold: PayContext.Sold): Reason.Info | null {
  const { metrics, targetMinor, score } = sold.figures;
  const { revenue } = metrics.reasons;
  if (Plan.isOfDeals(plan) && revenue && !(isOnCash(plan) && hasCash(context, sold, revenue))) return revenue;
  const isWithout = targetMinor === null || targetMinor <= 0n;
  if (isWithout && plan.components.some(Plan.asksTarget)) return metrics.reasons.target ?? "no-target";
  if (plan.scorecard !== undefined && score.total === null) return score.reason ?? "not-measured";
  return null;
}

export const isOnCash = (plan: Plan.Info) => plan.components.some(({ measure }) => measure === "paid");

/** Whether cash is known of a month, or person, of which no deal is. */
function hasCash({ subjects: { attribution } }: PayContext.Info, sold: PayContext.Sold, missing: Reason.Info): boolean {
  if (missing === "not-covered") return attribution.counted.payment !== null || attribution.counted.refund !== null;
  return sold.older().length > 0;
}

/** The board's sum where nobody needs more, else the deals one by one, which pay the same; and the month's cash. */
function amountsOf(
  { inputs, isSpecial, isByDeal }: PayContext.Info,
  plan: Plan.Info,
  sold: PayContext.Sold,
  notes: Note[],
): Pick<Input.Period, "sums" | "deals" | "cash"> {
  if (!Plan.isOfDeals(plan)) return {};
  const sums = { sums: { revenue: Money.decimalText(sold.figures.tally.sums.revenue, plan.currency) } };
  const isSingle = DealInput.isSingle(plan);
  if (!isSingle && !isByDeal && !isSpecial()) return sums;
  const deals = sold.deals();
  const late = deals.flatMap((credit) => DealInput.lateRefunds(credit, plan, inputs.policy.refunds.windowDays));
  for (const { id, day } of late) notes.push({ code: "pay-note-refund-late", params: { refund: id, day } });
  const isAsked = isByDeal && deals.length > 0;
  if (!isSingle && !isAsked && !DealInput.areSpecial(inputs, plan, deals)) return sums;
  const { windowDays } = inputs.policy.refunds;
  const list = DealInput.list(deals, plan, windowDays);
  if (!isOnCash(plan)) return { deals: list };
  return { deals: list, cash: DealInput.cash([...deals, ...sold.older()], plan, windowDays, inputs.month) };
}

/** The months of the same quarter or year before this one, where the plan pays to date less before. */
export function earlier(context: PayContext.Info, pay: Policy.Pay, id: string): Info[] {
  const { components } = pay.plan;
  const unit = (["year", "quarter"] as const).find((length) => components.some((item) => item.unit === length));
  if (unit === undefined) return [];
  const { firstMonth = 1 } = context.inputs.organisation;
  const key = (month: string) => PayPeriod.unitOf({ id: month }, 0, unit, "month", firstMonth)?.key;
  return context.earlier().flatMap((before): Info[] => {
    const { month } = before.inputs;
    const subject = before.person(id);
    if (subject === undefined || month >= context.inputs.month || key(month) !== key(context.inputs.month)) return [];
    const sold = PayContext.soldBy(before, subject);
    const why = whyNot(before, pay.plan, sold);
    // A month of which no data was imported was worked all the same: it counts with nothing sold.
    const isWorked = why === null || (why === "not-covered" && !pay.plan.components.some(Plan.asksTarget));
    if (payOf(before, subject.member)?.plan.id !== pay.plan.id || !isWorked) return [];
    const built = buildPeriod(before, pay, subject.member, sold);
    return built === null ? [] : [built];
  });
}

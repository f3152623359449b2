/** One person's month as the engine takes it: sums or single deals, targets, figures by name, team and pools, time worked. */
import type * as Figures from "../board/figures.ts";
import type * as Subjects from "../board/subjects.ts";
import * as Money from "../money.ts";
import * as Plan from "../plan/plan.ts";
import * as Policy from "../policy.ts";
import type * as Reason from "../reason.ts";
import * as WorkingDays from "../working-days.ts";
import * as DealInput from "./deal-input.ts";
import type * as Input from "./input.ts";
import * as PayContext from "./pay-context.ts";
import * as PayInputs from "./pay-inputs.ts";
import * as PayPeriod from "./pay-period.ts";
import type * as Team from "./team.ts";
import * as TeamInputs from "./team-inputs.ts";

type Note = { code: string; params: Record<string, string> };
export type Made = { period: Input.Period; pools: Input.Info["pools"]; notes: Note[] };

/** The month of a desk for one person; null when there was no working day to be paid for. */
export function buildPeriod(
  desk: PayContext.Info,
  pay: Policy.Pay,
  member: Subjects.Member,
  sold: PayContext.Sold,
): Made | null {
  const { plan } = pay;
  const { id } = member.person;
  const made = alone(desk, plan, member, sold);
  if (made === null) return null;
  const planTeam = () => planTeamOf(desk, pay);
  const { month } = desk.inputs;
  const team = TeamInputs.asksTeam(plan)
    ? TeamInputs.attainment(desk, pay, { id, team: member.team }, sold, planTeam)
    : null;
  const measures = { ...made.period.measures, ...(team !== null && { team }) };
  const period = { ...made.period, ...(Object.keys(measures).length > 0 && { measures }) };
  return { period, pools: TeamInputs.pools(month, plan, id, planTeam), notes: made.notes };
}

/** The period without what it takes from the team. */
function alone(
  desk: PayContext.Info,
  plan: Plan.Info,
  { person }: Subjects.Member,
  sold: PayContext.Sold,
): Omit<Made, "pools"> | null {
  const { month } = desk.inputs;
  const { figures } = sold;
  const notes: Note[] = [];
  const workingDays = desk.days === null ? undefined : WorkingDays.eligible(person, desk.days, desk.away(person.id));
  if (workingDays === null) return null;
  if (workingDays === undefined && plan.proration.length > 0)
    notes.push({ code: "pay-note-no-calendar", params: { year: month.slice(0, 4) } });
  const service = WorkingDays.serviceMonth(person.hireDay, month);
  const isCounted = plan.ramp !== undefined || plan.guarantee?.periods !== undefined || plan.draw !== undefined;
  if (service === null && isCounted) notes.push({ code: "pay-note-no-hire-day", params: {} });
  const scores = plan.scorecard === undefined ? {} : PayInputs.scoresOf(plan.scorecard, figures.score);
  const measures = { ...PayInputs.measuresOf(plan, figures), ...scores.measures };
  const period: Input.Period = {
    id: month,
    ...amountsOf(desk, plan, sold, notes),
    ...(figures.targetMinor !== null && { targets: PayInputs.targetsOf(plan, figures.targetMinor) }),
    ...(Object.keys(measures).length > 0 && { measures }),
    ...(scores.scores && { scores: scores.scores }),
    ...(workingDays && { workingDays }),
    ...(service !== null && { serviceMonth: service }),
    clawbacks: [],
  };
  return { period, notes };
}

/** Everybody of the month whom the plan pays, each by the own period alone. */
function planTeamOf(desk: PayContext.Info, pay: Policy.Pay): Team.PlanTeam {
  const known = desk.planTeams.get(pay);
  if (known !== undefined) return known;
  const people = desk.people.flatMap((subject): Input.Person[] => {
    const { member } = subject;
    const sold = PayContext.soldBy(desk, subject);
    if (payOf(desk, member) !== pay || whyNot(pay.plan, sold.figures) !== null) return [];
    const made = alone(desk, pay.plan, member, sold);
    return made === null
      ? []
      : [{ id: subject.id, ...(member.team !== null && { team: member.team }), periods: [made.period] }];
  });
  const planTeam = TeamInputs.joinPlanTeam(pay.plan, people, desk.inputs.month);
  desk.planTeams.set(pay, planTeam);
  return planTeam;
}

/** How the role of somebody's last membership of the month is paid. */
export function payOf({ inputs }: PayContext.Info, { last }: Subjects.Member): Policy.Pay | undefined {
  return last === undefined ? undefined : Policy.payOf(inputs.policy, last.role);
}

/** Why these figures cannot be paid by the plan at all. */
export function whyNot(plan: Plan.Info, { metrics, targetMinor, score }: Figures.Info): Reason.Info | null {
  if (Plan.isOfDeals(plan) && metrics.reasons.revenue) return metrics.reasons.revenue;
  const isWithout = targetMinor === null || targetMinor <= 0n;
  if (isWithout && plan.components.some(Plan.asksTarget)) return "no-target";
  if (plan.scorecard !== undefined && score.total === null) return score.reason ?? "not-measured";
  return null;
}

/** The board's sum where nobody needs more, else the deals one by one, which pay the same; cash as the board collected it. */
function amountsOf(
  { inputs, isSpecial, isByDeal }: PayContext.Info,
  plan: Plan.Info,
  { figures, deals: dealsOf }: PayContext.Sold,
  notes: Note[],
): Pick<Input.Period, "sums" | "deals"> {
  if (!Plan.isOfDeals(plan)) return {};
  const sums = { sums: { revenue: Money.decimalText(figures.tally.sums.revenue, plan.currency) } };
  const isSingle = DealInput.isSingle(plan);
  if (!isSingle && !isByDeal && !isSpecial()) return sums;
  const deals = dealsOf();
  const late = deals.flatMap((credit) => DealInput.lateRefunds(credit, plan, inputs.policy.refunds.windowDays));
  for (const { id, day } of late) notes.push({ code: "pay-note-refund-late", params: { refund: id, day } });
  const isAsked = isByDeal && deals.length > 0;
  if (!isSingle && !isAsked && !DealInput.areSpecial(inputs, plan, deals)) return sums;
  const list = DealInput.list(deals, plan, inputs.policy.refunds.windowDays);
  const isPaid = plan.components.some(({ measure, where }) => measure === "paid" && where === undefined);
  const isReleased = plan.components.some(({ release }) => release !== undefined);
  if (!isPaid || isReleased) return { deals: list };
  return { deals: list, sums: { paid: Money.decimalText(figures.tally.sums.collected, plan.currency) } };
}

/** The months of the same quarter or year before this one, where the plan pays to date less before. */
export function earlier(desk: PayContext.Info, pay: Policy.Pay, id: string): Made[] {
  const unit = ["year", "quarter"].find((one) => pay.plan.components.some((component) => component.unit === one));
  if (unit === undefined) return [];
  const key = (month: string) => PayPeriod.unitKey({ id: month }, 0, unit, "month");
  return desk.earlier().flatMap((one): Made[] => {
    const { month } = one.inputs;
    const subject = one.person(id);
    if (subject === undefined || month >= desk.inputs.month || key(month) !== key(desk.inputs.month)) return [];
    const sold = PayContext.soldBy(one, subject);
    if (payOf(one, subject.member)?.plan.id !== pay.plan.id || whyNot(pay.plan, sold.figures) !== null) return [];
    const made = buildPeriod(one, pay, subject.member, sold);
    return made === null ? [] : [made];
  });
}

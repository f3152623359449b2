/** What people of a team are paid by together: the team's attainment, and their parts of pools. */

import * as Money from "../money.ts";
import * as Plan from "../plan/plan.ts";
import type * as Policy from "../policy.ts";
import * as Rational from "../rational.ts";
import type * as Input from "./input.ts";
import * as Participants from "./participants.ts";
import type * as PayContext from "./pay-context.ts";
import * as Team from "./team.ts";

/** Whether a plan looks at the team. */
export function asksTeam(plan: Plan.Info): boolean {
  return plan.team !== undefined || Plan.namesOf(plan).has("team");
}

/**
 * The attainment of a person's team as exact text: on revenue the board's own, pooled actuals over pooled targets (without
 * the person's part where the plan says so); on another measure that of the team's people in the plan. Null without one.
 */
export function attainment(
  desk: PayContext.Info,
  { plan }: Policy.Pay,
  person: { id: string; team: string | null },
  sold: PayContext.Sold,
  planTeam: () => Team.PlanTeam,
): string | null {
  const component =
    plan.components.find(({ id }) => id === plan.team?.component) ??
    plan.components.find(({ measure }) => measure !== "team");
  const isRevenue = component === undefined || (component.measure === "revenue" && component.where === undefined);
  if (!isRevenue) {
    const { group, members } = planTeam();
    const member = members.get(person.id);
    const found = member === undefined ? null : Team.attainment(group, member, 0);
    return found === null ? null : Rational.exactText(found);
  }
  const team = person.team === null ? undefined : desk.team(person.team);
  if (team === undefined) return null;
  const { tally, targetMinor } = desk.of(team);
  let [made, target] = [tally.sums.revenue, targetMinor ?? 0n];
  if (plan.team?.includesOwn === false) {
    const own = sold.deals().filter((deal) => deal.team === person.team && deal.credit === "direct");
    made -= own.reduce((sum, deal) => sum + deal.creditedMinor, 0n);
    target -= sold.figures.targetMinor ?? 0n;
  }
  return target <= 0n ? null : Rational.exactText(Rational.of(made, target));
}

/** A person's parts of the plan's pools, as the pools of a closed input: each the person's own part alone. */
export function pools(month: string, plan: Plan.Info, id: string, planTeam: () => Team.PlanTeam): Input.Info["pools"] {
  if (plan.pools.length === 0) return [];
  const { group, members } = planTeam();
  const member = members.get(id);
  if (member === undefined) return [];
  return Team.pools(group, member, 0).map((pool) => ({
    id: pool.id,
    period: month,
    amount: Money.decimalText(pool.minor, plan.currency),
  }));
}

/** The group of a plan from everybody's own period. */
export function joinPlanTeam(plan: Plan.Info, people: readonly Input.Person[], month: string): Team.PlanTeam {
  const input: Input.Info = { people: [...people], deals: [], teams: [], pools: [], rates: [] };
  const company = Participants.readCompany(plan, input);
  return {
    group: Team.planMembers(company, month),
    members: new Map(company.members.map((member) => [member.person.id, member])),
  };
}

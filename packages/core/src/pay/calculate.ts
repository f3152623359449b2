/** Pays a plan on an input: everybody, every period, late facts as entries of the period in which they came to light. */
import { VisibleError } from "../error.ts";
import * as Money from "../money.ts";
import * as Component from "../plan/component.ts";
import type * as Plan from "../plan/plan.ts";
import * as Rational from "../rational.ts";
import * as BelowZero from "./below-zero.ts";
import * as Engine from "./engine.ts";
import type * as Input from "./input.ts";
import { scheduledShare } from "./measure.ts";
import * as Participants from "./participants.ts";
import * as PayPeriod from "./pay-period.ts";
import type * as Result from "./result.ts";
import * as Team from "./team.ts";
import * as Trace from "./trace.ts";

/**
 * Every person's statements. A plan should have been checked before: this refuses what is missing or cannot be, with a
 * VisibleError that names its place. One period of 142,357.30 on the default plan with a target of 100,000.00 pays 2,867.87.
 */
export function calculate(plan: Plan.Info, input: Input.Info): Result.Info {
  const { faults, ...result } = calculateEach(plan, input);
  const [fault] = faults;
  if (fault !== undefined) throw fault.error;
  return result;
}

export type Fault = { person: string; error: VisibleError };

/** The same for everybody who can be paid, and the fault of each person who cannot. */
export function calculateEach(plan: Plan.Info, input: Input.Info): Result.Info & { faults: Fault[] } {
  const company = Participants.readCompany(plan, input);
  const job: Job = { ...company, isLate: hasLate(company), teams: new Map() };
  const faults: Fault[] = [];
  const people = company.members.flatMap((member) => {
    try {
      return [statements(job, member)];
    } catch (error) {
      if (!(error instanceof VisibleError)) throw error;
      faults.push({ person: member.person.id, error });
      return [];
    }
  });
  const total = people.reduce((sum, person) => sum + BigInt(person.total.minor), 0n);
  return { plan: plan.id, currency: plan.currency, people, total: cash(total, plan.currency), faults };
}

type Job = Participants.Company & {
  /** whether any fact came to light after its own period */
  isLate: boolean;
  /** by the period whose knowledge counts */
  teams: Map<string, Team.PlanMembers>;
};

/** Minor units as money with its decimal text. */
export function cash(minor: bigint, currency: string): Result.Cash {
  return { ...Money.of(minor, currency), text: Money.decimalText(minor, currency) };
}

function statements(job: Job, member: Participants.Member) {
  const { plan } = job;
  const last = member.periods.length - 1;
  const runs = member.periods.map((_, asOf) =>
    asOf === last || job.isLate ? Engine.run(engineJob(job, member, asOf)) : null,
  );
  let deficit = minorOf(plan.currency, member.person.opening?.deficit) ?? 0n;
  const periods = member.periods.map((period, index) => {
    deficit = minorOf(plan.currency, period.opening?.deficit) ?? deficit;
    const now = runs[index] ?? runs[last];
    const run = now?.[index];
    if (run === undefined) throw new Error("a period that was run has a result");
    const late = (runs[index] ?? []).slice(0, index).flatMap((restated, source) => {
      const before = runs[index - 1]?.[source];
      if (before === undefined || before.minor === restated.minor) return [];
      return [{ source, before: before.minor, after: restated.minor, steps: restated.trace.steps }];
    });
    const stated = statement(plan, member, period, { run, late, deficit });
    deficit = BigInt(stated.deficit.minor);
    return stated;
  });
  const total = periods.reduce((sum, item) => sum + BigInt(item.paid.minor), 0n);
  return { id: member.person.id, periods, total: cash(total, plan.currency) };
}

function engineJob(job: Job, member: Participants.Member, asOf: number): Engine.Job {
  const { plan, input, teams, firstMonth } = job;
  const id = member.ids[asOf] ?? "";
  const team = teams.get(id) ?? Team.planMembers(job, id);
  teams.set(id, team);
  return {
    context: {
      plan,
      ids: member.ids,
      periods: member.periods,
      rates: input.rates,
      place: member.place,
      asOf,
      firstMonth,
    },
    person: member.person,
    team: (index) => Team.attainment(team, member, index),
    pools: (index) => Team.pools(team, member, index),
  };
}

/** Whether any fact came to light after its own period: only then must earlier periods be paid again. */
function hasLate({ members, firstMonth }: Participants.Company): boolean {
  return members.some(({ ids, periods }) =>
    periods.some((period, own) =>
      (period.deals ?? []).some((deal) =>
        [
          { knownIn: deal.knownIn },
          ...deal.refunds,
          ...deal.payments,
          ...(deal.cancelled ? [deal.cancelled] : []),
        ].some((fact) => PayPeriod.knownAt(fact, { ids, firstMonth }, own) > own),
      ),
    ),
  );
}

const minorOf = (currency: string, amount: Rational.Info | undefined) =>
  amount && Rational.floor(Rational.multiply(amount, Money.minorPerMajor(currency)));

type Late = { source: number; before: bigint; after: bigint; steps: Trace.Step[] };

function statement(
  plan: Plan.ExactInfo,
  member: Participants.Member,
  period: Input.ExactPeriod,
  { run, late, deficit }: { run: Engine.Paid; late: readonly Late[]; deficit: bigint },
): Result.Statement {
  const { currency } = plan;
  const id = member.ids[run.index] ?? "";
  const money = (minor: bigint) => cash(minor, currency);
  const plain = { before: null, after: null, steps: [] };
  const own: Result.Entry[] = [{ kind: "earned", source: id, amount: money(run.earnedMinor), ...plain }];
  if (run.drawMinor !== 0n)
    own.push({ kind: run.drawMinor > 0n ? "draw" : "recovery", source: id, amount: money(run.drawMinor), ...plain });
  const adjusted = late.map(
    (item): Result.Entry => ({
      kind: "adjustment",
      source: member.ids[item.source] ?? "",
      amount: money(item.after - item.before),
      before: money(item.before),
      after: money(item.after),
      steps: item.steps,
    }),
  );
  const taken = period.clawbacks.map((clawback): Result.Entry => {
    const share = clawback.share ?? scheduledShare(plan, clawback.afterDays?.n ?? 0n);
    const exact = Rational.multiply(Rational.multiply(clawback.earned, share), Money.minorPerMajor(currency));
    const minor = -Rational.round(exact, plan.rounding);
    return { kind: "clawback", source: clawback.source ?? id, amount: money(minor), ...plain };
  });
  const sum = [...own, ...adjusted, ...taken].reduce((left, { amount }) => left + BigInt(amount.minor), 0n);
  const line = BelowZero.isStated(plan) || deficit > 0n ? BelowZero.settle(plan.belowZero, sum, deficit) : null;
  const settled = (line === null ? [] : [line]).map(
    ({ kind, minor, deficit: left }): Result.Entry => ({
      ...{ kind, source: id, amount: money(minor), before: money(deficit), after: money(left), steps: [] },
    }),
  );
  for (const entry of [...adjusted, ...taken, ...settled])
    Trace.step(
      run.trace,
      { stage: "post", component: null, figure: "pay" },
      "add",
      [Rational.parseRate(entry.amount.text)],
      {
        code: entry.kind,
        params: { source: entry.source },
      },
    );
  const entries = [...own, ...adjusted, ...taken, ...settled];
  const paid = entries.reduce((sum, entry) => sum + BigInt(entry.amount.minor), 0n);
  const whole = (value: Rational.Info) =>
    money(Rational.round(Rational.multiply(value, Money.minorPerMajor(currency)), plan.rounding));
  return {
    id,
    components: run.parts.map((part) => component(part, currency)),
    steps: run.trace.steps,
    pay: money(run.minor),
    entries,
    paid: money(paid),
    owed: whole(run.balance.owed),
    withheld: whole(run.balance.withheld),
    deficit: money(line?.deficit ?? deficit),
  };
}

function component(part: Engine.Part, currency: string): Result.Info["people"][0]["periods"][0]["components"][0] {
  const { attained } = part;
  const isMoney = Component.kindOf(attained.component) === "money" && !(attained.value === null);
  const text = (value: Rational.Info | null) => (value === null ? null : Rational.exactText(value));
  return {
    id: attained.component.id,
    measured: text(attained.value),
    target: text(attained.target),
    attainment: text(attained.attainment),
    tier: part.tier,
    lines: part.lines.map((bound) => ({
      id: bound.id,
      from: Rational.exactText(bound.from),
      fromMinor: isMoney
        ? Rational.round(Rational.multiply(bound.from, Money.minorPerMajor(currency))).toString()
        : null,
    })),
    deals: attained.deals.map((deal) => ({ id: deal.id, counted: Rational.exactText(deal.value) })),
    earned: Rational.exactText(part.earned),
  };
}

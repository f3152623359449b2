/** Checks a whole policy before it holds for anybody: every plan by the plan linter, and what plans and scorecard say together. */

import type { Code } from "./code.ts";
import * as Money from "./money.ts";
import * as Finding from "./plan/finding.ts";
import * as Lint from "./plan/lint.ts";
import type * as LintSlope from "./plan/lint-slope.ts";
import * as Plan from "./plan/plan.ts";
import { ofIssue, type Params } from "./plan/refusal.ts";
import * as Policy from "./policy.ts";
import * as Rational from "./rational.ts";
import * as Sources from "./sources.ts";

export type Report = {
  /** null when the document cannot be read as a policy */
  policy: Policy.Info | null;
  isRefused: boolean;
  findings: Finding.Info[];
  /** what each plan costs at 80, 100, 120 and 150% of target */
  costs: (LintSlope.Cost & { plan: string })[];
};

/**
 * Everything there is to say about a document; never throws for what is in it. Places are JSON pointers into the policy.
 * With `currency`, plans that pay in another one are refused.
 */
export function of(document: unknown, currency?: string): Report {
  const parsed = Policy.Info.safeParse(document);
  if (!parsed.success) {
    const findings = parsed.error.issues.map((issue) => {
      const { code, params } = ofIssue(issue, document);
      return Finding.error(code, params);
    });
    return { policy: null, isRefused: true, findings, costs: [] };
  }
  const policy = parsed.data;
  const reports = policy.plans.map(({ plan }, at) => within(Lint.check(plan), `/plans/${at}/plan`));
  const findings = [
    ...reports.flatMap((report) => report.findings),
    ...plans(policy, currency),
    ...scorecard(policy),
    ...rest(policy),
  ];
  return {
    policy,
    isRefused: findings.some(({ severity }) => severity === "error"),
    findings,
    costs: reports.flatMap(({ plan, costs }) => costs.map((cost) => ({ ...cost, plan: plan?.id ?? "" }))),
  };
}

/** A plan's report with its places in the policy. */
function within(report: Lint.Report, section: string): Lint.Report {
  const findings = report.findings.map(({ severity, code, params }) => {
    const place = params.place === "/" || params.place === undefined ? section : `${section}${params.place}`;
    const placed: Params = { ...params, place };
    return severity === "error" ? Finding.error(code as Code, placed) : Finding.warning(code as Code, placed);
  });
  return { ...report, findings };
}

function plans(policy: Policy.Info, currency: string | undefined): Finding.Info[] {
  const found: Finding.Info[] = [];
  const paid = new Set<string>();
  for (const [at, { roles, plan }] of policy.plans.entries()) {
    const place = `/plans/${at}`;
    if (currency !== undefined && plan.currency !== currency)
      found.push(
        Finding.error("policy-currency", {
          place: `${place}/plan/currency`,
          currency: plan.currency,
          expected: currency,
        }),
      );
    if (policy.plans.findIndex((entry) => entry.plan.id === plan.id) !== at)
      found.push(Finding.error("pay-id-twice", { place: `${place}/plan/id`, id: plan.id }));
    for (const [index, role] of roles.entries()) {
      if (paid.has(role)) found.push(Finding.error("policy-role-twice", { place: `${place}/roles/${index}`, role }));
      paid.add(role);
    }
    found.push(...monthly(policy.plans[at] ?? null, place));
    const days = plan.refunds?.windowDays;
    if (isOfDeals(plan) && days !== String(policy.refunds.windowDays))
      found.push(
        Finding.warning("policy-window", {
          place: `${place}/plan/refunds`,
          days: days ?? "∞",
          board: String(policy.refunds.windowDays),
        }),
      );
  }
  return found;
}

/** What a plan cannot be where everybody is paid by the month from the facts of imports. */
function monthly(pay: Policy.Pay | null, place: string): Finding.Info[] {
  if (pay === null) return [];
  const { plan, variable, variables = {} } = pay;
  const found: Finding.Info[] = [];
  if (plan.period !== "month")
    found.push(Finding.error("policy-period", { place: `${place}/plan/period`, period: plan.period }));
  for (const [at, { by }] of plan.pools.entries())
    if (by === "weight") found.push(Finding.error("policy-pool-weight", { place: `${place}/plan/pools/${at}/by` }));
  if (variable === undefined && Object.keys(variables).length === 0 && Plan.asksVariable(plan))
    found.push(Finding.warning("policy-variable-none", { place: `${place}/variable`, plan: plan.id }));
  const named = [
    ["variable", variable],
    ...Object.entries(variables).map(([id, formula]) => [`variables/${id}`, formula]),
  ];
  for (const [name, amount] of named)
    if (amount !== undefined && !Money.isWhole(amount, plan.currency)) {
      const decimals = String(Money.decimals(plan.currency));
      const params = { place: `${place}/${name}`, value: amount, currency: plan.currency, decimals };
      found.push(Finding.error("pay-too-fine", params));
    }
  return found;
}

const OF_DEALS = ["revenue", "paid", "margin", "deals", "units"];

/** Whether refunds touch what the plan pays on. */
function isOfDeals({ components }: Policy.Pay["plan"]): boolean {
  return components.some(({ measure }) => OF_DEALS.includes(measure));
}

function scorecard({ scorecard: card }: Policy.Info): Finding.Info[] {
  const found: Finding.Info[] = [];
  const parts = {
    sales: card.sales,
    satisfaction: card.satisfaction,
    collaboration: card.collaboration,
    knowledge: card.knowledge,
  };
  const sum = Object.values(parts).reduce((left, { weight }) => left + weight, 0);
  if (sum !== 100) found.push(Finding.error("lint-weights", { place: "/scorecard", sum: String(sum), wanted: "100" }));
  for (const [id, { target }] of Object.entries(parts)) {
    const place = `/scorecard/${id}/target`;
    if (target === undefined) {
      if (id !== "sales") found.push(Finding.error("pay-field-missing", { place }));
    } else if (Rational.parse(target).n <= 0n) found.push(Finding.error("lint-zero", { place, value: target }));
  }
  return found;
}

function rest({ ranking, honours, calendar, sources, payroll }: Policy.Info): Finding.Info[] {
  const found: Finding.Info[] = [];
  const columns = payroll?.columns ?? [];
  for (const [at, id] of columns.entries())
    if (columns.indexOf(id) !== at) found.push(Finding.error("pay-id-twice", { place: `/payroll/columns/${at}`, id }));
  if (
    payroll !== undefined &&
    !(columns.includes("amount") && columns.some((column) => column === "employeeNumber" || column === "name"))
  )
    found.push(Finding.error("policy-payroll-columns", { place: "/payroll/columns" }));
  for (const kind of Object.keys(sources))
    if (!Sources.KINDS.some((known) => known === kind))
      found.push(
        Finding.error("policy-source-kind", { place: `/sources/${kind}`, kind, known: Sources.KINDS.join(", ") }),
      );
  const coverage = Rational.parse(ranking.targetCoverage);
  if (coverage.n < 0n || Rational.compare(coverage, Rational.of(1n)) > 0)
    found.push(Finding.error("lint-share", { place: "/ranking/targetCoverage", value: ranking.targetCoverage }));
  for (const [at, { id }] of honours.entries())
    if (honours.findIndex((honour) => honour.id === id) !== at)
      found.push(Finding.error("pay-id-twice", { place: `/honours/${at}/id`, id }));
  for (const [year, days] of Object.entries(calendar))
    for (const list of ["holidays", "makeUp"] as const)
      for (const [at, day] of days[list].entries())
        if (!day.startsWith(year))
          found.push(Finding.error("policy-day-year", { place: `/calendar/${year}/${list}/${at}`, day, year }));
  return found;
}

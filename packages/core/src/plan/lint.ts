/** Checks a plan document before anybody is paid by it: errors refuse it, warnings show. */

import { say } from "../code.ts";
import { refuse, type VisibleError } from "../error.ts";
import * as Finding from "./finding.ts";
import * as LintPlan from "./lint-plan.ts";
import * as LintSlope from "./lint-slope.ts";
import * as Plan from "./plan.ts";
import { ofIssue } from "./refusal.ts";

export type Report = {
  /** null when the document cannot be read as a plan */
  plan: Plan.Info | null;
  isRefused: boolean;
  findings: Finding.Info[];
  costs: LintSlope.Cost[];
};

/** Everything there is to say about a document; never throws for what is in it. */
export function check(document: unknown): Report {
  const parsed = Plan.Info.safeParse(document);
  if (!parsed.success) {
    const findings = parsed.error.issues.map((issue) => {
      const { code, params } = ofIssue(issue, document);
      return Finding.error(code, params);
    });
    return { plan: null, isRefused: true, findings, costs: [] };
  }
  const plan = parsed.data;
  const onPaper = LintPlan.findings(plan);
  const isRefused = onPaper.some(({ severity }) => severity === "error");
  if (isRefused) return { plan, isRefused, findings: onPaper, costs: [] };
  return { plan, isRefused, findings: [...onPaper, ...LintSlope.findings(plan)], costs: LintSlope.costs(plan) };
}

/** The plan of a document, or the VisibleError of its first fault with its place. */
export function demand(document: unknown): { plan: Plan.Info; report: Report } {
  const report = check(document);
  if (report.plan !== null && !report.isRefused) return { plan: report.plan, report };
  throw refusal(report);
}

function refusal(report: Report): VisibleError {
  const errors = report.findings.filter(({ severity }) => severity === "error");
  const [first] = errors;
  return refuse("pay-plan-refused", {
    place: first?.place ?? "/",
    plan: report.plan?.id ?? "",
    count: `${errors.length}`,
    first: first?.en ?? "",
    firstZh: first?.zh ?? say("pay-field-missing", "zh-CN", { place: "/" }),
  });
}

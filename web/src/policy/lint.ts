/** The linter of core over a policy that is being written, and the schema its form is drawn after. */
import { MEASURES } from "@clearboard/core/metric/plan-measures";
import * as Lint from "@clearboard/core/plan/lint";
import * as Plan from "@clearboard/core/plan/plan";
import * as Policy from "@clearboard/core/policy";
import * as PolicyCheck from "@clearboard/core/policy-check";
import type { Shape } from "../ui/schema.ts";
import type { Written } from "./work.ts";

export const SHAPE = Plan.jsonSchema() as Shape;
export const PAYROLL_SHAPE = (Policy.jsonSchema() as Shape).properties?.payroll ?? {};

export type Report = Omit<PolicyCheck.Report, "policy"> & {
  /** each plan where it holds together, else null */
  plans: (Plan.Info | null)[];
};

/** What is to be said of the whole policy, and of which of its plans an example can be paid. */
export function of(policy: Written, currency: string): Report {
  const { isRefused, findings, costs } = PolicyCheck.of(policy, currency);
  const plans = policy.plans.map(({ plan }) => {
    const report = Lint.check(plan);
    return report.isRefused ? null : report.plan;
  });
  return { isRefused, findings, costs, plans };
}

/** What fields may name: the figures of the board and the plan's own components. */
export function names(plan: unknown): string[] {
  const components = (plan as { components?: { id?: unknown }[] } | undefined)?.components ?? [];
  const ids = components.flatMap(({ id }) => (typeof id === "string" && id !== "" ? [id] : []));
  return [...new Set([...Object.keys(MEASURES), ...ids])];
}

import type * as Finding from "@clearboard/core/plan/finding";
import * as Lint from "@clearboard/core/plan/lint";
import type * as LintSlope from "@clearboard/core/plan/lint-slope";
import * as Plan from "@clearboard/core/plan/plan";
import * as Policy from "@clearboard/core/policy";
import * as PolicyCheck from "@clearboard/core/policy-check";
import { assertSize } from "@clearboard/jobs/policy/document";
import * as Args from "../../args.ts";
import type { ExitCode } from "../../command-spec.ts";
import { type Output, table } from "../../output.ts";
import { isPolicy, readPolicy } from "./file.ts";

type Cost = LintSlope.Cost & { plan?: string };
type Report = { plan: string | null; isRefused: boolean; findings: Finding.Info[]; costs: Cost[] };

/** Says what is wrong with a plan or a policy, without a store; exit 1 when it is refused. */
export async function check(args: Args.Args, output: Output, [file = ""]: readonly string[]): Promise<ExitCode> {
  const locale = Args.oneOf(args, "locale", ["en", "zh-CN"], "en");
  const document = await readPolicy(file);
  assertSize(document);
  const report = reportOf(document);
  const { plan, isRefused, findings, costs } = report;
  if (Args.is(args, "json")) output.out(JSON.stringify({ plan, refused: isRefused, findings, costs }));
  else {
    tell(findings, output, locale);
    if (costs.length > 0) output.out(cost(costs));
    if (findings.length === 0) output.out(locale === "en" ? "Nothing to object to." : "没有发现问题。");
  }
  return isRefused ? 1 : 0;
}

function reportOf(document: unknown): Report {
  if (isPolicy(document)) return { plan: null, ...PolicyCheck.of(document) };
  const { plan, ...report } = Lint.check(document);
  return { ...report, plan: plan?.id ?? null };
}

/** One line a finding. */
export function tell(findings: readonly Finding.Info[], output: Output, locale: "en" | "zh-CN" = "en"): void {
  for (const one of findings) output.out(`${one.severity}: ${locale === "en" ? one.en : one.zh}`);
}

function cost(costs: readonly Cost[]): string {
  const isNamed = costs.some(({ plan }) => plan !== undefined);
  return table(
    [
      ...(isNamed ? [{ title: "plan" }] : []),
      { title: "of target", isNumber: true },
      { title: "pays", isNumber: true },
      { title: "of sales", isNumber: true },
    ],
    costs.map(({ plan, at, pay, ofSales }) => [...(isNamed ? [plan ?? ""] : []), at, pay, ofSales ?? "-"]),
  );
}

/** The JSON Schema of plans, or of whole policies. */
export async function schema(_args: Args.Args, output: Output, [what = "plan"]: readonly string[]): Promise<ExitCode> {
  if (what !== "plan" && what !== "policy") throw new Args.UsageError("policy schema takes plan or policy");
  output.out(JSON.stringify(what === "plan" ? Plan.jsonSchema() : Policy.jsonSchema(), null, 2));
  return 0;
}

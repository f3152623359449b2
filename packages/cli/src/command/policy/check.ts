import type * as Finding from "@clearboard/core/plan/finding";
import * as Lint from "@clearboard/core/plan/lint";
import type * as LintSlope from "@clearboard/core/plan/lint-slope";
import * as Plan from "@clearboard/core/plan/plan";
import * as Policy from "@clearboard/core/policy";
import * as PolicyCheck from "@clearboard/core/policy-check";
import type { Locale } from "@clearboard/core/words/text";
import { assertSize } from "@clearboard/jobs/policy/document";
import * as Args from "../../args.ts";
import { ownVerb } from "../../derive.ts";
import { table } from "../../output.ts";
import { phraseIn, titlesIn } from "../../words.ts";
import { isPolicy, readPolicy } from "./file.ts";

type Cost = LintSlope.Cost & { plan?: string };
type Report = { plan: string | null; isRefused: boolean; findings: Finding.Info[]; costs: Cost[] };

/** Says what is wrong with a plan or a policy, without a store; exit 1 when it is refused. */
export const check = ownVerb(["FILE"], {}, async (_, [file = ""]) => {
  const document = await readPolicy(file);
  assertSize(document);
  const { plan, isRefused, findings, costs } = reportOf(document);
  const text = (locale: Locale) =>
    [
      ...tellFindings(findings, locale),
      ...(costs.length > 0 ? [cost(costs, locale)] : []),
      ...(findings.length === 0 ? [phraseIn(locale)("policy.fine")] : []),
    ].join("\n");
  return { json: { plan, refused: isRefused, findings, costs }, text, exit: isRefused ? 1 : 0 };
});

function reportOf(document: unknown): Report {
  if (isPolicy(document)) return { plan: null, ...PolicyCheck.of(document) };
  const { plan, ...report } = Lint.check(document);
  return { ...report, plan: plan?.id ?? null };
}

/** One line a finding. */
export function tellFindings(findings: readonly Finding.Info[], locale: Locale): string[] {
  const phrase = phraseIn(locale);
  return findings.map(
    (finding) => `${phrase(`policy.${finding.severity}`)}: ${locale === "en" ? finding.en : finding.zh}`,
  );
}

function cost(costs: readonly Cost[], locale: Locale): string {
  const titles = titlesIn(locale);
  const isNamed = costs.some(({ plan }) => plan !== undefined);
  return table(
    [
      ...(isNamed ? titles("policy.plan") : []),
      ...titles("policy.ofTarget", "policy.pays", "policy.ofSales").map((column) => ({ ...column, isNumber: true })),
    ],
    costs.map(({ plan, at, pay, ofSales }) => [...(isNamed ? [plan ?? ""] : []), at, pay, ofSales ?? "-"]),
  );
}

/** The JSON Schema of plans, or of whole policies. */
export const schema = ownVerb(["[plan|policy]"], {}, async (_, [what = "plan"]) => {
  if (what !== "plan" && what !== "policy") throw new Args.UsageError("policy schema takes plan or policy");
  const json = what === "plan" ? Plan.jsonSchema() : Policy.jsonSchema();
  return { json, text: () => JSON.stringify(json, null, 2) };
});

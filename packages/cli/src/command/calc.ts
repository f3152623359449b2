import { say } from "@clearboard/core/code";
import type { VisibleError } from "@clearboard/core/error";
import * as Calculate from "@clearboard/core/pay/calculate";
import * as FormatStep from "@clearboard/core/pay/format-step";
import * as Input from "@clearboard/core/pay/input";
import type * as Result from "@clearboard/core/pay/result";
import * as Lint from "@clearboard/core/plan/lint";
import { read } from "@clearboard/core/plan/refusal";
import * as Args from "../args.ts";
import type { Command } from "../command-spec.ts";
import { readDocument } from "../document.ts";
import { localeOf } from "../locale.ts";
import { type Output, table } from "../output.ts";
import { phraseIn, titlesIn } from "../words.ts";

export const command: Command = {
  usage: "bonus --plan FILE --input FILE|schema",
  summary: "Pays a plan on given numbers, without a store: every person's steps and result (packages/core/pay.md).",
  takesWords: true,
  options: { plan: { type: "string" }, input: { type: "string" } },
  async run(args, output) {
    const [what, ...more] = args.rest;
    if (what === "schema" && more.length === 0) {
      output.out(JSON.stringify(Input.jsonSchema(), null, 2));
      return 0;
    }
    if (what !== "bonus" || more.length > 0) throw new Args.UsageError("calc takes bonus --plan FILE --input FILE");
    const [planPath, inputPath] = [Args.demand(args, "plan"), Args.demand(args, "input")];
    const locale = await localeOf(args);
    const [planDocument, inputDocument] = [await readDocument(planPath), await readDocument(inputPath)];
    const { plan, report } = Lint.demand(planDocument);
    const { faults, ...result } = Calculate.calculateEach(plan, read(Input.Info, inputDocument));
    if (Args.is(args, "json")) {
      const refused = faults.map(({ person, error }) => ({
        person,
        code: error.code,
        place: String(error.params.place ?? ""),
        message: say(error.code, locale, error.params),
      }));
      output.out(JSON.stringify({ ...result, refused, warnings: report.findings }));
    } else {
      for (const finding of report.findings)
        output.err(`${phraseIn(locale)("policy.warning")}: ${locale === "en" ? finding.en : finding.zh}`);
      for (const { error } of faults) refused(error, locale, output);
      if (result.people.length > 0) output.out(page(result, locale));
    }
    return faults.length === 0 ? 0 : 1;
  },
};

function refused(error: VisibleError, locale: "en" | "zh-CN", output: Output): void {
  output.err(`clearboard: ${say(error.code, locale, error.params)}`);
}

function page(result: Result.Info, locale: "en" | "zh-CN"): string {
  const lines: string[] = [];
  for (const person of result.people)
    for (const period of person.periods) {
      lines.push(`${person.id}  ${period.id}`);
      const rows = period.steps.map((step) => [
        step.component ?? "",
        FormatStep.sayStep(step, locale),
        `${SIGN[step.op]} ${step.by}`,
        step.value,
      ]);
      lines.push(
        table(
          [
            ...titlesIn(locale)("calc.part", "calc.step"),
            ...titlesIn(locale)("calc.does", "calc.then").map((column) => ({ ...column, isNumber: true })),
          ],
          rows,
        ),
        `${period.paid.text} ${period.paid.currency}`,
        "",
      );
    }
  lines.push(`${result.total.text} ${result.total.currency}`);
  return lines.join("\n");
}

const SIGN = { add: "+", times: "×", most: "≤", least: "≥", round: "~" } as const;

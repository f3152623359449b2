import * as Lint from "@clearboard/core/pay/lint";
import * as Plan from "@clearboard/core/pay/plan";
import * as Ready from "@clearboard/core/pay/ready";
import * as Args from "../args.ts";
import type { Command } from "../command.ts";
import { readDocument } from "../document.ts";
import { table } from "../output.ts";

export const command: Command = {
  usage: "[check FILE|show PLAN|schema] [--locale en|zh-CN]",
  summary:
    "Checks a pay plan before anybody is paid by it, shows a ready-made one, or the JSON Schema of plans; exit 1 when refused.",
  takesWords: true,
  options: { locale: { type: "string" } },
  async run(args, output) {
    const [verb = "", file, ...more] = args.rest;
    const locale = Args.oneOf(args, "locale", ["en", "zh-CN"], "en");
    if (verb === "schema" && file === undefined) {
      output.out(JSON.stringify(Plan.jsonSchema(), null, 2));
      return 0;
    }
    if (verb === "show") {
      const plan = Object.entries(Ready.ALL).find(([name]) => name === file)?.[1];
      if (plan === undefined || more.length > 0)
        throw new Args.UsageError(`policy show takes ${Object.keys(Ready.ALL).join(", ")}`);
      output.out(JSON.stringify(plan(), null, 2));
      return 0;
    }
    if (verb !== "check" || file === undefined || more.length > 0) throw new Args.UsageError("policy takes check FILE");
    const report = Lint.check(await readDocument(file));
    if (Args.is(args, "json")) {
      const { isRefused, findings, costs } = report;
      output.out(JSON.stringify({ plan: report.plan?.id ?? null, refused: isRefused, findings, costs }));
    } else {
      for (const one of report.findings) output.out(`${one.severity}: ${locale === "en" ? one.en : one.zh}`);
      if (report.costs.length > 0) output.out(cost(report));
      if (report.findings.length === 0) output.out(locale === "en" ? "Nothing to object to." : "没有发现问题。");
    }
    return report.isRefused ? 1 : 0;
  },
};

function cost(report: Lint.Report): string {
  const rows = report.costs.map(({ at, pay, ofSales }) => [at, pay, ofSales ?? "-"]);
  return table(
    [
      { title: "of target", isNumber: true },
      { title: "pays", isNumber: true },
      { title: "of sales", isNumber: true },
    ],
    rows,
  );
}

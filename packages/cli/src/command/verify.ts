import { refuse } from "@clearboard/core/error";
import { verify } from "@clearboard/jobs/verify";
import * as Args from "../args.ts";
import type { Command } from "../command-spec.ts";
import { DEFAULT_DIR, withStore } from "../local.ts";

export const command: Command = {
  usage: "[--month M]",
  summary:
    "Recomputes boards from their stored inputs, figures from their rows and sums from their calls; checks the audit chain.",
  options: { month: { type: "string" } },
  async run(args, output) {
    const month = Args.text(args, "month") === undefined ? undefined : Args.month(args);
    const report = await withStore(Args.text(args, "data") ?? DEFAULT_DIR, (ctx) => verify(ctx, month));
    if (month !== undefined && !report.months.some((one) => one.month === month))
      throw refuse("month-unknown", { month });
    if (Args.is(args, "json")) output.out(JSON.stringify(report));
    else {
      for (const one of report.months)
        output.out(`${one.month}  ${one.digest}${one.version === null ? "" : `  version ${one.version}`}`);
      for (const one of report.findings) output.out(`${one.month ?? "audit"}  ${one.what}: ${one.detail}`);
      output.out(
        `${report.figures} figures, ${report.calls} calls, ${report.auditEntries} audit entries; ${report.findings.length === 0 ? "everything holds" : `${report.findings.length} findings`}.`,
      );
    }
    return report.findings.length === 0 ? 0 : 1;
  },
};

import { refuse } from "@clearboard/core/error";
import { type Report, verify } from "@clearboard/jobs/verify";
import * as Args from "../args.ts";
import { commandOfVerb, inStore, ownVerb } from "../derive.ts";

export const command = commandOfVerb(
  "verify",
  "Recomputes boards from their stored inputs, figures from their rows and sums from their calls; checks the audit chain.",
  ownVerb([], { usage: "[--month M]", options: { month: { type: "string" } } }, async (args) => {
    const month = Args.text(args, "month") === undefined ? undefined : Args.month(args);
    const report = await inStore(args, (ctx) => verify(ctx, month));
    if (month !== undefined && !report.months.some((checked) => checked.month === month))
      throw refuse("month-unknown", { month });
    return { json: report, text: () => page(report), exit: report.findings.length === 0 ? 0 : 1 };
  }),
);

function page({ months, findings, figures, calls, auditEntries }: Report): string {
  return [
    ...months.map(
      ({ month, digest, version }) => `${month}  ${digest}${version === null ? "" : `  version ${version}`}`,
    ),
    ...findings.map(({ month, what, detail }) => `${month ?? "audit"}  ${what}: ${detail}`),
    `${figures} figures, ${calls} calls, ${auditEntries} audit entries; ${findings.length === 0 ? "everything holds" : `${findings.length} findings`}.`,
  ].join("\n");
}

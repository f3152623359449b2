import { refuse } from "@clearboard/core/error";
import type { Locale } from "@clearboard/core/words/text";
import { type Report, verify } from "@clearboard/jobs/verify";
import * as Args from "../args.ts";
import { commandOfVerb, inStore, ownVerb } from "../derive.ts";
import { phraseIn } from "../words.ts";

export const command = commandOfVerb(
  "verify",
  "Recomputes boards from their stored inputs, figures from their rows and sums from their calls; checks the audit chain.",
  ownVerb([], { usage: "[--month M]", options: { month: { type: "string" } } }, async (args) => {
    const month = Args.text(args, "month") === undefined ? undefined : Args.month(args);
    const report = await inStore(args, (ctx) => verify(ctx, month));
    if (month !== undefined && !report.months.some((checked) => checked.month === month))
      throw refuse("month-unknown", { month });
    return { json: report, text: (locale) => page(report, locale), exit: report.findings.length === 0 ? 0 : 1 };
  }),
);

function page({ months, findings, figures, calls, auditEntries: entries }: Report, locale: Locale): string {
  const phrase = phraseIn(locale);
  const result = findings.length === 0 ? phrase("verify.holds") : phrase("verify.findings", { n: findings.length });
  return [
    ...months.map(
      ({ month, digest, version }) =>
        `${month}  ${digest}${version === null ? "" : `  ${phrase("verify.version", { version })}`}`,
    ),
    ...findings.map(({ month, what, detail }) => `${month ?? phrase("verify.audit")}  ${what}: ${detail}`),
    phrase("verify", { figures, calls, entries, result }),
  ].join("\n");
}

import type * as Explanation from "@clearboard/core/board/explanation";
import { sayRule } from "@clearboard/core/explain/text";
import { isMetric } from "@clearboard/core/metric/list";
import { labelOf } from "@clearboard/core/metric/registry";
import * as Period from "@clearboard/core/period";
import { NOW_WITH } from "@clearboard/core/words/hand-over";
import { CONVERTED } from "@clearboard/core/words/rate";
import { say } from "@clearboard/core/words/text";
import { explain } from "@clearboard/jobs/explain";
import * as Args from "../args.ts";
import type { Command } from "../command-spec.ts";
import { DEFAULT_DIR, withStore } from "../local.ts";
import { localeOf } from "../locale.ts";
import { table } from "../output.ts";
import * as Words from "../words.ts";

const SHOWN = 20;

export const command: Command = {
  usage: "FIGURE-ID [--rows N]",
  summary:
    "Rule, steps and source rows of a figure, for example 2026-03/draft/company/revenue; of a quarter the months. Exit 1 if they do not add up to it.",
  takesWords: true,
  options: { rows: { type: "string" } },
  async run(args, output) {
    const [figure] = args.rest;
    if (figure === undefined || args.rest.length > 1) throw new Args.UsageError("explain takes one figure id");
    const isJson = Args.is(args, "json");
    const limit = Number(Args.text(args, "rows") ?? (isJson ? Number.MAX_SAFE_INTEGER : SHOWN));
    if (!Number.isInteger(limit) || limit < 0) throw new Args.UsageError("--rows takes a number");
    const { found, locale } = await withStore(Args.text(args, "data") ?? DEFAULT_DIR, async (ctx) => ({
      found: await explain(ctx, figure, { offset: 0, limit }),
      locale: await localeOf(args, ctx),
    }));
    output.out(isJson ? JSON.stringify(found) : page(found, locale));
    return found.recomputed.isSame ? 0 : 1;
  },
};

/** What is said beside a row: who has its deal now, what the file states in another currency. */
function notesOn({ nowWith, converted }: Explanation.SourceRow, locale: "en" | "zh-CN"): string[] {
  const stated = converted && {
    ...{ currency: converted.amount.currency, rate: converted.rate, day: converted.day, source: converted.source },
    amount: Words.money(converted.amount),
  };
  return [
    ...(nowWith === undefined ? [] : [say(NOW_WITH, locale, { person: nowWith })]),
    ...(stated === undefined ? [] : [say(CONVERTED, locale, stated)]),
  ];
}

function page(found: Explanation.Info, locale: "en" | "zh-CN"): string {
  const lines = [
    `${found.subject.name}  ${figureText(found.key, locale)} = ${Words.value(found.value, locale)}`,
    sayRule(found.rule.code, locale, found.rule.params),
    "",
  ];
  for (const step of found.steps)
    lines.push(
      `  ${sayRule(step.code, locale, step.params)}: ${Words.value(step.value, locale)}${step.figure === null ? "" : `  (${step.figure})`}`,
    );
  if (found.rows.length > 0) {
    const rows = found.rows.map((row) => [
      Words.kindName(row.kind, locale),
      [row.id, ...notesOn(row, locale).map((note) => `(${note})`)].join(" "),
      row.day,
      row.file,
      String(row.line),
      Words.value(row.effect, locale),
    ]);
    lines.push(
      "",
      table(
        [
          ...Words.titlesIn(locale)("explain.row", "explain.id", "day", "file"),
          ...Words.titlesIn(locale)("explain.line", "explain.adds").map((column) => ({ ...column, isNumber: true })),
        ],
        rows,
      ),
    );
  }
  if (found.rowsTotal > found.rows.length)
    lines.push(Words.phraseIn(locale)("explain.more", { n: found.rowsTotal - found.rows.length }));
  const { value, isSame } = found.recomputed;
  const what = Period.isMonth(found.figure.slice(0, found.figure.indexOf("/"))) ? "rows" : "months";
  lines.push(
    "",
    isSame
      ? Words.phraseIn(locale)(`explain.same.${what}`)
      : Words.phraseIn(locale)(`explain.differs.${what}`, { value: Words.value(value, locale) }),
  );
  return lines.join("\n");
}

/** A figure by its label; English says it as its id. */
function figureText(key: string, locale: "en" | "zh-CN"): string {
  return locale !== "en" && isMetric(key) ? labelOf(key, locale) : key;
}

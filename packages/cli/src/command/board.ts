import { writeFile } from "node:fs/promises";
import type * as Board from "@clearboard/core/board/info";
import { scope } from "@clearboard/core/board/scope";
import { missingRates } from "@clearboard/core/board/waiting";
import { IN_READING_ORDER } from "@clearboard/core/metric/reading-order";
import * as Registry from "@clearboard/core/metric/registry";
import type * as Money from "@clearboard/core/money";
import * as Sheet from "@clearboard/core/sheet";
import { redactBoard } from "@clearboard/core/visibility";
import { tierName } from "@clearboard/core/words/pay-step";
import { NO_RATE } from "@clearboard/core/words/rate";
import { type Locale, say } from "@clearboard/core/words/text";
import { boardOf } from "@clearboard/jobs/period";
import * as Args from "../args.ts";
import type { Command } from "../command-spec.ts";
import { demandActor } from "../derive.ts";
import { DEFAULT_DIR, withStore } from "../local.ts";
import { localeOf } from "../locale.ts";
import { table } from "../output.ts";
import * as SystemError from "../system-error.ts";
import * as Words from "../words.ts";

export const command: Command = {
  usage:
    "--month 2026-03|2026-Q1|2026|2026-01..2026-03|2026-to-date [--scope company|region:X|team:Y|product:Z|tier:T] [--format table|json|csv|xlsx] [--out FILE] [--as USER]",
  summary:
    "The board of a month, a quarter, a year or a range of months, as a director sees it or as the user of --as.",
  options: {
    month: { type: "string" },
    scope: { type: "string" },
    format: { type: "string" },
    out: { type: "string" },
    as: { type: "string" },
  },
  async run(args, output) {
    const period = Args.period(args);
    const format = Args.is(args, "json")
      ? "json"
      : Args.oneOf(args, "format", ["table", "json", "csv", "xlsx"], "table");
    const out = Args.text(args, "out");
    if (format === "xlsx" && out === undefined) throw new Args.UsageError("--format xlsx needs --out FILE");
    const { board, locale } = await withStore(Args.text(args, "data") ?? DEFAULT_DIR, async (ctx) => {
      const viewer = await demandActor(ctx, args, { action: "board.read" });
      const whole = scope(await boardOf(ctx, period), Args.text(args, "scope") ?? "company");
      return { board: redactBoard(whole, viewer), locale: await localeOf(args, ctx) };
    });
    const sheet = Sheet.ranking(board, locale);
    if (format === "xlsx") await writeXlsx(sheet, out ?? "");
    else {
      const text =
        format === "json" ? JSON.stringify(board) : format === "csv" ? Sheet.csv(sheet) : page(board, locale);
      if (out === undefined) output.out(text.replace(/\r?\n$/, ""));
      else await written(out, writeFile(out, text));
    }
    return 0;
  },
};

/** Numbers as numbers; text cells are of type text, so no spreadsheet runs them. */
async function writeXlsx(sheet: Sheet.Sheet, path: string): Promise<void> {
  const { default: writeXlsxFile } = await import("write-excel-file/node");
  const head = sheet.head.map((value) => ({ value, type: String, fontWeight: "bold" as const }));
  const rows = sheet.rows.map((row) =>
    row.map((cell) =>
      cell.text === ""
        ? null
        : cell.isNumber
          ? { value: Number(cell.text), type: Number }
          : { value: cell.text, type: String },
    ),
  );
  await written(path, writeXlsxFile([head, ...rows], { sheet: sheet.name }).toFile(path));
}

async function written(path: string, work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    throw SystemError.ofWriting(error, path);
  });
}

function page(board: Board.Info, locale: Locale): string {
  const phrase = Words.phraseIn(locale);
  const { totals, scope: part, basis, status, version, completeness } = board;
  const isScore = basis === "score";
  const lines = [
    phrase("board.title", {
      ...{ scope: part.name, month: board.month, basis: phrase(`basis.${basis}`) },
      status: phrase(`month.${status}`) + (version === null ? "" : phrase("version", { version })),
    }),
    phrase("board.counts", {
      money: revenueText(board, locale),
      ...{ ranked: totals.ranked, people: totals.people },
      ...{ counted: completeness.counted, total: completeness.total, rejected: completeness.rejected },
    }),
    ...missingRates(completeness.pending).map((rate) => say(NO_RATE, locale, rate)),
    ...(board.period === undefined ? [] : [madeOf(board.period.months, locale)]),
    "",
  ];
  const metrics = Registry.metricsIn("terminal", IN_READING_ORDER);
  const columns = [
    { title: "#", isNumber: true },
    { title: "+/-", isNumber: true },
    ...Words.titlesIn(locale)("person", "team"),
    ...(isScore ? [{ title: phrase("score"), isNumber: true }] : []),
    ...metrics.map((id) => ({ title: Registry.labelOf(id, locale).toLowerCase(), isNumber: true })),
    ...Words.titlesIn(locale)("line"),
  ];
  const titleOf = (line: string) => board.lines.find(({ id }) => id === line)?.title;
  const rows = board.people.map((person) => [
    person.rank === null ? "-" : `${person.rank}${person.isTied ? "=" : ""}`,
    person.movement === null
      ? person.movementReason === "not-joined"
        ? phrase("board.new")
        : ""
      : person.movement > 0
        ? `+${person.movement}`
        : String(person.movement),
    person.name,
    person.teamName ?? "-",
    ...(isScore ? [scoreText(person, locale)] : []),
    ...metrics.map((id) => metricText(id, person.metrics[id])),
    person.line === null ? "-" : tierName(person.line, locale, titleOf(person.line)),
  ]);
  lines.push(table(columns, rows), "", phrase("digest", { digest: board.digest }));
  return lines.join("\n");
}

function revenueText({ totals: { metrics }, organisation }: Board.Info, locale: Locale): string {
  const { revenue, target, attainment } = metrics;
  const params = { revenue: Words.money(revenue), currency: organisation.currency };
  const phrase = Words.phraseIn(locale);
  if (target === null) return phrase("board.revenue", params);
  const ofTarget = { target: Words.money(target), attainment: Words.percent(attainment) };
  return phrase("board.ofTarget", { ...params, ...ofTarget });
}

/** The score; in brackets the one without caps, where that decides the rank. */
function scoreText({ score: { total, uncapped, reason }, isByUncapped }: Board.Person, locale: Locale): string {
  if (total === null) return reason === null ? "-" : `- ${Words.reasonText(reason, locale)}`;
  return isByUncapped && uncapped !== null ? `${total} (${uncapped})` : total;
}

/** The months of a period with their states; what they lack is said of each. */
function madeOf(months: readonly Board.PeriodMonth[], locale: Locale): string {
  const phrase = Words.phraseIn(locale);
  const list = (texts: readonly string[]) => texts.join(phrase("comma"));
  const there = months.flatMap(({ month, status, version, dataTo, lacks }) => {
    if (status === "missing") return [];
    const kinds = lacks.map((kind) => Words.kindName(kind, locale));
    const state = phrase(`month.${status}`) + (version === null ? "" : phrase("version", { version }));
    const lacking = kinds.length === 0 ? "" : phrase("period.lacks", { kinds: list(kinds) });
    const gaps = dataTo === null ? phrase("period.empty") : lacking;
    return [phrase("period.month", { month, state: state + gaps })];
  });
  const missing = months.filter(({ status }) => status === "missing").map(({ month }) => month);
  const result = phrase("period.months", { months: list(there) });
  return missing.length === 0 ? result : result + phrase("period.missing", { months: list(missing) });
}

function metricText(id: Registry.Metric, value: Money.Info | string | number | null): string {
  if (typeof value === "object") return Words.money(value);
  return Registry.definitionOf(id).unit === "ratio" ? Words.percent(String(value)) : String(value);
}

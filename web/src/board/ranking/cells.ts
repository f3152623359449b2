/** The columns of the ranking: which the month can fill, how wide they must be, and what stands in each row. */
import type * as Board from "@clearboard/core/board/info";
import { isMetric } from "@clearboard/core/metric/list";
import type { Metric } from "@clearboard/core/metric/registry";
import type * as Reason from "@clearboard/core/reason";
import type * as Figure from "../../data/figure.ts";
import * as Format from "../../i18n/format.ts";
import { valueText } from "../../i18n/metric.ts";
import { scoreText } from "./row.ts";

export type ColumnId = Metric | "score" | "line" | "toNext" | "bonus";
export type Cell = {
  column: ColumnId;
  span: number;
  text: string | null;
  figure: Figure.Key;
  reason: Reason.Info | null;
};

type Source = {
  figure: Figure.Key;
  text: (person: Board.Person, locale: Format.Locale, isExact?: boolean) => string | null;
  reason: (person: Board.Person) => Reason.Info | null;
};

const ofMetric = (id: Metric): Source => ({
  figure: id,
  text: ({ metrics }, locale) => valueText(id, metrics[id], locale, Format.amount),
  reason: ({ metrics }) => metrics.reasons[id] ?? null,
});

const OTHERS: Record<Exclude<ColumnId, Metric>, Source> = {
  score: {
    figure: "score",
    text: (p, _, isExact = false) => (p.score.total === null ? null : scoreText(p, isExact)),
    reason: (p) => p.score.reason,
  },
  line: { figure: "line", text: (p) => p.line, reason: (p) => p.metrics.reasons.target ?? null },
  // past the last line there is nothing to go: an empty cell, not a missing one
  toNext: {
    figure: "line",
    text: (p, locale) => (p.toNextLine ? Format.amount(p.toNextLine, locale) : p.line ? "" : null),
    reason: (p) => p.metrics.reasons.target ?? null,
  },
  bonus: {
    figure: "bonus",
    text: (p, locale) => (p.bonus ? Format.amount(p.bonus, locale) : null),
    reason: (p) => p.bonusReason,
  },
};

const sourceOf = (id: ColumnId) => (isMetric(id) ? ofMetric(id) : OTHERS[id]);

const SCORE: ColumnId[] = ["score", "revenue", "attainment", "line", "toNext", "bonus"];
const REVENUE: ColumnId[] = ["revenue", "dealsWon", "winRate", "attainment", "line", "toNext", "bonus"];
const REVENUE_WITHOUT_TARGETS: ColumnId[] = ["revenue", "dealsWon", "winRate", "averageDeal", "dials", "connectRate"];

/** Columns somebody has a value in; targets, where there are any, matter more than call counts. */
export function columns(board: Pick<Board.Info, "basis" | "people">): ColumnId[] {
  const hasTargets = board.people.some((person) => person.metrics.target !== null);
  const wanted = board.basis === "score" ? SCORE : hasTargets ? REVENUE : REVENUE_WITHOUT_TARGETS;
  return wanted.filter((id) => board.people.some((person) => sourceOf(id).text(person, "en")));
}

/** The cells of a row. Neighbours missing for the same reason become one, so that there is room to say it. */
export function cells(person: Board.Person, ids: readonly ColumnId[], locale: Format.Locale, isExact = false): Cell[] {
  const row: Cell[] = [];
  const isRanked = person.rank !== null;
  for (const id of ids) {
    const source = sourceOf(id);
    const text = source.text(person, locale, isExact);
    // who is not ranked has the reason behind the name, once
    const reason = text === null && isRanked ? source.reason(person) : null;
    const last = row.at(-1);
    if (text === null && reason !== null && last?.text === null && last.reason === reason) last.span += 1;
    else row.push({ column: id, span: 1, text, figure: source.figure, reason });
  }
  return row;
}

/** Reasons that no cell has room for; they stand behind the bar. "No deals closed" already says that none was won. */
export function notes(row: readonly Cell[]): Reason.Info[] {
  const reasons = new Set(row.flatMap((cell) => (cell.reason !== null && cell.span === 1 ? [cell.reason] : [])));
  if (reasons.has("no-closed-deals")) reasons.delete("no-deals-won");
  return [...reasons];
}

/** Width of a column in px by its longest text; Chinese characters are about twice as wide as figures. */
export function width(texts: readonly string[]): number {
  const wide = (text: string) => [...text].reduce((sum, sign) => sum + (sign > "\u2e80" ? 12.5 : 7.2), 0);
  return Math.ceil(Math.max(40, ...texts.map(wide)) + 16);
}

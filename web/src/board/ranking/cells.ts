/** The columns of the ranking: which the month can fill, how wide they must be, and what stands in each row. */
import type * as Board from "@clearboard/core/board/info";
import type * as Metrics from "@clearboard/core/metric/metrics";
import type * as Reason from "@clearboard/core/reason";
import type * as Figure from "../../data/figure.ts";
import * as Format from "../../i18n/format.ts";

export type ColumnId =
  | "score"
  | "revenue"
  | "attainment"
  | "line"
  | "toNext"
  | "bonus"
  | "won"
  | "winRate"
  | "averageDeal"
  | "dials"
  | "connectRate";
export type Cell = {
  column: ColumnId;
  span: number;
  text: string | null;
  figure: Figure.Key;
  reason: Reason.Info | null;
};

type Source = {
  figure: Figure.Key;
  text: (person: Board.Person, locale: Format.Locale) => string | null;
  reason: (person: Board.Person) => Reason.Info | null;
};

const metric = <K extends keyof Metrics.Info["reasons"] & Figure.Key>(
  key: K,
  show: (value: NonNullable<Metrics.Info[K]>, locale: Format.Locale) => string,
): Source => ({
  figure: key,
  text: (person, locale) => {
    const value = person.metrics[key];
    return value === null || value === undefined ? null : show(value, locale);
  },
  reason: (person) => person.metrics.reasons[key] ?? null,
});

const COLUMNS: Record<ColumnId, Source> = {
  score: {
    figure: "score",
    text: (p, locale) => (p.score.total === null ? null : Format.score(p.score.total, locale)),
    reason: (p) => p.score.reason,
  },
  revenue: metric("revenue", Format.amount),
  attainment: metric("attainment", Format.percent),
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
  won: metric("dealsWon", Format.count),
  winRate: metric("winRate", Format.percent),
  averageDeal: metric("averageDeal", Format.amount),
  dials: metric("dials", Format.count),
  connectRate: metric("connectRate", Format.percent),
};

const SCORE: ColumnId[] = ["score", "revenue", "attainment", "line", "toNext", "bonus"];
const REVENUE: ColumnId[] = ["revenue", "won", "winRate", "attainment", "line", "toNext", "bonus"];
const REVENUE_WITHOUT_TARGETS: ColumnId[] = ["revenue", "won", "winRate", "averageDeal", "dials", "connectRate"];

/** Columns somebody has a value in; targets, where there are any, matter more than call counts. */
export function columns(board: Pick<Board.Info, "basis" | "people">): ColumnId[] {
  const hasTargets = board.people.some((person) => person.metrics.target !== null);
  const wanted = board.basis === "score" ? SCORE : hasTargets ? REVENUE : REVENUE_WITHOUT_TARGETS;
  return wanted.filter((id) => board.people.some((person) => COLUMNS[id].text(person, "en")));
}

/** The cells of a row. Neighbours missing for the same reason become one, so that there is room to say it. */
export function cells(person: Board.Person, ids: readonly ColumnId[], locale: Format.Locale): Cell[] {
  const row: Cell[] = [];
  const isRanked = person.rank !== null;
  for (const id of ids) {
    const source = COLUMNS[id];
    const text = source.text(person, locale);
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

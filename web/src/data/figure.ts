/** Addresses of figures: `<month or period>/<version or draft>/<subject>/<key>`; without a key, the sheet of all figures of a subject. */

import type * as Board from "@clearboard/core/board/info";
import { METRICS } from "@clearboard/core/metric/list";
import type * as Metrics from "@clearboard/core/metric/metrics";
import type * as Scorecard from "@clearboard/core/scorecard";

export type Key =
  | keyof Omit<Metrics.Info, "reasons">
  | "score"
  | `score.${Scorecard.Id}`
  | "rank"
  | "line"
  | "toNextLine"
  | "bonus";
export type Parts = { month: string; version: string; subject: string; key: string };

export function id(board: Pick<Board.Info, "month" | "version">, subject: string, key: string): string {
  return `${board.month}/${board.version ?? "draft"}/${subject}${key === "" ? "" : `/${key}`}`;
}

/** Parts of a figure id; null for text that is none. Subjects may hold a slash: month and version stand first, the key last. */
export function parse(figure: string): Parts | null {
  const [month, version, ...rest] = figure.split("/");
  if (!month || !/^\d{4}[\w.-]*$/.test(month) || !version || rest.length === 0) return null;
  const last = rest[rest.length - 1] ?? "";
  const hasKey = rest.length > 1 && KEYS.has(last);
  return { month, version, subject: (hasKey ? rest.slice(0, -1) : rest).join("/"), key: hasKey ? last : "" };
}

const KEYS = new Set<string>([
  ...METRICS,
  "score",
  "score.sales",
  "score.satisfaction",
  "score.collaboration",
  "score.knowledge",
  "rank",
  "line",
  "toNextLine",
  "bonus",
] satisfies Key[]);

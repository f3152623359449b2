/** Figure ids: `<month or period>/<version|draft>/<subject id | company>/<key>`. */
import type * as Explanation from "../board/explanation.ts";
import type * as Board from "../board/info.ts";
import { refuse } from "../error.ts";
import { isMetric, METRICS } from "../metric/list.ts";
import type * as Metrics from "../metric/metrics.ts";
import * as Registry from "../metric/registry.ts";
import type * as Money from "../money.ts";
import * as Rational from "../rational.ts";
import type * as Reason from "../reason.ts";
import * as Scorecard from "../scorecard.ts";

export type Key = Registry.Metric | "score" | `score.${Scorecard.Id}` | "rank" | PayKey;
export type Kind = Explanation.Info["subject"]["kind"];

const PAY_KEYS = ["line", "toNextLine", "bonus"] as const;
type PayKey = (typeof PAY_KEYS)[number];
const COMPONENTS = Scorecard.IDS.map((id) => `score.${id}` as const);
const GROUP_KEYS: readonly Key[] = [...METRICS, "score", ...COMPONENTS, "rank"];
export const KEYS: Record<Kind, readonly Key[]> = {
  company: METRICS,
  region: GROUP_KEYS,
  team: GROUP_KEYS,
  person: [...GROUP_KEYS, ...PAY_KEYS],
};

/** Whether the figure is made of calls, so that its explanation needs the call rows. */
export function isOfCalls(key: Key): boolean {
  return isMetric(key) && Registry.isOfCalls(key);
}

/** Whether the figure is what a person's pay plan makes of the deals and the target. */
export function isOfPay(key: Key): key is PayKey {
  return PAY_KEYS.some((payKey) => payKey === key);
}

/** A figure found on a board, with the row it stands in. */
export type Info = { id: string; kind: Kind; subject: string; name: string; key: Key; row: Row };

/** The id of a subject's figure on a board. */
export function idOf(board: Pick<Board.Info, "month" | "version">, subject: string, key: Key): string {
  return `${board.month}/${board.version ?? "draft"}/${subject}/${key}`;
}

/** The month or period and the version a figure id asks for; the version is null for a draft. Throws VisibleError missing when it is no figure id. */
export function addressOf(figure: string): { month: string; version: number | null; subject: string; key: string } {
  const [, month, version, subject, key] = /^(\d{4}[^/]*)\/(draft|\d+)\/([^/]+)\/([^/]+)$/.exec(figure) ?? [];
  if (month === undefined || subject === undefined || key === undefined) throw refuse("figure-unknown", { figure });
  return { month, version: version === "draft" ? null : Number(version), subject, key };
}

/** The figure an id names on this board. Throws VisibleError missing when the board does not have it. */
export function find(board: Board.Info, figure: string): Info {
  const { month, version, subject, key } = addressOf(figure);
  const row = rowsOf(board).find(({ id }) => id === subject);
  const known = row && KEYS[row.kind].find((own) => own === key);
  // A quarter or year pays nothing by itself.
  if (
    !row ||
    !known ||
    (board.period !== undefined && isOfPay(known)) ||
    month !== board.month ||
    version !== board.version
  )
    throw refuse("figure-unknown", { figure });
  return { id: figure, kind: row.kind, subject, name: row.name, key: known, row: row.row };
}

/** The row of a subject on a board; undefined where it has none. */
export function rowOf(board: Board.Info, subject: string): Row | undefined {
  return rowsOf(board).find(({ id }) => id === subject)?.row;
}

/** Every figure of the company, its regions, teams and people. */
export function figures(board: Board.Info): string[] {
  // A version published by an earlier release lacks the metrics it did not know.
  const has = (row: Row, key: Key) => !isMetric(key) || key in row.metrics;
  return rowsOf(board).flatMap(({ id, kind, row }) =>
    KEYS[kind].filter((key) => has(row, key)).map((key) => idOf(board, id, key)),
  );
}

/** What a figure is read from: a person's or a group's row, or the company's totals. */
export type Row = { metrics: Metrics.Info } & Partial<
  Pick<
    Board.Person,
    "exactSums" | "score" | "rank" | "isByUncapped" | "rankReason" | "line" | "toNextLine" | "bonus" | "bonusReason"
  >
>;

/** The value a row shows under a key; a dash comes with its reason. */
export function valueIn(row: Row, key: Key): Explanation.Value {
  if (key === "score") return ofScore(row.score?.total ?? null, row.score?.reason);
  if (key === "rank") return ofRank(row.rank ?? null, row.rankReason);
  if (key === "bonus") return ofMoney(row.bonus ?? null, row.bonusReason);
  if (key === "toNextLine")
    return ofMoney(row.toNextLine ?? null, row.bonusReason ?? (row.line ? "no-next-line" : null));
  if (key === "line") return row.line ? { kind: "word", code: row.line } : missing(row.bonusReason);
  if (key.startsWith("score.")) {
    const part = row.score?.components.find(({ id }) => `score.${id}` === key);
    return ofScore(part?.score ?? null, part?.reason);
  }
  return isMetric(key) ? ofMetric(row.metrics, key) : missing();
}

/** An exact amount in a unit; money in minor units, shares to 4 places. */
export function amountIn(
  unit: "money" | "count" | "seconds" | "share",
  amount: Rational.Info,
  currency: string,
): Explanation.Value {
  if (unit === "money") return { kind: unit, minor: `${amount.n}`, currency };
  return unit === "share" ? { kind: unit, text: Rational.text(amount, 4) } : { kind: unit, value: Number(amount.n) };
}

function ofMetric(metrics: Metrics.Info, key: Registry.Metric): Explanation.Value {
  const { [key]: value, reasons } = metrics;
  if (value === null || value === undefined) return missing(reasons[key]);
  if (typeof value === "object") return { kind: "money", ...value };
  if (typeof value === "string")
    return { kind: Registry.definitionOf(key).unit === "share" ? "share" : "ratio", text: value };
  return { kind: Registry.definitionOf(key).unit === "seconds" ? "seconds" : "count", value };
}

function ofMoney(money: Money.Info | null, reason?: Reason.Info | null): Explanation.Value {
  return money === null ? missing(reason) : { kind: "money", ...money };
}

function ofScore(text: string | null, reason?: Reason.Info | null): Explanation.Value {
  return text === null ? missing(reason) : { kind: "score", text };
}

function ofRank(value: number | null, reason?: Reason.Info | null): Explanation.Value {
  return value === null ? missing(reason) : { kind: "count", value };
}

function missing(reason?: Reason.Info | null): Explanation.Value {
  return { kind: "missing", reason: reason ?? "not-measured" };
}

function rowsOf(board: Board.Info): { id: string; kind: Kind; name: string; row: Row }[] {
  const of = (kind: Kind, rows: readonly (Board.Person | Board.Group)[]) =>
    rows.map((row) => ({ id: row.id, kind, name: row.name, row }));
  return [
    { id: "company", kind: "company", name: board.organisation.name, row: board.totals },
    ...of("region", board.regions),
    ...of("team", board.teams),
    ...of("person", board.people),
  ];
}

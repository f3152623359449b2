/** A board's ranking as a sheet of cells, for CSV and XLSX: the same columns and values wherever it is exported. */
import type * as Board from "./board/info.ts";
import { IN_READING_ORDER } from "./metric/reading-order.ts";
import * as Registry from "./metric/registry.ts";
import * as Money from "./money.ts";
import { tierName } from "./words/pay-step.ts";
import { REASONS } from "./words/reason-name.ts";
import { type Locale, say, type Text } from "./words/text.ts";

/** A number keeps its exact decimal text; everything else is text. */
export type Cell = { text: string; isNumber: boolean };
export type Sheet = { name: string; head: string[]; rows: Cell[][] };

export const text = (value: string | null | undefined): Cell => ({ text: value ?? "", isNumber: false });
export const number = (value: string | number | null): Cell =>
  value === null ? text(null) : { text: String(value), isNumber: true };

/** Money in major units with all its decimals: 1,234.50 is "1234.50". */
export function amount(money: Money.Info | null): Cell {
  return number(money && Money.decimalText(Money.minor(money), money.currency));
}

function cellOf(value: Money.Info | string | number | null): Cell {
  return typeof value === "object" ? amount(value) : number(value);
}

type Column = { label: Text; cell: (person: Board.Person, board: Board.Info, locale: Locale) => Cell };

const lineCell: Column["cell"] = ({ line }, { lines }, locale) =>
  text(line && tierName(line, locale, lines.find(({ id }) => id === line)?.title));

const BEFORE: Column[] = [
  { label: { en: "Rank", zh: "名次" }, cell: ({ rank }) => number(rank) },
  { label: { en: "Movement", zh: "变化" }, cell: ({ movement }) => number(movement) },
  { label: { en: "Person", zh: "姓名" }, cell: ({ name }) => text(name) },
  { label: { en: "Team", zh: "团队" }, cell: ({ teamName }) => text(teamName) },
  { label: { en: "Region", zh: "区域" }, cell: ({ region }) => text(region) },
  { label: { en: "Score", zh: "得分" }, cell: ({ score }) => number(score.total) },
  // it tells apart whom the caps make equal
  { label: { en: "Score without caps", zh: "不封顶得分" }, cell: ({ score }) => number(score.uncapped) },
  {
    label: { en: "Based on", zh: "得分依据" },
    cell: ({ score }) => number(score.total === null ? null : score.based),
  },
];
const AFTER: Column[] = [
  { label: { en: "Line", zh: "达到的线" }, cell: lineCell },
  { label: { en: "Bonus", zh: "奖金" }, cell: ({ bonus }) => amount(bonus) },
  { label: { en: "Currency", zh: "币种" }, cell: (_, { organisation }) => text(organisation.currency) },
  {
    label: { en: "Why not ranked", zh: "未排名原因" },
    cell: ({ rankReason }, _, locale) => text(rankReason && say(REASONS[rankReason], locale)),
  },
];

function columnOf(id: Registry.Metric): Column {
  const { label, unit } = Registry.definitionOf(id);
  const inSeconds = { en: `${label.en} (s)`, zh: `${label.zh}（秒）` };
  return { label: unit === "seconds" ? inSeconds : label, cell: ({ metrics }) => cellOf(metrics[id]) };
}

/** The ranking of a board, one row a person in board order. */
export function ranking(board: Board.Info, locale: "en" | "zh-CN"): Sheet {
  const columns = [...BEFORE, ...Registry.metricsIn("sheet", IN_READING_ORDER).map(columnOf), ...AFTER];
  return {
    name: board.month,
    head: columns.map(({ label }) => say(label, locale)),
    rows: board.people.map((person) => columns.map(({ cell }) => cell(person, board, locale))),
  };
}

// ASVS 1.2.10, with the full-width twins that some spreadsheets read alike.
const FORMULA = /^[=+\-@\t\r\n\0＝＋－＠]/u;

/** A CSV cell by RFC 4180; text that a spreadsheet would take for a formula gets a quote in front. */
export function csvCell(value: string, isNumber = false): string {
  const harmless = !isNumber && FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A sheet as CSV with the mark that tells spreadsheets it is UTF-8. */
export function csv(sheet: Sheet): string {
  const lines = [
    sheet.head.map((title) => csvCell(title)),
    ...sheet.rows.map((row) => row.map((cell) => csvCell(cell.text, cell.isNumber))),
  ];
  return `\uFEFF${lines.map((line) => `${line.join(",")}\r\n`).join("")}`;
}

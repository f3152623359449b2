/** A board's ranking as a sheet of cells, for CSV and XLSX: the same columns and values wherever it is exported. */
import type * as Board from "./board/info.ts";
import { IN_READING_ORDER } from "./metric/reading-order.ts";
import * as Registry from "./metric/registry.ts";
import * as Money from "./money.ts";

/** A number keeps its exact decimal text; everything else is text. */
export type Cell = { text: string; isNumber: boolean };
export type Sheet = { name: string; head: string[]; rows: Cell[][] };

const HEAD = {
  en: {
    before: ["Rank", "Movement", "Person", "Team", "Region", "Score", "Based on"],
    after: ["Line", "Bonus", "Currency", "Why not ranked"],
    seconds: " (s)",
  },
  "zh-CN": {
    before: ["名次", "变化", "姓名", "团队", "区域", "得分", "得分依据"],
    after: ["达到的线", "奖金", "币种", "未排名原因"],
    seconds: "（秒）",
  },
} as const;

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

/** The ranking of a board, one row a person in board order. */
export function ranking(board: Board.Info, locale: "en" | "zh-CN"): Sheet {
  const { before, after, seconds } = HEAD[locale];
  const columns = Registry.metricsIn("sheet", IN_READING_ORDER);
  const labels = columns.map(
    (id) => `${Registry.labelOf(id, locale)}${Registry.definitionOf(id).unit === "seconds" ? seconds : ""}`,
  );
  const rows = board.people.map((person) => [
    number(person.rank),
    number(person.movement),
    text(person.name),
    text(person.teamName),
    text(person.region),
    number(person.score.total),
    number(person.score.total === null ? null : person.score.based),
    ...columns.map((id) => cellOf(person.metrics[id])),
    text(person.line),
    amount(person.bonus),
    text(board.organisation.currency),
    text(person.rankReason),
  ]);
  return { name: board.month, head: [...before, ...labels, ...after], rows };
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

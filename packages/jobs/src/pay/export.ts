/** Pay as a file to keep or to hand on: the run of a month, or one statement. */
import * as PaySheet from "@clearboard/core/pay/pay-sheet";
import type { Cell, Sheet } from "@clearboard/core/sheet";
import * as Organisation from "@clearboard/store/organisation";
import type { Context } from "../context.ts";
import { runFor } from "./run.ts";
import { statementFor } from "./statement.ts";

export type Format = "csv" | "xlsx";
export type Sent = { name: string; type: string; bytes: Uint8Array<ArrayBuffer> };

const TYPES = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** In the organisation's language. `person` null = the whole run. Throws as `runFor` and `statementFor` do. */
export async function file(
  ctx: Context,
  { month, person, format }: { month: string; person: string | null; format: Format },
): Promise<Sent> {
  const { locale } = await Organisation.get(ctx.table);
  const parts =
    person === null
      ? PaySheet.run(await runFor(ctx, month), locale)
      : PaySheet.statement(await statementFor(ctx, month, person), locale);
  const bytes = format === "csv" ? new TextEncoder().encode(PaySheet.csv(parts)) : await xlsx(parts);
  const name = person === null ? `pay-${month}` : `statement-${month}-${person}`;
  return { name: `${name}.${format}`, type: TYPES[format], bytes };
}

/** Digits that a spreadsheet's number keeps exactly; longer ones stay text. */
const EXACT_DIGITS = 15;

/** Sheets as an XLSX file in memory: numbers as numbers, text cells as text, so that no spreadsheet runs them. */
async function xlsx(sheets: readonly Sheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const { default: writeXlsxFile } = await import("write-excel-file/node");
  const parts = sheets.map(({ name, head, rows }) => ({
    sheet: name,
    data: [
      head.map((value) => ({ value, type: String, fontWeight: "bold" as const })),
      ...rows.map((row) => row.map(cellOf)),
    ],
  }));
  return new Uint8Array(await writeXlsxFile(parts).toBuffer());
}

function cellOf({ text, isNumber }: Cell) {
  if (text === "") return null;
  const isExact = isNumber && text.replace(/\D/g, "").length <= EXACT_DIGITS;
  return isExact ? { value: Number(text), type: Number } : { value: text, type: String };
}

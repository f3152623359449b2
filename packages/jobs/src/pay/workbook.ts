/** Sheets as an XLSX file in memory: numbers as numbers, text cells as text, so that no spreadsheet runs them. */
import type { Cell, Sheet } from "@clearboard/core/sheet";

/** Digits that a spreadsheet's number keeps exactly; longer ones stay text. */
const EXACT_DIGITS = 15;

export async function xlsx(sheets: readonly Sheet[]): Promise<Uint8Array<ArrayBuffer>> {
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

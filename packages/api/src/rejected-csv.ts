/** Rejected rows as a CSV that a spreadsheet opens without running anything in it. */
import type { Rejected } from "./jobs.ts";

// ASVS 1.2.10, with the full-width twins that some spreadsheets read alike.
const FORMULA = /^[=+\-@\t\r\n\0＝＋－＠]/u;

/** A cell by RFC 4180; text that a spreadsheet would take for a formula gets a quote in front. */
export function csvCell(value: string): string {
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** line, column, code, value (masked), message; with the mark that tells spreadsheets it is UTF-8. */
export function rejectedCsv(rows: AsyncIterable<Rejected>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = rows[Symbol.asyncIterator]();
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode("\uFEFFline,column,code,value,message\r\n")),
    async pull(controller) {
      const { value: row, done } = await iterator.next();
      if (done === true) return controller.close();
      const cells = [String(row.line), row.column, row.code, row.value, row.message].map(csvCell);
      controller.enqueue(encoder.encode(`${cells.join(",")}\r\n`));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}

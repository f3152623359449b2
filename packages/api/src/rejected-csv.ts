/** Rejected rows as a CSV that a spreadsheet opens without running anything in it. */
import { csvCell } from "@clearboard/core/sheet";
import type { Rejected } from "./jobs.ts";

/** line, column, code, value (masked), message; with the mark that tells spreadsheets it is UTF-8. */
export function rejectedCsv(rows: AsyncIterable<Rejected>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = rows[Symbol.asyncIterator]();
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode("\uFEFFline,column,code,value,message\r\n")),
    async pull(controller) {
      const { value: row, done } = await iterator.next();
      if (done === true) return controller.close();
      const cells = [String(row.line), row.column, row.code, row.value, row.message].map((cell) => csvCell(cell));
      controller.enqueue(encoder.encode(`${cells.join(",")}\r\n`));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}

/** Rejected rows as a CSV that a spreadsheet opens without running anything in it. */
import { csvCell } from "@clearboard/core/sheet";
import type { Rejected } from "./jobs.ts";

/** line, column, code, value (masked), message; with the mark that tells spreadsheets it is UTF-8. */
export function rejectedCsv(rows: AsyncIterable<Rejected>): ReadableStream<Uint8Array> {
  return textStream(linesOf(rows));
}

async function* linesOf(rows: AsyncIterable<Rejected>): AsyncGenerator<string> {
  yield "\uFEFFline,column,code,value,message\r\n";
  for await (const row of rows) {
    const cells = [String(row.line), row.column, row.code, row.value, row.message].map((cell) => csvCell(cell));
    yield `${cells.join(",")}\r\n`;
  }
}

/** Text as it is made, as the bytes of a body; what nobody reads any more is no longer made. */
export function textStream(texts: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = texts[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await iterator.next();
      if (done === true) return controller.close();
      controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}

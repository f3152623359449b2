/** Compressed bytes -> bytes, never more of them than a budget allows, whatever the headers claim. */
import { pipeline, Readable } from "node:stream";
import type { Gunzip, InflateRaw } from "node:zlib";
import { refuse, VisibleError } from "@clearboard/core/error";

const MB = 1 << 20;

/** `bytes` counts down over everything unpacked with it. Beyond `easy` bytes no more than `ratio` come out of each byte. */
export type Budget = { bytes: number; readonly limit: number; readonly easy: number; readonly ratio: number };

/** Text is read as it streams, so it may be long; it is the ratio that tells a bomb from an export. */
export function textBudget(): Budget {
  return budget(16_384 * MB);
}

/** A workbook with more than a gigabyte of markup is none that a spreadsheet program could open. */
export function workbookBudget(): Budget {
  return budget(1024 * MB);
}

function budget(limit: number): Budget {
  return { bytes: limit, limit, easy: 4 * MB, ratio: 200 };
}

export async function* inflate(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  engine: Gunzip | InflateRaw,
  budget: Budget,
): AsyncGenerator<Buffer> {
  let cause: unknown;
  const kept = keepError(source, (error) => {
    cause = error;
  });
  pipeline(Readable.from(kept, { objectMode: true, highWaterMark: 1 }), engine, () => {});
  let length = 0;
  try {
    for await (const chunk of engine as AsyncIterable<Buffer>) {
      length += chunk.length;
      spend(budget, chunk.length);
      refuseDense(length, engine.bytesWritten, budget);
      yield chunk;
    }
  } catch (error) {
    if (cause !== undefined) throw cause;
    if (error instanceof VisibleError) throw error;
    throw refuse("archive-broken", {}, error);
  }
}

/** Takes bytes off a budget. Throws `archive-too-large` where none are left. */
export function spend(budget: Budget, bytes: number): void {
  budget.bytes -= bytes;
  if (budget.bytes >= 0) return;
  const limit = budget.limit / MB;
  throw refuse("archive-too-large", { limit });
}

/** Throws `archive-bomb` where so many bytes come out of so few. */
export function refuseDense(bytes: number, packed: number, { easy, ratio }: Budget): void {
  if (bytes <= easy || bytes <= packed * ratio) return;
  throw refuse("archive-bomb", { ratio });
}

/** A stream wraps what its source throws; this keeps the error itself. */
async function* keepError(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  keep: (error: unknown) => void,
): AsyncGenerator<Uint8Array> {
  try {
    yield* source;
  } catch (error) {
    keep(error);
    throw error;
  }
}

/** No file of any shape loses a line without a word: lines read, and lines a held or refused file names, are the lines there. */
import { seeded } from "@clearboard/store/faults";
import * as RejectBook from "@clearboard/store/reject-book";
import { expect, test } from "vitest";
import { createSandbox, letIn } from "./sandbox.ts";
import { seeds } from "./seeds.ts";

const HEAD = "deal id,owner,stage,amount,close date,product";
type Kept = { code: string; params: { more?: number } };
/** Codes whose `more` counts lines of the record itself. */
const SPANNING = new Set(["rows-in-quotes", "stray-quote", "unterminated-quote", "ragged-row"]);

/** A file of rows that are good, bad, repeated, totals or of unknown words, some with a stray quotation mark. */
function linesOf(random: () => number): string[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const isBad = random() < 0.5;
  return Array.from({ length: 3 + Math.floor(random() * 40) }, (_, at) => {
    const id = random() < 0.05 ? "D0" : `D${at}`;
    if (random() < 0.05) return pick(["合计,,,1,,", "Total,,,5,,", ",,,,,", "D1,A1"]);
    const stage = random() < 0.1 ? "Gewonnen" : "won";
    const amount = isBad && random() < 0.4 ? "much" : String(at + 1);
    const product = random() < 0.06 ? pick(['"Cable', 'Cable"', '"TV, black"', '"']) : "Cable";
    return `${id},A1,${stage},${amount},2026-02-01,${product}`;
  });
}

test.for(seeds(200))("every line of a file is read, rejected by name, held or refused, seed %i", async (seed) => {
  const lines = linesOf(seeded(seed * 31));
  const sandbox = await createSandbox();
  const receipt = await sandbox.take("deals.csv", `${[HEAD, ...lines].join("\n")}\n`);
  if (receipt.status === "held") expect(await sandbox.digests()).toEqual({});
  const { status, rows, importId } = await letIn(sandbox.ctx, receipt);
  const { read, ...parts } = rows;
  expect(Object.values(parts).reduce((sum, count) => sum + count, 0)).toBe(read);
  if (status === "refused") expect(rows.rejected).toBe(read - rows.skipped);
  // A record that spans several lines is rejected, and says how many.
  let more = 0;
  for await (const { code, params } of RejectBook.read<Kept>(sandbox.files, importId))
    if (SPANNING.has(code)) more += params.more ?? 0;
  expect(read + more).toBe(lines.length);
});

/** The state rule: which of several versions of one row counts. */
import { byText } from "@clearboard/core/order";
import type { Merge } from "./job.ts";

/** What versions are compared by: the row's own stamp or its file's as-of, then the file's arrival, then the row's hash. */
export type Stamp = [at: number, receivedAt: number, hash: string];

/** The stamp of a row as its import brought it; 0 for the times of an import that is not known. */
export function stampOf(
  { ledger }: Pick<Merge, "ledger">,
  row: { stamp: number | null; importId: string; hash: string },
): Stamp {
  const entry = ledger.get(row.importId);
  return [row.stamp ?? entry?.asOf ?? 0, entry?.receivedAt ?? 0, row.hash];
}

/** Above 0 when `left` counts. The last term only makes the answer the same in every order of arrival. */
export function compareStamps(left: Stamp, right: Stamp): number {
  return left[0] - right[0] || left[1] - right[1] || byText(left[2], right[2]);
}

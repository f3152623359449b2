/** What became of a file's rows, in words: no row is left unsaid. */
import type { Receipt } from "@clearboard/jobs/receipt";

export function describeCounts(receipt: Receipt): string {
  const { read, ...parts } = receipt.rows;
  const text = Object.entries(parts)
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => `${count} ${outcome}`);
  return `${read} rows read: ${text.join(", ") || "none"}.`;
}

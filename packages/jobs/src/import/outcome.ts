/** What became of each record of a file. A record that gave several facts has the weightiest of their outcomes. */
import type { Counts, Info } from "@clearboard/store/ledger";

const OUTCOMES = ["none", "duplicate", "unchanged", "stale", "pending", "accepted", "rejected"] as const;
export type RowOutcome = (typeof OUTCOMES)[number];

const WEIGHT = Object.fromEntries(OUTCOMES.map((outcome, weight) => [outcome, weight])) as Record<RowOutcome, number>;

export class Outcome {
  readonly #weights: Uint8Array;

  constructor(records: number) {
    this.#weights = new Uint8Array(records);
  }

  mark(record: number, outcome: RowOutcome): void {
    const weight = WEIGHT[outcome];
    if (weight > (this.#weights[record] ?? 0)) this.#weights[record] = weight;
  }

  /** The receipt's counts; throws when a record was lost on the way, which must never happen. */
  counts(parsed: NonNullable<Info["parsed"]>): Counts {
    const counts = { none: 0, duplicate: 0, unchanged: 0, stale: 0, pending: 0, accepted: 0, rejected: 0 };
    for (const weight of this.#weights) counts[OUTCOMES[weight] ?? "none"]++;
    const { none, ...found } = counts;
    const { read, rejected, skipped, waiting = 0 } = parsed;
    if (none !== rejected + skipped + waiting) {
      throw new Error(
        `${none} records without an outcome, but ${rejected} rejected, ${skipped} skipped and ${waiting} waiting at parse`,
      );
    }
    return { ...found, read, skipped, pending: found.pending + waiting, rejected: found.rejected + rejected };
  }
}

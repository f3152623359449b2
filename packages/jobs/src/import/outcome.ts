/** What became of each record of a file. A record that gave several facts has the weightiest of their fates. */
import type { Counts, Info } from "@clearboard/store/ledger";

const FATES = ["none", "duplicate", "unchanged", "stale", "pending", "accepted", "rejected"] as const;
export type Fate = (typeof FATES)[number];

const WEIGHT = Object.fromEntries(FATES.map((fate, weight) => [fate, weight])) as Record<Fate, number>;

export class Outcome {
  readonly #fates: Uint8Array;

  constructor(records: number) {
    this.#fates = new Uint8Array(records);
  }

  mark(record: number, fate: Fate): void {
    const weight = WEIGHT[fate];
    if (weight > (this.#fates[record] ?? 0)) this.#fates[record] = weight;
  }

  /** The receipt's counts; throws when a record was lost on the way, which must never happen. */
  counts(parsed: NonNullable<Info["parsed"]>): Counts {
    const counts = { none: 0, duplicate: 0, unchanged: 0, stale: 0, pending: 0, accepted: 0, rejected: 0 };
    for (const weight of this.#fates) counts[FATES[weight] ?? "none"]++;
    const { none, ...found } = counts;
    if (none !== parsed.rejected + parsed.skipped) {
      throw new Error(
        `${none} records without a fate, but ${parsed.rejected} rejected and ${parsed.skipped} skipped at parse`,
      );
    }
    return { ...found, read: parsed.read, skipped: parsed.skipped, rejected: found.rejected + parsed.rejected };
  }
}

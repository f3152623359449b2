/** Writes what an import changes of a kind other than calls: of all id partitions together, for they share owners and months. */
import type * as Fact from "@clearboard/core/fact";
import * as Month from "@clearboard/store/month";
import * as Record from "@clearboard/store/record";
import type { Table } from "@clearboard/store/table";
import * as DealMonths from "./deal-months.ts";
import type { Merge } from "./job.ts";
import { targetPeriods } from "./target-months.ts";

/** So many changes wait at the most. What an owner has in a month is written once for all of them. */
const MOST = 50_000;

export class RecordWriter {
  readonly #merge: Merge;
  readonly #kind: Record.Kind;
  #batch: Record.Batch;
  /** where the changes lie, lay, or may lie */
  #months = new Set<string>();
  #money: DealMonths.Money = { deals: new Set(), due: new Set() };
  /** the first day of a rate that changes */
  #day = "9999";

  constructor(merge: Merge, kind: Record.Kind) {
    this.#merge = merge;
    this.#kind = kind;
    this.#batch = this.#begin();
  }

  #begin(): Record.Batch {
    const { generation, entry } = this.#merge;
    return new Record.Batch(generation, this.#kind, entry.source);
  }

  async add(changes: Record.Change[]): Promise<void> {
    if (this.#merge.isDry) return;
    for (const change of changes) {
      const { before, after, strays = [] } = change;
      this.#batch.add(change);
      for (const home of [before?.home, after.home, ...strays]) if (home) this.#months.add(home.month);
      DealMonths.gather(this.#money, this.#kind, change);
      if (this.#kind === "rate") this.#day = firstDay(this.#day, change);
    }
    if (this.#batch.size >= MOST) await this.flush();
  }

  /** Raises the months of what waits, then writes it. */
  async flush(): Promise<void> {
    if (this.#batch.size === 0) return;
    const { ctx, guard, touch } = this.#merge;
    const months = new Set([
      ...this.#months,
      ...(await DealMonths.list(this.#merge, this.#kind, this.#money)),
      ...(await targetPeriods(this.#merge, this.#kind, this.#months)),
    ]);
    await guard();
    // What holds for longer joins every month at board time; no amount is converted at a rate that is younger than it.
    const first = this.#kind === "rate" ? this.#day.slice(0, 7) : "";
    const known = months.has("always") ? (await Month.list(ctx.table)).map(({ month }) => month) : [];
    await touch(months.has("always") ? known.filter((month) => month >= first) : months);
    await this.#batch.write(guarded(ctx.table, guard));
    this.#batch = this.#begin();
    this.#months = new Set();
    this.#money = { deals: new Set(), due: new Set() };
  }
}

/** A pack holds facts of many ids: whoever has lost the lease on the way must not put an old one over a new one. */
function guarded(table: Table, guard: () => Promise<void>): Table {
  return {
    ...table,
    putMany: async (writes) => {
      await guard();
      await table.putMany(writes);
    },
    removeMany: async (keys) => {
      await guard();
      await table.removeMany(keys);
    },
  };
}

function firstDay(day: string, { before, after }: Record.Change): string {
  const all = [...(before?.history ?? []), ...after.history];
  const days = all.flatMap(({ values }) => (values as Partial<Fact.Values["rate"]> | null)?.day ?? []);
  return days.reduce((first, item) => (item < first ? item : first), day);
}

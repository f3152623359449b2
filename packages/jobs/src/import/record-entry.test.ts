/** A deal's history is cut short, and what counts of it never depends on what was cut off. */
import * as History from "@clearboard/core/fact/history";
import { KINDS } from "@clearboard/core/fact/kinds";
import { seeded } from "@clearboard/store/faults";
import * as Record from "@clearboard/store/record";
import { expect, test } from "vitest";
import type { Merge } from "./job.ts";
import { collapse, hashOf, settledAs } from "./record-entry.ts";

const merge = { ledger: new Map() } as unknown as Merge;

function statement(at: number, random: () => number): Record.Entry {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const stage = random() < 0.05 ? "open" : "won";
  const owner = random() < 0.9 ? "crm:id|A" : "crm:id|B";
  const values = {
    ...{ owner, stage, stageName: "", amountMinor: pick(["100", "200", "300"]), currency: "CNY" },
    ...(stage === "won" ? { closeDay: "2026-01-10" } : {}),
    ...(random() < 0.1 ? { credits: [{ owner: "crm:id|C", share: "1/2", credit: "direct" }] } : {}),
  };
  const hash = hashOf({ id: "D1", line: 2, record: 0, stamp: at, values } as Parameters<typeof hashOf>[0]);
  const month = stage === "won" ? "2026-01" : "open";
  return { importId: `i${at}`, line: 2, stamp: at, at, hash, month, owner, values };
}

test("a row that comes late falls into a cut history as into the whole one", () => {
  let cut = 0;
  for (let seed = 1; seed <= 300; seed++) {
    const random = seeded(seed);
    const whole = Array.from({ length: 60 }, (_, at) => statement(at * 2, random));
    const late = statement(1 + 2 * Math.floor(random() * 60), random);
    // Rows come one by one, and each time the history is cut.
    const kept = whole.reduce<Record.Entry[]>(
      (history, entry) => settledAs("deal", "UTC", collapse(merge, "deal", [...history, entry])).after.history,
      [],
    );
    if (kept.length < collapse(merge, "deal", whole).length) cut++;
    const [item, other] = [kept, whole].map((list) => {
      const { values, nowWith } = Record.counted("deal", collapse(merge, "deal", [...list, late])) ?? {};
      return { values, nowWith };
    });
    expect(item, `seed ${seed}`).toEqual(other);
  }
  expect(cut).toBeGreaterThan(200);
});

test("a history that is cut keeps every value that a tracked field ever had", () => {
  for (let seed = 1; seed <= 100; seed++) {
    const random = seeded(seed);
    const whole = Array.from({ length: 80 }, (_, at): Record.Entry => {
      const stageName = ["new", "called", "offer"][Math.floor(random() * 1.2 + at / 40)] ?? "new";
      const values = { ...{ owner: "crm:id|A", day: "2026-01-05", stage: "open", stageName }, need: `${at}` };
      const hash = hashOf({ id: "L1", line: 2, record: 0, stamp: at, values } as Parameters<typeof hashOf>[0]);
      return { importId: `i${at}`, line: 2, stamp: at, at, hash, month: "2026-01", owner: "crm:id|A", values };
    });
    let kept: Record.Entry[] = [];
    for (const entry of whole) kept = settledAs("lead", "UTC", collapse(merge, "lead", [...kept, entry])).after.history;
    expect(kept.length).toBeLessThan(whole.length);
    for (const key of History.trackedOf(KINDS.lead)) {
      const [some, all] = [kept, whole].map((list) =>
        History.stepsOf(key, list).map(({ value, statement }) => [value, statement.at]),
      );
      expect(some, `seed ${seed}, ${key}`).toEqual(all);
    }
  }
});

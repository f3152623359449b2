import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ByteWriter } from "@clearboard/store/bytes";
import { seeded } from "@clearboard/store/faults";
import * as Fingerprint from "@clearboard/store/fingerprint";
import * as FolderFiles from "@clearboard/store/folder-files";
import * as StagedCall from "@clearboard/store/staged-call";
import { expect, onTestFinished, test } from "vitest";
import { Settled } from "./settled.ts";

const OWNERS = ["crm:id|Ann", "crm:id|Bo", "crm:id|李雷"];
const DAYS = ["2026-10-02", "2026-09-30", "2026-10-01"];

function callOf(record: number, random: () => number): StagedCall.Call {
  const id = `call-${record}`;
  return {
    ...Fingerprint.fingerprint(id),
    id,
    record,
    line: record + 2,
    owner: Math.floor(random() * OWNERS.length),
    day: DAYS[Math.floor(random() * DAYS.length)] ?? "",
    second: Math.floor(random() * 86_400),
    isOut: random() < 0.5,
    isConnected: random() < 0.5,
    talkSeconds: Math.floor(random() * 900),
    // Long, so that the buffers spill.
    customer: "9".repeat(120),
    stamp: null,
  };
}

test("what was settled comes back by owner, month and day, in the order it was put, spilled to files or not", async () => {
  const dir = mkdtempSync(join(tmpdir(), "settled-"));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const files = await FolderFiles.open(dir);
  const settled = new Settled(files, "imp_1", { owners: OWNERS, days: DAYS });
  const random = seeded(7);
  const expected = new Map<string, { id: string; isTombstone: boolean }[]>();
  for (let record = 0; record < 20_000; record++) {
    const call = callOf(record, random);
    const writer = new ByteWriter();
    StagedCall.encode(writer, call, DAYS.indexOf(call.day), call);
    const walk = new StagedCall.Walk(writer.view());
    walk.next();
    settled.put(walk);
    const put = (owner: string, day: string, isTombstone: boolean) => {
      const name = `${owner} ${day}`;
      expected.set(name, [...(expected.get(name) ?? []), { id: call.id, isTombstone }]);
    };
    put(OWNERS[call.owner] ?? "", call.day, false);
    if (record % 500 === 0) {
      // One owner and one day that the import's own lists do not have.
      settled.bury(call, "crm:id|gone", "2026-08-31");
      put("crm:id|gone", "2026-08-31", true);
    }
    await settled.flush();
  }
  expect(readdirSync(join(dir, "settled/imp_1")).length).toBeGreaterThan(0);

  const found = new Map<string, { id: string; isTombstone: boolean }[]>();
  const seen = new Set<string>();
  for (let partition = 0; partition < Fingerprint.COUNT; partition++) {
    for await (const { owner, month, days } of settled.months(partition)) {
      expect(seen.has(`${owner} ${month}`)).toBe(false);
      seen.add(`${owner} ${month}`);
      expect(days.map(({ day }) => day)).toEqual(days.map(({ day }) => day).sort());
      for (const { day, instructions } of days) {
        expect(day.slice(0, 7)).toBe(month);
        const list = [...instructions].map(({ call, isTombstone }) => ({ id: call.id, isTombstone }));
        found.set(`${owner} ${day}`, list);
      }
    }
  }
  expect(found).toEqual(expected);
  await settled.clear();
  expect(readdirSync(join(dir, "settled/imp_1"))).toEqual([]);
});

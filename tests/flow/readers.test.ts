/** The morning a board comes out: everybody reads it at once, and the work is done once. */
import * as Meter from "@clearboard/store/meter";
import { expect, test } from "vitest";
import * as Company from "./company.ts";
import { createSandbox, inMemory, type Sandbox } from "./sandbox.ts";

/** A company whose calls of the table, and of files read and written, are counted. */
async function counted(): Promise<{ sandbox: Sandbox; table: () => number; read: string[]; written: string[] }> {
  const store = inMemory();
  const { table, units, reset } = Meter.metered(store.table);
  const [read, written]: [string[], string[]] = [[], []];
  const files: Sandbox["files"] = {
    ...store.files,
    read(name) {
      read.push(name);
      return store.files.read(name);
    },
    write(name, bytes) {
      written.push(name);
      return store.files.write(name, bytes);
    },
  };
  const sandbox = await createSandbox({}, { table, files });
  for (const [name, text] of Company.FILES) await sandbox.take(name, text);
  read.length = 0;
  written.length = 0;
  reset();
  return { sandbox, table: () => units().calls, read, written };
}

test("a hundred who come together after an import have one board made between them", async () => {
  const { sandbox, written, read } = await counted();
  const boards = await Promise.all(Array.from({ length: 100 }, () => sandbox.board("2026-01")));
  expect(new Set(boards.map(({ digest }) => digest)).size).toBe(1);
  expect(written.filter((name) => name.startsWith("boards/"))).toHaveLength(1);
  expect(read.filter((name) => name.startsWith("boards/"))).toHaveLength(1);
});

test("a board that was read before costs two looks at the table and none at the files", async () => {
  const { sandbox, table, read } = await counted();
  await sandbox.board("2026-02");
  const before = table();
  read.length = 0;
  await sandbox.board("2026-02");
  expect([table() - before, read]).toEqual([2, []]);
});

test("what an import changes is on the board of the next who looks", async () => {
  const { sandbox } = await counted();
  const before = await sandbox.board("2026-01");
  await sandbox.take("deals-2.csv", Company.DEALS.replace("200.50", "180.00"));
  const after = await sandbox.board("2026-01");
  expect(BigInt(after.totals.metrics.revenue?.minor ?? 0)).toBe(
    BigInt(before.totals.metrics.revenue?.minor ?? 0) - 2050n,
  );
});

import { expect, test } from "vitest";
import { ALL } from "./profiles.ts";
import { open } from "./read.ts";

async function rowsOf(text: string) {
  const chunks = (async function* () {
    yield new TextEncoder().encode(text);
  })();
  const reading = await open(chunks, { profiles: ALL, organisation: { zone: "Asia/Shanghai", currency: "CNY" } });
  const found = { rows: [] as unknown[], rejected: [] as unknown[] };
  for await (const batch of reading.batches) {
    found.rows.push(...batch.rows);
    found.rejected.push(...batch.rejected);
  }
  return { ...found, profile: reading.profile.name };
}

test("a link says whose a whole owner key is, from a day on", async () => {
  const { rows, profile } = await rowsOf("key,person,from,to\npbx:extension|8042,clearboard:id|E1,2026-03-01,\n");
  expect(profile).toBe("links");
  expect(rows).toEqual([
    {
      kind: "identity",
      id: "pbx:extension|8042",
      line: 2,
      record: 0,
      values: { key: "pbx:extension|8042", person: "clearboard:id|E1", from: "2026-03-01" },
    },
  ]);
});

test("a key without its source is rejected, naming the column", async () => {
  const { rows, rejected } = await rowsOf("key,person\n8042,clearboard:id|E1\n");
  expect(rows).toEqual([]);
  expect(rejected).toEqual([expect.objectContaining({ line: 2, column: "key", code: "bad-owner-key" })]);
});

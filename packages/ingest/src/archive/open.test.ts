import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import * as Profiles from "../profiles.ts";
import * as Read from "../read.ts";
import { pieces, readAll, SHANGHAI } from "../reading.fixture.ts";
import { zip } from "./zip.fixture.ts";

const PEOPLE = `employee id,name\n${Array.from({ length: 30_000 }, (_, at) => `E${at},Ann ${at}`).join("\n")}\n`;

test("folders and what one system adds for itself are no files of an archive", async () => {
  const file = zip([
    { name: "export/", bytes: "", isStored: true },
    { name: "export/people.csv", bytes: PEOPLE },
    { name: "__MACOSX/export/._people.csv", bytes: "x" },
    { name: "export/.DS_Store", bytes: "x" },
  ]);
  expect((await readAll(file)).rows).toHaveLength(30_000);
});

test("gzip in several members, as programs append it, is one file", async () => {
  const half = PEOPLE.indexOf("\nE15000,");
  const file = Buffer.concat([gzipSync(PEOPLE.slice(0, half)), gzipSync(PEOPLE.slice(half))]);
  expect((await readAll(file, {}, [777, 4096])).rows).toHaveLength(30_000);
});

test("of a packed file the bytes read are those of the packed one", async () => {
  for (const file of [gzipSync(PEOPLE), zip([{ name: "people.csv", bytes: PEOPLE }])])
    expect((await readAll(file, {}, [1000])).bytes).toBe(file.length);
});

test("the input of a packed file is let go when its reader stops halfway, and when it is refused", async () => {
  let closed = 0;
  async function* input(bytes: Buffer) {
    try {
      yield* pieces(bytes, [1 << 12]);
    } finally {
      closed++;
    }
  }
  const options = { profiles: Profiles.ALL, organisation: SHANGHAI };
  const reading = await Read.open(input(gzipSync(PEOPLE)), options);
  for await (const batch of reading.batches) if (batch.read > 0) break;
  expect(closed).toBe(1);
  await expect(Read.open(input(gzipSync("a,b\n1,2\n")), options)).rejects.toMatchObject({ code: "header-unknown" });
  expect(closed).toBe(2);
});

test("an error of the input itself comes through as it is", async () => {
  async function* input() {
    yield gzipSync(PEOPLE).subarray(0, 9000);
    throw new Error("the disk is gone");
  }
  const all = async () => {
    const reading = await Read.open(input(), { profiles: Profiles.ALL, organisation: SHANGHAI });
    for await (const _ of reading.batches);
  };
  await expect(all()).rejects.toThrow("the disk is gone");
});

import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crashing } from "@clearboard/store/faults";
import * as FolderFiles from "@clearboard/store/folder-files";
import * as S3Files from "@clearboard/store/s3-files";
import { expect, test } from "vitest";
import { BUCKET, type Fake, start } from "./fake-s3.ts";
import { filesContract } from "./files.contract.ts";

const dir = mkdtempSync(join(tmpdir(), "clearboard-files-"));
filesContract("a folder", {
  open: () => FolderFiles.open(join(dir, "files")),
  close: async () => rmSync(dir, { recursive: true }),
});

filesContract("a folder that never crashes", {
  open: async () => crashing({ files: await FolderFiles.open(join(dir, "other")), table: {} as never }).files,
  close: async () => rmSync(dir, { recursive: true, force: true }),
});

for (const prefix of ["", "clear/board/"]) {
  let fake: Fake;
  filesContract(`S3${prefix && " below a prefix"}`, {
    async open() {
      fake = await start();
      return S3Files.open({ client: fake.client, bucket: BUCKET, prefix });
    },
    close: () => fake.close(),
  });
}

test("a long read from S3 that breaks off goes on where it was", async () => {
  const fake = await start();
  const files = S3Files.open({ client: fake.client, bucket: BUCKET });
  const bytes = Buffer.from(Uint8Array.from({ length: 300_000 }, (_, at) => at % 251));
  await files.write("raw", bytes);
  fake.breakOff.push(100_000, 150_000);
  const parts: Uint8Array[] = [];
  for await (const chunk of files.stream("raw")) parts.push(chunk);
  expect(Buffer.concat(parts).equals(bytes)).toBe(true);
  await fake.close();
});

test("a broken upload leaves no parts to pay for in S3", async () => {
  const fake = await start();
  const files = S3Files.open({ client: fake.client, bucket: BUCKET });
  async function* broken() {
    for (let n = 0; n < 20; n++) yield new Uint8Array(1024 * 1024);
    throw new Error("cut off");
  }
  await expect(files.writeStream("x", broken())).rejects.toThrow("cut off");
  expect(fake.uploads.size).toBe(0);
  expect(fake.objects.size).toBe(0);
  await fake.close();
});

test("what a dead process left half written is cleared a day later, not sooner", async () => {
  const home = mkdtempSync(join(tmpdir(), "clearboard-files-"));
  await FolderFiles.open(home);
  const part = (name: string) => join(home, ".unfinished", name);
  writeFileSync(part("old"), "x");
  writeFileSync(part("young"), "x");
  const now = Date.UTC(2026, 0, 5);
  utimesSync(part("old"), now / 1000 - 90_000, now / 1000 - 90_000);
  utimesSync(part("young"), now / 1000 - 3600, now / 1000 - 3600);
  const files = await FolderFiles.open(home, { now: () => now });
  expect(readdirSync(join(home, ".unfinished"))).toEqual(["young"]);
  for await (const name of files.list("")) expect.unreachable(name);
  rmSync(home, { recursive: true });
});

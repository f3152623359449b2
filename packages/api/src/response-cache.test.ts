import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { createResponseCache, takesGzip } from "./response-cache.ts";

const read = (bytes: Uint8Array) => JSON.parse(gunzipSync(bytes).toString());

test("an answer is made once a tag, also for those who come together", async () => {
  const packed = createResponseCache();
  let result = 0;
  const answers = await Promise.all(Array.from({ length: 9 }, () => packed("a", () => ({ made: ++result }))));
  expect([answers.map(read), result]).toEqual([Array.from({ length: 9 }, () => ({ made: 1 })), 1]);
  expect(read(await packed("b", () => ({ made: ++result })))).toEqual({ made: 2 });
});

test("what was asked for longest ago makes room", async () => {
  const packed = createResponseCache(60);
  const result: string[] = [];
  const ask = (tag: string) => packed(tag, () => result.push(tag));
  for (const tag of ["a", "b", "a", "c", "a", "b"]) await ask(tag);
  expect(result).toEqual(["a", "b", "c", "b"]);
});

test("what could not be made is tried again", async () => {
  const packed = createResponseCache();
  await expect(
    packed("a", () => {
      throw new Error("no such scope");
    }),
  ).rejects.toThrow("no such scope");
  expect(read(await packed("a", () => 1))).toBe(1);
});

test("gzip is sent to whoever takes it", () => {
  for (const header of ["gzip", "br, gzip;q=0.5", "GZIP", "deflate,x-gzip ; q=1"]) expect(takesGzip(header)).toBe(true);
  for (const header of [undefined, "", "br", "gzip;q=0", "gzip; q=0.000", "gzipped"])
    expect(takesGzip(header)).toBe(false);
});

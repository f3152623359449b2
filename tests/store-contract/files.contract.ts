/** What every body of `Files` promises. */
import type { Files } from "@clearboard/store/files";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const text = (words: string): Uint8Array => new TextEncoder().encode(words);

async function* chunked(...chunks: (Uint8Array | Error)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) {
    if (chunk instanceof Error) throw chunk;
    yield chunk;
  }
}

async function whole(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(Buffer.from(chunk));
  return Buffer.concat(parts);
}

async function listed(files: Files, prefix: string): Promise<string[]> {
  const names: string[] = [];
  for await (const name of files.list(prefix)) names.push(name);
  return names;
}

export function filesContract(name: string, subject: { open: () => Promise<Files>; close: () => Promise<void> }): void {
  describe(`files in ${name}`, { timeout: 60_000 }, () => {
    let files: Files;
    beforeAll(async () => {
      files = await subject.open();
    });
    afterAll(() => subject.close());

    test("gives back the bytes of a file, whole and as a stream, and replaces them", async () => {
      await files.write("raw/one", text("eins"));
      await files.write("raw/one", Uint8Array.of(0, 255, 13, 10));
      expect([...((await files.read("raw/one")) ?? [])]).toEqual([0, 255, 13, 10]);
      expect([...(await whole(files.stream("raw/one")))]).toEqual([0, 255, 13, 10]);
      await files.write("raw/empty", new Uint8Array(0));
      expect((await files.read("raw/empty"))?.byteLength).toBe(0);
    });

    test("says that a file is missing: undefined, false, or an error for a stream", async () => {
      expect(await files.read("no/such")).toBeUndefined();
      expect(await files.has("no/such")).toBe(false);
      await expect(whole(files.stream("no/such"))).rejects.toThrow();
      await files.remove("no/such");
    });

    test("gives back a part of a file: from one place to another, to the end, or what there is of it", async () => {
      await files.write("raw/part", text("0123456789"));
      const part = async (from: number, to?: number) =>
        Buffer.from((await files.range("raw/part", from, to)) ?? "gone").toString();
      expect(await part(2, 5)).toBe("234");
      expect(await part(7)).toBe("789");
      expect(await part(7, 20)).toBe("789");
      expect(await part(0)).toBe("0123456789");
      expect(await part(4, 4)).toBe("");
      expect(await part(10)).toBe("");
      expect(await files.range("no/such", 0, 4)).toBeUndefined();
    });

    test("takes a stream of any length and gives its length", async () => {
      expect(await files.writeStream("stream/none", chunked())).toBe(0);
      expect(await files.writeStream("stream/few", chunked(text("ab"), text(""), text("c")))).toBe(3);
      expect((await whole(files.stream("stream/few"))).toString()).toBe("abc");
      const megabyte = Uint8Array.from({ length: 1024 * 1024 }, (_, at) => at % 251);
      const chunks = Array.from({ length: 21 }, () => megabyte);
      for (const extra of [[], [text("end")]] as Uint8Array[][]) {
        const expected = Buffer.concat([...chunks, ...extra]);
        expect(await files.writeStream("stream/long", chunked(...chunks, ...extra))).toBe(expected.byteLength);
        expect((await whole(files.stream("stream/long"))).equals(expected)).toBe(true);
      }
      // exactly two parts of the S3 body
      expect(await files.writeStream("stream/even", chunked(...chunks.slice(0, 16)))).toBe(16 * 1024 * 1024);
      expect((await files.read("stream/even"))?.byteLength).toBe(16 * 1024 * 1024);
    });

    test("shows nothing of a stream that broke, and keeps what was there before", async () => {
      const megabyte = new Uint8Array(1024 * 1024);
      const broken = () => chunked(...Array.from({ length: 9 }, () => megabyte), new Error("cut off"));
      await expect(files.writeStream("broken/new", broken())).rejects.toThrow("cut off");
      expect(await files.has("broken/new")).toBe(false);
      await files.write("broken/old", text("before"));
      await expect(files.writeStream("broken/old", broken())).rejects.toThrow("cut off");
      expect(Buffer.from((await files.read("broken/old")) ?? []).toString()).toBe("before");
      expect(await listed(files, "broken")).toEqual(["broken/old"]);
    });

    test("lists by prefix in the order of bytes, across folders", async () => {
      const names = ["l/a-b", "l/a.c", "l/a/b", "l/a/b0/c", "l/a/b=1", "l/a0", "l/b/A", "l/b/_", "l/b/a"];
      for (const item of names.toReversed()) await files.write(item, text(item));
      expect(await listed(files, "l/")).toEqual(names);
      expect(await listed(files, "l/a/b")).toEqual(
        ["l/a/b", "l/a/b0/c", "l/a/b=1"].filter((item) => item.startsWith("l/a/b")),
      );
      expect(await listed(files, "l/a")).toEqual(names.slice(0, 6));
      expect(await listed(files, "l/zz")).toEqual([]);
      expect(await listed(files, "../")).toEqual([]);
    });

    test("removes a file and only that", async () => {
      await files.write("gone/a", text("a"));
      await files.write("gone/ab", text("ab"));
      await files.remove("gone/a");
      expect(await files.has("gone/a")).toBe(false);
      expect(await files.has("gone/ab")).toBe(true);
      expect(await files.has("gone")).toBe(false);
    });

    test("refuses a name that could leave the folder", async () => {
      for (const wrong of [
        "",
        "/etc/passwd",
        "../x",
        "a/../b",
        "a//b",
        "a/",
        ".hidden",
        "a/.b",
        "a\\b",
        "a b",
        "é",
        "a\0",
      ]) {
        await expect(files.write(wrong, text("x"))).rejects.toThrow(RangeError);
        await expect(files.read(wrong)).rejects.toThrow(RangeError);
      }
    });

    test("lets writers of one name at the same time leave one of their files, whole", async () => {
      const bodies = Array.from({ length: 20 }, (_, person) => new Uint8Array(50_000).fill(person));
      await Promise.all(bodies.map((body) => files.write("race/x", body)));
      const left = await files.read("race/x");
      expect(left?.byteLength).toBe(50_000);
      expect(new Set(left).size).toBe(1);
    });
  });
}

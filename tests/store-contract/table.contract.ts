/** What every body of `Table` promises. Each test has partitions of its own, so the list also runs on a table in use. */
import { all, ConditionFailed, type Item, type Table, type Write } from "@clearboard/store/table";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

export type Clock = { ms: number };
export type Subject = {
  /** a table whose clock the test sets */
  open: (clock: Clock) => Promise<Table>;
  close?: () => Promise<void>;
  /** set apart from other runs on the same table */
  run?: string;
};

const START = Date.UTC(2026, 0, 5, 2, 0, 0);
const names = (items: Item[]): string[] => items.map((item) => item.sk);

async function listed(table: Table, query: Parameters<typeof all>[1]): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of all(table, query)) items.push(item);
  return items;
}

export function tableContract(name: string, subject: Subject): void {
  describe(`table on ${name}`, { timeout: 60_000 }, () => {
    const clock: Clock = { ms: START };
    let table: Table;
    let count = 0;
    const used = new Set<string>();
    const partition = (): string => {
      const pk = `${subject.run ?? "contract"}|${++count}`;
      used.add(pk);
      return pk;
    };

    beforeAll(async () => {
      table = await subject.open(clock);
    });
    afterAll(async () => {
      for (const pk of used) await table.removeMany(await listed(table, { pk, withoutBody: true }));
      await table.close();
      await subject.close?.();
    });

    test("gives back what was written, with its version, body, expiry and index keys", async () => {
      const write: Write = {
        pk: partition(),
        sk: "钱|1",
        data: {
          minor: "12345678901234567890",
          rate: 0.1,
          tiny: 5e-324,
          list: [1, null, true, { "": "空" }],
          text: "a\u0000b",
        },
        body: Uint8Array.of(0, 255, 10, 0),
        expiresAt: START / 1000 + 60,
        index: { a: { pk: "list", sk: "1" }, b: { pk: "other", sk: "2" } },
      };
      expect(await table.put(write)).toBe(1);
      const item = await table.get({ pk: write.pk, sk: write.sk });
      expect(item).toMatchObject({ ...write, version: 1, body: expect.anything() });
      expect([...(item?.body ?? [])]).toEqual([0, 255, 10, 0]);
      expect(await table.get({ pk: write.pk, sk: "missing" })).toBeUndefined();
    });

    test("raises the version by one with every write and forgets what the last write left out", async () => {
      const key = { pk: partition(), sk: "x" };
      await table.put({ ...key, data: { old: 1 }, body: Uint8Array.of(1), index: { a: { pk: key.pk, sk: "i" } } });
      expect(await table.put({ ...key, data: { new: 2 } })).toBe(2);
      await table.putMany([{ ...key, data: { new: 3 } }]);
      expect(await table.get(key)).toEqual({ ...key, version: 3, data: { new: 3 } });
      expect(await listed(table, { pk: key.pk, index: "a" })).toEqual([]);
    });

    test("writes only when the item is absent, or has the version the writer saw", async () => {
      const key = { pk: partition(), sk: "pointer" };
      await expect(table.put({ ...key, data: { n: 0 } }, { version: 1 })).rejects.toThrow(ConditionFailed);
      expect(await table.put({ ...key, data: { n: 1 } }, { absent: true })).toBe(1);
      await expect(table.put({ ...key, data: { n: 2 } }, { absent: true })).rejects.toThrow(ConditionFailed);
      expect(await table.put({ ...key, data: { n: 3 } }, { version: 1 })).toBe(2);
      await expect(table.put({ ...key, data: { n: 4 } }, { version: 1 })).rejects.toThrow(ConditionFailed);
      expect((await table.get(key))?.data).toEqual({ n: 3 });
    });

    test("takes a repeated conditional write with the same content for the first one", async () => {
      const key = { pk: partition(), sk: "intent" };
      const write: Write = { ...key, data: { b: [1], a: "x" }, body: Uint8Array.of(7) };
      await table.put(write, { absent: true });
      expect(await table.put({ ...write, data: { a: "x", b: [1] } }, { absent: true })).toBe(1);
      for (const other of [{ body: Uint8Array.of(8) }, { data: {} }, { expiresAt: START }, { index: { a: key } }])
        await expect(table.put({ ...write, ...other }, { absent: true })).rejects.toThrow(ConditionFailed);
      const next = { ...key, data: { next: true } };
      expect(await table.put(next, { version: 1 })).toBe(2);
      expect(await table.put(next, { version: 1 })).toBe(2);
      await table.put(write);
      await table.put(next);
      // the same content, but two writes later: not that first one
      await expect(table.put(next, { version: 1 })).rejects.toThrow(ConditionFailed);
    });

    test("lets exactly one of 50 concurrent writers of the same version win", async () => {
      const key = { pk: partition(), sk: "race" };
      const attempt = (condition: { absent: true } | { version: number }) =>
        Promise.allSettled(
          Array.from({ length: 50 }, (_, person) => table.put({ ...key, data: { who: person } }, condition)),
        );
      for (const condition of [{ absent: true } as const, { version: 1 }]) {
        const results = await attempt(condition);
        const won = results.flatMap((result, person) => (result.status === "fulfilled" ? [person] : []));
        expect(won).toHaveLength(1);
        for (const result of results)
          if (result.status === "rejected") expect(result.reason).toBeInstanceOf(ConditionFailed);
        expect((await table.get(key))?.data).toEqual({ who: won[0] });
      }
    });

    test("removes plainly, or only the version the remover saw; what is gone stays a success", async () => {
      const key = { pk: partition(), sk: "lease" };
      await table.put({ ...key, data: {} });
      await expect(table.remove(key, { version: 2 })).rejects.toThrow(ConditionFailed);
      await table.remove(key, { version: 1 });
      await table.remove(key, { version: 1 });
      await table.remove(key);
      expect(await table.get(key)).toBeUndefined();
    });

    test("orders sort keys by the bytes of UTF-8, both ways", async () => {
      const pk = partition();
      // U+FFFD sorts before U+1F600 in UTF-8, after it in UTF-16.
      const keys = ["A", "a", "a|1", "a|10", "a|2", "é", "张伟", "\uFFFD", "\u{1F600}"];
      await table.putMany(keys.toReversed().map((sk) => ({ pk, sk, data: {} })));
      expect(names(await listed(table, { pk }))).toEqual(keys);
      expect(names(await listed(table, { pk, reverse: true }))).toEqual(keys.toReversed());
    });

    test("cuts a partition by prefix, by from and to, and by all of them", async () => {
      const pk = partition();
      const keys = [
        "张",
        "张伟|2017-08-31",
        "张伟|2017-09-01",
        "张伟|2017-09-30",
        "张伟|2017-10-01",
        "张伟\u{10FFFF}x",
        "张伟伟",
        "李",
      ];
      await table.putMany(keys.map((sk) => ({ pk, sk, data: {} })));
      const query = async (part: object) => names(await listed(table, { pk, ...part }));
      expect(await query({ prefix: "张伟|" })).toEqual(keys.slice(1, 5));
      expect(await query({ prefix: "张伟\u{10FFFF}" })).toEqual(["张伟\u{10FFFF}x"]);
      expect(await query({ from: "张伟|2017-09-01", to: "张伟|2017-10-01" })).toEqual([
        "张伟|2017-09-01",
        "张伟|2017-09-30",
      ]);
      expect(await query({ prefix: "张伟|", from: "张伟|2017-09" })).toEqual(keys.slice(2, 5));
      expect(await query({ prefix: "张伟|", to: "张伟|2017-09", reverse: true })).toEqual(["张伟|2017-08-31"]);
      expect(await query({ prefix: "张伟|", from: "张伟|2017-09", to: "张伟|2017-10" })).toEqual(keys.slice(2, 4));
      expect(await query({ from: "李" })).toEqual(["李"]);
      expect(await query({ to: "张伟" })).toEqual(["张"]);
      expect(await query({ from: "b", to: "a" })).toEqual([]);
      expect(await query({ prefix: "" })).toHaveLength(keys.length);
    });

    test("pages with a limit and a cursor, forward and back, without gap or repeat", async () => {
      const pk = partition();
      const keys = Array.from({ length: 23 }, (_, n) => `k${String(n).padStart(2, "0")}`);
      await table.putMany(keys.map((sk) => ({ pk, sk, data: {} })));
      for (const reverse of [false, true]) {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await table.query({
            pk,
            from: "k01",
            to: "k22",
            limit: 5,
            reverse,
            ...(cursor ? { cursor } : {}),
          });
          expect(page.items.length).toBeLessThanOrEqual(5);
          seen.push(...names(page.items));
          cursor = page.cursor;
        } while (cursor);
        expect(seen).toEqual(reverse ? keys.slice(1, 22).toReversed() : keys.slice(1, 22));
      }
    });

    test("refuses a cursor that is not of this list", async () => {
      const pk = partition();
      await table.putMany([1, 2, 3].map((n) => ({ pk, sk: `k${n}`, data: {} })));
      const { cursor = "" } = await table.query({ pk, limit: 1 });
      await expect(table.query({ pk: `${pk}x`, cursor })).rejects.toMatchObject({ code: "cursor-unknown" });
      await expect(table.query({ pk, prefix: "k3", cursor })).rejects.toMatchObject({ code: "cursor-unknown" });
      await expect(table.query({ pk, cursor: "%%%" })).rejects.toMatchObject({ code: "cursor-unknown" });
    });

    test("walks a partition of several megabytes, with bodies of up to 350 KB and without them", async () => {
      const pk = partition();
      const body = new Uint8Array(350 * 1024).fill(7);
      const keys = Array.from({ length: 12 }, (_, n) => `b${String(n).padStart(2, "0")}`);
      await table.putMany(keys.map((sk, n) => ({ pk, sk, data: { n }, body: body.subarray(0, body.length - n) })));
      const first = await table.query({ pk });
      expect(first.cursor).toBeDefined();
      const whole = await listed(table, { pk });
      expect(whole.map((item) => item.body?.byteLength)).toEqual(keys.map((_, n) => body.length - n));
      const bare = await listed(table, { pk, withoutBody: true });
      expect(names(bare)).toEqual(keys);
      expect(bare.every((item) => item.body === undefined && item.version === 1)).toBe(true);
    });

    test("refuses what one of the bodies could not hold", async () => {
      const pk = partition();
      for (const wrong of [{ sk: "" }, { sk: "\uD800" }, { sk: "a\0" }, { sk: "x".repeat(1025) }])
        await expect(table.put({ pk, data: {}, ...wrong })).rejects.toThrow(RangeError);
      const tooLarge = new Uint8Array(350 * 1024 + 1);
      await expect(table.put({ pk, sk: "x", data: {}, body: tooLarge })).rejects.toThrow(RangeError);
      await expect(table.putMany([{ pk, sk: "x", data: { text: "x".repeat(402_000) } }])).rejects.toThrow(RangeError);
      expect(await listed(table, { pk })).toEqual([]);
    });

    test("writes, reads and removes hundreds at once; of a key named twice the last write stays", async () => {
      const pk = partition();
      const writes = Array.from({ length: 333 }, (_, n) => ({ pk, sk: `m${n}`, data: { n } }));
      await table.putMany([...writes, { pk, sk: "m5", data: { n: -5 } }]);
      const found = await table.getMany([...writes, { pk, sk: "missing" }, { pk, sk: "m7" }]);
      expect(found).toHaveLength(333);
      expect(found.find((item) => item.sk === "m5")?.data).toEqual({ n: -5 });
      await table.removeMany(writes.slice(3));
      expect(names(await listed(table, { pk }))).toEqual(["m0", "m1", "m2"]);
      await table.putMany([]);
      await table.removeMany([]);
      expect(await table.getMany([])).toEqual([]);
    });

    test("lists by a sparse index only the items that carry its keys, in its order", async () => {
      const pk = partition();
      const list = `${pk}|list`;
      const at = (sk: string, order: string) => ({ pk, sk, data: { sk }, index: { a: { pk: list, sk: order } } });
      await table.putMany([at("x", "2"), at("y", "1"), at("z", "2"), at("w", "3"), { pk, sk: "bare", data: {} }]);
      await table.put({ pk, sk: "v", data: {}, index: { b: { pk: list, sk: "9" } } });
      const orders = async (query: object) =>
        (await listed(table, { pk: list, index: "a", ...query })).map((item) => item.index?.a?.sk);
      expect(await orders({})).toEqual(["1", "2", "2", "3"]);
      expect(await orders({ reverse: true, from: "2" })).toEqual(["3", "2", "2"]);
      expect(await orders({ to: "2" })).toEqual(["1"]);
      expect(names(await listed(table, { pk: list, index: "b" }))).toEqual(["v"]);
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await table.query({ pk: list, index: "a", limit: 1, ...(cursor ? { cursor } : {}) });
        seen.push(...names(page.items));
        cursor = page.cursor;
      } while (cursor);
      expect(seen.toSorted()).toEqual(["w", "x", "y", "z"]);
      await table.remove({ pk, sk: "x" });
      expect(await orders({})).toEqual(["1", "2", "3"]);
    });

    test("shows nothing past its expiry and lets its key be taken again, by a version its old holder does not know", async () => {
      const key = { pk: partition(), sk: "session" };
      const expiresAt = START / 1000 + 30;
      await table.put({ ...key, data: { holder: 1 }, expiresAt }, { absent: true });
      await table.put({ ...key, sk: "stays", data: {} });
      clock.ms = START + 29_999;
      expect(await table.get(key)).toBeDefined();
      clock.ms = START + 30_000;
      expect(await table.get(key)).toBeUndefined();
      expect(await table.getMany([key])).toEqual([]);
      expect(names(await listed(table, { pk: key.pk }))).toEqual(["stays"]);
      expect(names((await table.query({ pk: key.pk, limit: 1 })).items)).toEqual(["stays"]);
      await expect(table.put({ ...key, data: {} }, { version: 1 })).rejects.toThrow(ConditionFailed);
      expect(await table.put({ ...key, data: { holder: 2 } }, { absent: true })).toBe(2);
      await expect(table.remove(key, { version: 1 })).rejects.toThrow(ConditionFailed);
      clock.ms = START;
    });
  });
}

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ByteWriter } from "./bytes.ts";
import { type Call, encode, Walk } from "./staged-call.ts";

const DAYS = ["2026-09-01", "2026-09-02", "2026-10-01"];
const call: fc.Arbitrary<Call> = fc.record({
  id: fc.string({ unit: "binary", maxLength: 200 }),
  high: fc.nat(0xffffffff),
  low: fc.nat(0xffffffff),
  record: fc.nat(),
  line: fc.nat(),
  owner: fc.nat(100_000),
  day: fc.constantFrom(...DAYS),
  second: fc.nat(90_000),
  isOut: fc.boolean(),
  isConnected: fc.boolean(),
  talkSeconds: fc.nat(),
  customer: fc.string({ maxLength: 60 }),
  stamp: fc.option(fc.nat({ max: 8e12 })),
});
const put = (writer: ByteWriter, item: Call, isTombstone: boolean) =>
  encode(writer, item, DAYS.indexOf(item.day), item, isTombstone);

test("a walk over packed calls gives back every call, its fingerprint and its very bytes, in order", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(call, fc.boolean())), (calls) => {
      const writer = new ByteWriter(16);
      for (const [item, isTombstone] of calls) put(writer, item, isTombstone);
      const walk = new Walk(writer.view());
      const copied = new ByteWriter(16);
      for (const [item, isTombstone] of calls) {
        expect(walk.next()).toBe(true);
        expect([walk.high, walk.low, walk.isTombstone, walk.id()]).toEqual([item.high, item.low, isTombstone, item.id]);
        expect(walk.call(DAYS)).toEqual(item);
        copied.raw(walk.bytes());
      }
      expect(walk.next()).toBe(false);
      expect(copied.view().equals(writer.view())).toBe(true);
    }),
    { seed: 2, numRuns: 200 },
  );
});

test("a walk may start at any call's place", () => {
  const writer = new ByteWriter();
  const calls = fc.sample(call, { seed: 3, numRuns: 20 });
  const places = calls.map((item) => {
    const place = writer.length;
    put(writer, item, false);
    return place;
  });
  for (const [at, place] of places.entries()) {
    const walk = new Walk(writer.view(), place);
    walk.next();
    expect(walk.call(DAYS)).toEqual(calls[at]);
  }
});

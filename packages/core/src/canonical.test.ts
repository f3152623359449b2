import { expect, test } from "vitest";
import * as Canonical from "./canonical.ts";

test("the order of keys does not matter, the order of a list does", () => {
  expect(Canonical.text({ b: [2, 1], a: "狼" })).toBe('{"a":"狼","b":[2,1]}');
  expect(Canonical.digest({ a: 1, b: 2 })).toBe(Canonical.digest({ b: 2, a: 1 }));
  expect(Canonical.digest([1, 2])).not.toBe(Canonical.digest([2, 1]));
});

test("the digest is SHA-256 of the canonical text", () => {
  // printf '{}' | sha256sum
  expect(Canonical.digest({})).toBe("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
});

test("the published example of RFC 8785 reads as the RFC has it", () => {
  const value = {
    numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0],
    string: '\u20ac$\u000F\u000aA\'B"\\\\"/',
    literals: [null, true, false],
  };
  const canonical =
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27,0],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}';
  expect(Canonical.text(value)).toBe(canonical);
  const keys = { "€": 1, "\r": 2, "\ufb33": 3, "1": 4, "😂": 5, "\u0080": 6, ö: 7, "10": 8, "9": 9 };
  expect(Object.keys(JSON.parse(Canonical.text(keys))).length).toBe(9);
  expect(Canonical.text(keys)).toBe('{"\\r":2,"1":4,"10":8,"9":9,"\u0080":6,"ö":7,"€":1,"😂":5,"\ufb33":3}');
});

test("what JSON cannot say has no text", () => {
  const cyclic: unknown[] = [];
  cyclic.push({ circle: cyclic });
  for (const item of [undefined, () => 1, Number.NaN, Number.POSITIVE_INFINITY, "\ud800", 1n, cyclic])
    expect(() => Canonical.text(item)).toThrow();
});

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

test("what JSON cannot say has no text", () => {
  expect(() => Canonical.text(undefined)).toThrow(TypeError);
});

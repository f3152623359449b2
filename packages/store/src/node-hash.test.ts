import * as Id from "@clearboard/core/id";
import fc from "fast-check";
import { expect, test } from "vitest";
import { useNodeHash } from "./node-hash.ts";

test("Node gives the digests that JavaScript gives, of texts and of bytes", () => {
  const texts = fc.sample(fc.string({ unit: "grapheme", maxLength: 300 }), 200);
  const bytes = fc.sample(fc.uint8Array({ maxLength: 300 }), 200);
  const all = () => [...[...texts, ...bytes].map(Id.hash), ...texts.map((text) => Id.derive("team", "falcons", text))];
  // The files of this project may have asked for it already; then both are Node's, and the constants below tell.
  const before = all();
  useNodeHash();
  expect(all()).toEqual(before);
  expect(Id.hash("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

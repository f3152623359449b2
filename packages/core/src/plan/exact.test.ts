import { expect, test } from "vitest";
import * as Exact from "./exact.ts";

const NAMES = new Set(["id", "team"] as const);

test("reads every number of a document and leaves the named texts alone", () => {
  const document = { id: "7", rates: ["5%", "7/200"], isOpen: true, tier: { from: "1.0000", id: "base" } };
  const read = Exact.readNumbers(document, NAMES);
  expect(read.id).toBe("7");
  expect(read.isOpen).toBe(true);
  expect(read.rates).toEqual([
    { n: 1n, d: 20n, text: "5%" },
    { n: 7n, d: 200n, text: "7/200" },
  ]);
  expect(read.tier).toEqual({ id: "base", from: { n: 1n, d: 1n, text: "1.0000" } });
});

test("reads a figure by a free key even where the key is also a name", () => {
  const read = Exact.readNumbers({ team: "north", measures: { team: "0.9" } }, NAMES, new Set(["measures"]));
  expect(read.team).toBe("north");
  expect(read.measures).toEqual({ team: { n: 9n, d: 10n, text: "0.9" } });
});

test("writes a number as its document does, and a computed one in its shortest form", () => {
  const { from } = Exact.readNumbers({ from: "1.0000" }, NAMES);
  expect(Exact.textOf(from)).toBe("1.0000");
  expect(Exact.textOf({ n: 1n, d: 8n })).toBe("0.125");
});

test("gives no figure for a free key that nobody wrote, whatever the key is", () => {
  const { scores } = Exact.readNumbers(
    { scores: { sales: "1" } as Record<string, string> },
    NAMES,
    new Set(["scores"]),
  );
  for (const key of ["__proto__", "constructor", "toString"]) expect(scores[key]).toBeUndefined();
});

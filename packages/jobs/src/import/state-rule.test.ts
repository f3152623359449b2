import type * as Ledger from "@clearboard/store/ledger";
import { expect, test } from "vitest";
import { compareStamps, type Stamp, stampOf } from "./state-rule.ts";

const file = (id: string, asOf: number, receivedAt: number) => [id, { id, asOf, receivedAt } as Ledger.Info] as const;
const ledger = new Map([file("early", 100, 500), file("late", 200, 400), file("again", 100, 600)]);
const wins = (left: Stamp, right: Stamp) => [compareStamps(left, right) > 0, compareStamps(right, left) > 0];

test("a row counts from its own stamp, else from the as-of of its file", () => {
  expect(stampOf({ ledger }, { stamp: 150, importId: "early", hash: "a" })).toEqual([150, 500, "a"]);
  expect(stampOf({ ledger }, { stamp: null, importId: "late", hash: "a" })).toEqual([200, 400, "a"]);
  expect(stampOf({ ledger }, { stamp: null, importId: "unknown", hash: "a" })).toEqual([0, 0, "a"]);
});

test("the version of the later time counts, even when its file arrived first", () => {
  const row = (importId: string, hash: string) => stampOf({ ledger }, { stamp: null, importId, hash });
  expect(wins(row("late", "a"), row("early", "b"))).toEqual([true, false]);
});

test("of two versions of one time the one that arrived later counts, whatever the rows are", () => {
  const row = (importId: string, hash: string) => stampOf({ ledger }, { stamp: 150, importId, hash });
  expect(wins(row("again", "a"), row("early", "b"))).toEqual([true, false]);
  expect(wins(row("again", "b"), row("early", "a"))).toEqual([true, false]);
});

test("of two versions of one time and one arrival the greater hash counts; equal ones are the same", () => {
  expect(wins([1, 1, "b"], [1, 1, "a"])).toEqual([true, false]);
  expect(compareStamps([1, 1, "a"], [1, 1, "a"])).toBe(0);
});

import { expect, test } from "vitest";
import { ownerName } from "./owners.tsx";
import { isOver } from "./queue.ts";

test("shows an owner by the source's own words, without the namespace", () => {
  expect(ownerName("crm:name|Anna Snelling")).toBe("Anna Snelling");
  expect(ownerName("pbx:extension|80|42")).toBe("80|42");
});

test("a file is on its way until it has a receipt, or is held, refused or withdrawn", () => {
  const now = { importId: "imp_1", name: "a.csv", progress: null, receipt: null, receivedAt: "2026-10-01T00:00:00Z" };
  expect(isOver({ ...now, state: "merging" })).toBe(false);
  expect(isOver({ ...now, state: "refused" })).toBe(true);
});

import type * as RunShape from "@clearboard/core/payroll/run";
import { expect, test } from "vitest";
import { ordered } from "./run-order.ts";

const yuan = (minor: string) => ({ minor, currency: "CNY" });

function row(name: string, paid: string, more: Partial<RunShape.Row> = {}): RunShape.Row {
  const sums = { own: yuan(paid), adjustments: yuan("0"), draws: yuan("0"), paid: yuan(paid) };
  return { ...{ id: name, name, team: null, teamName: null, plan: null, line: null, reason: null }, ...sums, ...more };
}

const PEOPLE = [
  row("Bo", "900", { teamName: "Otters" }),
  row("Anna", "9007199254740993", { teamName: "Falcons" }),
  row("Dai", "0", { reason: "no-target" }),
  row("Chloé", "9007199254740992", { teamName: "Falcons" }),
  row("Ewan", "-1500", { teamName: "Team 10" }),
  row("Farida", "900", { teamName: "Team 9" }),
];
const names = (column: "name" | "team" | "paid", isDown: boolean) =>
  ordered(PEOPLE, { column, isDown }, (one) => (column === "team" ? (one.teamName ?? "") : one.name), "en").map(
    ({ name }) => name,
  );

test("a payroll clerk reads the dearest first, amounts beyond 2^53 apart, equals by name and who is not paid last", () => {
  expect(names("paid", true)).toEqual(["Anna", "Chloé", "Bo", "Farida", "Ewan", "Dai"]);
  expect(names("paid", false)).toEqual(["Ewan", "Bo", "Farida", "Chloé", "Anna", "Dai"]);
});

test("teams are ordered as people count, and who has none comes last either way", () => {
  expect(names("team", false)).toEqual(["Anna", "Chloé", "Bo", "Farida", "Ewan", "Dai"]);
  expect(names("team", true).at(-1)).toBe("Dai");
  expect(names("name", true)[0]).toBe("Farida");
});

test("ordering leaves the run itself as it came", () => {
  names("paid", true);
  expect(PEOPLE[0]?.name).toBe("Bo");
});

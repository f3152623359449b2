import { expect, test } from "vitest";
import { build, deal, EMPTY, person } from "./board/month.fixture.ts";
import * as Policy from "./policy.ts";

const titles = (deals: Parameters<typeof build>[0]["deals"], role: "rep" | "manager" = "rep") => {
  const people = [person("Ann"), person("Bo"), person("Cy"), person("Mona", { role })];
  const board = build({ ...EMPTY, people, deals: deals ?? [], policy: Policy.DEFAULT });
  const wolf = board.honours.find(({ id }) => id === "wolf");
  return [wolf?.value, wolf?.people.map(({ name }) => name).sort()];
};

test("all who are equal at the top share the title", () => {
  expect(titles([deal("Ann", 500), deal("Bo", 500), deal("Cy", 499)])).toEqual(["500", ["Ann", "Bo"]]);
});

test("a month in which everybody stands at zero has no title holder", () => {
  expect(titles([deal("Ann", 0)])).toEqual([null, []]);
});

test("whoever is not ranked by role takes no title", () => {
  expect(titles([deal("Ann", 500), deal("Mona", 900)], "manager")).toEqual(["500", ["Ann"]]);
});

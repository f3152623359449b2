import { expect, test } from "vitest";
import { changes } from "./changes.ts";

const plan = (tiers: object[]) => ({
  version: 1,
  plans: [{ roles: ["rep"], plan: { id: "lines", components: [{ id: "revenue", tiers }] } }],
});
const TIERS = [
  { id: "none", from: "0", rate: "0.01" },
  { id: "base", from: "0.8", rate: "0.02" },
];

test("names every leaf that differs with what stands there now and then", () => {
  const after = plan([TIERS[0] as object, { id: "base", from: "0.8", rate: "0.03", amount: "500" }]);
  expect(changes(plan(TIERS), { ...after, version: 2 })).toEqual([
    { place: "/plans/0/plan/components/0/tiers/1/rate", before: "0.02", after: "0.03" },
    { place: "/plans/0/plan/components/0/tiers/1/amount", before: null, after: "500" },
  ]);
});

test("a row put in between is new, and its neighbours did not change", () => {
  const after = plan([TIERS[0] as object, { id: "half", from: "0.5", rate: "0.015" }, TIERS[1] as object]);
  expect(changes(plan(TIERS), after).map(({ place, before }) => [place, before])).toEqual([
    ["/plans/0/plan/components/0/tiers/1/id", null],
    ["/plans/0/plan/components/0/tiers/1/from", null],
    ["/plans/0/plan/components/0/tiers/1/rate", null],
  ]);
});

test("a list of words is one change, and the same document none", () => {
  expect(changes({ roles: ["rep"] }, { roles: ["rep", "lead"] })).toEqual([
    { place: "/roles", before: "rep", after: "rep, lead" },
  ]);
  expect(changes(plan(TIERS), { ...plan(TIERS), version: 7, effectiveMonth: "2026-02" }).slice(1)).toEqual([]);
});

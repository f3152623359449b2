import { expect, test } from "vitest";
import * as Canonical from "./canonical.ts";
import * as Policy from "./policy.ts";

/** A policy as releases before there were plans stored it. */
const OLD = {
  version: 3,
  effectiveMonth: "2026-02",
  scorecard: Policy.DEFAULT.scorecard,
  ranking: Policy.DEFAULT.ranking,
  bonus: {
    belowRate: "0.01",
    lines: [
      { id: "sprint", at: "1.30", rate: "0.06" },
      { id: "base", at: "0.80", rate: "0.02" },
      { id: "challenge", at: "1.00", rate: "0.035" },
    ],
    rounding: "half-even",
  },
  calls: { directions: "all" },
  sources: { deal: ["crm"] },
  honours: Policy.DEFAULT.honours,
};

test("a policy of before there were plans is read as the plan it was, for every role", () => {
  const read = Policy.parse(OLD, "JPY");
  expect(read).toMatchObject({ version: 3, effectiveMonth: "2026-02", refunds: { windowDays: 90 }, calendar: {} });
  expect(read.plans).toHaveLength(1);
  expect(read.plans[0]).toMatchObject({
    roles: ["rep", "lead", "manager", "support"],
    plan: { currency: "JPY", rounding: "half-even" },
  });
  const tiers = read.plans[0]?.plan.components[0]?.tiers.map(({ id, from, rate }) => [id, from, rate]);
  expect(tiers).toEqual([
    ["none", "0", "0.01"],
    ["base", "0.80", "0.02"],
    ["challenge", "1.00", "0.035"],
    ["sprint", "1.30", "0.06"],
  ]);
  expect("bonus" in read).toBe(false);
  expect(Canonical.text(Policy.parse(read))).toBe(Canonical.text(read));
});

test("the default says itself in full, and what is no policy is refused", () => {
  expect(Policy.parse(Policy.DEFAULT)).toEqual(Policy.DEFAULT);
  expect(Policy.initial("USD").plans[0]?.plan.currency).toBe("USD");
  for (const wrong of [null, "x", {}, { ...OLD, bonus: {} }, { ...Policy.DEFAULT, bonuses: 1 }])
    expect(() => Policy.parse(wrong)).toThrow();
});

test("the first plan that names a role pays it", () => {
  expect(Policy.payOf(Policy.DEFAULT, "lead")?.plan.id).toBe("three-lines");
  expect(Policy.payOf(Policy.DEFAULT, "support")).toBeUndefined();
});

test("the published schema names every section and its fields", () => {
  const schema = Policy.jsonSchema() as { title: string; properties: Record<string, unknown> };
  expect(schema.title).toBe("Clearboard policy");
  expect(Object.keys(schema.properties).sort()).toEqual(Object.keys(Policy.DEFAULT).sort());
});

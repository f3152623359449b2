import { expect, test } from "vitest";
import * as Policy from "./policy.ts";

test("the default says itself in full, and what is no policy is refused", () => {
  expect(Policy.Info.parse(Policy.DEFAULT)).toEqual(Policy.DEFAULT);
  expect(Policy.initial("USD").plans[0]?.plan.currency).toBe("USD");
  for (const wrong of [null, "x", {}, { ...Policy.DEFAULT, bonus: {} }])
    expect(() => Policy.Info.parse(wrong)).toThrow();
});

test("the first plan that names a role pays it", () => {
  expect(Policy.payOf(Policy.DEFAULT, "lead")?.plan.id).toBe("three-lines");
  expect(Policy.payOf(Policy.DEFAULT, "support")).toBeUndefined();
});

test("the published schema names every section and its fields", () => {
  const schema = Policy.jsonSchema() as { title: string; properties: Record<string, unknown> };
  expect(schema.title).toBe("Clearboard policy");
  // "payroll" and "held" may be left out: payroll then has its usual columns, and files wait at the usual numbers
  expect(Object.keys(schema.properties).sort()).toEqual([...Object.keys(Policy.DEFAULT), "held", "payroll"].sort());
});

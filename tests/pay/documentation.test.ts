/** pay.md: every plan and input in it is run, and pays what the page says. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type * as Input from "@clearboard/core/pay/input";
import * as Plan from "@clearboard/core/plan/plan";
import { expect, test } from "vitest";
import { pay } from "./paying.ts";

const PAGE = readFileSync(join(import.meta.dirname, "../../packages/core/pay.md"), "utf8");
const blocks = (kind: string) =>
  [...PAGE.matchAll(new RegExp(`\`\`\`${kind}\n([\\s\\S]*?)\`\`\``, "g"))].map((match) => match[1] ?? "");
const plans = blocks("json plan").map((text) => JSON.parse(text) as Plan.Draft);
const inputs = blocks("json input").map((text) => JSON.parse(text) as Input.Draft);
const paid = blocks("text paid").map((text) => text.trim().split("\n"));

test("every example has a plan, an input and what it pays", () => {
  expect(plans.length).toBeGreaterThan(10);
  expect([inputs.length, paid.length]).toEqual([plans.length, plans.length]);
});

test.each(plans.map((plan, at) => [plan.id, at] as const))("the example %s pays what the page says", (_, at) => {
  const result = pay(plans[at]!, inputs[at]!);
  const lines = result.people.flatMap((person) =>
    person.periods.map((item) => `${person.id} ${item.id} ${item.paid.text}`),
  );
  expect(lines).toEqual(paid[at]);
});

test("every field of a plan and of a component is on the page", () => {
  const schema = Plan.jsonSchema() as { properties: Record<string, { items?: { properties?: object } }> };
  const fields = [
    ...Object.keys(schema.properties),
    ...Object.keys(schema.properties.components?.items?.properties ?? {}),
  ];
  expect(fields.length).toBeGreaterThan(30);
  expect(fields.filter((field) => !PAGE.includes(`\`${field}`))).toEqual([]);
});

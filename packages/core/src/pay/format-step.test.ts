import { expect, test } from "vitest";
import * as Presets from "../plan/presets.ts";
import * as Rational from "../rational.ts";
import type { Locale } from "../words/text.ts";
import * as Calculate from "./calculate.ts";
import * as FormatStep from "./format-step.ts";
import * as Input from "./input.ts";

const plan = Presets.threeLines();
const input = Input.Info.parse({
  people: [
    {
      id: "anna",
      target: "100000",
      periods: [{ id: "2026-03", amount: "142357.30", workingDays: { eligible: "20", total: "22" } }],
    },
  ],
});
const steps = Calculate.calculate(plan, input).people[0]?.periods[0]?.steps ?? [];
const sentences = (code: string, locale: Locale) =>
  steps.filter((step) => step.code === code).map((step) => FormatStep.formatStep(step, plan, locale));

test("a step says its line by name, its money grouped and its rate as a percentage", () => {
  const [none, base] = sentences("tier.marginal.rate", "en");
  expect([none, base]).toEqual([
    "tier below base: 72,727.27… inside it at 1%",
    "tier base: 18,181.81… inside it at 2%",
  ]);
  expect(sentences("tier.marginal.rate", "zh-CN")).toContain("挑战线 档：档内 27,272.72… × 3.5%");
  expect(sentences("round", "en")).toEqual(["the one rounding (half up)"]);
});

test("figures are grouped, cut where they have no end, and never rounded up", () => {
  expect(FormatStep.money("1234567.5", "CNY")).toBe("1,234,567.50");
  expect(FormatStep.money("-1999999/3", "JPY")).toBe("−666,666…");
  expect(FormatStep.share("7/200")).toBe("3.5%");
  expect(FormatStep.share("1/3")).toBe("33.3333…%");
  expect(FormatStep.figure("12")).toBe("12");
  expect(FormatStep.money("123456789012345678901.25", "CNY")).toBe("123,456,789,012,345,678,901.25");
});

test("each step's own amount adds up by eye to the running sum beside it", () => {
  const own = FormatStep.ownAmounts(steps);
  for (const [at, { component, figure, value }] of steps.entries()) {
    const sum = steps
      .slice(0, at + 1)
      .flatMap((step, index) =>
        step.component === component && step.figure === figure ? [Rational.parseRate(own[index] ?? "0")] : [],
      );
    expect(Rational.exactText(Rational.sum(sum))).toBe(value);
  }
  const tiers = steps.flatMap((step, at) =>
    step.code.startsWith("tier.") ? [FormatStep.stepValue(step, own[at] ?? "", plan)] : [],
  );
  expect(tiers.length).toBeGreaterThan(1);
  for (const text of tiers) expect(text).toMatch(/^[\d,]+\.\d\d…?$/);
});

test("a longer unit says which month of it this is, once for each unit, by the fiscal year", () => {
  const quarter = { ...plan, components: plan.components.map((item) => ({ ...item, unit: "quarter" as const })) };
  const document = { ...quarter, components: [...quarter.components, ...quarter.components] };
  const stated = (firstMonth?: string) => ({
    month: "2026-03",
    plan: { id: "q", title: null, policyVersion: 1, document },
    input: firstMonth === undefined ? null : { ...input, firstMonth },
  });
  expect(FormatStep.unitsToDate(stated(), "en")).toEqual([
    "Month 3 of 3 of the quarter: the lines add up over the quarter to date.",
  ]);
  expect(FormatStep.unitsToDate(stated("2"), "zh-CN")).toEqual(["季度的第 2 个月，共 3 个月：各行为季度累计。"]);
  expect(FormatStep.unitsToDate({ ...stated(), plan: null }, "en")).toEqual([]);
  const monthly = { id: "m", title: null, policyVersion: 1, document: plan };
  expect(FormatStep.unitsToDate({ ...stated(), plan: monthly }, "en")).toEqual([]);
});

test("one deal is one deal, and an attainment is a percentage", () => {
  const team = Presets.teamLinked();
  const stated = Input.Info.parse({
    people: [
      {
        ...{ id: "bo", target: "100", variable: "100" },
        periods: [{ id: "2026-03", deals: [{ id: "D1", amount: "60" }], measures: { team: "0.825" } }],
      },
    ],
  });
  const list = Calculate.calculate(team, stated).people[0]?.periods[0]?.steps ?? [];
  const shown = list.map((step) => [
    FormatStep.formatStep(step, team, "en"),
    FormatStep.stepValue(step, step.value, team),
  ]);
  expect(shown.slice(0, 2)).toEqual([
    ["revenue of 1 deal", "60.00"],
    ["team attainment as given", "82.5%"],
  ]);
});

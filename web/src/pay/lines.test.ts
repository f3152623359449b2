import * as Calculate from "@clearboard/core/pay/calculate";
import * as Input from "@clearboard/core/pay/input";
import * as Plan from "@clearboard/core/plan/plan";
import * as Ready from "@clearboard/core/plan/presets";
import { expect, test } from "vitest";
import { type Block, blocks } from "./lines.ts";

function sum(plan: Plan.Info, person: object, locale: "en" | "zh-CN" = "en"): Block[] {
  const input = Input.Info.parse({ people: [{ id: "anna", ...person }] });
  const steps = Calculate.calculate(plan, input).people[0]?.periods.at(-1)?.steps ?? [];
  return blocks(steps, plan, locale, (key, of) => `${key} ${of}`);
}
const textsOf = (block: Block | undefined) =>
  block?.lines.map(({ kind, label, how, figure }) => [kind, label, how.replace("\u00a0", " "), figure].join("|"));

test("one component: what was sold, each rate with its part, what is earned, and the one rounding", () => {
  const blocks = sum(Ready.threeLines(), { target: "100000", periods: [{ id: "2026-10", amount: "90000" }] });
  expect(blocks.map(({ title }) => title)).toEqual([null, null, null]);
  expect(textsOf(blocks[1])).toEqual([
    "step|below base|80,000.00 × 1%|800.00",
    "step|base|10,000.00 × 2%|200.00",
    "sum|earned Revenue||1,000.00",
  ]);
  // nothing was rounded: the line stays, muted
  expect(blocks[2]?.lines).toMatchObject([{ kind: "step", figure: "0.00", isNothing: true }]);
});

const TWO = Plan.Info.parse({
  id: "two",
  currency: "CNY",
  components: [
    {
      ...{ id: "sales", title: { en: "Sales", zh: "销售" }, measure: "revenue", unit: "month" },
      tiers: [{ id: "all", from: "0", rate: "10%" }],
    },
    {
      ...{ id: "count", title: { en: "Deals", zh: "单数" }, measure: "deals", unit: "month", boundary: "upper" },
      tiers: [
        { id: "few", from: "0", rate: "0" },
        { id: "many", from: "3", rate: "50" },
      ],
    },
  ],
  cap: { amount: "1000" },
  floor: "200",
} satisfies Plan.Draft);
const deals = (count: number, amount: string) =>
  Array.from({ length: count }, (_, at) => ({ id: `D${at}`, day: `2026-10-0${at + 1}`, amount }));

test("two components stand under their titles, counts without money, and a cap takes off what is above it", () => {
  const blocks = sum(TWO, { periods: [{ id: "2026-10", deals: deals(5, "3000") }] });
  expect(blocks.flatMap(({ title }) => title ?? [])).toEqual(["Sales", "Deals"]);
  const lines = blocks.flatMap((block) => textsOf(block) ?? []);
  expect(lines).toContain("step|many|2 × 50.00|100.00");
  // 10% of 15,000.00 and twice 50.00 are 1,600.00, of which 600.00 are above the cap
  const whole = blocks.at(-1)?.lines ?? [];
  expect(whole.filter(({ isNegative }) => isNegative).map(({ figure }) => figure)).toEqual(["−600.00"]);
  expect(whole.slice(0, 2).map(({ figure }) => figure)).toEqual(["1,500.00", "100.00"]);
});

test("each line has its own amount, and beside it the sum so far", () => {
  const blocks = sum(Ready.threeLines(), { target: "100000", periods: [{ id: "2026-10", amount: "90000" }] });
  expect(blocks[1]?.lines.map(({ figure, running }) => [figure, running])).toEqual([
    ["800.00", "800.00"],
    ["200.00", "1,000.00"],
    ["1,000.00", ""],
  ]);
});

test("every block's lines add up to its sum, and the whole to the pay, in both languages", () => {
  const minor = (figure: string) => BigInt(figure.replaceAll(",", "").replace("−", "-").replace(".", ""));
  for (const locale of ["en", "zh-CN"] as const)
    for (const [count, amount, pay] of [
      [5, "3000", 100_000n],
      [2, "500", 20_000n],
      [4, "100", 20_000n],
    ] as const) {
      const blocks = sum(TWO, { periods: [{ id: "2026-10", deals: deals(count, amount) }] }, locale);
      for (const { lines } of blocks) {
        const total = lines.find(({ kind }) => kind === "sum");
        const steps = lines.filter(({ kind }) => kind === "step").reduce((sum, line) => sum + minor(line.figure), 0n);
        if (total !== undefined) expect(steps).toBe(minor(total.figure));
        else if (lines === blocks.at(-1)?.lines) expect(steps).toBe(pay);
      }
    }
});

test("a draw changes what is paid out, not what is earned: the sum stays the month's own", () => {
  const plan = Plan.Info.parse({
    ...{ id: "draw", currency: "CNY", draw: { amount: "2000" } },
    components: [{ id: "sales", unit: "month", tiers: [{ from: "0", rate: "10%" }] }],
  } satisfies Plan.Draft);
  const blocks = sum(plan, { periods: [{ id: "2026-10", amount: "5000" }] });
  expect(blocks[0]?.lines.map(({ figure }) => figure)).toContain("5,000.00");
  expect(blocks.flatMap(({ lines }) => lines).filter(({ figure }) => figure === "500.00")).not.toEqual([]);
  expect(blocks.flatMap(({ lines }) => lines).some(({ figure }) => figure.includes("2,000"))).toBe(false);
});

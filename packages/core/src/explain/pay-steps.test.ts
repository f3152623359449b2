import { expect, test } from "vitest";
import type * as Board from "../board/info.ts";
import type * as Inputs from "../board/inputs.ts";
import * as Month from "../board/month.fixture.ts";
import * as Plan from "../plan/plan.ts";
import * as Ready from "../plan/presets.ts";
import * as Policy from "../policy.ts";
import * as Explain from "./explain.ts";
import * as Figure from "./figure.ts";
import { sayRule } from "./text.ts";

const anna = "crm:name|Anna";
const shared = Month.deal("Anna", 20_000_000, {
  credits: [
    { owner: anna, share: "0.75", credit: "direct" },
    { owner: "crm:name|Bo", share: "0.25", credit: "direct" },
  ],
});
const MONTH: Inputs.Inputs = {
  ...Month.EMPTY,
  people: [
    Month.person("Anna", { team: "North" }),
    Month.person("Bo", { team: "North" }),
    Month.person("Chief", { role: "manager" }),
  ],
  deals: [shared, Month.deal("Chief", 100)],
  refunds: [
    {
      id: "R1",
      origin: Month.origin("crm"),
      values: { deal: shared.id, day: "2026-04-01", amountMinor: "1019027", currency: "CNY" },
    },
  ],
  targets: [Month.target("person", anna, 10_000_000), Month.target("person", "crm:name|Bo", 10_000_000)],
};

function why(inputs: Inputs.Inputs, name: string, key: Figure.Key) {
  const { previous: _, ...all } = inputs;
  const board = Month.build(all);
  const person = Month.of(board, name) as Board.Person;
  return Explain.open(board, inputs).explain(Figure.idOf(board, person.id, key));
}
const words = (built: ReturnType<typeof why>, locale: "en" | "zh-CN") =>
  built.steps.map(({ code, params }) => sayRule(code, locale, params));

test("a bonus is explained by the engine's steps, down to the deal's split share and its refund", () => {
  const built = why(MONTH, "Anna", "bonus");
  // Three quarters of 200,000.00 less three quarters of 10,190.27: 142,357.30.
  expect(built.value).toEqual({ kind: "money", minor: "286787", currency: "CNY" });
  expect(built.recomputed.isSame).toBe(true);
  expect(built.rows.map(({ kind, id, effect }) => [kind, id, effect.kind === "money" ? effect.minor : ""])).toEqual([
    ["deal", shared.id, "15000000"],
    ["refund", "R1", "-764270"],
    ["target", `person ${anna}`, "10000000"],
  ]);
  expect(words(built, "en").join("\n")).toContain("tier sprint: 12,357.30 inside it at 5%");
  expect(words(built, "zh-CN").join("\n")).toContain("挑战线");
  const parts = built.steps
    .filter(({ code }) => code === "step.pay.part")
    .map(({ value }) => (value.kind === "money" ? value.minor : ""));
  expect(parts).toEqual(["80000", "40000", "105000", "61787"]);
  expect(sayRule(built.rule.code, "en", built.rule.params)).toContain("0% → 1%, 80% → 2%, 100% → 3.5%, 130% → 5%");
});

test("a line names the start of every tier, and what is missing names the next one", () => {
  expect(words(why(MONTH, "Bo", "line"), "en").slice(2)).toEqual([
    "Start of below base",
    "Start of base",
    "Start of challenge",
    "Start of sprint",
  ]);
  const next = why(MONTH, "Bo", "toNextLine");
  // A quarter of 189,809.73 is 47,452.43; the base line starts at 80,000.00.
  expect(next.value).toEqual({ kind: "money", minor: "3254757", currency: "CNY" });
  expect(next.steps.at(-1)).toMatchObject({ value: { kind: "money", minor: "8000000" } });
  expect(why(MONTH, "Anna", "toNextLine")).toMatchObject({
    value: { kind: "missing", reason: "no-next-line" },
    recomputed: { isSame: true },
  });
});

test("who has no plan, and what a plan refuses, says so", () => {
  const short = Ready.threeLines();
  const [component] = short.components;
  const top = {
    ...short,
    components: component ? [{ ...component, tiers: [{ id: "all", from: "0", to: "1", rate: "1%" }] }] : [],
  };
  const policy = { ...Policy.DEFAULT, plans: [{ roles: ["rep" as const], plan: top }] };
  const refused = why({ ...MONTH, policy }, "Anna", "bonus");
  expect(refused).toMatchObject({ value: { kind: "missing", reason: "plan-refused" }, recomputed: { isSame: true } });
  expect(words(refused, "en").join()).toContain("is above the last tier");
  expect(words(refused, "zh-CN").join()).toContain("高于最后一档");
  const none = why(MONTH, "Chief", "bonus");
  expect(none).toMatchObject({ value: { kind: "missing", reason: "no-plan" }, rule: { code: "rule.pay.none" } });
  expect(sayRule(none.rule.code, "zh-CN", none.rule.params)).toContain("没有");
});

test("gates, caps and factors are said with what they leave, and counts and shares in their own kinds", () => {
  const plan = Plan.Info.parse({
    id: "mixed",
    currency: "CNY",
    components: [
      { id: "count", measure: "deals", unit: "month", tiers: [{ from: "0", rate: "100" }] },
      {
        id: "sales",
        unit: "month",
        boundary: "upper",
        tiers: [
          { from: "0", rate: "1%" },
          { from: "1000000", rate: "2%" },
        ],
      },
    ],
    gates: [{ id: "won", measure: "winRate", atLeast: "2", otherwise: "0.5" }],
    cap: { amount: "500" },
  } satisfies Plan.Draft);
  const policy = { ...Policy.DEFAULT, plans: [{ roles: ["rep" as const], plan }] };
  const built = why({ ...MONTH, policy }, "Anna", "bonus");
  // 75 for three quarters of a deal and 1,423.573; half of it, and 500 at most.
  expect(built).toMatchObject({ value: { minor: "50000" }, recomputed: { isSame: true } });
  expect(built.steps.map(({ value }) => value.kind)).toContain("ratio");
  expect(words(built, "en").join("\n")).toMatch(/at most 500/);
  const team = { ...Policy.DEFAULT, plans: [{ roles: ["rep" as const], plan: Ready.teamLinked(), variable: "1000" }] };
  const linked = why({ ...MONTH, policy: team }, "Anna", "bonus");
  expect(linked.recomputed.isSame).toBe(true);
  const matrix = {
    rows: { measure: "deals", from: ["0"] },
    columns: { measure: "revenue", from: ["0"] },
    values: [["10"]],
    gives: "amount" as const,
  };
  const flat = Plan.Info.parse({
    id: "m",
    currency: "CNY",
    components: [{ id: "x", unit: "month", matrix }],
  } satisfies Plan.Draft);
  const bare = { ...Policy.DEFAULT, plans: [{ roles: ["rep" as const], plan: flat }] };
  expect(why({ ...MONTH, policy: bare }, "Anna", "line")).toMatchObject({
    rule: { params: { tiers: "–" } },
    recomputed: { isSame: true },
  });
});

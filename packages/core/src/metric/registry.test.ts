import { expect, test } from "vitest";
import { TEXTS } from "../explain/text.ts";
import * as Policy from "../policy.ts";
import * as Rational from "../rational.ts";
import * as List from "./list.ts";
import { MEASURES, metricOf } from "./plan-measures.ts";
import { IN_READING_ORDER, listMetrics } from "./reading-order.ts";
import * as Registry from "./registry.ts";

test.each(List.METRICS)("%s has a label and a rule in both languages, and rows that make it", (id) => {
  const { rule } = Registry.definitionOf(id);
  for (const text of [Registry.labelOf(id, "en"), Registry.labelOf(id, "zh-CN"), rule.en, rule.zh])
    expect(text).not.toBe("");
  expect(Registry.labelOf(id, "zh-CN")).toMatch(/\p{Script=Han}/u);
  expect(rule.zh).toMatch(/\p{Script=Han}/u);
  expect(Registry.takesTarget(id) || Registry.sumsOf(id).length > 0).toBe(true);
  expect(TEXTS[`step.${id}`].en).toBe(Registry.labelOf(id, "en"));
  expect(Object.hasOwn(MEASURES, id)).toBe(true);
});

test("no two metrics share a label", () => {
  for (const locale of ["en", "zh-CN"] as const) {
    const labels = List.METRICS.map((id) => Registry.labelOf(id, locale));
    expect(new Set(labels).size).toBe(labels.length);
  }
});

test("more is better, but for lost deals, and no merit where others decide it", () => {
  const not = List.METRICS.filter((id) => Registry.definitionOf(id).better !== "higher");
  expect(not.map((id) => `${id} ${Registry.definitionOf(id).better}`)).toEqual([
    "dealsLost lower",
    "lostShare lower",
    "inboundDials neither",
    "target neither",
  ]);
});

test("a ratio is made of declared sums or the target", () => {
  for (const id of List.METRICS) {
    const definition = Registry.definitionOf(id);
    if (definition.kind !== "ratio") continue;
    for (const term of [definition.top, ...definition.bottom])
      expect(term === "target" || Registry.SUMS.has(term as Registry.SumId), `${id}: ${term}`).toBe(true);
  }
});

test("the panel lists the result first, and cash only where there is some", () => {
  const none = Object.fromEntries(List.METRICS.map((id) => [id, null])) as { [K in Registry.Metric]: null };
  expect(listMetrics(none).slice(0, 4)).toEqual(["revenue", "target", "attainment", "dealsWon"]);
  expect(listMetrics(none)).not.toContain("collected");
  const all = IN_READING_ORDER.filter((id) => !id.endsWith("Share"));
  expect(listMetrics({ ...none, collected: 0 })).toEqual(all);
});

test("deals by share are listed where they differ from the whole deals", () => {
  const none = Object.fromEntries(List.METRICS.map((id) => [id, null])) as { [K in Registry.Metric]: unknown };
  expect(listMetrics({ ...none, dealsWon: 2, wonShare: "2.0000", dealsLost: 1, lostShare: "0.5000" })).toContain(
    "lostShare",
  );
  expect(listMetrics({ ...none, dealsWon: 2, wonShare: "2.0000" })).not.toContain("wonShare");
});

test("exports, the terminal and late changes list their metrics in the order of the list", () => {
  const old = List.METRICS.slice(0, List.METRICS.indexOf("attainment") + 1);
  const listed = (...[place, order]: Parameters<typeof Registry.metricsIn>) =>
    Registry.metricsIn(place, order)
      .filter((id) => old.includes(id))
      .join(" ");
  expect(listed("sheet", IN_READING_ORDER)).toBe(
    "revenue target attainment dealsWon dealsLost winRate wonShare lostShare dials connected connectRate talkSeconds",
  );
  expect(listed("terminal", IN_READING_ORDER)).toBe("revenue attainment dealsWon winRate dials connected");
  expect(listed("late", List.METRICS)).toBe("revenue dealsWon dealsLost collected dials connected talkSeconds target");
});

test("a plan may name a metric by its id or by the plan's own name for it", () => {
  expect([metricOf("paid"), metricOf("deals"), metricOf("talkSeconds"), metricOf("margin")]).toEqual([
    "collected",
    "dealsWon",
    "talkSeconds",
    undefined,
  ]);
  expect(MEASURES.paid).toEqual({ en: "collected", zh: "回款" });
});

test("a title may be given by revenue, deals won, satisfaction or climb, and by nothing else", () => {
  const [honour] = Policy.DEFAULT.honours;
  const parse = (by: string) => Policy.Info.shape.honours.safeParse([{ ...honour, by }]).success;
  expect(["revenue", "dealsWon", "satisfaction", "climb", "dials"].map(parse)).toEqual([true, true, true, true, false]);
});

test("a refunded deal is listed whole with its refunds in the figures of revenue, not in the collection rate", () => {
  expect(List.METRICS.filter(Registry.isNet)).toEqual(["revenue", "averageDeal", "attainment"]);
});

test("a row that adds nothing to the cash received shows what it adds to what is due", () => {
  const payment = (collectedMinor: bigint, dueMinor: bigint) =>
    Registry.effectOf("collectionRate", { kind: "payment", collectedMinor, dueMinor }, "all");
  expect([payment(45n, 60n), payment(0n, 60n)]).toEqual([
    { unit: "money", amount: Rational.of(45) },
    { unit: "money", amount: Rational.of(60) },
  ]);
});

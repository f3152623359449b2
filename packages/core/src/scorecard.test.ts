import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as Policy from "./policy.ts";
import * as Rational from "./rational.ts";
import * as Scorecard from "./scorecard.ts";

const POLICY = Policy.DEFAULT.scorecard;
const seen = (actual: string, target: string, answers: number | null = null): Scorecard.Observation => ({
  status: "observed",
  actual: Rational.parse(actual),
  target: Rational.parse(target),
  answers,
});
const FULL: Scorecard.Observations = {
  sales: seen("9000", "10000"),
  satisfaction: seen("0.81", "0.90", 12),
  collaboration: seen("0.80", "0.80", 6),
  knowledge: seen("2", "4"),
};
const MISSING: Scorecard.Observation = {
  status: "missing",
  reason: "too-few-answers",
  answers: 3,
  target: Rational.parse("0.9"),
};
const NONE: Scorecard.Observation = { status: "not-applicable" };

test("the total is the weighted mean of attainments", () => {
  // 60 x 90 + 20 x 90 + 10 x 100 + 10 x 50 = 8,700; / 100 = 87
  const score = Scorecard.scoreOf(FULL, POLICY);
  expect(score).toMatchObject({ total: "87.00", based: 100, measured: 100, reason: null });
  expect(score.components.map((part) => [part.actual, part.target, part.score])).toEqual([
    ["9000", "10000", "90.00"],
    ["0.8100", "0.9000", "90.00"],
    ["0.8000", "0.8000", "100.00"],
    ["2", "4", "50.00"],
  ]);
});

test("a component is not below 0 and not above its cap", () => {
  const score = Scorecard.scoreOf(
    { ...FULL, sales: seen("20000", "10000"), satisfaction: seen("-1", "0.90", 9) },
    POLICY,
  );
  expect(score.components.map((part) => part.score).slice(0, 2)).toEqual(["150.00", "0.00"]);
});

test("missing weight is left out down to 80 of 100, and said", () => {
  // 60 x 90 + 10 x 100 + 10 x 50 = 6,900; / 80 = 86.25
  const score = Scorecard.scoreOf({ ...FULL, satisfaction: MISSING }, POLICY);
  expect(score).toMatchObject({ total: "86.25", based: 80, measured: 100 });
  expect(score.components[1]).toMatchObject({
    status: "missing",
    reason: "too-few-answers",
    answers: 3,
    score: null,
    target: "0.9000",
  });
  const less = Scorecard.scoreOf({ ...FULL, satisfaction: MISSING, knowledge: { ...MISSING, target: null } }, POLICY);
  expect(less).toMatchObject({ total: null, based: 70, reason: "too-little-observed" });
});

test("a score stands when exactly the minimum of the weight is observed, and not below it", () => {
  const total = (minimumObserved: number) =>
    Scorecard.scoreOf({ ...FULL, satisfaction: MISSING }, { ...POLICY, minimumObserved }).total;
  expect([total(80), total(81)]).toEqual(["86.25", null]);
});

test("what the company does not measure leaves the scale for all", () => {
  const score = Scorecard.scoreOf({ ...FULL, collaboration: NONE, knowledge: NONE, satisfaction: NONE }, POLICY);
  expect(score).toMatchObject({ total: "90.00", based: 60, measured: 60 });
  expect(score.components[3]).toMatchObject({ status: "not-applicable", reason: "not-measured" });
  // 60 of 80 measured is 75%
  expect(
    Scorecard.scoreOf({ ...FULL, satisfaction: MISSING, collaboration: NONE, knowledge: NONE }, POLICY).reason,
  ).toBe("too-little-observed");
});

test("without sales there is no score", () => {
  expect(Scorecard.scoreOf({ ...FULL, sales: { ...MISSING, answers: null } }, POLICY).reason).toBe("no-sales-score");
  expect(Scorecard.scoreOf({ ...FULL, sales: NONE }, POLICY).reason).toBe("no-sales-score");
  expect(
    Scorecard.scoreOf({ sales: NONE, satisfaction: NONE, collaboration: NONE, knowledge: NONE }, POLICY).reason,
  ).toBe("not-measured");
});

test("a scorecard that weighs only what is not observed has no total", () => {
  const policy = { ...POLICY, sales: { ...POLICY.sales, weight: 0 } };
  const score = Scorecard.scoreOf(
    { sales: seen("1", "1"), satisfaction: MISSING, collaboration: MISSING, knowledge: MISSING },
    policy,
  );
  expect(score).toMatchObject({ total: null, reason: "too-little-observed" });
});

test("raising any component never lowers the total", () => {
  const actual = fc.integer({ min: -50, max: 400 });
  fc.assert(
    fc.property(
      fc.tuple(actual, actual, actual, actual),
      fc.nat(3),
      fc.integer({ min: 1, max: 100 }),
      (actuals, at, more) => {
        const total = (values: number[]) => {
          const of = (index: number) => seen(String(values[index]), "100", 9);
          return Rational.parse(
            Scorecard.scoreOf({ sales: of(0), satisfaction: of(1), collaboration: of(2), knowledge: of(3) }, POLICY)
              .total ?? "0",
          );
        };
        const raised = actuals.map((value, index) => (index === at ? value + more : value));
        expect(Rational.compare(total(raised), total(actuals))).toBeGreaterThanOrEqual(0);
      },
    ),
    { seed: 10 },
  );
});

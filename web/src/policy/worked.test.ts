import * as Lint from "@clearboard/core/plan/lint";
import type * as Plan from "@clearboard/core/plan/plan";
import * as Ready from "@clearboard/core/plan/presets";
import { expect, test } from "vitest";
import * as Worked from "./worked.ts";

function plan(draft: Plan.Draft): Plan.Info {
  return Lint.demand(draft).plan;
}

const paid = (of: Plan.Info, answers: Worked.Answers = {}) => {
  const found = Worked.pay(of, answers);
  return "statement" in found ? found.statement.pay.text : found.refused.message;
};
const asked = (of: Plan.Info) => Worked.asks(of).map(({ id }) => id);
const tiers = [{ from: "0", rate: "10%" }];

test("every ready-made plan is asked what it needs and pays on the usual answers", () => {
  expect(asked(Ready.threeLines())).toEqual(["sales:revenue", "target:"]);
  // 80,000 x 1% + 20,000 x 2% + 10,000 x 3.5%
  expect(paid(Ready.threeLines())).toBe("1550.00");
  expect(asked(Ready.scorecard())).toEqual([
    "variable:",
    "score:sales",
    "score:satisfaction",
    "score:collaboration",
    "score:knowledge",
  ]);
  expect(paid(Ready.scorecard())).toBe("10000.00");
  // 80% of 10,000 at 110% and 20% at 100% of the team's target
  expect(asked(Ready.teamLinked())).toEqual(["sales:revenue", "target:", "variable:", "team:"]);
  expect(paid(Ready.teamLinked())).toBe("10800.00");
});

test("a plan is asked for the figures of its gates, matrices and pools, and single deals carry the labels it wants", () => {
  const sales = { id: "sales", unit: "month", boundary: "upper", tiers } as const;
  const gated = plan({
    id: "p",
    currency: "CNY",
    components: [sales],
    gates: [{ id: "quality", measure: "quality", atLeast: "0.9", otherwise: "0.5" }],
    pools: [{ id: "extra" }],
  });
  expect(asked(gated)).toEqual(["sales:revenue", "figure:quality", "pool:extra"]);
  expect(paid(gated)).toBe("12000.00");
  expect(paid(gated, { "figure:quality": "0.5" })).toBe("6500.00");
  const byDeal = plan({
    id: "p",
    currency: "CNY",
    components: [{ ...sales, unit: "deal", where: { product: ["Fibre", "Voice"] } }],
  });
  expect(paid(byDeal)).toBe("11000.00");
});

test("an answer that is none is a sentence, not a crash", () => {
  expect(paid(Ready.threeLines(), { "target:": "0" })).toMatch(/target/);
});

test("the line runs from nothing to beyond the last line, through the answer, and shows a cliff as a step", () => {
  const line = Worked.curve(Ready.threeLines(), {});
  expect(line?.points[0]).toEqual({ sold: "0.00", payMinor: "0" });
  expect(line?.points.at(-1)?.sold).toBe("169000.00");
  expect(line?.points).toContainEqual({ sold: "110000.00", payMinor: "155000" });
  expect(line?.lines.map(({ id }) => id)).toEqual(["base", "challenge", "sprint"]);
  const cliff = plan({
    id: "p",
    currency: "CNY",
    components: [
      {
        id: "a",
        unit: "month",
        boundary: "upper",
        mode: "retroactive",
        tiers: [...tiers, { from: "1000", rate: "20%" }],
      },
    ],
  });
  const points = Worked.curve(cliff, { "sales:revenue": "500" })?.points ?? [];
  expect(points).toContainEqual({ sold: "999.99", payMinor: "10000" });
  expect(points).toContainEqual({ sold: "1000.00", payMinor: "20000" });
});

test("a plan is asked for the month of service, a pool's figure and what decides its tiers", () => {
  const rules = plan({
    id: "p",
    currency: "CNY",
    components: [
      { id: "deal", unit: "deal", minimum: "2000", tiers: [{ from: "0", rate: "1%" }] },
      { id: "rate", unit: "month", by: "units", mode: "retroactive", tiers: [{ from: "0", rate: "2%" }] },
    ],
    pools: [
      { id: "pot", amount: "100", by: "equal", condition: { atLeast: "100%" } },
      { id: "nps", amount: "10", by: "equal", condition: { measure: "nps", atLeast: "40" } },
    ],
    draw: { byService: [{ from: "1", to: "1", amount: "5000" }] },
  });
  expect(asked(rules)).toEqual(["sales:revenue", "service:", "sales:units", "team:", "figure:nps"]);
  // Past the draw: the minimum of 2,000, 2% of 110,000, and the pool whose team is at 100%; the other wants 40.
  expect(paid(rules, { "service:": "2" })).toBe("4300.00");
  expect(paid(rules, { "service:": "2", "team:": "0.99", "figure:nps": "40" })).toBe("4210.00");
  expect(paid(rules)).toBe("5000.00");
});

import type * as Scorecard from "@clearboard/core/scorecard";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { axisEnd, parts } from "./parts.ts";

const component = (id: Scorecard.Id, weight: number, score: string | null): Scorecard.Info["components"][number] => ({
  id,
  weight,
  status: score === null ? "missing" : "observed",
  reason: score === null ? "too-few-answers" : null,
  actual: null,
  target: null,
  answers: null,
  score,
});

test("splits a score of 103.09 into parts that add up to the 103.1 shown", () => {
  const score: Scorecard.Info = {
    total: "103.09",
    uncapped: "103.09",
    based: 100,
    measured: 100,
    reason: null,
    // 66.12 + 20.217 + 8.75 + 8.0 = 103.087; floors 66.1 20.2 8.7 8.0 = 103.0, the tenth goes to 8.75
    components: [
      component("sales", 60, "110.20"),
      component("satisfaction", 20, "101.09"),
      component("collaboration", 10, "87.50"),
      component("knowledge", 10, "80.00"),
    ],
  };
  expect(parts(score).map((part) => part.points)).toEqual([66.1, 20.2, 8.8, 8]);
});

test("weighs what is known over what was observed, and leaves what is not measured out", () => {
  const score: Scorecard.Info = {
    total: "46.40",
    uncapped: "46.40",
    based: 80,
    measured: 100,
    reason: null,
    components: [
      component("sales", 60, "39.40"),
      component("satisfaction", 20, null),
      component("collaboration", 10, "75.00"),
      component("knowledge", 10, "60.00"),
    ],
  };
  // 39.40 x 60/80 = 29.55, 75 x 10/80 = 9.375, 60 x 10/80 = 7.5; together 46.425, shown as 46.4
  const shown = parts(score);
  expect(shown[1]?.points).toBeNull();
  expect(shown.reduce((sum, part) => sum + (part.points ?? 0), 0)).toBeCloseTo(46.4, 9);
});

test("parts always add up to the score shown", () => {
  const part = fc.integer({ min: 0, max: 12_000 });
  fc.assert(
    fc.property(part, part, part, part, (sales, satisfaction, collaboration, knowledge) => {
      const exact = (sales * 60 + satisfaction * 20 + collaboration * 10 + knowledge * 10) / 100;
      const total = (Math.floor(exact + 0.5) / 100).toFixed(2);
      const text = (hundredths: number) => (hundredths / 100).toFixed(2);
      const score: Scorecard.Info = {
        total,
        uncapped: total,
        based: 100,
        measured: 100,
        reason: null,
        components: [
          component("sales", 60, text(sales)),
          component("satisfaction", 20, text(satisfaction)),
          component("collaboration", 10, text(collaboration)),
          component("knowledge", 10, text(knowledge)),
        ],
      };
      const sum = parts(score).reduce((tenths, part) => tenths + Math.round((part.points ?? 0) * 10), 0);
      expect(sum).toBe(Math.floor((Math.round(Number(total) * 100) + 5) / 10));
    }),
    { seed: 7, numRuns: 300 },
  );
});

test("the axis ends at 125 until somebody is beyond it", () => {
  expect(axisEnd([])).toBe(125);
});

import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as Money from "../money.ts";
import type * as Reason from "../reason.ts";
import * as Simulation from "./simulation.ts";
import type * as Statement from "./statement.ts";

type Pay = bigint | Reason.Info;
const yuan = (minor: bigint) => Money.of(minor, "CNY");

/** Only what a simulation looks at. */
function statement(id: string, pay: Pay, notes: Statement.Info["notes"] = []): Statement.Info {
  const own = typeof pay === "bigint" ? yuan(pay) : null;
  const person = { id, name: `Person ${id}`, team: null, teamName: "One", role: "rep" };
  return { person, own, reason: own === null ? pay : null, notes } as unknown as Statement.Info;
}

const month = (name: string, pays: Record<string, [Pay, Pay]>): Simulation.Month => ({
  month: name,
  current: Object.entries(pays).map(([id, [now]]) => statement(id, now)),
  draft: Object.entries(pays).map(([id, [, then]]) => statement(id, then)),
});

test("three at 100, 200 and 300 of whom the first gets 50 more: 600 and 650, one gains, two stay", () => {
  const found = Simulation.simulate([month("2026-01", { a: [100n, 150n], b: [200n, 200n], c: [300n, 300n] })], "CNY");
  expect(found.total).toEqual({ current: yuan(600n), draft: yuan(650n), difference: yuan(50n) });
  expect(found).toMatchObject({ from: "2026-01", to: "2026-01", gain: 1, lose: 0, same: 2, refused: [] });
  expect(found.people.map(({ id }) => id)).toEqual(["a", "b", "c"]);
});

test("months are summed by person, gains first and losses last; who is never paid is left out", () => {
  const found = Simulation.simulate(
    [
      month("2026-01", { a: [100n, 90n], b: [100n, 300n], n: ["no-plan", "no-plan"] }),
      month("2026-02", { a: [100n, 100n], b: [100n, 100n], c: ["no-target", 40n] }),
    ],
    "CNY",
  );
  expect(found.people.map(({ id, difference }) => [id, difference.minor])).toEqual([
    ["b", "200"],
    ["c", "40"],
    ["a", "-10"],
  ]);
  expect(found.months.map(({ people, difference }) => [people, difference.minor])).toEqual([
    [2, "190"],
    [3, "40"],
  ]);
  expect(found).toMatchObject({ gain: 2, lose: 1, same: 0 });
});

test("who was paid and cannot be by the draft is named with the reason, and with the plan's own sentence where it refused", () => {
  const pair: Simulation.Month = {
    month: "2026-01",
    current: [statement("a", 100n), statement("b", 100n), statement("c", "no-target")],
    draft: [
      statement("a", "no-variable"),
      statement("b", "plan-refused", [
        { code: "pay-figure-missing", params: { place: "/people/0", figure: "quality" } },
      ]),
      statement("c", "no-target"),
    ],
  };
  expect(Simulation.simulate([pair], "CNY").refused).toMatchObject([
    { id: "a", reason: "no-variable", code: null, message: "no-variable" },
    { id: "b", reason: "plan-refused", code: "pay-figure-missing", message: expect.stringContaining("quality") },
  ]);
});

test("every person is in exactly one step of each side, steps touch, and sums of people, months and total agree", () => {
  const pay = fc.bigInt({ min: -(10n ** 7n), max: 10n ** 20n });
  const months = fc.array(fc.array(fc.tuple(pay, pay), { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(months, (list) => {
      const found = Simulation.simulate(
        list.map((people, at) =>
          month(`2026-0${at + 1}`, Object.fromEntries(people.map((pair, index) => [`p${index}`, pair]))),
        ),
        "CNY",
      );
      const { distribution, people, total } = found;
      expect(distribution.length).toBeLessThanOrEqual(13);
      for (const side of ["current", "draft"] as const) {
        expect(distribution.reduce((sum, bar) => sum + bar[side], 0)).toBe(people.length);
        const sum = (rows: readonly { current: Money.Info; draft: Money.Info }[]) =>
          rows.reduce((all, row) => all + Money.minor(row[side]), 0n);
        expect([sum(people), sum(found.months)]).toEqual([Money.minor(total[side]), Money.minor(total[side])]);
        for (const bar of distribution) {
          const inside = people.filter(
            (item) =>
              Money.minor(item[side]) >= Money.minor(bar.from) &&
              (bar.to === null || Money.minor(item[side]) < Money.minor(bar.to)),
          );
          expect(inside.length).toBe(bar[side]);
        }
      }
      for (const [at, bar] of distribution.entries()) expect(bar.to).toEqual(distribution[at + 1]?.from ?? null);
      expect(found.gain + found.lose + found.same).toBe(people.length);
    }),
    { seed: 20260131, numRuns: 300 },
  );
});

import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as Month from "../board/month.fixture.ts";
import * as Plan from "../plan/plan.ts";
import * as Presets from "../plan/presets.ts";
import * as Policy from "../policy.ts";
import * as MonthPay from "./month-pay.ts";
import * as PayCurve from "./pay-curve.ts";
import type * as Statement from "./statement.ts";

const yuan = (minor: bigint) => ({ minor: minor.toString(), currency: "CNY" });

/** The statement of one who sold that much of a target of 100,000.00. */
function sold(minor: bigint, plan: Plan.Info = Presets.threeLines()): Statement.Info {
  const curve = MonthPay.payMonth({
    ...Month.EMPTY,
    people: [Month.person("Anna"), Month.person("Bo")],
    deals: [Month.deal("Bo", 100), ...(minor === 0n ? [] : [Month.deal("Anna", Number(minor))])],
    targets: [Month.target("person", "crm:name|Anna", 10_000_000)],
    policy: { ...Policy.DEFAULT, plans: [{ roles: ["rep"], plan }] },
  }).find(({ person }) => person.name === "Anna");
  if (curve === undefined) throw new Error("Anna has a statement");
  return curve;
}

const LINES = [
  { id: "base", from: 8_000_000n },
  { id: "challenge", from: 10_000_000n },
  { id: "sprint", from: 13_000_000n },
];

test("one cent below a line it is a cent away, on it and a cent above it is reached", () => {
  for (const [index, { id, from }] of LINES.entries()) {
    const before = LINES[index - 1]?.id ?? "none";
    const after = LINES[index + 1];
    const missing = (at: bigint) =>
      after === undefined ? null : { id: after.id, from: yuan(after.from), missing: yuan(after.from - at) };
    const position = (at: bigint) => PayCurve.findPosition(sold(at));
    expect(position(from - 1n)).toMatchObject({ line: { id: before }, next: { id, missing: yuan(1n) } });
    for (const at of [from, from + 1n]) {
      expect(position(at)?.line?.id).toBe(id);
      expect(position(at)?.next ?? null).toEqual(missing(at) === null ? null : expect.objectContaining(missing(at)));
    }
  }
});

test("nothing sold stands before the first line, and the drawn line starts at nothing", () => {
  const nothing = sold(0n);
  expect(PayCurve.findPosition(nothing)).toMatchObject({ next: { id: "base", missing: yuan(8_000_000n) } });
  expect(PayCurve.curve(nothing)).toMatchObject({ now: { sold: yuan(0n), pay: yuan(0n) } });
});

test("the drawn line bends at the three lines: 800.00 at the first, 1,200.00 at the second, 2,250.00 at the third", () => {
  const curve = PayCurve.curve(sold(9_000_000n));
  const at = (minor: bigint) => curve?.points.find((point) => point.sold.minor === minor.toString())?.pay;
  expect(LINES.map(({ from }) => at(from))).toEqual([yuan(80_000n), yuan(120_000n), yuan(225_000n)]);
  expect(curve?.lines.map(({ id, from }) => [id, from])).toEqual(LINES.map(({ id, from }) => [id, yuan(from)]));
  // a third above the highest line
  expect(curve?.points.at(-1)?.sold).toEqual(yuan(16_900_000n));
  expect(curve?.points[0]).toEqual({ sold: yuan(0n), pay: yuan(0n) });
});

test("where the person stands, the drawn line pays what the statement pays, and nowhere another amount than a statement would", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 20_000_000n }), (minor) => {
      const statement = sold(minor);
      const curve = PayCurve.curve(statement);
      expect(curve?.now).toEqual({ sold: yuan(minor), pay: statement.own });
      expect(curve?.points).toContainEqual(curve?.now);
      for (const point of curve?.points.slice(0, 6) ?? [])
        expect(sold(BigInt(point.sold.minor)).own).toEqual(point.pay);
    }),
    { seed: 20261121, numRuns: 20 },
  );
});

test("under marginal tiers the drawn line never falls, whatever the lines and rates are", () => {
  const tier = fc.record({ step: fc.integer({ min: 1, max: 60 }), rate: fc.integer({ min: 0, max: 4_000 }) });
  fc.assert(
    fc.property(
      fc.array(tier, { minLength: 1, maxLength: 5 }),
      fc.bigInt({ min: 0n, max: 30_000_000n }),
      (tiers, minor) => {
        let from = 0;
        const lines = tiers.map(({ step, rate }, index) => {
          from += step;
          return { id: `l${index}`, at: `${from}/100`, rate: `${rate}/10000` };
        });
        const curve = PayCurve.curve(sold(minor, Presets.ofLines("CNY", "0.01", lines)));
        const points = curve?.points ?? [];
        expect(points.length).toBeGreaterThan(lines.length);
        points.forEach((point, index) => {
          const before = points[index - 1];
          if (before === undefined) return;
          expect(BigInt(point.sold.minor) > BigInt(before.sold.minor)).toBe(true);
          expect(BigInt(point.pay.minor) >= BigInt(before.pay.minor)).toBe(true);
        });
        const now = curve?.now;
        const below = points.findLast((point) => BigInt(point.sold.minor) <= BigInt(now?.sold.minor ?? 0));
        const above = points.find((point) => BigInt(point.sold.minor) >= BigInt(now?.sold.minor ?? 0));
        expect(BigInt(below?.pay.minor ?? 0) <= BigInt(now?.pay.minor ?? 0)).toBe(true);
        expect(BigInt(above?.pay.minor ?? 0) >= BigInt(now?.pay.minor ?? 0)).toBe(true);
      },
    ),
    { seed: 20261121, numRuns: 60 },
  );
});

test("a plan whose lines are no amounts of money, or that looks at each deal, is not drawn", () => {
  const plan = (component: object) =>
    Plan.Info.parse({ id: "p", currency: "CNY", components: [{ id: "c", ...component }] });
  const counts = sold(100n, plan({ measure: "deals", unit: "month", tiers: [{ from: "0", rate: "50" }] }));
  expect([PayCurve.findPosition(counts), PayCurve.curve(counts)]).toEqual([null, null]);
  const each = sold(100n, plan({ measure: "revenue", unit: "deal", tiers: [{ from: "0", rate: "10%" }] }));
  expect(PayCurve.curve(each)).toBeNull();
});

/** Draws whose amount and recoverability go by the month of service. */
import * as MonthPay from "@clearboard/core/pay/month-pay";
import * as Lint from "@clearboard/core/plan/lint";
import * as Plan from "@clearboard/core/plan/plan";
import { expect, test } from "vitest";
import * as Fixture from "../../packages/core/src/board/month.fixture.ts";
import { paid, pay } from "./paying.ts";
import * as Random from "./random-plan.ts";

type Draw = NonNullable<Plan.Draft["draw"]>;
const RANGES = [
  { from: "1", to: "3", amount: "5000", recoverable: false },
  { from: "4", to: "6", amount: "3000" },
];
const plan = (draw: Draw, more: Partial<Plan.Draft> = {}): Plan.Draft => ({ id: "d", currency: "USD", draw, ...more });
const months = (first: number, ...earned: string[]) => ({
  periods: earned.map((amount, at) => ({ id: `m${at}`, serviceMonth: `${first + at}`, earned: amount })),
});
const found = (draw: object, more: object = {}) =>
  Lint.check({ id: "d", currency: "USD", draw, ...more }).findings.map(({ code, place }) => `${code} ${place}`);

test("the draw of each range is paid to its last month, and after the last range there is none", () => {
  const result = pay(plan({ byService: RANGES }), months(2, "0", "0", "0", "0", "0", "0", "100"));
  expect(paid(result)).toEqual(["5000.00", "5000.00", "3000.00", "3000.00", "3000.00", "0.00", "0.00"]);
  expect(result.people[0]!.periods.map(({ owed }) => owed.text)).toEqual([
    "0.00",
    "0.00",
    "3000.00",
    "6000.00",
    "9000.00",
    "9000.00",
    "8900.00",
  ]);
});

test("pay above a draw that is not recoverable still gives back what an earlier range lent", () => {
  const ranges = [
    { from: "1", to: "1", amount: "1000" },
    { from: "2", amount: "500", recoverable: false },
  ];
  const result = pay(plan({ byService: ranges }), months(1, "400", "900", "100"));
  expect(paid(result)).toEqual(["1000.00", "500.00", "500.00"]);
  expect(result.people[0]!.periods.map(({ owed }) => owed.text)).toEqual(["600.00", "200.00", "200.00"]);
});

test("recovery starts in a month of service, and a limit holds what may be owed", () => {
  const draw: Draw = {
    byService: [{ from: "1", to: "2", amount: "1000" }],
    limit: "1200",
    recovery: { startsIn: "4" },
  };
  const result = pay(plan(draw), months(1, "0", "0", "700", "700"));
  expect(paid(result)).toEqual(["1000.00", "200.00", "700.00", "0.00"]);
});

test("the step says the month of service, and whether the draw is paid back", () => {
  const codes = (serviceMonth: string) =>
    pay(plan({ byService: RANGES }), { periods: [{ serviceMonth, earned: "0" }] })
      .people[0]!.periods[0]!.steps.filter(({ stage }) => stage === "draw")
      .map(({ code, params }) => [code, params.month]);
  expect(codes("3")).toEqual([["draw.service.kept", "3"]]);
  expect(codes("4")).toEqual([["draw.service", "4"]]);
  expect(codes("7")).toEqual([]);
});

test("without the month of service nobody is paid by it, and the place says so", () => {
  expect(() => pay(plan({ byService: RANGES }), { periods: [{ id: "a", earned: "0" }] })).toThrow(
    "/periods/0/serviceMonth is missing: the draw goes by month of service.",
  );
});

test("ranges with a gap, an overlap, a wrong order or an open middle are refused with their place", () => {
  const ranges = (...list: [string, string?][]) =>
    found({ byService: list.map(([from, to]) => ({ from, ...(to && { to }), amount: "1" })) });
  expect(ranges(["1", "3"], ["4"])).toEqual([]);
  expect(ranges(["1", "3"], ["5"])).toEqual(["lint-service-gap /draw/byService/1/from"]);
  expect(ranges(["2", "3"])).toEqual(["lint-service-gap /draw/byService/0/from"]);
  expect(ranges(["1", "3"], ["3"])).toEqual(["lint-service-overlap /draw/byService/1/from"]);
  expect(ranges(["1"], ["4"])).toEqual(["pay-field-missing /draw/byService/0/to"]);
  expect(ranges(["0", "3"])).toEqual(["lint-zero /draw/byService/0/from"]);
  expect(ranges(["1", "3"], ["4", "2"])).toEqual(["lint-order /draw/byService/1/to"]);
});

test("a draw has an amount or ranges, and ranges go with neither periods nor quarters", () => {
  expect(found({})).toEqual(["lint-draw-amount /draw"]);
  expect(found({ amount: "1", byService: RANGES })).toEqual(["lint-draw-amount /draw"]);
  expect(found({ byService: RANGES, periods: "3" })).toEqual(["lint-value-mixed /draw/periods"]);
  expect(found({ byService: RANGES, recoverable: false })).toEqual(["lint-value-mixed /draw/recoverable"]);
  expect(found({ byService: RANGES }, { period: "quarter" })).toEqual(["lint-service-period /draw/byService"]);
  expect(found({ byService: [{ from: "1", amount: "0.001" }] })).toEqual(["pay-too-fine /draw/byService/0/amount"]);
});

test("law: one recoverable range for ever is the plain draw, and ranges of the same draw change nothing", () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const of = Random.chance(seed);
    const amount = `${of.below(900)}.${10 + of.below(89)}`;
    const recoverable = of.is(60);
    const more: Draw = { recovery: { startsIn: `${1 + of.below(3)}`, share: of.any(["1", "0.5"]) } };
    const input = months(1, ...Array.from({ length: 6 }, () => `${of.below(1500)}.00`));
    const cut = 1 + of.below(4);
    const plain = pay(plan({ amount, recoverable, ...more }), input);
    const ranges = [
      { from: "1", to: `${cut}`, amount, recoverable },
      { from: `${cut + 1}`, amount, recoverable },
    ];
    expect(paid(pay(plan({ byService: ranges, ...more }), input)), `seed ${seed}`).toEqual(paid(plain));
  }
});

test("law: what is lent and not given back is what is owed", () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const of = Random.chance(seed + 1_000);
    const ranges = [1, 3, 5].map((from) => ({
      from: `${from}`,
      to: `${from + 1}`,
      amount: `${of.below(900)}.00`,
      recoverable: of.is(50),
    }));
    const result = pay(
      plan({ byService: ranges }),
      months(1, ...Array.from({ length: 9 }, () => `${of.below(1500)}.00`)),
    );
    let owed = 0n;
    for (const period of result.people[0]!.periods) {
      const lent = period.entries.filter(({ kind }) => kind === "draw" || kind === "recovery");
      const isKept = period.steps.some(({ code }) => code === "draw.service.kept");
      if (!isKept) owed += lent.reduce((sum, { amount }) => sum + BigInt(amount.minor), 0n);
      expect(period.owed.minor, `seed ${seed}`).toBe(`${owed}`);
    }
  }
});

test("through a policy the month of service comes from the hire day, and who has none is told", () => {
  const of = { roles: ["rep" as const], plan: Plan.Info.parse(plan({ byService: RANGES }, { currency: "CNY" })) };
  const statements = MonthPay.payMonth({
    ...Fixture.EMPTY,
    policy: { ...Fixture.EMPTY.policy, plans: [of] },
    people: [
      Fixture.person("Ann", { hireDay: "2026-01-20" }),
      Fixture.person("Bo", { hireDay: "2025-12-01" }),
      Fixture.person("Cy"),
    ],
  });
  const summaries = statements.map(({ person, own, reason, notes, after }) => ({
    name: person.name,
    own: own?.minor,
    owed: after?.owed.minor,
    reason,
    notes: notes.map(({ code }) => code).filter((code) => code.startsWith("pay-hire")),
  }));
  expect(summaries).toEqual([
    { name: "Ann", own: "500000", owed: "0", reason: null, notes: [] },
    { name: "Bo", own: "300000", owed: "300000", reason: null, notes: [] },
    { name: "Cy", own: undefined, owed: "0", reason: "plan-refused", notes: ["pay-hire-day-missing"] },
  ]);
});

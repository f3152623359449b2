/** A minimum per deal: what it is paid for, by which share, and that it never pays less than the plan without it. */
import * as Estimate from "@clearboard/core/pay/estimate";
import type * as Input from "@clearboard/core/pay/input";
import * as MonthPay from "@clearboard/core/pay/month-pay";
import * as Lint from "@clearboard/core/plan/lint";
import * as Plan from "@clearboard/core/plan/plan";
import fc from "fast-check";
import { expect, test } from "vitest";
import * as Fixture from "../../packages/core/src/board/month.fixture.ts";
import { paid, pay, tiered } from "./paying.ts";
import * as Random from "./random-plan.ts";

type Component = Partial<NonNullable<Plan.Draft["components"]>[0]>;
type Deal = NonNullable<NonNullable<Input.Draft["periods"]>[0]["deals"]>[0];
const plan = (more: Component = {}, whole: Partial<Plan.Draft> = {}) =>
  tiered([["0", "2%"]], { unit: "deal", minimum: "50", ...more }, whole);
const of = (...deals: Deal[]): Input.Draft => ({ periods: [{ deals }] });
const pays = (deal: Deal, more: Component = {}, whole: Partial<Plan.Draft> = {}) =>
  paid(pay(plan(more, whole), of(deal)))[0];
const found = (more: Component) =>
  Lint.check(plan(more)).findings.map(({ severity, code, place }) => `${severity} ${code} ${place}`);

test("a deal pays its rate or the minimum, whichever is more", () => {
  expect(["100", "2499.99", "2500", "2500.50"].map((amount) => pays({ amount }))).toEqual([
    "50.00",
    "50.00",
    "50.00",
    "50.01",
  ]);
});

test("a shared deal pays each the minimum by the credited share, and overlay credit comes on top", () => {
  const people = ["a", "b", "c"].map((id) => ({ id, periods: [{ id: "1" }] }));
  const credits = [
    { person: "a", share: "60%" },
    { person: "b", share: "40%" },
    { person: "c", share: "20%", credit: "overlay" as const },
  ];
  expect(paid(pay(plan(), { people, deals: [{ period: "1", amount: "100", credits }] }))).toEqual([
    "30.00",
    "20.00",
    "10.00",
  ]);
  expect(pays({ amount: "100", share: "0.3" })).toBe("15.00");
});

test("a part refund leaves the minimum whole, a full one leaves nothing", () => {
  const refunded = (amount: string) => pays({ amount: "4000", refunds: [{ amount }] });
  expect(["0", "1000", "3999.99", "4000"].map(refunded)).toEqual(["80.00", "60.00", "50.00", "0.00"]);
});

test("a full refund that comes to light later takes the minimum back", () => {
  const deal = { id: "A", day: "2026-01-05", amount: "100", refunds: [{ amount: "100", day: "2026-02-05" }] };
  const input = {
    periods: [
      { id: "2026-01", deals: [deal] },
      { id: "2026-02", deals: [] },
    ],
  };
  expect(paid(pay(plan(), input))).toEqual(["50.00", "-50.00"]);
});

test("a cancellation takes back its share of the minimum by the schedule of the plan", () => {
  const clawback = {
    schedule: [
      { withinDays: "30", share: "1" },
      { withinDays: "90", share: "50%" },
    ],
  };
  const cancelled = (afterDays: string) => pays({ amount: "100", cancelled: { afterDays } }, {}, { clawback });
  expect(["10", "60", "120"].map(cancelled)).toEqual(["0.00", "25.00", "50.00"]);
});

test("a credit note and a deal of nothing have no minimum, a sale at a loss has", () => {
  expect(pays({ amount: "-100" })).toBe("-2.00");
  expect(pays({ amount: "0" })).toBe("0.00");
  expect(pays({ amount: "1000", margin: "-300" }, { measure: "margin" })).toBe("50.00");
  expect(pays({ margin: "-300" }, { measure: "margin" })).toBe("-6.00");
  expect(pays({ amount: "-1000", margin: "-300" }, { measure: "margin" })).toBe("-6.00");
});

test("cash releases the minimum as it releases the rate, then the cap holds it", () => {
  const half = [{ amount: "50" }];
  expect(pays({ amount: "100", payments: half }, { release: { onWin: "0" } })).toBe("25.00");
  expect(pays({ amount: "100", payments: half }, { release: { onWin: "0" }, cap: "60" })).toBe("25.00");
  expect(pays({ amount: "9000" }, { cap: "60" })).toBe("60.00");
});

test("the step names the deal, the minimum and the share, and only where the minimum is what is paid", () => {
  const steps = (amount: string, more: Component = {}) =>
    pay(plan(more), of({ id: "A", amount, share: "0.5" })).people[0]!.periods[0]!.steps.filter(({ code }) =>
      code.startsWith("deal"),
    );
  expect(steps("100")).toMatchObject([
    { code: "deals" },
    { code: "deal.minimum", factors: ["50", "0.5"], params: { deal: "A", minimum: "50", share: "0.5", tier: "1" } },
  ]);
  expect(steps("9000").map(({ code }) => code)).toEqual(["deals"]);
  expect(steps("100", { cap: "60" }).map(({ code }) => code)).toEqual(["deals", "deal.minimum.part"]);
});

test("a minimum of anything but single sales, above the cap, finer than the currency or below 0 is refused", () => {
  expect(found({ unit: "month" })).toEqual(["error lint-value-mixed /components/0/minimum"]);
  expect(found({ measure: "paid" })).toEqual(["error lint-value-mixed /components/0/minimum"]);
  expect(found({ cap: "49.99" })).toEqual(["error lint-minimum-over-cap /components/0/minimum"]);
  expect(found({ cap: "50" })).toEqual([]);
  expect(found({ minimum: "0.001" })).toEqual(["error pay-too-fine /components/0/minimum"]);
  expect(found({ minimum: "-1" })).toContain("error lint-negative /components/0/minimum");
  const matrix = {
    ...{ rows: { measure: "x", from: ["0"] }, columns: { measure: "y", from: ["0"] }, values: [["1"]] },
    gives: "rate" as const,
  };
  expect(found({ tiers: [], matrix })).toEqual(["error lint-value-mixed /components/0/minimum"]);
});

test("law: with a minimum nobody is paid less, whatever the tiers, shares, refunds and caps", () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const of = Random.chance(seed);
    const drawn = Random.plan(of);
    const components = drawn.components!.map((item) => ({ ...item, unit: "deal" as const }));
    const minimum = `${of.below(300)}.00`;
    const least = components.map((item) => ({ ...item, minimum, cap: item.cap && `${1000 + of.below(900)}.00` }));
    const plain = components.map((item, at) => ({ ...item, cap: least[at]!.cap }));
    const { draw: _d, cap: _c, ...rest } = drawn;
    const input = Random.input(of, { ...rest, components });
    const [without, with_] = [plain, least].map((list) =>
      pay({ ...rest, components: list as typeof components }, input).people[0]!.periods.map((item) =>
        BigInt(item.pay.minor),
      ),
    );
    for (const [at, item] of with_!.entries()) expect(item >= without![at]!, `seed ${seed}`).toBe(true);
  }
});

test("law: the parts of a shared deal sum to its minimum, in any order of its credits", () => {
  const law = (dollars: number, weights: number[]) => {
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    const credits = weights.map((weight, at) => ({ person: `p${at}`, share: `${weight}/${whole}` }));
    const people = weights.map((_, at) => ({ id: `p${at}`, periods: [{ id: "1" }] }));
    const earnedOn = (list: typeof credits) =>
      pay(plan({ minimum: "360360.00" }), {
        people,
        deals: [{ id: "A", period: "1", amount: `${dollars}`, credits: list }],
      });
    const sum = earnedOn(credits).people.reduce((left, { total }) => left + BigInt(total.minor), 0n);
    expect(paid(earnedOn([...credits].reverse()))).toEqual(paid(earnedOn(credits)));
    const off = sum - 36_036_000n;
    expect(off < 0n ? -off : off).toBeLessThanOrEqual(BigInt(weights.length) / 2n);
  };
  fc.assert(
    fc.property(
      fc.integer({ min: 10, max: 99 }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }),
      law,
    ),
    { numRuns: 300 },
  );
});

test("through a policy the statement pays the minimum by share, and one more small deal adds it", () => {
  const owner = (name: string) => `crm:name|${name}`;
  const document = Plan.Info.parse(plan({}, { currency: "CNY", refunds: { windowDays: "90" } }));
  const split = [
    { owner: owner("Ann"), share: "0.6", credit: "direct" as const },
    { owner: owner("Bo"), share: "0.4", credit: "direct" as const },
  ];
  const gone = Fixture.deal("Ann", 90_000);
  const statements = MonthPay.payMonth({
    ...Fixture.EMPTY,
    policy: { ...Fixture.EMPTY.policy, plans: [{ roles: ["rep"], plan: document }] },
    people: [Fixture.person("Ann"), Fixture.person("Bo")],
    deals: [Fixture.deal("Ann", 10_000, { credits: split }), gone],
    refunds: [
      {
        ...{ id: "R", origin: Fixture.origin("crm") },
        values: { deal: gone.id, day: "2026-03-20", amountMinor: "90000", currency: "CNY" },
      },
    ],
  });
  const [ann, bo] = ["Ann", "Bo"].map((name) => statements.find(({ person }) => person.name === name)!);
  expect([ann?.own?.minor, bo?.own?.minor]).toEqual(["3000", "2000"]);
  const asked = Estimate.estimate(bo!, { amount: "100" });
  expect([asked.adds.minor, asked.parts]).toEqual([
    "5000",
    [{ component: "revenue", tier: "1", measured: "100", pays: "50" }],
  ]);
});

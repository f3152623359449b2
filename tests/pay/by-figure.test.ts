/** Tiers that another figure decides: measured on the component's deals, by another component, or given. */
import * as FormatStep from "@clearboard/core/pay/format-step";
import type * as Input from "@clearboard/core/pay/input";
import * as MonthPay from "@clearboard/core/pay/month-pay";
import * as PayCurve from "@clearboard/core/pay/pay-curve";
import * as Lint from "@clearboard/core/plan/lint";
import * as Plan from "@clearboard/core/plan/plan";
import * as Thresholds from "@clearboard/core/plan/thresholds";
import { expect, test } from "vitest";
import * as Fixture from "../../packages/core/src/board/month.fixture.ts";
import { paid, pay, tiered } from "./paying.ts";
import * as Random from "./random-plan.ts";

type Component = Partial<NonNullable<Plan.Draft["components"]>[0]>;
const RATES = [
  ["0", "1%"],
  ["0.2", "5%"],
  ["0.3", "10%"],
] as const;
const byMargin = (more: Component = {}, whole: Partial<Plan.Draft> = {}) =>
  tiered(RATES, { by: "marginRate", mode: "retroactive", ...more }, whole);
const month = (...deals: object[]) => ({ periods: [{ deals }] }) as Input.Draft;
const found = (more: Component) =>
  Lint.check(byMargin(more)).findings.map(({ severity, code, place }) => `${severity} ${code} ${place}`);

test("the margin rate of the month's deals chooses the rate, and a value on the line goes to the upper tier", () => {
  const rate = (cost: string) =>
    paid(pay(byMargin(), month({ amount: "600", cost }, { amount: "400", cost: "400" })))[0];
  expect(["400.01", "400", "300"].map(rate)).toEqual(["10.00", "50.00", "100.00"]);
  const lower = byMargin({ boundary: "lower" });
  expect(paid(pay(lower, month({ amount: "1000", cost: "800" })))).toEqual(["10.00"]);
});

test("with each deal by itself the margin rate is the deal's own", () => {
  const deals = [
    { amount: "1000", margin: "100" },
    { amount: "1000", cost: "750" },
    { amount: "1000", cost: "750", values: { marginRate: "0.5" } },
    { amount: "-500", cost: "-375" },
  ];
  expect(paid(pay(byMargin({ unit: "deal" }), month(...deals)))).toEqual(["135.00"]);
});

test("units and deals count what the component itself takes, to date of its unit", () => {
  const plan = tiered(
    [
      ["0", "1%"],
      ["3", "10%"],
    ],
    { by: "units", mode: "retroactive", unit: "quarter", where: { product: ["A"] } },
  );
  const deal = (amount: string, units: string, product: string) => ({ amount, units, labels: { product } });
  const input = {
    periods: [
      { id: "2026-01", deals: [deal("100", "2", "A"), deal("100", "9", "B")] },
      { id: "2026-02", deals: [deal("100", "1", "A")] },
      { id: "2026-04", deals: [deal("100", "1", "A")] },
    ],
  };
  expect(paid(pay(plan, input))).toEqual(["1.00", "19.00", "1.00"]);
});

test("a component that is called by the figure's name is not the figure", () => {
  const plan = tiered(
    [
      ["0", "1%"],
      ["300", "10%"],
    ],
    { id: "margin", by: "margin", mode: "retroactive" },
  );
  expect(paid(pay(plan, month({ amount: "1000", cost: "700.01" })))).toEqual(["10.00"]);
  expect(paid(pay(plan, month({ amount: "1000", cost: "700" })))).toEqual(["100.00"]);
});

test("sums give the figure where there are no deals, and an opening gives what came before", () => {
  const sums = (revenue: string, margin: string) => ({ periods: [{ id: "2026-02", sums: { revenue, margin } }] });
  expect(paid(pay(byMargin(), sums("1000", "200")))).toEqual(["50.00"]);
  const quarter = byMargin({ unit: "quarter" });
  const opened = (toDate: object) =>
    ({ people: [{ id: "p", opening: { toDate }, ...sums("1000", "100") }] }) as Input.Draft;
  const component = { sold: "1000", earned: "100" };
  const before = { revenue: { sold: "1000", earned: "100" }, margin: { sold: "300" } };
  // 400 of 2,000 is 20%: 100 to date less 100 earned before.
  expect(paid(pay(quarter, opened(before)))).toEqual(["0.00"]);
  expect(() => pay(quarter, opened({ revenue: component }))).toThrow("/people/0/opening/toDate/margin is missing.");
});

test("a component of its own counts new customers and pays nothing", () => {
  const plan: Plan.Draft = {
    ...tiered([]),
    components: [
      { id: "new", measure: "deals", where: { customer: ["new"] }, unit: "month", tiers: [{ from: "0", rate: "0" }] },
      {
        ...{ id: "sales", unit: "month", by: "new", mode: "retroactive", boundary: "upper" },
        tiers: [
          { from: "0", rate: "1%" },
          { from: "2", rate: "3%" },
        ],
      },
    ],
  };
  const deals = (...kinds: string[]) => month(...kinds.map((customer) => ({ amount: "100", labels: { customer } })));
  expect(paid(pay(plan, deals("new", "old", "old")))).toEqual(["3.00"]);
  expect(paid(pay(plan, deals("new", "old", "new")))).toEqual(["9.00"]);
});

test("the figure of another component's attainment decides, whatever days were worked", () => {
  const half = { workingDays: { eligible: "11", total: "22" } };
  const plan = (by: string, bounds: "amount" | "target"): Plan.Draft => ({
    ...tiered([]),
    components: [
      { id: "own", unit: "month", target: "person", tiers: [{ from: "0", rate: "0" }] },
      {
        ...{ id: "margin", measure: "margin", unit: "month", by, bounds, mode: "retroactive", boundary: "upper" },
        tiers: [
          { from: "0", rate: "1%" },
          { from: "1", rate: "3%" },
        ],
      },
    ],
  });
  const sold = (revenue: string) => ({
    periods: [{ ...half, target: "1000", measures: { quality: "0.9" }, sums: { revenue, margin: "100" } }],
  });
  for (const bounds of ["amount", "target"] as const)
    expect(["499.99", "500"].map((revenue) => paid(pay(plan("attainment:own", bounds), sold(revenue)))[0])).toEqual([
      "1.00",
      "3.00",
    ]);
  // 0.9 does not reach a line at 1, which half a month does not move to 0.5.
  expect(paid(pay(plan("quality", "amount"), sold("1")))).toEqual(["1.00"]);
});

test("the step says which figure chose the tier", () => {
  const [step] = pay(
    byMargin({ tiers: [{ id: "all", from: "0", rate: "2%" }] }),
    month({ amount: "1000", cost: "680" }),
  ).people[0]!.periods[0]!.steps.filter(({ figure, component }) => figure === "pay" && component !== null);
  const plan = Plan.Info.parse(byMargin());
  expect(step).toMatchObject({ code: "tier.by.rate", params: { measure: "marginRate", value: "0.32" } });
  expect(FormatStep.formatStep(step!, plan, "en")).toBe("tier all by margin rate 32%: 1,000.00 at 2%");
  expect(FormatStep.formatStep(step!, plan, "zh-CN")).toBe("all 档（毛利率 32%）：1,000.00 × 2%");
});

test("a deal that does not say its cost is refused with its place, and nothing sold pays nothing", () => {
  expect(() => pay(byMargin(), month({ amount: "1", cost: "1" }, { amount: "1" }))).toThrow(
    "/periods/0/deals/1/margin is missing.",
  );
  expect(() => pay(byMargin({ unit: "deal" }), month({ amount: "1" }))).toThrow(
    "/periods/0/deals/0/margin is missing.",
  );
  expect(paid(pay(byMargin(), month()))).toEqual(["0.00"]);
});

test("an unknown component is refused, and a figure that nothing in the plan measures is warned of", () => {
  expect(found({})).toEqual([]);
  expect(found({ by: "units" })).toEqual([]);
  expect(found({ by: "attainment:revenue" })).toEqual([]);
  expect(found({ by: "attainment:gone" })).toEqual(["error lint-unknown /components/0/by"]);
  expect(found({ by: "customers" })).toEqual(["warning lint-figure-given /components/0/by"]);
  expect(found({ by: "discount", unit: "deal" })).toEqual([]);
});

test("law: the order of deals changes nothing, and the pay is the revenue at the rate of its margin rate", () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const of = Random.chance(seed);
    const deals = Array.from({ length: 1 + of.below(5) }, (_, at) => ({
      ...{ id: `${at}`, amount: `${1 + of.below(900)}`, cost: `${of.below(900)}`, share: of.any(["1", "0.5", "1/4"]) },
    }));
    const result = pay(byMargin(), month(...deals));
    expect(pay(byMargin(), month(...deals.toReversed())).total, `seed ${seed}`).toEqual(result.total);
    const quarters: Record<string, number> = { "1": 4, "0.5": 2, "1/4": 1 };
    const sum = (value: (deal: (typeof deals)[0]) => number) =>
      deals.reduce((left, deal) => left + quarters[deal.share]! * value(deal), 0);
    const [revenue, margin] = [
      sum(({ amount }) => Number(amount)),
      sum(({ amount, cost }) => Number(amount) - Number(cost)),
    ];
    const rate = 10 * margin >= 3 * revenue ? 10 : 10 * margin >= 2 * revenue ? 5 : 1;
    // In quarters of a unit, a rate in whole per cent: a quarter of a cent each, a half goes up.
    expect(result.total.minor, `seed ${seed}`).toBe(`${Math.floor((revenue * rate + 2) / 4)}`);
  }
});

test("through a policy the costs of the deals choose the rate, and no line or curve is drawn of it", () => {
  const document = Plan.Info.parse(byMargin({}, { currency: "CNY", refunds: { windowDays: "90" } }));
  expect(Thresholds.thresholdsOf(document)).toEqual([]);
  const statements = MonthPay.payMonth({
    ...Fixture.EMPTY,
    policy: { ...Fixture.EMPTY.policy, plans: [{ roles: ["rep"], plan: document }] },
    people: [Fixture.person("Ann"), Fixture.person("Bo")],
    deals: [
      Fixture.deal("Ann", 60_000, { costMinor: "40000" }),
      Fixture.deal("Ann", 40_000, { costMinor: "40000" }),
      Fixture.deal("Bo", 40_000),
    ],
  });
  const [ann, bo] = ["Ann", "Bo"].map((name) => statements.find(({ person }) => person.name === name)!);
  expect([ann!.own?.minor, bo!.reason, bo!.notes]).toEqual([
    "5000",
    "plan-refused",
    [{ code: "pay-field-missing", params: { place: "/people/0/periods/0/deals/0/margin" } }],
  ]);
  expect([PayCurve.findPosition(ann!), PayCurve.curve(ann!)]).toEqual([null, null]);
});

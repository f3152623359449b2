/** Published worked examples of pay plans, retyped with their source: each is paid to the cent, or refused as it asks. */
import type * as Input from "@clearboard/core/pay/input";
import * as Lint from "@clearboard/core/plan/lint";
import type * as Plan from "@clearboard/core/plan/plan";
import { describe, expect, test } from "vitest";
import { paid, pay, people, tiered } from "./paying.ts";

const totals = (plan: Plan.Draft, input: Input.Draft) => pay(plan, input).people.map((person) => person.total.text);
const deals = (...amounts: string[]) => amounts.map((amount) => ({ amount }));

describe("published plans", () => {
  // referello.com/tools/tiered-commission-calculator
  test("two marginal tiers pay each part at its own rate", () => {
    const tiers = [
      ["0", "0.10"],
      ["10000", "0.20"],
    ] as const;
    expect(paid(pay(tiered(tiers), people(["15000"])))).toEqual(["2000.00"]);
  });

  // get-digital-help.com/how-to-do-tiered-calculations-in-one-formula
  test("falling rates pay less for the part above each line", () => {
    const tiers = [
      ["0", "0.045"],
      ["100000", "0.02"],
      ["250000", "0.012"],
      ["500000", "0.002"],
    ] as const;
    const sales = ["65000", "125000", "280000", "540000"];
    expect(paid(pay(tiered(tiers), people(sales)))).toEqual(["2925.00", "5000.00", "7860.00", "10580.00"]);
  });

  // excelforum.com 861932
  test("rates rise above a quota", () => {
    const tiers = [
      ["0", "0.05"],
      ["100000", "0.06"],
      ["125000", "0.07"],
    ] as const;
    expect(paid(pay(tiered(tiers), people(["150000"])))).toEqual(["8250.00"]);
  });

  // Oracle, "Examples of calculating earnings using step rates", its six deals taken together (derived)
  test("six deals of one period climb the tiers together", () => {
    const tiers = [
      ["0", "0.01"],
      ["1000", "0.02"],
      ["3000", "0.03"],
      ["8000", "0.05"],
    ] as const;
    const input = { periods: [{ deals: deals("200", "300", "1500", "1200", "2000", "4500") }] };
    expect(paid(pay(tiered(tiers), input))).toEqual(["285.00"]);
  });

  // Oracle Sales Compensation, readiness 24B
  test("a top band without a rate pays what lies below it", () => {
    const tiers = [
      ["0", "0.01"],
      ["1000", "0.02"],
      ["5000", "0.03"],
      ["10000", "0"],
    ] as const;
    expect(paid(pay(tiered(tiers), people(["2500", "2000"])))).toEqual(["40.00", "30.00"]);
  });

  // earnbase.no, retroactive tier jumping
  test("a retroactive tier pays all of the sales at the rate reached", () => {
    const tiers = [
      ["0", "0.50"],
      ["100000", "0.60"],
    ] as const;
    expect(paid(pay(tiered(tiers, { mode: "retroactive" }), people(["180000"])))).toEqual(["108000.00"]);
    expect(paid(pay(tiered(tiers), people(["180000"])))).toEqual(["98000.00"]);
  });

  // revopsmasters.com
  test("an accelerator multiplies the variable pay above the quota", () => {
    const tiers = [
      { from: "0", payout: "1" },
      { from: "1.00", payout: "1.5" },
      { from: "1.30", payout: "2" },
    ];
    const plan = tiered([], { target: "500000", bounds: "target", tiers }, { variable: "100000" });
    expect(paid(pay(plan, people(["650000"])))).toEqual(["145000.00"]);
  });

  // calqoo.com
  test("bands that leave 89.5% undefined are refused", () => {
    const bands = [["0", "80"], ["80", "89"], ["90", "99"], ["100", "109"], ["110", "119"], ["120"]];
    const tiers = bands.map(([low, high]) => {
      const to = high === undefined ? {} : { to: `${high}%` };
      return { id: `from ${low}`, from: `${low}%`, ...to, payout: "1" };
    });
    const report = Lint.check(tiered([], { bounds: "target", mode: "flat", tiers }, { variable: "person" }));
    const gap = { code: "lint-gap", place: "/components/0/tiers/1/to", params: { from: "89%", to: "90%" } };
    expect(report.isRefused).toBe(true);
    expect(report.findings[0]).toMatchObject(gap);
  });

  // wallacemanagement.com
  test("a draw in advance is taken off what is earned", () => {
    const plan = tiered([["0", "0.15"]], {}, { draw: { amount: "2000", inAdvance: true } });
    const [statement] = pay(plan, people(["22500"])).people[0]!.periods;
    expect([statement!.entries[0]!.amount.text, statement!.paid.text]).toEqual(["3375.00", "1375.00"]);
  });

  // docs.core8.co
  test("a clawback is an entry of its own", () => {
    const input = { periods: [{ earned: "0", clawbacks: [{ earned: "10000", share: "0.50" }] }] };
    const [statement] = pay({ id: "p", currency: "USD" }, input).people[0]!.periods;
    expect(statement!.entries.map(({ kind, amount }) => [kind, amount.text])).toContainEqual(["clawback", "-5000.00"]);
  });

  // adempiere#1628
  test("a credit note lowers the commission, as a refund or as a negative deal", () => {
    const refunded = { periods: [{ deals: [{ amount: "1000", refunds: [{ amount: "200" }] }] }] };
    const noted = { periods: [{ deals: deals("1000", "-200") }] };
    const rates = [["0", "0.04"]] as const;
    expect(paid(pay(tiered(rates), refunded))).toEqual(["32.00"]);
    for (const unit of ["deal", "month"] as const) expect(paid(pay(tiered(rates, { unit }), noted))).toEqual(["32.00"]);
  });

  // frappe/erpnext#40062
  test("units shared with a colleague count once", () => {
    const units = [
      { units: "5", share: "1.0" },
      { units: "10", share: "0.5" },
    ];
    const [statement] = pay(tiered([["0", "1"]], { measure: "units" }), { periods: [{ deals: units }] }).people[0]!
      .periods;
    expect(statement!.components.map(({ measured }) => measured)).toEqual(["10"]);
  });

  // RepairDesk#1326
  test("a pay of 10.00 is split 70 to 30", () => {
    const plan: Plan.Draft = { id: "p", currency: "USD", pools: [{ id: "split" }] };
    const members = ["70", "30"].map((weight, at) => ({ id: `p${at}`, weight, periods: [{ id: "1" }] }));
    const pools = [{ id: "split", period: "1", amount: "10.00" }];
    expect(totals(plan, { people: members, pools })).toEqual(["7.00", "3.00"]);
  });

  // pulserevops.com q277
  test("four fifths of the own attainment and one fifth of the team's make the pay", () => {
    const line = (id: string, weight: string): NonNullable<Plan.Draft["components"]>[0] => {
      const tiers = [{ from: "0", payout: "1" }];
      return { id, measure: id, unit: "month", bounds: "target", weight, tiers };
    };
    const components = [line("own", "0.8"), line("team", "0.2")];
    const plan: Plan.Draft = { id: "p", currency: "USD", variable: "1", components };
    expect(paid(pay(plan, { periods: [{ attainments: { own: "1.5", team: "0.85" } }] }))).toEqual(["1.37"]);
  });
});

describe("three lines, worked out by hand", () => {
  const rates = [
    ["0", "1%"],
    ["80000", "2%"],
    ["100000", "3.5%"],
    ["130000", "5%"],
  ] as const;
  const plan = (rounding: "half-up" | "half-even" = "half-up") => tiered(rates, {}, { currency: "CNY", rounding });

  test("the exact sum is rounded once, half up or half even", () => {
    // 800 + 400 + 1,050 + 5% of 12,357.30
    const first = pay(plan(), people(["142357.30"]));
    expect(first.people[0]!.periods[0]!.components[0]!.earned).toBe("2867.865");
    expect(paid(first)).toEqual(["2867.87"]);
    expect(paid(pay(plan("half-even"), people(["142357.30"])))).toEqual(["2867.86"]);
  });

  test("a refund recomputes its month and the difference is taken back", () => {
    // 92,357.30 pays 800 + 2% of 12,357.30 = 1,047.15
    const refunds = [{ amount: "50000.00", day: "2026-04-02" }];
    const refunded = pay(plan(), {
      periods: [
        { id: "2026-03", deals: [{ amount: "142357.30", day: "2026-03-09", refunds }] },
        { id: "2026-04", deals: [] },
      ],
    });
    expect(paid(refunded)).toEqual(["2867.87", "-1820.72"]);
    expect(refunded.people[0]!.periods[1]!.entries[1]).toMatchObject({
      kind: "adjustment",
      source: "2026-03",
      before: { text: "2867.87" },
      after: { text: "1047.15" },
    });
  });

  test("a pay split 60 to 40 gives the odd cent to the larger fraction", () => {
    // 172,072.2 and 114,714.8
    const member = (id: string, weight: string) => ({ id, weight, periods: [{ id: "m" }] });
    const pool: Plan.Draft = { id: "p", currency: "CNY", pools: [{ id: "split", amount: "2867.87" }] };
    expect(totals(pool, { people: [member("a", "60"), member("b", "40")] })).toEqual(["1720.72", "1147.15"]);
  });

  test("whoever joins for 12 of 22 working days has 12/22 of the base line", () => {
    const joined = pay(plan(), { periods: [{ amount: "0", workingDays: { eligible: "12", total: "22" } }] });
    expect(joined.people[0]!.periods[0]!.components[0]!.lines[1]!.fromMinor).toBe("4363636");
  });

  test("a cent below, on and above a line pay the same cents", () => {
    const sales = ["99999.99", "100000.00", "100000.01"];
    expect(paid(pay(plan(), people(sales)))).toEqual(["1200.00", "1200.00", "1200.00"]);
  });
});

// docs.oracle.com, Incentive Compensation, "Examples of calculating earnings using step rates"
test("step rates pay each transaction by itself, and more when the period runs on", () => {
  const tiers = [
    { from: "0", to: "1000", rate: "0.01" },
    { from: "1000", to: "3000", rate: "0.02" },
    { from: "3000", to: "8000", rate: "0.03" },
    { from: "8000", to: "20000", rate: "0.05" },
  ];
  const amounts = ["200", "300", "1500", "1200", "2000", "4500"];
  const perDeal = tiered([], { unit: "deal", tiers });
  expect(paid(pay(perDeal, { periods: [{ deals: deals(...amounts) }] }))).toEqual(["164.00"]);
  const alone = amounts.map((amount, at) => ({ id: `t${at}`, periods: [{ deals: deals(amount) }] }));
  expect(paid(pay(perDeal, { people: alone }))).toEqual(["2.00", "3.00", "20.00", "14.00", "30.00", "95.00"]);

  const periods = amounts.map((amount) => ({ of: "2026-Q1", deals: deals(amount) }));
  const toDate = pay(tiered([], { unit: "quarter", tiers }), { periods });
  // 2, 5, 30, 56, 116 and 285 to date (derived)
  expect(paid(toDate)).toEqual(["2.00", "3.00", "25.00", "26.00", "60.00", "169.00"]);
  const measured = toDate.people[0]!.periods.map(({ components }) => components[0]!.measured);
  expect(measured).toEqual(["200", "500", "2000", "3200", "5200", "9700"]);
});

// docs.oracle.com, Incentive Compensation, "Example of draw and recovery"; its first three periods
test("a draw whose recovery starts in the fourth period pays and owes as published", () => {
  const draw = { amount: "1000", recovery: { startsIn: "4" } };
  const earned = ["500", "700", "400"].map((amount) => ({ earned: amount }));
  const { periods } = pay({ id: "draw", currency: "USD", draw }, { periods: earned }).people[0]!;
  expect(periods.map(({ paid: money }) => money.text)).toEqual(["1000.00", "1000.00", "1000.00"]);
  expect(periods.map(({ owed }) => owed.text)).toEqual(["500.00", "800.00", "1400.00"]);
  expect(periods.map(({ entries }) => entries[1]!.amount.text)).toEqual(["500.00", "300.00", "600.00"]);
});

// electowiki.org/wiki/Alabama_paradox; the last by the tie rule, as moneyphp documents it
test.for([
  [10, [6, 6, 2], [4, 4, 2]],
  [11, [6, 6, 2], [5, 5, 1]],
  [323, [5670, 3850, 420, 60], [183, 124, 14, 2]],
  [324, [5670, 3850, 420, 60], [184, 125, 13, 2]],
  [5, [70, 30], [4, 1]],
] as const)("a pool of %i is shared over %j by largest remainder", ([total, weights, parts]) => {
  const members = weights.map((weight, at) => ({ id: `p${at}`, weight: `${weight}`, periods: [{ id: "1" }] }));
  const pools = [{ id: "pool", period: "1", amount: `${total}` }];
  const result = pay({ id: "p", currency: "JPY", pools: [{ id: "pool" }] }, { people: members, pools });
  expect(result.people.map((person) => Number(person.total.minor))).toEqual(parts);
});

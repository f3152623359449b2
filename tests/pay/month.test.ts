/** A month's pay on made-up companies: closed inputs, sums and single deals, the board and the statements. */
import type * as Inputs from "@clearboard/core/board/inputs";
import * as Calculate from "@clearboard/core/pay/calculate";
import * as Input from "@clearboard/core/pay/input";
import * as MonthPay from "@clearboard/core/pay/month-pay";
import type * as Statement from "@clearboard/core/pay/statement";
import * as Trace from "@clearboard/core/pay/trace";
import * as WithPay from "@clearboard/core/pay/with-pay";
import * as Lint from "@clearboard/core/plan/lint";
import * as Plan from "@clearboard/core/plan/plan";
import * as Presets from "@clearboard/core/plan/presets";
import * as Policy from "@clearboard/core/policy";
import { expect, test } from "vitest";
import * as Company from "../../packages/core/src/board/company.fixture.ts";
import * as Random from "./random-plan.ts";

const SEEDS = [0, 1, 2, 3, 4, 5, 6, 7];
const under = (inputs: Inputs.Inputs, draft: Plan.Draft, more: Partial<Policy.Pay> = {}): Inputs.Inputs => ({
  ...inputs,
  policy: {
    ...inputs.policy,
    plans: [
      { roles: [...Policy.ROLES], plan: Plan.Info.parse({ ...draft, currency: "CNY" }), variable: "321.09", ...more },
    ],
  },
});

/** Pays a statement's input alone, as it would arrive in a file. */
function alone(item: Statement.Info): string | undefined {
  const input = Input.Info.parse(JSON.parse(JSON.stringify(item.input)));
  const plan = Plan.Info.parse(JSON.parse(JSON.stringify(item.plan?.document)));
  return Calculate.calculate(plan, input).people[0]?.periods.at(-1)?.pay.minor;
}

/** What every statement of a month must be. */
function hold(inputs: Inputs.Inputs, name: string): Statement.Info[] {
  const statements = MonthPay.payMonth(inputs);
  const board = WithPay.buildBoard(inputs, { status: "open", version: null, asOf: "" });
  const shown = new Map(board.people.map((person) => [person.id, person]));
  expect(statements.map(({ person }) => person.id).sort()).toEqual([...shown.keys()].sort());
  for (const item of statements) {
    const label = `${name} ${item.person.name}`;
    expect({ bonus: item.own, bonusReason: item.reason }, label).toEqual({
      bonus: shown.get(item.person.id)?.bonus ?? null,
      bonusReason: shown.get(item.person.id)?.bonusReason ?? null,
    });
    if (item.own === null || item.result === null) continue;
    expect(alone(item), label).toBe(item.own.minor);
    expect(Trace.recompute(item.result.steps).wrong, label).toBeNull();
    const sum = item.entries.reduce((left, { amount }) => left + BigInt(amount.minor), 0n);
    expect([item.paid.minor, sum.toString()], label).toEqual([item.own.minor, item.own.minor]);
  }
  return statements;
}

const PLANS: Record<string, Plan.Draft> = {
  "three lines": Presets.threeLines(),
  "scorecard bonus": Presets.scorecard(),
  "team-linked": Presets.teamLinked(),
  "team multiplier and pools": {
    id: "team",
    currency: "CNY",
    components: [{ id: "sales", unit: "month", target: "person", tiers: [{ from: "0", rate: "7%" }] }],
    team: {
      includesOwn: false,
      boundary: "upper",
      table: [
        { from: "0", value: "1", toValue: "1.5" },
        { from: "1.5", value: "1.5" },
      ],
    },
    pools: [
      { id: "fixed", amount: "100.01", by: "equal" },
      { id: "share", rate: "1%", by: "revenue" },
    ],
  },
  "deal by deal by product, with release": {
    id: "single",
    currency: "CNY",
    components: [
      { id: "p0", unit: "deal", where: { product: ["P0"] }, tiers: [{ from: "0", rate: "3.3%" }], cap: "1.50" },
      { id: "all", unit: "month", release: { onWin: "0.4" }, tiers: [{ from: "0", rate: "5%" }] },
      { id: "count", measure: "deals", unit: "month", tiers: [{ from: "0", rate: "0.37" }] },
    ],
    refunds: { windowDays: "30" },
  },
  "a quarter with gates and a matrix": {
    id: "quarter",
    currency: "CNY",
    components: [
      {
        id: "sales",
        unit: "quarter",
        target: "person",
        bounds: "target",
        boundary: "upper",
        tiers: [
          { from: "0", rate: "1/30" },
          { from: "1", rate: "1/15" },
        ],
      },
    ],
    gates: [{ id: "calls", measure: "connectRate", atLeast: "60%", otherwise: "0.5" }],
    multipliers: [
      {
        id: "m",
        matrix: {
          rows: { measure: "attainment", from: ["0", "1"] },
          columns: { measure: "winRate", from: ["0", "0.5"] },
          values: [
            ["0.9", "1"],
            ["1.1", "1.2"],
          ],
          boundary: "upper",
        },
      },
    ],
    cap: { ofVariable: "2" },
    floor: "1.11",
  },
};

test.each(Object.keys(PLANS))("%s: a statement's input pays the same alone, and what the board shows", (name) => {
  let paid = 0;
  for (const seed of SEEDS) {
    const { inputs } = Company.company(seed);
    const { deals, refunds, payments, targets, surveys, peers, knowledge, calls } = inputs;
    const january = Company.company(seed + 100).inputs;
    const months = [{ ...january, month: "2026-02", deals: january.deals, targets: january.targets }].map((item) => ({
      ...item,
      deals: item.deals.map((deal) => ({ ...deal, values: moved(deal.values) })),
      targets: item.targets.map((target) => ({ ...target, values: { ...target.values, month: "2026-02" } })),
      calls: [],
    }));
    const own = { deals, refunds, payments, targets, surveys, peers, knowledge, calls };
    const held = hold(under({ ...inputs, ...own, earlier: months }, PLANS[name] as Plan.Draft), `${name} ${seed}`);
    paid += held.filter((item) => BigInt(item.own?.minor ?? 0) > 0n).length;
  }
  expect(paid).toBeGreaterThan(20);
});

const moved = <T extends { closeDay?: string | undefined }>(values: T): T =>
  values.closeDay === undefined
    ? values
    : { ...values, closeDay: `2026-02-${values.closeDay.slice(8).replace(/29|3./, "28")}` };

test("random plans on random companies pay alone what they pay among all, or are refused for one person at a time", () => {
  let paid = 0;
  for (let seed = 1; seed <= 300; seed += 1) {
    const of = Random.chance(seed + 9_000_000);
    const report = Lint.check({ ...Random.plan(of), currency: "CNY", period: "month" });
    if (report.plan === null || report.isRefused) continue;
    const { inputs } = Company.company(seed % 20);
    const held = hold(under(inputs, report.plan), `random ${seed}`);
    paid += held.filter(({ own }) => own !== null).length;
  }
  expect(paid).toBeGreaterThan(500);
});

test("the sum on the board and the single deals pay the same cent", () => {
  let compared = 0;
  for (let seed = 0; seed < 40; seed += 1) {
    const { inputs } = Company.company(seed);
    const of = Random.chance(seed + 11_000_000);
    const draft = Random.marginal(of);
    const components = (draft.components ?? []).map((item) => ({
      ...item,
      unit: "month" as const,
      measure: "revenue",
    }));
    const plan: Plan.Draft = { ...draft, components, refunds: { windowDays: "90" } };
    const board = WithPay.buildBoard(under(inputs, plan), { status: "open", version: null, asOf: "" });
    for (const item of MonthPay.payMonth(under(inputs, plan))) {
      const shown = board.people.find(({ id }) => id === item.person.id);
      expect(item.own, `${seed} ${item.person.name}`).toEqual(shown?.bonus ?? null);
      compared += item.own === null ? 0 : 1;
      const given = item.input?.people?.[0]?.periods[0]?.deals;
      if (item.own !== null) expect(given?.length ?? 0, "a statement names its deals").toBe(item.deals.length);
    }
  }
  expect(compared).toBeGreaterThan(200);
});

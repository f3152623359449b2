/** The published tables beside the repository, each case as a plan document: paid to the cent, or refused as they ask. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type * as Input from "@clearboard/core/pay/input";
import * as Lint from "@clearboard/core/pay/lint";
import type * as Plan from "@clearboard/core/pay/plan";
import { expect, type TestContext, test } from "vitest";
import { paid, pay, people, tiered } from "./paying.ts";

const TABLES = fileURLToPath(new URL("../../../shared/reference-tables/", import.meta.url));
const ABSENT = "SKIPPED: ../shared is not beside the repository";

function table<T>(ctx: TestContext, name: string): T {
  const path = `${TABLES}${name}.json`;
  if (!existsSync(path)) {
    console.warn(ABSENT);
    ctx.skip(ABSENT);
  }
  return JSON.parse(readFileSync(path, "utf8")) as T;
}

// biome-ignore lint/suspicious/noExplicitAny: each case has a shape of its own
type Case = { id: string; inputs: any; expected: any };
const totals = (plan: Plan.Draft, input: Input.Draft) => pay(plan, input).people.map((person) => person.total.text);

const PLANS: Record<string, (inputs: Case["inputs"]) => unknown> = {
  T01: (c) => paid(pay(tiered(c.tiers), people(c.sales))),
  T03: (c) => paid(pay(tiered(c.tiers), people(c.sales))),
  T05: (c) => paid(pay(tiered(c.tiers), people(c.sales))),
  T09: (c) => paid(pay(tiered(c.tiers), { periods: [{ deals: c.deals.map((amount: string) => ({ amount })) }] })),
  T11: (c) => paid(pay(tiered(c.tiers), people(c.sales))),
  T14: (c) => ({
    retroactive: paid(pay(tiered(c.tiers, { mode: "retroactive" }), people(c.sales))),
    marginal: paid(pay(tiered(c.tiers), people(c.sales))),
  }),
  T16: (c) =>
    paid(
      pay(
        tiered(
          [],
          {
            target: c.quota,
            bounds: "target",
            tiers: c.multipliers.map(([from, payout]: [string, string]) => ({ from, payout })),
          },
          { variable: c.variable },
        ),
        people(c.sales),
      ),
    ),
  T19: (c) => {
    const tiers = c.bands.map((band: string) => {
      const [low = "", high] = band.replace(">=", "").replace("<", "0-").split("-");
      return { id: band, from: `${low}%`, ...(high === undefined ? {} : { to: `${high}%` }), payout: "1" };
    });
    const plan = tiered([], { bounds: "target", mode: "flat", tiers }, { variable: "person" });
    const report = Lint.check(plan);
    expect(report.isRefused).toBe(true);
    expect(report.findings[0]).toMatchObject({
      code: "lint-gap",
      place: "/components/0/tiers/1/to",
      params: { from: "89%", to: "90%" },
    });
    return "refused: gap";
  },
  T23: (c) => {
    const rates = [["0", c.rate]] as const;
    const input = people([c.sales]);
    const plan = tiered(rates, {}, { draw: { amount: c.draw, inAdvance: true } });
    const [statement] = pay(plan, input).people[0]!.periods;
    return [statement!.entries[0]!.amount.text, statement!.paid.text];
  },
  T24: (c) => {
    const plan: Plan.Draft = { id: "p", currency: "USD" };
    const input = { periods: [{ earned: "0", clawbacks: [{ earned: c.earned, share: c.clawback }] }] };
    const [statement] = pay(plan, input).people[0]!.periods;
    return statement!.entries.filter(({ kind }) => kind === "clawback").map(({ amount }) => amount.text);
  },
  T25: (c) => {
    const deal = { amount: c.invoiced, refunds: [{ amount: c.credited }] };
    const note = [{ amount: c.invoiced }, { amount: `-${c.credited}` }];
    const plan = tiered([["0", c.rate]]);
    for (const unit of ["deal", "month"] as const)
      expect(paid(pay(tiered([["0", c.rate]], { unit }), { periods: [{ deals: note }] }))).toEqual(
        c.expected ?? ["32.00"],
      );
    return paid(pay(plan, { periods: [{ deals: [deal] }] }));
  },
  T28: (c) => {
    const deals = c.units.map(([units, share]: [number, string]) => ({ units: `${units}`, share }));
    const plan = tiered([["0", "1"]], { measure: "units" });
    return pay(plan, { periods: [{ deals }] }).people[0]!.periods[0]!.components.map(({ measured }) => measured);
  },
  T29: (c) => {
    const plan: Plan.Draft = { id: "p", currency: "USD", pools: [{ id: "split" }] };
    return totals(plan, {
      people: c.split.map((weight: string, at: number) => ({ id: `p${at}`, weight, periods: [{ id: "1" }] })),
      pools: [{ id: "split", period: "1", amount: c.pay }],
    });
  },
  T31: (c) => {
    const line = (id: string, weight: string): NonNullable<Plan.Draft["components"]>[0] => {
      const tiers = [{ from: "0", payout: "1" }];
      return { id, measure: id, unit: "month", bounds: "target", weight, tiers };
    };
    const plan: Plan.Draft = {
      id: "p",
      currency: "USD",
      variable: "1",
      components: [line("own", c.own[0]), line("team", c.team[0])],
    };
    return paid(pay(plan, { periods: [{ attainments: { own: c.own[1], team: c.team[1] } }] }));
  },
};

test("every published plan pays what is published, or is refused as asked", (ctx) => {
  const { cases } = table<{ cases: Case[] }>(ctx, "plan-cases");
  expect(cases.map(({ id }) => id).sort()).toEqual(Object.keys(PLANS).sort());
  for (const one of cases) expect(PLANS[one.id]!(one.inputs), one.id).toEqual(one.expected);
});

test("three lines pay to the cent, with both roundings, refunds, splits and prorated lines", (ctx) => {
  // biome-ignore lint/suspicious/noExplicitAny: each case has a shape of its own
  const { cases } = table<{ cases: any[] }>(ctx, "bonus-to-the-cent");
  const rates = [
    ["0", "1%"],
    ["80000", "2%"],
    ["100000", "3.5%"],
    ["130000", "5%"],
  ] as const;
  const plan = (rounding: "half-up" | "half-even" = "half-up") => tiered(rates, {}, { currency: "CNY", rounding });
  const [exact, refund, split, prorated, line, fen] = cases;
  expect(cases).toHaveLength(6);

  const first = pay(plan(), people([exact.sales]));
  expect(first.people[0]!.periods[0]!.components[0]!.earned).toBe(exact.exact);
  expect(paid(first)).toEqual([exact.halfUp]);
  expect(paid(pay(plan("half-even"), people([exact.sales])))).toEqual([exact.halfEven]);

  const refunded = pay(plan(), {
    periods: [
      {
        id: "2026-03",
        deals: [{ amount: exact.sales, day: "2026-03-09", refunds: [{ amount: "50000.00", day: "2026-04-02" }] }],
      },
      { id: "2026-04", deals: [] },
    ],
  });
  expect(paid(refunded)).toEqual([exact.halfUp, `-${refund.clawback}`]);
  expect(refunded.people[0]!.periods[1]!.entries[1]).toMatchObject({
    kind: "adjustment",
    source: "2026-03",
    before: { text: exact.halfUp },
    after: { text: refund.halfUp },
  });

  const shared = pay(
    { id: "p", currency: "CNY", pools: [{ id: "split", amount: "2867.87" }] },
    {
      people: [
        { id: "a", weight: "60", periods: [{ id: "m" }] },
        { id: "b", weight: "40", periods: [{ id: "m" }] },
      ],
    },
  );
  expect(shared.people.map(({ total }) => Number(total.minor))).toEqual(split.expect);

  const joined = pay(plan(), { periods: [{ amount: "0", workingDays: { eligible: "12", total: "22" } }] });
  expect(joined.people[0]!.periods[0]!.components[0]!.lines[1]!.fromMinor).toBe(`${prorated.expectFen}`);

  expect(paid(pay(plan(), people([line.sales])))).toEqual([line.halfUp]);
  expect(paid(pay(plan(), people(fen.sales)))).toEqual(fen.halfUp);
});

test("step rates pay each transaction by itself, and otherwise when the period runs on", (ctx) => {
  // biome-ignore lint/suspicious/noExplicitAny: the two cases differ
  const { cases } = table<{ cases: any[] }>(ctx, "tiers-step-oracle");
  const [alone, running] = cases;
  const tiers = alone.tiers.map(([from, to, rate]: number[]) => ({ from: `${from}`, to: `${to}`, rate: `${rate}` }));
  const each = alone.transactions.map((amount: number) => `${amount}`);
  const perDeal = tiered([], { unit: "deal", tiers });
  const deals = each.map((amount: string) => ({ amount }));
  expect(paid(pay(perDeal, { periods: [{ deals }] }))).toEqual([`${alone.total}.00`]);
  const one = pay(perDeal, {
    people: each.map((amount: string, at: number) => ({ id: `t${at}`, periods: [{ deals: [{ amount }] }] })),
  });
  expect(paid(one).map(Number)).toEqual(alone.expect);

  const toDate = pay(tiered([], { unit: "quarter", tiers }), {
    periods: each.map((amount: string) => ({ of: "2026-Q1", deals: [{ amount }] })),
  });
  let sum = 0;
  expect(paid(toDate).map((text) => (sum += Number(text)))).toEqual(running.runningCommission);
  expect(toDate.people[0]!.periods.map(({ components }) => Number(components[0]!.measured))).toEqual(
    running.runningSales,
  );
});

test("a draw with delayed recovery pays and owes as published", (ctx) => {
  // biome-ignore lint/suspicious/noExplicitAny: one case
  const [one] = table<{ cases: any[] }>(ctx, "draw-oracle-delayed").cases;
  const plan: Plan.Draft = {
    id: "draw",
    currency: "USD",
    draw: { amount: `${one.draw}`, recovery: { startsIn: "4" } },
  };
  const { periods } = pay(plan, { periods: one.earnings.map((earned: number) => ({ earned: `${earned}` })) })
    .people[0]!;
  expect(periods.map(({ paid: money }) => Number(money.text))).toEqual(one.paid);
  expect(periods.map(({ owed }) => Number(owed.text))).toEqual(one.owedAfter);
  expect(periods.map(({ entries }) => Number(entries[1]!.amount.text))).toEqual(one.drawAdj);
});

test("pools are shared by largest remainder as published", (ctx) => {
  type Shared = { total: number; weights: number[]; expect: number[] };
  for (const { total, weights, expect: parts } of table<{ cases: Shared[] }>(ctx, "largest-remainder-shared").cases) {
    const result = pay(
      { id: "p", currency: "JPY", pools: [{ id: "pool" }] },
      {
        people: weights.map((weight, at) => ({ id: `p${at}`, weight: `${weight}`, periods: [{ id: "1" }] })),
        pools: [{ id: "pool", period: "1", amount: `${total}` }],
      },
    );
    expect(result.people.map((person) => Number(person.total.minor))).toEqual(parts);
  }
});

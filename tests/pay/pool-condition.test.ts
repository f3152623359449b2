/** Pools that are paid only when a figure of the whole team holds. */
import * as Calculate from "@clearboard/core/pay/calculate";
import * as FormatStep from "@clearboard/core/pay/format-step";
import * as Input from "@clearboard/core/pay/input";
import * as MonthPay from "@clearboard/core/pay/month-pay";
import * as Lint from "@clearboard/core/plan/lint";
import * as Plan from "@clearboard/core/plan/plan";
import { expect, test } from "vitest";
import * as Fixture from "../../packages/core/src/board/month.fixture.ts";
import { paid, pay } from "./paying.ts";
import * as Random from "./random-plan.ts";

type Condition = NonNullable<NonNullable<Plan.Draft["pools"]>[0]["condition"]>;
const plan = (condition: Condition, more: object = {}, whole: Partial<Plan.Draft> = {}): Plan.Draft => ({
  id: "p",
  currency: "CNY",
  components: [{ id: "sales", unit: "month", target: "person", tiers: [{ from: "0", rate: "0" }] }],
  ...whole,
  pools: [{ id: "pot", amount: "100", by: "equal", condition, ...more }],
});
const team = (...amounts: string[]) => ({
  people: amounts.map((amount, at) => ({
    ...{ id: `p${at}`, team: "east", target: "100" },
    periods: [{ id: "2026-05", amount }],
  })),
});
const outcomeOf = (document: Plan.Draft, input: Input.Draft) =>
  pay(document, input).people[0]!.periods[0]!.steps.filter(({ code }) => code.startsWith("pool"));
const found = (condition: object, more: object = {}) =>
  Lint.check(plan(condition as Condition, more)).findings.map(
    ({ severity, code, place }) => `${severity} ${code} ${place}`,
  );

test("the pool is paid from the bound on, and by nothing when the team misses it by a cent", () => {
  const law = (last: string) => paid(pay(plan({ atLeast: "100%" }), team("150", last)));
  expect(["49.99", "50", "50.01"].map(law)).toEqual([
    ["0.00", "0.00"],
    ["50.00", "50.00"],
    ["50.00", "50.00"],
  ]);
  expect(paid(pay(plan({ atMost: "100%" }), team("150", "50.01")))).toEqual(["0.00", "0.00"]);
});

test("the statement says the figure and the bound, whether the pool is paid or not", () => {
  const document = plan({ atLeast: "100%" });
  expect(outcomeOf(document, team("150", "40"))).toMatchObject([
    { code: "pool.unmet", by: "0", params: { pool: "pot", measure: "team", value: "0.95", bound: "100%" } },
  ]);
  expect(outcomeOf(document, team("150", "60"))).toMatchObject([
    { code: "pool.met", by: "50", params: { value: "1.05" } },
  ]);
  const parsed = Plan.Info.parse(document);
  const [step] = outcomeOf(document, team("150", "40"));
  expect(FormatStep.formatStep(step!, parsed, "en")).toBe(
    "the pool pot pays nothing; the team's figure: team attainment 95%, against 100%",
  );
  expect(FormatStep.formatStep(step!, parsed, "zh-CN")).toBe("奖金池 pot 为 0；团队指标：团队达成率 95%，要求 100%");
});

test("the figure is of the whole team, also where the multiplier leaves the own part out", () => {
  const whole = { team: { includesOwn: false, min: "1", max: "1" } };
  expect(paid(pay(plan({ atLeast: "100%" }, {}, whole), team("10", "190")))).toEqual(["50.00", "50.00"]);
});

test("a measure is the sum of the team, and attainment:ID that of one component", () => {
  const components = [
    { id: "sales", unit: "month" as const, target: "person" as const, tiers: [{ from: "0", rate: "0" }] },
    { id: "units", measure: "units", unit: "month" as const, target: "10", tiers: [{ from: "0", rate: "0" }] },
  ];
  const people = ["7", "8"].map((units, at) => ({
    ...{ id: `p${at}`, team: "east", targets: { sales: "100" } },
    periods: [{ id: "2026-05", sums: { sales: "100", units } }],
  }));
  const under = (condition: Condition) => paid(pay(plan(condition, {}, { components }), { people }))[0];
  expect(under({ measure: "units", atLeast: "15" })).toBe("50.00");
  expect(under({ measure: "units", atLeast: "15.01" })).toBe("0.00");
  expect(under({ measure: "attainment:units", atLeast: "75%" })).toBe("50.00");
  expect(under({ measure: "attainment:units", atLeast: "76%" })).toBe("0.00");
});

test("a figure given for the team or for the pool stands before what the people make", () => {
  const teams = [{ id: "east", period: "2026-05", measures: { nps: "40" }, amount: "90", target: "100" }];
  const poor = team("1", "1");
  expect(paid(pay(plan({ measure: "nps", atLeast: "40" }), { ...poor, teams }))[0]).toBe("50.00");
  expect(paid(pay(plan({ atLeast: "90%" }), { ...poor, teams }))[0]).toBe("50.00");
  const pools = [{ id: "pot", period: "2026-05", figure: "1.2" }];
  expect(paid(pay(plan({ atLeast: "110%" }), { ...poor, teams, pools }))[0]).toBe("50.00");
  const given = {
    people: poor.people.map((item) => ({ ...item, periods: [{ ...item.periods[0]!, measures: { team: "2" } }] })),
  };
  expect(paid(pay(plan({ atLeast: "2" }), given))[0]).toBe("50.00");
});

test("a figure that nobody gives refuses those who share the pool, each with a place, and nobody else", () => {
  const document = Plan.Info.parse(plan({ measure: "nps", atLeast: "1" }));
  const west = { id: "w", team: "west", target: "1", periods: [{ id: "2026-05", amount: "1" }] };
  const teams = [{ id: "west", period: "2026-05", measures: { nps: "2" } }];
  const input = Input.Info.parse({ people: [...team("1", "1").people, west], teams });
  const outcome = Calculate.calculateEach(document, input);
  expect(outcome.people.map(({ id, total }) => [id, total.text])).toEqual([["w", "100.00"]]);
  expect(outcome.faults.map(({ person, error }) => [person, error.code, error.params.place])).toEqual([
    ["p0", "pay-pool-figure", "/people/0/periods/0"],
    ["p1", "pay-pool-figure", "/people/0/periods/0"],
  ]);
});

test("one member without a weight refuses all who share the pool, and not the first alone", () => {
  const people = team("1", "1").people.map((item, at) => (at === 1 ? item : { ...item, weight: "1" }));
  const outcome = Calculate.calculateEach(
    Plan.Info.parse(plan({ atLeast: "0" }, { by: "weight" })),
    Input.Info.parse({ people }),
  );
  expect(outcome.faults.map(({ error }) => error.code)).toEqual(["pay-weight-missing", "pay-weight-missing"]);
});

test("a condition without a bound, that can never hold, or on a figure of each person is refused", () => {
  const cliff = "warning lint-pool-cliff /pools/0/condition";
  expect(found({ atLeast: "1" })).toEqual([cliff]);
  expect(found({})).toEqual(["error lint-condition-open /pools/0/condition", cliff]);
  expect(found({ atLeast: "1", atMost: "0.9" })).toEqual(["error lint-condition-never /pools/0/condition", cliff]);
  expect(found({ measure: "scorecard", atLeast: "1" })).toEqual([
    "error lint-condition-person /pools/0/condition/measure",
    cliff,
  ]);
  expect(found({ measure: "attainment:gone", atLeast: "1" })).toEqual([
    "error lint-unknown /pools/0/condition/measure",
    cliff,
  ]);
});

test("a gate whose bounds leave no value is refused", () => {
  const gates = [{ id: "g", measure: "quality", atLeast: "2", atMost: "1", otherwise: "1" }];
  const { findings } = Lint.check({ id: "p", currency: "CNY", gates });
  expect(findings.map(({ code, place }) => `${code} ${place}`)).toEqual(["lint-condition-never /gates/0"]);
});

test("law: all parts are the pool's when its condition holds and nothing when not, in any order of the people", () => {
  let held = 0;
  for (let seed = 1; seed <= 300; seed += 1) {
    const of = Random.chance(seed);
    const amounts = Array.from({ length: 1 + of.below(6) }, () => `${of.below(250)}.${10 + of.below(89)}`);
    const cents = 1 + of.below(100_000);
    const bound = of.below(200);
    const amount = `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
    const document = plan({ atLeast: `${bound}%` }, { amount, by: of.any(["equal", "sales"]) });
    const outcome = pay(document, team(...amounts));
    const sold = amounts.reduce((sum, item) => sum + Math.round(Number(item) * 100), 0);
    const isHeld = sold >= bound * amounts.length * 100;
    held += isHeld ? 1 : 0;
    expect(outcome.total.minor, `seed ${seed}`).toBe(isHeld ? `${cents}` : "0");
    const turned = { people: team(...amounts).people.toReversed() };
    expect(pay(document, turned).people.toReversed(), `seed ${seed}`).toEqual(outcome.people);
  }
  expect(held).toBeGreaterThan(50);
});

test("through a policy the board's team attainment decides, and the statement pays the same alone", () => {
  const month = (condition: Condition, minor: number) => {
    const document = Plan.Info.parse(plan(condition, {}, { refunds: { windowDays: "90" } }));
    const owner = (name: string) => `crm:name|${name}`;
    const statements = MonthPay.payMonth({
      ...Fixture.EMPTY,
      policy: { ...Fixture.EMPTY.policy, plans: [{ roles: ["rep"], plan: document }] },
      people: ["Ann", "Bo"].map((name) => Fixture.person(name, { team: "North" })),
      deals: [Fixture.deal("Ann", 15_000), Fixture.deal("Bo", minor)],
      targets: ["Ann", "Bo"].map((name) => Fixture.target("person", owner(name), 10_000)),
    });
    return statements.map((item) => {
      const alone = Calculate.calculate(document, Input.Info.parse(JSON.parse(JSON.stringify(item.input))));
      expect(alone.people[0]!.periods[0]).toEqual(JSON.parse(JSON.stringify(item.result)));
      const step = item.result?.steps.find(({ code }) => code.startsWith("pool"));
      return [item.own?.minor, step?.code, step?.params.value];
    });
  };
  expect(month({ atLeast: "100%" }, 5_000)).toEqual([
    ["5000", "pool.met", "1"],
    ["5000", "pool.met", "1"],
  ]);
  expect(month({ atLeast: "100%" }, 4_999)).toEqual([
    ["0", "pool.unmet", "0.99995"],
    ["0", "pool.unmet", "0.99995"],
  ]);
  expect(month({ measure: "dealsWon", atLeast: "2" }, 1).map(([, code, value]) => [code, value])).toEqual([
    ["pool.met", "2"],
    ["pool.met", "2"],
  ]);
});

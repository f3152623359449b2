import { expect, test } from "vitest";
import type * as Inputs from "../board/inputs.ts";
import * as Month from "../board/month.fixture.ts";
import * as Plan from "../plan/plan.ts";
import * as Presets from "../plan/presets.ts";
import * as Policy from "../policy.ts";
import * as MonthPay from "./month-pay.ts";
import * as Statement from "./statement.ts";

const yuan = (minor: bigint) => ({ minor: minor.toString(), currency: "CNY" });
const policy = (draft: Plan.Draft, more: Partial<Policy.Pay> = {}): Policy.Info => ({
  ...Policy.DEFAULT,
  plans: [{ roles: ["rep", "lead"], plan: Plan.Info.parse(draft), ...more }],
});
const pay = (inputs: Partial<Inputs.Inputs>, balances?: Parameters<typeof MonthPay.payMonth>[1]) =>
  new Map(MonthPay.payMonth({ ...Month.EMPTY, ...inputs }, balances).map((item) => [item.person.name, item]));
const inMonth = { id: "p", currency: "CNY" } as const;
const flat: NonNullable<Plan.Draft["components"]>[number] = {
  id: "sales",
  unit: "month",
  tiers: [{ from: "0", rate: "10%" }],
};

test("a statement holds the plan, the target, the deals and the steps, and pays what the board shows", () => {
  const inputs = {
    people: [Month.person("Anna", { team: "North" })],
    deals: [Month.deal("Anna", 14_235_730, { name: "Big", product: "CRM" })],
    targets: [Month.target("person", "crm:name|Anna", 10_000_000)],
  };
  const statements = MonthPay.payMonth({ ...Month.EMPTY, ...inputs })[0] as Statement.Info;
  expect(Statement.Info.parse(statements)).toEqual(statements);
  expect(statements).toMatchObject({
    month: "2026-03",
    status: "preliminary",
    reason: null,
    own: yuan(286_787n),
    paid: yuan(286_787n),
    plan: { id: "three-lines", policyVersion: 1 },
    targets: [{ amount: yuan(10_000_000n), row: { kind: "target" } }],
    deals: [{ name: "Big", product: "CRM", amount: yuan(14_235_730n), credited: yuan(14_235_730n), share: "1" }],
    after: { posted: { "2026-03": "286787" }, owed: yuan(0n) },
  });
  expect(statements.entries).toMatchObject([{ kind: "earned", posted: "2026-03", source: "2026-03", causes: [] }]);
  expect(statements.notes).toEqual([{ code: "pay-note-no-calendar", params: { year: "2026" } }]);
  expect(Month.of(Month.build(inputs), "Anna")).toMatchObject({ bonus: yuan(286_787n), line: "sprint" });
});

test("whoever cannot be paid is told why, and takes nobody else down", () => {
  const people = [
    Month.person("Anna"),
    Month.person("Bo"),
    Month.person("Chief", { role: "manager" }),
    Month.person("Dee"),
  ];
  const plan = policy(
    { ...inMonth, components: [{ ...flat, boundary: "upper", tiers: [{ from: "0", to: "1000", rate: "10%" }] }] },
    {},
  );
  const deals = [Month.deal("Anna", 50_000), Month.deal("Bo", 100_001), Month.deal("Chief", 50_000)];
  const statements = pay({ people, deals, policy: plan });
  expect(statements.get("Anna")).toMatchObject({ own: yuan(5_000n), reason: null });
  expect(statements.get("Bo")).toMatchObject({
    own: null,
    reason: "plan-refused",
    notes: [{ code: "pay-above-tiers" }],
  });
  expect(statements.get("Chief")).toMatchObject({ own: null, reason: "no-plan", plan: null });
  expect(statements.get("Dee")).toMatchObject({ own: yuan(0n) });
  const asks = pay({ people, deals, policy: policy(Presets.teamLinked()) });
  expect(asks.get("Anna")?.reason).toBe("no-target");
  const other = pay({ people, deals, policy: policy({ ...inMonth, currency: "USD", components: [flat] }) });
  expect(other.get("Anna")).toMatchObject({ reason: "plan-refused", notes: [{ code: "pay-currency-other" }] });
  const variable = policy({
    ...inMonth,
    components: [{ ...flat, tiers: [{ from: "0", payout: "1" }], target: "5000" }],
  });
  expect(pay({ people, deals, policy: variable }).get("Anna")?.reason).toBe("no-variable");
  const given = { ...variable.plans[0], variable: "100", variables: {} } as Policy.Pay;
  // 500 of 5,000 is a tenth of 100.
  expect(pay({ people, deals, policy: { ...variable, plans: [given] } }).get("Anna")?.own).toEqual(yuan(1_000n));
});

test("a split deal pays each part, overlay credit on top, and a refund takes it back within the plan's own window", () => {
  const people = [Month.person("Anna"), Month.person("Bo"), Month.person("Eve")];
  const shared = Month.deal("Anna", 10_001, {
    credits: [
      { owner: "crm:name|Anna", share: "0.5", credit: "direct" },
      { owner: "crm:name|Bo", share: "0.5", credit: "direct" },
      { owner: "crm:name|Eve", share: "0.2", credit: "overlay" },
    ],
  });
  const refund = (day: string, minor: number) => ({
    id: `R${day}`,
    origin: Month.origin("crm"),
    values: { deal: shared.id, day, amountMinor: String(minor), currency: "CNY" },
  });
  const plan = (windowDays: string) => policy({ ...inMonth, components: [flat], refunds: { windowDays } });
  const whole = pay({ people, deals: [shared], policy: plan("90") });
  // 50.01, 50.00 and 20.00: a tenth of each, half up.
  expect(["Anna", "Bo", "Eve"].map((name) => whole.get(name)?.own?.minor)).toEqual(["500", "500", "200"]);
  const refunds = [refund("2026-05-01", 2_000)];
  const near = pay({ people, deals: [shared], refunds, policy: plan("90") });
  expect(near.get("Anna")).toMatchObject({ own: yuan(400n), deals: [{ refunds: [{ isInWindow: true }] }] });
  const far = pay({ people, deals: [shared], refunds, policy: plan("30") });
  expect(far.get("Anna")).toMatchObject({ own: yuan(500n), deals: [{ refunds: [{ isInWindow: false }] }] });
  expect(far.get("Anna")?.notes.map(({ code }) => code)).toContain("pay-note-refund-late");
});

test("a deal that was cancelled is told, for the board still counts it and the pay does not", () => {
  const deals = [Month.deal("Anna", 10_000), Month.deal("Anna", 5_000, { cancelDay: "2026-04-02" })];
  const statements = pay({ people: [Month.person("Anna")], deals, policy: policy({ ...inMonth, components: [flat] }) });
  expect(statements.get("Anna")).toMatchObject({ own: yuan(1_000n) });
  const note = { code: "pay-note-cancelled", params: { deal: deals[1]?.id, day: "2026-04-02" } };
  expect(statements.get("Anna")?.notes).toContainEqual(note);
});

test("a manager is paid by the team though nothing is sold in the own name, and a lead's draw runs on in an idle month", () => {
  const manager: Plan.Draft = {
    ...{ id: "managers", currency: "CNY", variable: "5000" },
    components: [{ id: "team", measure: "team", unit: "month", bounds: "target", tiers: [{ from: "0", payout: "1" }] }],
  };
  const lead: Plan.Draft = { ...inMonth, components: [flat], draw: { amount: "3000" } };
  const plans = [
    { roles: ["manager"], plan: manager },
    { roles: ["lead"], plan: lead },
  ];
  const people = [
    Month.person("Anna", { team: "East" }),
    Month.person("Mona", { role: "manager", team: "East" }),
    Month.person("Max", { role: "manager" }),
    Month.person("Leo", { role: "lead" }),
    Month.person("Sue", { role: "support" }),
  ];
  const targets = [Month.target("person", "crm:name|Anna", 10_000)];
  const deals = [Month.deal("Anna", 8_000)];
  const statements = pay({ people, deals, targets, policy: Policy.Info.parse({ ...Policy.DEFAULT, plans }) });
  expect(statements.get("Mona")).toMatchObject({ own: yuan(400_000n), reason: null });
  expect(statements.get("Leo")).toMatchObject({
    entries: [{ kind: "earned" }, { kind: "draw", amount: yuan(300_000n) }],
  });
  // Without a team the plan cannot be worked out, and somebody has to know.
  expect(statements.get("Max")).toMatchObject({
    own: null,
    reason: "plan-refused",
    notes: [{ code: "pay-figure-missing" }],
  });
  // Whom no plan pays and who sold nothing is nobody's statement.
  expect([...statements.keys()]).not.toContain("Sue");
});

test("with a calendar the lines shrink with the working days somebody was here", () => {
  const calendar = { "2026": { holidays: ["2026-03-02"], makeUp: ["2026-03-01"] } };
  const leaves = [
    {
      id: "L",
      origin: Month.origin("hr"),
      values: { owner: "crm:name|Anna", from: "2026-03-30", to: "2026-03-31", share: "0.5" },
    },
  ];
  const people = [Month.person("Anna", { hireDay: "2026-03-16" }), Month.person("Gone", { leaveDay: "2026-03-01" })];
  const deals = [Month.deal("Anna", 100_000)];
  const targets = [Month.target("person", "crm:name|Anna", 100_000)];
  const statements = pay({ people, deals, targets, leaves, policy: { ...Policy.DEFAULT, calendar } });
  // 12 weekdays from the 16th, two of them half: 11 of the month's 22.
  expect(statements.get("Anna")?.input?.people?.[0]?.periods[0]?.workingDays).toEqual({ eligible: "11", total: "22" });
  expect(statements.get("Anna")?.result?.components[0]).toMatchObject({ target: "500", attainment: "2" });
  expect(statements.get("Anna")?.notes).toEqual([
    { code: "pay-note-target-days", params: { days: "11", total: "22" } },
  ]);
  const away = [{ ...leaves[0], values: { ...leaves[0]?.values, from: "2026-03-01", share: "1" } }] as typeof leaves;
  const none = pay({ people, deals, targets, leaves: away, policy: { ...Policy.DEFAULT, calendar } });
  expect(none.get("Anna")).toMatchObject({ own: null, reason: "on-leave" });
  // A flat rate of the sales asks for no day.
  const paid = pay({
    people,
    deals,
    targets,
    leaves: away,
    policy: { ...policy({ ...inMonth, components: [flat] }), calendar },
  });
  expect(paid.get("Anna")).toMatchObject({ own: yuan(10_000n), reason: null });
});

test("a ramp counts the months since the hire day; without one it is over", () => {
  const plan = policy({ ...inMonth, ramp: ["0.5"], components: [{ ...flat, target: "person", bounds: "target" }] });
  const people = [Month.person("New", { hireDay: "2026-03-01" }), Month.person("Old", { hireDay: "2026-02-27" })];
  const targets = ["New", "Old", "Unknown"].map((name) => Month.target("person", `crm:name|${name}`, 100_000));
  const deals = ["New", "Old", "Unknown"].map((name) => Month.deal(name, 50_000));
  const statements = pay({ people: [...people, Month.person("Unknown")], targets, deals, policy: plan });
  const reached = ["New", "Old", "Unknown"].map((name) => statements.get(name)?.result?.components[0]?.attainment);
  expect(reached).toEqual(["1", "0.5", "0.5"]);
  expect(statements.get("Unknown")?.notes.map(({ code }) => code)).toContain("pay-note-no-hire-day");
});

test("balances come from the ledger and go back to it", () => {
  const plan = policy({
    ...inMonth,
    components: [flat],
    draw: { amount: "100" },
    cap: { amount: "300", carried: true },
  });
  const inputs = { people: [Month.person("Anna")], deals: [Month.deal("Anna", 150_000)], policy: plan };
  const id = pay(inputs).get("Anna")?.person.id ?? "";
  const before = {
    person: id,
    posted: { "2026-02": "5" },
    owed: yuan(4_000n),
    withheld: yuan(20_000n),
    deficit: yuan(0n),
    actual: {},
  };
  // 150 and 200 held back earlier: 300 is the cap, 50 wait again; 40 of the 200 above the draw go back.
  const statements = pay(inputs, new Map([[id, before]])).get("Anna");
  expect(statements).toMatchObject({
    before,
    own: yuan(26_000n),
    after: { owed: yuan(0n), withheld: yuan(5_000n), posted: { "2026-02": "5", "2026-03": "30000" } },
  });
  expect(statements?.entries.map(({ kind, amount }) => [kind, amount.minor])).toEqual([
    ["earned", "30000"],
    ["recovery", "-4000"],
  ]);
});

test("a quarter pays to date less what its earlier months paid, on the facts known now", () => {
  const tiers = [
    { from: "0", rate: "10%" },
    { from: "1000", rate: "20%" },
  ];
  const plan = policy({ ...inMonth, components: [{ ...flat, unit: "quarter", boundary: "upper", tiers }] });
  const month = (name: string, minor: number): Inputs.Earlier => ({
    month: name,
    deals: [Month.deal("Anna", minor, { closeDay: `${name}-15` })],
    refunds: [],
    payments: [],
    refundedDeals: [],
    targets: [],
    surveys: [],
    peers: [],
    knowledge: [],
    calls: [],
  });
  const earlier = [month("2025-12", 900_000), month("2026-01", 60_000), month("2026-02", 30_000)];
  const statements = pay({
    people: [Month.person("Anna")],
    deals: [Month.deal("Anna", 20_000)],
    earlier,
    policy: plan,
  });
  // 1,100 to date pay 100 + 20; January and February paid 60 and 30.
  expect(statements.get("Anna")).toMatchObject({ own: yuan(3_000n), paid: yuan(3_000n) });
  expect(statements.get("Anna")?.input?.people?.[0]?.periods.map(({ id }) => id)).toEqual([
    "2026-01",
    "2026-02",
    "2026-03",
  ]);
});

test("the team's attainment is the board's, and pools are shared by what members sold", () => {
  const people = ["Anna", "Bo"].map((name) => Month.person(name, { team: "North" }));
  const deals = [Month.deal("Anna", 60_000), Month.deal("Bo", 30_000)];
  const targets = ["Anna", "Bo"].map((name) => Month.target("person", `crm:name|${name}`, 50_000));
  const draft = { ...inMonth, components: [{ ...flat, target: "person" as const }] };
  const team = (includesOwn: boolean) =>
    policy({
      ...draft,
      team: {
        includesOwn,
        min: "0",
        boundary: "upper",
        table: [
          { from: "0", value: "1" },
          { from: "0.7", value: "2" },
        ],
      },
    });
  const own = (plan: Policy.Info) =>
    [...pay({ people, deals, targets, policy: plan }).values()].map((item) => item.own?.minor);
  // 900 of 1,000 together; without herself Anna's team stands at 60%, Bo's at 120%.
  expect(own(team(true))).toEqual(["12000", "6000"].sort());
  expect(own(team(false)).sort()).toEqual(["6000", "6000"]);
  const pool = policy({ ...draft, pools: [{ id: "pot", amount: "30", by: "revenue" }] });
  expect(own(pool).sort()).toEqual(["4000", "8000"]);
});

test("the target of a team takes who came in mid-month by the days since, as the own line does", () => {
  const people = [
    Month.person("Anna", { team: "North" }),
    // 12 of the month's 22 days
    Month.person("Bo", { team: "North", hireDay: "2026-03-16" }),
  ];
  const deals = [Month.deal("Anna", 110_000), Month.deal("Bo", 110_000, { closeDay: "2026-03-20" })];
  const targets = [Month.target("person", "crm:name|Anna", 100_000), Month.target("person", "crm:name|Bo", 220_000)];
  const calendar = { "2026": { holidays: [], makeUp: [] } };
  const teams = (team: object, more: object = {}) => {
    const draft = {
      ...inMonth,
      components: [{ ...flat, target: "person" as const }],
      team: { min: "0", ...team },
      ...more,
    };
    const statements = pay({ people, deals, targets, policy: { ...policy(draft), calendar } });
    return ["Anna", "Bo"].map((name) => statements.get(name)?.input?.people?.[0]?.periods[0]?.measures?.team);
  };
  // 2,200 of 1,000 + 2,200 x 12 / 22
  expect(teams({})).toEqual(["1", "1"]);
  expect(teams({ includesOwn: false })).toEqual(["11/12", "1.1"]);
  expect(teams({}, { proration: [] })).toEqual(["0.6875", "0.6875"]);
});

test("scores and figures of the board open gates and multiply", () => {
  const people = [Month.person("Anna", { aliases: ["pbx:extension|1"] })];
  const sums = {
    day: "2026-03-03",
    dials: 10,
    inboundDials: 0,
    connected: 4,
    inboundConnected: 0,
    talkSeconds: 9,
    inboundTalkSeconds: 0,
  };
  const calls = [{ source: "pbx", owner: "pbx:extension|1", days: [sums] }];
  const inputs = {
    people,
    deals: [Month.deal("Anna", 100_000)],
    calls,
    targets: [Month.target("person", "crm:name|Anna", 80_000)],
  };
  const gate = (atLeast: string) =>
    policy({ ...inMonth, components: [flat], gates: [{ id: "g", measure: "connectRate", atLeast, otherwise: "0.5" }] });
  expect(pay({ ...inputs, policy: gate("40%") }).get("Anna")?.own).toEqual(yuan(10_000n));
  expect(pay({ ...inputs, policy: gate("41%") }).get("Anna")?.own).toEqual(yuan(5_000n));
  // Sales at 125 of the card's 100: the only part this company measures.
  const card = policy({
    ...inMonth,
    components: [flat],
    scorecard: {
      parts: [
        { id: "sales", weight: "60" },
        { id: "knowledge", weight: "40" },
      ],
    },
    multipliers: [{ id: "card" }],
  });
  expect(pay({ ...inputs, policy: card }).get("Anna")?.own).toEqual(yuan(12_500n));
  const named = policy({
    ...inMonth,
    components: [flat],
    gates: [{ id: "g", measure: "sales", atLeast: "1000.01", otherwise: "0" }],
  });
  // 1,000.00 as the component of that name has it, not the scorecard's part.
  expect(pay({ ...inputs, policy: named }).get("Anna")?.own).toEqual(yuan(0n));
  const survey = policy({
    ...inMonth,
    components: [flat],
    gates: [{ id: "g", measure: "satisfaction", atLeast: "1" }],
  });
  expect(pay({ ...inputs, policy: survey }).get("Anna")).toMatchObject({
    reason: "plan-refused",
    notes: [{ code: "pay-figure-missing" }],
  });
});

test("who has left has no pay for that reason, not for a role that no plan names", () => {
  const people = [Month.person("Gone", { leaveDay: "2026-02-10" }), Month.person("Anna", { role: "support" })];
  const deals = [Month.deal("Gone", 100_000), Month.deal("Anna", 100_000)];
  const statements = pay({ people, deals });
  expect(statements.get("Gone")).toMatchObject({ own: null, reason: "left" });
  expect(statements.get("Anna")).toMatchObject({ own: null, reason: "no-plan" });
});

/** Pools with a condition, a minimum per deal, draws by month of service and tiers by another figure: from files to statements. */
import * as Policy from "@clearboard/core/policy";
import { publish } from "@clearboard/jobs/month";
import { runFor } from "@clearboard/jobs/pay/run";
import { statementFor } from "@clearboard/jobs/pay/statement";
import { verifyPay } from "@clearboard/jobs/pay/verify";
import * as Draft from "@clearboard/jobs/policy/draft";
import * as User from "@clearboard/store/user";
import { expect, test } from "vitest";
import * as Company from "./company.ts";
import { createSandbox, DAY, personOf, type Sandbox } from "./sandbox.ts";

const [JANUARY, FEBRUARY] = ["2026-01", "2026-02"];
const PLAN = {
  id: "rules",
  currency: "CNY",
  components: [
    { id: "deal", unit: "deal", minimum: "5", tiers: [{ from: "0", rate: "1%" }] },
    {
      ...{ id: "margin", unit: "month", by: "marginRate", mode: "retroactive", boundary: "upper" },
      tiers: [
        { from: "0", rate: "1%" },
        { from: "30%", rate: "2%" },
      ],
    },
  ],
  pools: [{ id: "pot", amount: "100", by: "equal", condition: { atLeast: "100%" } }],
  draw: {
    byService: [
      { from: "1", to: "1", amount: "300", recoverable: false },
      { from: "2", to: "2", amount: "400" },
    ],
  },
};
/** Bo is in the first month, Chloé in the second; nobody knows when Dai came. */
const PEOPLE = `employee id,name,team,region,hire date
A1,Anna Berg,Falcons,North,2025-01-01
B2,Bo Chen,Falcons,North,2026-01-10
C3,Chloé Díaz,Otters,South,2025-12-15
D4,Dai Lin,Otters,South,
`;
const DEALS = `deal id,owner,stage,amount,cost,close date
D1,A1,won,1000.00,700.00,2026-01-05
D2,A1,won,200.50,150.00,2026-01-20
D3,B2,won,800.00,400.00,2026-01-21
D4,C3,won,99.99,50.00,2026-01-30
D6,A1,won,300.00,100.00,2026-02-03
`;
/** Bo was there on 15 of the 21 working days of January: 1,000 of 1,400. */
const TARGETS = `${Company.TARGETS.replace("B2,1000.00", "B2,1400.00")}2026-02,person,A1,1000.00\n2026-02,person,B2,1000.00\n2026-02,person,C3,100.00\n2026-02,person,D4,100.00\n`;

async function published(): Promise<Sandbox> {
  const sandbox = await createSandbox();
  for (const [name, text] of Object.entries({ "people.csv": PEOPLE, "deals.csv": DEALS, "targets.csv": TARGETS }))
    await sandbox.take(name, text);
  for (const name of ["dana", "Erik"])
    await User.create(sandbox.table, { name, role: "director", now: sandbox.ctx.now() });
  const document = { ...Policy.initial("CNY"), plans: [{ roles: ["rep" as const], plan: PLAN }] };
  const { id } = await Draft.create(sandbox.ctx, { document, effectiveMonth: JANUARY, note: "rules", by: "dana" });
  await Draft.approve(sandbox.ctx, { draft: id, by: "Erik" });
  const { digest } = await sandbox.board(JANUARY);
  await publish(sandbox.ctx, { month: JANUARY, digest, by: "dana" });
  return sandbox;
}

async function statementOf(sandbox: Sandbox, name: string, month = JANUARY) {
  return statementFor(sandbox.ctx, month, personOf(await sandbox.board(JANUARY), name).id);
}

/** The codes of the steps that the new rules make. */
const codes = (statement: Awaited<ReturnType<typeof statementOf>>) =>
  (statement.result?.steps ?? [])
    .map(({ code }) => code)
    .filter((code) => /^(pool|deal\.minimum|draw|tier\.by)/.test(code));

test("a published month pays every rule, and each statement says what it did", async () => {
  const sandbox = await published();
  const anna = await statementOf(sandbox, "Anna Berg");
  // 10 + the minimum of 5; 350.50 of 1,200.50 is below 30%: 12.005; the team reached 2,000.50 of 2,000: 50 of the pool.
  expect([anna.status, anna.paid.minor, codes(anna)]).toEqual([
    "posted",
    "7701",
    ["deal.minimum", "tier.by.rate", "pool.met"],
  ]);
  const bo = await statementOf(sandbox, "Bo Chen");
  // 8 + 16 + 50, filled up to 300 for good.
  expect([bo.paid.minor, bo.after.owed.minor, codes(bo)]).toEqual([
    "30000",
    "0",
    ["tier.by.rate", "pool.met", "draw.service.kept"],
  ]);
  const chloe = await statementOf(sandbox, "Chloé Díaz");
  // 5 + 1.9998, and a team at half its target: filled up to 400, of which 393.00 are owed.
  expect([chloe.paid.minor, chloe.after.owed.minor, codes(chloe)]).toEqual([
    "40000",
    "39300",
    ["deal.minimum", "tier.by.rate", "pool.unmet", "draw.service"],
  ]);
  const dai = await statementOf(sandbox, "Dai Lin");
  expect([dai.reason, dai.notes.map(({ code }) => code)]).toEqual(["plan-refused", ["pay-hire-day-missing"]]);
  expect((await runFor(sandbox.ctx, JANUARY)).totals.paid.minor).toBe("77701");
  expect(await verifyPay(sandbox.ctx)).toEqual([]);
});

test("what shuts the pool later takes the parts back in the next month, and the published statement stays", async () => {
  const sandbox = await published();
  const before = JSON.stringify(await statementOf(sandbox, "Anna Berg"));
  sandbox.pass(DAY);
  await sandbox.take("refunds.csv", "refund id,deal id,owner,refund date,amount\nR1,D3,B2,2026-01-25,10.00\n");
  const { entries } = await statementOf(sandbox, "Anna Berg", FEBRUARY);
  const late = entries.find(({ kind }) => kind === "adjustment");
  expect(late).toMatchObject({ source: JANUARY, amount: { minor: "-5000" }, after: { minor: "2701" } });
  expect(late?.causes.map(({ code, amount }) => [code, amount.minor])).toEqual([["pool", "-5000"]]);
  expect(JSON.stringify(await statementOf(sandbox, "Anna Berg"))).toBe(before);
  expect(await verifyPay(sandbox.ctx)).toEqual([]);
});

test("a full refund takes the minimum back with its deal", async () => {
  const sandbox = await published();
  sandbox.pass(DAY);
  await sandbox.take("refunds.csv", "refund id,deal id,owner,refund date,amount\nR1,D2,A1,2026-01-25,200.50\n");
  const { entries } = await statementOf(sandbox, "Anna Berg", FEBRUARY);
  // Without D2 the margin rate is 30%: 10 + 20, and the team misses its target.
  expect(entries.find(({ kind }) => kind === "adjustment")).toMatchObject({ after: { minor: "3000" } });
});

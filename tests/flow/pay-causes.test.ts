/** Every adjustment opens to the row that caused it: a colleague's, one of the people file, and what took a row away. */
import * as Ready from "@clearboard/core/plan/presets";
import * as Policy from "@clearboard/core/policy";
import { redactStatement } from "@clearboard/core/visibility";
import { undo } from "@clearboard/jobs/import/undo";
import { publish } from "@clearboard/jobs/month";
import { statementFor } from "@clearboard/jobs/pay/statement";
import { verifyPay } from "@clearboard/jobs/pay/verify";
import * as Draft from "@clearboard/jobs/policy/draft";
import * as User from "@clearboard/store/user";
import { expect, test } from "vitest";
import * as Company from "./company.ts";
import { createSandbox, DAY, personOf, type Sandbox } from "./sandbox.ts";

const [JANUARY, FEBRUARY] = ["2026-01", "2026-02"];

/** January is published; 80% of a bonus of 100.00 is paid on the own target and 20% on the team's. */
async function published(): Promise<Sandbox> {
  const sandbox = await createSandbox();
  for (const [name, text] of Company.FILES) await sandbox.take(name, text);
  for (const name of ["dana", "Erik"])
    await User.create(sandbox.table, { name, role: "director", now: sandbox.ctx.now() });
  const document = {
    ...Policy.initial("CNY"),
    plans: [{ roles: ["rep" as const], plan: Ready.teamLinked(), variable: "100.00" }],
  };
  const { id } = await Draft.create(sandbox.ctx, { document, effectiveMonth: JANUARY, note: "by team", by: "dana" });
  await Draft.approve(sandbox.ctx, { draft: id, by: "Erik" });
  const { digest } = await sandbox.board(JANUARY);
  await publish(sandbox.ctx, { month: JANUARY, digest, by: "dana" });
  sandbox.pass(DAY);
  return sandbox;
}

/** The causes of February's adjustment of January, each row as kind, id, file, line and outcome. */
async function causesOf(sandbox: Sandbox, name: string) {
  const { id } = personOf(await sandbox.board(JANUARY), name);
  const statement = await statementFor(sandbox.ctx, FEBRUARY, id);
  const late = statement.entries.find(({ source }) => source === JANUARY);
  const causes = (late?.causes ?? []).map(({ code, rows }) => ({
    code,
    rows: rows.map((row) =>
      [row.kind, row.id, statement.files[row.importId], row.line, row.outcome]
        .filter((part) => part !== undefined)
        .join(" "),
    ),
  }));
  return { statement, causes };
}

test("a colleague's late deal changes the team's part of the bonus, and the adjustment opens to that deal", async () => {
  const sandbox = await published();
  await sandbox.take("late.csv", "deal id,owner,stage,amount,close date\nD9,B2,won,100.00,2026-01-22\n");
  const { statement, causes } = await causesOf(sandbox, "Anna Berg");
  // (2,000.50 + 100.00) / 2,000.00 of the team: 20.00 x 5% more
  expect(causes).toEqual([{ code: "team", rows: ["deal D9 late.csv 2"] }]);
  expect((await causesOf(sandbox, "Dai Lin")).causes).toEqual([]);
  // the rows of colleagues are for those who may see everybody's
  const [seen] = redactStatement(statement, { role: "rep" }).entries.flatMap((entry) => entry.causes);
  expect(seen).toMatchObject({ code: "team", rows: [], params: { hidden: "1" } });
  expect(redactStatement(statement, { role: "director" })).toEqual(statement);
  expect(await verifyPay(sandbox.ctx)).toEqual([]);
});

test("a colleague's corrected target opens to its row, named once", async () => {
  const sandbox = await published();
  await sandbox.take("targets2.csv", "month,scope,subject,revenue target\n2026-01,person,B2,1500.00\n");
  expect((await causesOf(sandbox, "Anna Berg")).causes).toEqual([
    { code: "team", rows: ["target 2026-01|person|B2 targets2.csv 2"] },
  ]);
});

test("who becomes somebody without a plan opens to the row of the people file that says so", async () => {
  const sandbox = await published();
  const head = "employee id,name,team,region,email,role,from,leave date\n";
  await sandbox.take("people2.csv", `${head}B2,Bo Chen,Falcons,North,bo@example.com,support,2026-01-01,\n`);
  expect((await causesOf(sandbox, "Bo Chen")).causes).toEqual([
    { code: "person", rows: ["person B2@2026-01-01 people2.csv 2"] },
  ]);
  // who left before the month is paid nothing for it
  await sandbox.take("people3.csv", `${head}C3,Chloé Díaz,Otters,South,chloe@example.com,rep,,2025-12-31\n`);
  expect((await causesOf(sandbox, "Chloé Díaz")).causes).toEqual([
    { code: "person", rows: ["person C3 people3.csv 2"] },
  ]);
});

test("a late leave that lowers the target opens to the row of the leave, not to the target", async () => {
  const sandbox = await published();
  await sandbox.take("leave.csv", "leave id,person,from,to,type\nL1,A1,2026-01-05,2026-01-16,sick\n");
  expect((await causesOf(sandbox, "Anna Berg")).causes).toEqual([
    { code: "working-days", rows: ["leave L1 leave.csv 2"] },
    // the team's target, of which hers is a part, counts fewer days for the same reason
    { code: "team", rows: ["target 2026-01|person|A1 targets.csv 2", "leave L1 leave.csv 2"] },
  ]);
});

test("a deal that counts no more names the file that says so: withdrawn, another's, or changed", async () => {
  const sandbox = await published();
  const rows = async () => (await causesOf(sandbox, "Anna Berg")).causes.find(({ code }) => code === "row-gone")?.rows;
  const head = "deal id,owner,stage,amount,close date\n";
  const moved = await sandbox.take("moved.csv", `${head}D2,C3,won,200.50,2026-01-21\n`);
  expect(await rows()).toEqual(["deal D2 deals.csv 3", "deal D2 moved.csv 2 owner"]);
  await undo(sandbox.ctx, moved.importId, { by: "dana" });
  expect(await rows()).toBeUndefined();
  await sandbox.take("lost.csv", `${head}D2,A1,lost,200.50,2026-01-20\n`);
  expect(await rows()).toEqual(["deal D2 deals.csv 3", "deal D2 lost.csv 2 changed"]);
});

test("a deal whose file was withdrawn names that file", async () => {
  const sandbox = await createSandbox();
  const all = Company.DEALS.split("\n");
  for (const [name, text] of Company.FILES)
    await sandbox.take(name, name === "deals.csv" ? all.filter((line) => !line.startsWith("D2")).join("\n") : text);
  const second = await sandbox.take("second.csv", [all[0], all[2], ""].join("\n"));
  const { digest } = await sandbox.board(JANUARY);
  await publish(sandbox.ctx, { month: JANUARY, digest, by: "dana" });
  await undo(sandbox.ctx, second.importId, { by: "dana" });
  expect((await causesOf(sandbox, "Anna Berg")).causes).toEqual([
    { code: "row-gone", rows: ["deal D2 second.csv 2 withdrawn"] },
  ]);
});

/** What files say of deals, targets and customers beyond the board: kept, with what it was before, and read as the viewer may. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { main } from "@clearboard/cli/main";
import * as Profile from "@clearboard/ingest/profile";
import type { Context } from "@clearboard/jobs/context";
import * as Held from "@clearboard/jobs/held";
import { type Actor, type Edge, perform } from "@clearboard/jobs/operation";
import * as People from "@clearboard/jobs/people";
import * as Profiles from "@clearboard/jobs/profile";
import { rebuild } from "@clearboard/jobs/rebuild";
import * as Records from "@clearboard/jobs/records";
import { reread } from "@clearboard/jobs/reread";
import * as Ledger from "@clearboard/store/ledger";
import { afterAll, expect, test } from "vitest";
import { dies, writePointsOf } from "./crashes.ts";
import { createSandbox, DAY, type Sandbox, START } from "./sandbox.ts";

const DIRECTOR: Actor = { id: "ada", role: "director", person: null };
const edge = (ctx: Context) =>
  ({ ...ctx, random: () => new Uint8Array(), startImport: () => {}, maxImportBytes: 1e6 }) as Edge;
const show = (sandbox: Sandbox, kind: Records.Info["kind"], id: string, actor = DIRECTOR) =>
  perform(Records.readRecord, edge(sandbox.ctx), { kind, id }, actor);
const list = (sandbox: Sandbox, kind: Records.Info["kind"], month?: "open" | "2026-03", actor = DIRECTOR) =>
  perform(Records.listRecords, edge(sandbox.ctx), { kind, ...(month && { month }) }, actor);
const stepsOf = (record: Records.Info, name: string) =>
  record.history.find(({ field }) => field === name)?.steps.map(({ day, value }) => [day, value]);

const HEAD = "deal id,owner,stage,amount,close date\n";
/** A deal as the nights of one week saw it. */
const NIGHTS = [
  ["D1,E1,proposal,5000,2026-04-15", "2026-03-02"],
  ["D1,E1,proposal,5200,2026-04-15", "2026-03-03"],
  ["D1,E1,negotiation,5200,2026-04-30", "2026-03-04"],
  ["D1,E1,won,5200,2026-03-05", "2026-03-05"],
] as const;
/** After the last of them. */
const AFTER = START + 10 * DAY;
const asOf = (day: string) => Date.parse(`${day}T12:00:00+08:00`);

test("an open deal keeps the day it is expected to close on, and what it and the stage were before", async () => {
  const sandbox = await createSandbox({}, undefined, AFTER);
  for (const [row, day] of NIGHTS.slice(0, 3))
    await sandbox.take(`deals-${day}.csv`, `${HEAD}${row}\n`, { asOf: asOf(day) });
  const open = await show(sandbox, "deal", "D1");
  expect(open.row.values).toMatchObject({ stage: "open", stageName: "negotiation", expectedDay: "2026-04-30" });
  expect(stepsOf(open, "expectedDay")).toEqual([
    ["2026-03-02", "2026-04-15"],
    ["2026-03-04", "2026-04-30"],
  ]);
  expect(stepsOf(open, "stageName")).toEqual([
    ["2026-03-02", "proposal"],
    ["2026-03-04", "negotiation"],
  ]);
  expect(open.statements.map(({ file, line, changed }) => [file, line, changed])).toEqual([
    ["deals-2026-03-02.csv", 2, ["owner", "stage", "stageName", "amount", "currency", "expectedDay"]],
    ["deals-2026-03-03.csv", 2, ["amount"]],
    ["deals-2026-03-04.csv", 2, ["stageName", "expectedDay"]],
  ]);
  const { rows, months } = await list(sandbox, "deal", "open");
  expect(rows).toMatchObject([{ id: "D1", before: { expectedDay: "2026-04-15", stageName: "proposal" } }]);
  expect(months).toContain("open");
  const [row, day] = NIGHTS[3];
  await sandbox.take("deals-won.csv", `${HEAD}${row}\n`, { asOf: asOf(day) });
  const won = await show(sandbox, "deal", "D1");
  expect(won.row.values).toMatchObject({ stage: "won", closeDay: "2026-03-05" });
  expect(stepsOf(won, "expectedDay")?.at(-1)).toEqual(["2026-03-05", null]);
  expect((await list(sandbox, "deal", "open")).rows).toEqual([]);
});

test("the history is the same in every order of arrival, and after a rebuild", async () => {
  const orders = (items: readonly number[]): number[][] =>
    items.length < 2
      ? [[...items]]
      : items.flatMap((entry) => orders(items.filter((item) => item !== entry)).map((rest) => [entry, ...rest]));
  let expected: unknown;
  for (const order of orders([0, 1, 2, 3])) {
    const sandbox = await createSandbox({}, undefined, AFTER);
    for (const at of order) {
      const [row, day] = NIGHTS[at] ?? NIGHTS[0];
      await sandbox.take(`deals-${day}.csv`, `${HEAD}${row}\n`, { asOf: asOf(day) });
    }
    const seen = async () => {
      const { history } = await show(sandbox, "deal", "D1");
      return history.map(({ field, steps }) => [field, steps.map(({ day, value, file }) => [day, value, file])]);
    };
    expected ??= await seen();
    expect(await seen(), order.join()).toEqual(expected);
    await rebuild(sandbox.ctx);
    expect(await seen(), `${order.join()}, rebuilt`).toEqual(expected);
  }
});

test("a file from before the column takes nothing away from what a later one says", async () => {
  const sandbox = await createSandbox();
  const late = "deal id,owner,stage,amount,close date,probability\nD1,E1,proposal,5000,2026-04-15,60%\n";
  await sandbox.take("with.csv", late, { asOf: START });
  const before = `${HEAD}D1,E1,new,5000,2026-04-10\n`;
  expect((await sandbox.take("without.csv", before, { asOf: START - 5 * DAY })).status, "a column is missed").toBe(
    "held",
  );
  const receipt = await sandbox.takeAnyway("without.csv", before, { asOf: START - 5 * DAY });
  expect(receipt.rows).toMatchObject({ stale: 1 });
  expect((await show(sandbox, "deal", "D1")).row.values).toMatchObject({ probability: "0.6", stageName: "proposal" });
});

test("a corrected file changes exactly its rows", async () => {
  const sandbox = await createSandbox();
  const head = "客户编号,客户名称,行业,公司规模\n";
  await sandbox.take("customers.csv", `${head}K1,甲公司,制造,50\nK2,乙公司,零售,20\n`);
  sandbox.pass(DAY);
  const receipt = await sandbox.take("customers-2.csv", `${head}K1,甲公司,制造,80\nK2,乙公司,零售,20\n`);
  expect(receipt.rows).toMatchObject({ read: 2, accepted: 1, unchanged: 1 });
  const { rows } = await list(sandbox, "customer");
  expect(rows.map(({ id, values }) => [id, values.size])).toEqual([
    ["K1", "80"],
    ["K2", "20"],
  ]);
});

const OWN = {
  name: "our-deals",
  title: { en: "Our deals", zh: "我们的订单" },
  source: "crm",
  match: { header: [["No"], ["Rep"], ["State"], ["Value"], ["Closing"]] },
  emits: [
    {
      kind: "deal",
      id: [["No"]],
      owner: { what: "id", column: ["Rep"] },
      stage: { column: ["State"], words: { open: "open", won: "won" } },
      stageName: ["State"],
      amount: { column: ["Value"] },
      closeDay: { column: ["Closing"], order: "ymd" },
    },
  ],
};

test("reading kept files again gains what a changed profile now reads, once, and a rebuild keeps it", async () => {
  const sandbox = await createSandbox();
  const profile = Profile.parse(OWN);
  await Profiles.save(sandbox.ctx, profile, "ada");
  const text =
    "No,Rep,State,Value,Closing,Chance,Branch\nD1,E1,open,500,2026-04-15,40,Steel\nD2,E1,won,700,2026-02-03,,Retail\n";
  await sandbox.take("crm.csv", text);
  const board = await sandbox.board("2026-02");
  expect((await show(sandbox, "deal", "D1")).row.values).toMatchObject({ expectedDay: "2026-04-15" });
  expect((await show(sandbox, "deal", "D1")).row.values).not.toHaveProperty("probability");
  expect(await reread(sandbox.ctx, "ada")).toEqual([]);
  const [mapping] = OWN.emits;
  const more = { probability: { column: ["Chance"], unit: "percent" }, industry: ["Branch"] };
  await Profiles.save(sandbox.ctx, Profile.parse({ ...OWN, emits: [{ ...mapping, ...more }] }), "ada");
  await rebuild(sandbox.ctx);
  expect((await show(sandbox, "deal", "D1")).row.values, "a rebuild reads as the file was read").not.toHaveProperty(
    "probability",
  );
  expect(await reread(sandbox.ctx, "ada")).toMatchObject([{ status: "applied", rows: { read: 2, accepted: 2 } }]);
  const gained = async () => {
    const record = await show(sandbox, "deal", "D1");
    expect(record.row.values).toMatchObject({ probability: "0.4", industry: "Steel", expectedDay: "2026-04-15" });
    expect(record.statements).toHaveLength(1);
  };
  await gained();
  expect((await sandbox.board("2026-02")).totals).toEqual(board.totals);
  expect(await reread(sandbox.ctx, "ada"), "there is nothing left to read").toEqual([]);
  await rebuild(sandbox.ctx);
  await gained();
});

test("a reading that somebody dismissed is not made again, and the file stays as it was read", async () => {
  const sandbox = await createSandbox();
  await Profiles.save(sandbox.ctx, Profile.parse(OWN), "ada");
  const rows = Array.from({ length: 30 }, (_, at) => `D${at},E1,won,500,2026-02-01,no number`);
  await sandbox.take("crm.csv", `No,Rep,State,Value,Closing,Chance\n${rows.join("\n")}\nD30,E1,won,500,2026-02-01,7\n`);
  const digests = await sandbox.digests();
  const [mapping] = OWN.emits;
  const emits = [{ ...mapping, probability: { column: ["Chance"], unit: "percent" } }];
  await Profiles.save(sandbox.ctx, Profile.parse({ ...OWN, emits }), "ada");
  const [held] = await reread(sandbox.ctx, "ada");
  expect(held).toMatchObject({ status: "held", reason: { code: "held-rejected" } });
  expect(await reread(sandbox.ctx, "ada"), "it waits, once").toMatchObject([{ importId: held?.importId }]);
  await Held.dismiss(sandbox.ctx, held?.importId ?? "", { by: "ada" });
  expect(await reread(sandbox.ctx, "ada")).toEqual([]);
  expect(await sandbox.digests()).toEqual(digests);
});

test("a crash anywhere in reading files again leaves them read once", async () => {
  const changed = async () => {
    const sandbox = await createSandbox();
    await Profiles.save(sandbox.ctx, Profile.parse(OWN), "ada");
    for (const at of [1, 2])
      await sandbox.take(`crm-${at}.csv`, `No,Rep,State,Value,Closing,Chance\nD${at},E1,won,500,2026-02-0${at},40\n`);
    const [mapping] = OWN.emits;
    const emits = [{ ...mapping, probability: { column: ["Chance"], unit: "percent" } }];
    await Profiles.save(sandbox.ctx, Profile.parse({ ...OWN, emits }), "ada");
    return sandbox;
  };
  const again = (ctx: Context) => reread(ctx, "ada");
  const statesOf = async ({ table }: Sandbox) =>
    (await Ledger.list(table)).map(({ name, state }) => `${name} ${state}`).sort();
  const calm = await changed();
  const points = await writePointsOf(calm, again);
  const [digests, states] = [await calm.digests(), await statesOf(calm)];
  expect(points.length).toBeGreaterThan(30);
  for (const point of points) {
    const sandbox = await changed();
    const where = `${point.when} call ${point.at}`;
    await dies(sandbox, point, again);
    await again(sandbox.ctx);
    expect(await sandbox.digests(), where).toEqual(digests);
    expect(await statesOf(sandbox), where).toEqual(states);
    expect((await show(sandbox, "deal", "D2")).row.values, where).toMatchObject({ probability: "0.4" });
  }
});

test("only the target of revenue as a whole is on the board; those by product, level and metric stand beside it", async () => {
  const sandbox = await createSandbox();
  await sandbox.take("people.csv", "工号,姓名,团队,大区\nE01,张伟,一组,华东\n");
  await sandbox.take("deals.csv", "商机编号,负责人,阶段,金额,成交日期\nD1,E01,赢单,400000,2026-03-10\n");
  const head = "月份,层级,对象,销售目标,新客户目标,产品线,保底,冲刺\n";
  const receipt = await sandbox.take(
    "targets.csv",
    `${head}2026-03,个人,E01,800000,4,,640000,1040000\n2026-03,个人,E01,300000,,云总机,,\n2026-03,个人,E01,200000,,400热线,,\n`,
  );
  expect(receipt).toMatchObject({ status: "applied", rows: { read: 3, accepted: 3, rejected: 0 } });
  const [person] = (await sandbox.board("2026-03")).people;
  expect([person?.metrics.target, person?.metrics.attainment]).toEqual([
    { minor: "80000000", currency: "CNY" },
    "0.5000",
  ]);
  const { rows } = await list(sandbox, "target", "2026-03");
  expect(
    rows.map(({ values: { amount, count, level, metric, product } }) => [metric ?? level ?? product, count ?? amount]),
  ).toEqual(
    expect.arrayContaining([
      [undefined, { minor: "80000000", currency: "CNY" }],
      ["newCustomers", "4"],
      ["floor", { minor: "64000000", currency: "CNY" }],
      ["sprint", { minor: "104000000", currency: "CNY" }],
      ["云总机", { minor: "30000000", currency: "CNY" }],
      ["400热线", { minor: "20000000", currency: "CNY" }],
    ]),
  );
  expect(rows).toHaveLength(6);
});

test("contacts and notes are for directors and for whoever the customer is with; a rep finds the own records alone", async () => {
  const sandbox = await createSandbox({ unknownOwners: "pending" });
  await sandbox.take("people.csv", "employee id,name,team\nE1,Ann,Red\nE2,Bob,Red\n");
  await sandbox.take(
    "customers.csv",
    "customer id,customer name,owner,contacts,industry\nK1,Acme,E1,Mr Li,Steel\nK2,Best,E2,Ms Wu,Retail\n",
  );
  const { people } = await People.list(sandbox.ctx);
  const rep: Actor = { id: "ann", role: "rep", person: people.find(({ name }) => name === "Ann")?.id ?? null };
  const coach: Actor = { id: "cora", role: "coach", person: null };
  expect((await show(sandbox, "customer", "K1")).row).toMatchObject({
    person: "Ann",
    values: { contacts: "Mr Li", name: "Acme" },
  });
  const seen = await show(sandbox, "customer", "K1", coach);
  expect([seen.row.values, seen.hidden]).toEqual([
    expect.objectContaining({ industry: "Steel" }),
    ["name", "contacts"],
  ]);
  expect(JSON.stringify(seen)).not.toMatch(/Mr Li|Acme/);
  expect(JSON.stringify(await list(sandbox, "customer", undefined, coach))).not.toMatch(/Mr Li|Acme/);
  expect((await list(sandbox, "customer", undefined, rep)).rows.map(({ id, values }) => [id, values.contacts])).toEqual(
    [["K1", "Mr Li"]],
  );
  await expect(show(sandbox, "customer", "K2", rep)).rejects.toMatchObject({ code: "record-unknown" });
  await expect(show(sandbox, "customer", "K1", { id: "ivy", role: "importer", person: null })).rejects.toMatchObject({
    code: "role-forbidden",
  });
});

test("a long list comes in pages that hold every record once", async () => {
  const sandbox = await createSandbox();
  const rows = Array.from({ length: 250 }, (_, at) => `K${at}#%,Customer ${at},E${at % 3}`);
  await sandbox.take("customers.csv", `customer id,customer name,owner\n${rows.join("\n")}\n`);
  const found: string[] = [];
  for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
    const page = await perform(Records.listRecords, edge(sandbox.ctx), { kind: "customer", cursor }, DIRECTOR);
    found.push(...page.rows.map(({ id }) => id));
    cursor = page.cursor;
  }
  expect([found.length, new Set(found).size]).toEqual([250, 250]);
});

test("an id that two sources have is asked about, one that nobody has is not found", async () => {
  const sandbox = await createSandbox();
  await sandbox.take("a.csv", `${HEAD}D1,E1,new,1,\n`, { source: "east" });
  await sandbox.take("b.csv", `${HEAD}D1,E1,new,2,\n`, { source: "west" });
  await expect(show(sandbox, "deal", "D1")).rejects.toMatchObject({ code: "record-sources" });
  const record = await perform(
    Records.readRecord,
    edge(sandbox.ctx),
    { kind: "deal", id: "D1", source: "west" },
    DIRECTOR,
  );
  expect(record.row.values.amount).toEqual({ minor: "200", currency: "CNY" });
  await expect(show(sandbox, "deal", "D9")).rejects.toMatchObject({ code: "record-unknown" });
});

const folder = mkdtempSync(join(tmpdir(), "clearboard-fields-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("the command line shows the same, and reads stored exports again", async () => {
  const run = async (...argv: string[]) => {
    const printed: string[] = [];
    const output = {
      out: (text: string) => printed.push(text),
      err: (text: string) => printed.push(text),
      isTerminal: false,
    };
    expect(await main([...argv, "--data", join(folder, "data")], output), printed.join("\n")).toBe(0);
    return printed.join("\n");
  };
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  await run("init", "--zone", "Asia/Shanghai", "--currency", "CNY");
  for (const [row, day] of NIGHTS.slice(0, 3))
    await run("import", file(`deals-${day}.csv`, `${HEAD}${row}\n`), "--as-of", day);
  expect(await run("records", "list", "--kind", "deal", "--month", "open")).toMatch(
    /D1 .*2026-04-30 \(was 2026-04-15\)/,
  );
  const shown = await run("records", "show", "deal", "D1");
  expect(shown).toMatch(/Expected close +2026-03-04 +2026-04-30 +deals-2026-03-04\.csv:2/);
  expect(JSON.parse(await run("records", "show", "deal", "D1", "--json"))).toMatchObject({
    row: { values: { stage: "open" } },
  });
  expect(await run("rebuild")).toMatch(/imports? folded again into/);
});

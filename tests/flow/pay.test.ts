/** Pay over many months: what is posted stays, what comes late is posted once, and every month's lines sum to its latest pay. */
import { close, publish, restate } from "@clearboard/jobs/month";
import { approve, release } from "@clearboard/jobs/pay/approve";
import { keepRuns } from "@clearboard/jobs/pay/night";
import { runFor } from "@clearboard/jobs/pay/run";
import { changesFor, estimateFor, statementFor } from "@clearboard/jobs/pay/statement";
import { verifyPay } from "@clearboard/jobs/pay/verify";
import * as Month from "@clearboard/store/month";
import { all } from "@clearboard/store/table";
import * as User from "@clearboard/store/user";
import { expect, test } from "vitest";
import * as Company from "./company.ts";
import { createSandbox, DAY, personOf, type Sandbox } from "./sandbox.ts";

const JANUARY = "2026-01";
const FEBRUARY = "2026-02";
const TARGETS = `${Company.TARGETS}2026-02,person,A1,1000.00\n2026-02,person,B2,1000.00\n2026-02,person,D4,100.00\n`;

async function filled(): Promise<Sandbox> {
  const sandbox = await createSandbox();
  for (const [name, text] of Company.FILES) await sandbox.take(name, name === "targets.csv" ? TARGETS : text);
  return sandbox;
}

async function post(sandbox: Sandbox, month: string, by = "dana") {
  const { digest } = await sandbox.board(month);
  await close(sandbox.ctx, month, by);
  return publish(sandbox.ctx, { month, digest, by });
}

const idOf = async (sandbox: Sandbox, name: string) => personOf(await sandbox.board(JANUARY), name).id;

test("publishing posts what the board shows, and the statement pays it from its own closed input", async () => {
  const sandbox = await filled();
  const anna = await idOf(sandbox, "Anna Berg");
  const before = await runFor(sandbox.ctx, JANUARY);
  expect(before).toMatchObject({ status: "preliminary", state: null, version: null, history: [] });
  await post(sandbox, JANUARY);
  const run = await runFor(sandbox.ctx, JANUARY);
  expect(run).toMatchObject({ status: "posted", state: "earned", version: 1, digest: before.digest });
  const board = await sandbox.board(JANUARY);
  for (const row of run.people)
    expect(row.own.minor, row.name).toBe(board.people.find(({ id }) => id === row.id)?.bonus?.minor ?? "0");
  // Anna sold 1,200.50 of 1,000.00: 800 at 1%, 200 at 2%, 200.50 at 3.5% = 8 + 4 + 7.0175.
  const statement = await statementFor(sandbox.ctx, JANUARY, anna);
  expect(statement).toMatchObject({ status: "posted", state: "earned", paid: { minor: "1902" } });
  expect(statement.entries).toMatchObject([
    { kind: "earned", source: JANUARY, posted: JANUARY, amount: { minor: "1902" } },
  ]);
  expect(await verifyPay(sandbox.ctx)).toEqual([]);
});

test("late data posts once, in the next month, with its row and file; the month it is about stays to the byte", async () => {
  const sandbox = await filled();
  const anna = await idOf(sandbox, "Anna Berg");
  await post(sandbox, JANUARY);
  const posted = JSON.stringify(await statementFor(sandbox.ctx, JANUARY, anna));
  sandbox.pass(DAY);
  await sandbox.take("deals.csv", Company.DEALS.replace("200.50", "180.00"));
  // 180.00 in place of 200.50 at 3.5%: 18.30 in place of 19.02.
  const statement = await statementFor(sandbox.ctx, FEBRUARY, anna);
  expect(statement.entries).toMatchObject([
    { kind: "earned", source: FEBRUARY },
    {
      kind: "adjustment",
      source: JANUARY,
      amount: { minor: "-72" },
      before: { minor: "1902" },
      after: { minor: "1830" },
    },
  ]);
  const [cause] = statement.entries[1]?.causes ?? [];
  expect(cause).toMatchObject({
    code: "row-changed",
    params: { id: "D2" },
    rows: [{ kind: "deal", id: "D2", line: 3 }],
  });
  expect(statement.files[cause?.rows[0]?.importId ?? ""]).toBe("deals.csv");
  await post(sandbox, FEBRUARY);
  expect(JSON.stringify(await statementFor(sandbox.ctx, JANUARY, anna))).toBe(posted);
  await sandbox.take(
    "more.csv",
    Company.DEALS.replace("200.50", "180.00").replace("D6,A1,won,300.00,2026-02-03", "D9,A1,won,50.00,2026-03-03"),
  );
  expect((await statementFor(sandbox.ctx, "2026-03", anna)).entries.filter(({ source }) => source === JANUARY)).toEqual(
    [],
  );
  expect(await verifyPay(sandbox.ctx)).toEqual([]);
});

test("a refund that comes a month later is taken back with its deal, and names the file it came in", async () => {
  const sandbox = await filled();
  const anna = await idOf(sandbox, "Anna Berg");
  await post(sandbox, JANUARY);
  sandbox.pass(DAY);
  await sandbox.take("refunds.csv", "refund id,deal id,refund date,amount\nR1,D2,2026-02-10,100.50\n");
  const { entries, files } = await statementFor(sandbox.ctx, FEBRUARY, anna);
  const late = entries.find(({ source }) => source === JANUARY);
  expect(late).toMatchObject({ kind: "clawback", causes: [{ code: "refund", params: { id: "D2" } }] });
  const [row] = late?.causes[0]?.rows ?? [];
  expect(row).toMatchObject({ kind: "refund", id: "R1", line: 2 });
  expect(files[row?.importId ?? ""]).toBe("refunds.csv");
});

test("of two months published at once neither stands on the head of the other, whoever sleeps", async () => {
  const sandbox = await filled();
  const seen = (await sandbox.board(JANUARY)).digest;
  const other = (await sandbox.board(FEBRUARY)).digest;
  // January has claimed its place and sleeps before the write that publishes it ...
  const { promise: sleep, resolve: wake } = Promise.withResolvers<void>();
  const { promise: asleep, resolve: isAsleep } = Promise.withResolvers<void>();
  let naps = 1;
  const table: Sandbox["table"] = {
    ...sandbox.table,
    async put(write, condition) {
      if (write.pk === "month" && write.sk === JANUARY && write.data.state === "published" && naps-- > 0) {
        isAsleep();
        await sleep;
      }
      return sandbox.table.put(write, condition);
    },
  };
  const slow = publish({ ...sandbox.ctx, table }, { month: JANUARY, digest: seen, by: "late" });
  await asleep;
  // ... while February is published in the same place.
  await publish(sandbox.ctx, { month: FEBRUARY, digest: other, by: "dana" });
  wake();
  await slow;
  const [january, february] = await Promise.all([JANUARY, FEBRUARY].map((month) => Month.get(sandbox.table, month)));
  expect(february?.versions[0]?.pay).toMatchObject({ seq: 1, head: "" });
  expect(january?.versions[0]?.pay).toMatchObject({ seq: 2, head: february?.versions[0]?.pay?.digest });
  expect(await verifyPay(sandbox.ctx)).toEqual([]);
});

test("a run is approved as it was looked at, then released, and never back", async () => {
  const sandbox = await filled();
  for (const name of ["dana", "eve", "fay"])
    await User.create(sandbox.table, { name, role: "director", now: sandbox.ctx.now() });
  const { digest } = await runFor(sandbox.ctx, JANUARY);
  await expect(approve(sandbox.ctx, { month: JANUARY, digest, by: "dana" })).rejects.toMatchObject({
    code: "pay-not-posted",
  });
  await post(sandbox, JANUARY);
  await expect(approve(sandbox.ctx, { month: JANUARY, digest: "0".repeat(64), by: "dana" })).rejects.toMatchObject({
    ...{ kind: "conflict", code: "pay-digest-stale", params: { digest } },
  });
  await expect(release(sandbox.ctx, { month: JANUARY, digest, by: "dana" })).rejects.toMatchObject({
    code: "pay-not-approved",
  });
  sandbox.pass(1000);
  expect(await approve(sandbox.ctx, { month: JANUARY, digest, by: "eve" })).toMatchObject({ state: "approved" });
  const once = await approve(sandbox.ctx, { month: JANUARY, digest, by: "fay" });
  expect(once.history.map(({ state, by }) => [state, by])).toEqual([
    ["earned", "dana"],
    ["approved", "eve"],
  ]);
  expect(await release(sandbox.ctx, { month: JANUARY, digest, by: "eve" })).toMatchObject({ state: "released" });
  expect(await approve(sandbox.ctx, { month: JANUARY, digest, by: "eve" })).toMatchObject({ state: "released" });
  const anna = await idOf(sandbox, "Anna Berg");
  expect(await statementFor(sandbox.ctx, JANUARY, anna)).toMatchObject({ status: "posted", state: "released" });
});

test("why pay changed since yesterday, since publication and since approval", async () => {
  const sandbox = await filled();
  const anna = await idOf(sandbox, "Anna Berg");
  const change = (month: string, since: Parameters<typeof changesFor>[3]) =>
    changesFor(sandbox.ctx, month, anna, since);
  expect(await change(JANUARY, "yesterday")).toMatchObject({
    at: null,
    before: null,
    after: { minor: "1902" },
    causes: [],
  });
  await keepRuns(sandbox.ctx, "2026-03-01");
  sandbox.pass(DAY);
  await sandbox.take("deals.csv", Company.DEALS.replace("200.50", "180.00"));
  await keepRuns(sandbox.ctx, "2026-03-02");
  expect(await change(JANUARY, "yesterday")).toMatchObject({
    ...{ at: "2026-03-01", before: { minor: "1902" }, after: { minor: "1830" }, difference: { minor: "-72" } },
    causes: [{ code: "row-changed", params: { id: "D2" }, amount: { minor: "-72" } }],
  });
  expect(await change(JANUARY, "publication")).toMatchObject({ at: null });
  await post(sandbox, JANUARY);
  expect(await change(JANUARY, "approval")).toMatchObject({ at: null, causes: [] });
  sandbox.pass(DAY);
  await sandbox.take("deals.csv", Company.DEALS.replace("200.50", "190.00"));
  expect(await change(JANUARY, "publication")).toMatchObject({
    before: { minor: "1830" },
    after: { minor: "1865" },
    difference: { minor: "35" },
  });
  const changes = await change(JANUARY, "publication");
  expect(changes.causes.flatMap(({ rows }) => rows.map(({ importId }) => changes.files[importId]))).toEqual([
    "deals.csv",
  ]);
  expect(await change(FEBRUARY, "yesterday")).toMatchObject({
    causes: [{ code: "row-changed", params: { month: JANUARY }, amount: { minor: "35" } }],
  });
});

test("one more deal pays what it will pay once it is there", async () => {
  const sandbox = await filled();
  const bo = await idOf(sandbox, "Bo Chen");
  const estimate = await estimateFor(sandbox.ctx, JANUARY, bo, { amount: "300.00" });
  await sandbox.take("deals.csv", `${Company.DEALS}D10,B2,won,300.00,2026-01-31\n`);
  expect(estimate.after).toEqual((await statementFor(sandbox.ctx, JANUARY, bo)).paid);
  await expect(statementFor(sandbox.ctx, JANUARY, "per_nobody")).rejects.toMatchObject({ code: "pay-none" });
});

test("months published before there was a ledger count as posted with their board's bonus", async () => {
  const sandbox = await filled();
  const anna = await idOf(sandbox, "Anna Berg");
  await post(sandbox, JANUARY);
  const item = await Month.get(sandbox.table, JANUARY);
  if (item === undefined) throw new Error("January is there");
  await Month.replace(sandbox.table, { ...item, versions: item.versions.map(({ pay: _, ...version }) => version) });
  expect(await runFor(sandbox.ctx, JANUARY)).toMatchObject({ status: "posted", state: null, version: 1 });
  expect((await statementFor(sandbox.ctx, FEBRUARY, anna)).entries).toHaveLength(1);
  await sandbox.take("deals.csv", Company.DEALS.replace("200.50", "180.00"));
  const late = (await statementFor(sandbox.ctx, FEBRUARY, anna)).entries.filter(({ source }) => source === JANUARY);
  expect(late).toMatchObject([{ kind: "adjustment", amount: { minor: "-72" } }]);
  await post(sandbox, FEBRUARY);
  expect(await verifyPay(sandbox.ctx)).toEqual([]);
});

test("restating puts the board of now beside the published one and posts no pay", async () => {
  const sandbox = await filled();
  const anna = await idOf(sandbox, "Anna Berg");
  const again = () => restate(sandbox.ctx, { month: JANUARY, cause: "a late correction", by: "eve" });
  await expect(again()).rejects.toMatchObject({ code: "month-not-published" });
  await post(sandbox, JANUARY);
  await expect(again()).rejects.toMatchObject({ code: "restate-nothing" });
  const posted = JSON.stringify(await statementFor(sandbox.ctx, JANUARY, anna));
  sandbox.pass(DAY);
  await sandbox.take("deals.csv", Company.DEALS.replace("200.50", "180.00"));
  expect(await again()).toMatchObject({ number: 2, by: "eve", cause: "a late correction" });
  expect(personOf(await sandbox.board(JANUARY), "Anna Berg").bonus?.minor).toBe("1830");
  expect((await Month.get(sandbox.table, JANUARY))?.versions).toMatchObject([{ number: 1, by: "dana" }, { number: 2 }]);
  expect(JSON.stringify(await statementFor(sandbox.ctx, JANUARY, anna))).toBe(posted);
  const late = (await statementFor(sandbox.ctx, FEBRUARY, anna)).entries.filter(({ source }) => source === JANUARY);
  expect(late).toMatchObject([{ kind: "adjustment", amount: { minor: "-72" } }]);
  expect(await verifyPay(sandbox.ctx)).toEqual([]);
});

test("another director than who published approves and releases, who is not paid by the run", async () => {
  const sandbox = await filled();
  const users = { dana: "director", Erik: "director", Fay: "director", Rey: "rep", Gil: "director" } as const;
  for (const [name, role] of Object.entries(users))
    await User.create(sandbox.table, { name, role, now: sandbox.ctx.now() });
  await User.setPerson(sandbox.table, User.idOf("Fay"), await idOf(sandbox, "Anna Berg"));
  await User.disable(sandbox.table, User.idOf("Gil"));
  await post(sandbox, JANUARY, User.idOf("dana"));
  const { digest } = await runFor(sandbox.ctx, JANUARY);
  const code = (step: typeof approve, by: string) =>
    step(sandbox.ctx, { month: JANUARY, digest, by }).then(
      ({ state }) => state,
      (error: { code: string }) => error.code,
    );
  expect(await code(approve, "dana")).toBe("pay-second-approver");
  expect(await code(approve, User.idOf("dana"))).toBe("pay-second-approver");
  expect(await code(approve, "Fay")).toBe("pay-own-pay");
  expect(await code(approve, "Rey")).toBe("role-forbidden");
  expect(await code(approve, "Gil")).toBe("user-unknown");
  expect(await code(approve, "nobody at all")).toBe("user-unknown");
  expect(await code(approve, "erik")).toBe("approved");
  expect(await code(release, "dana")).toBe("pay-second-approver");
  expect(await code(release, "Fay")).toBe("pay-own-pay");
  expect(await code(release, "nobody at all")).toBe("user-unknown");
  expect(await code(release, "Erik")).toBe("released");
  const { history } = await runFor(sandbox.ctx, JANUARY);
  expect(history.map(({ state, by, isOnly }) => [state, by, isOnly])).toEqual([
    ["earned", "dana", undefined],
    ["approved", "Erik", undefined],
    ["released", "Erik", undefined],
  ]);
});

test("the only active director approves what they published, and the run and the audit log say so", async () => {
  const sandbox = await filled();
  const { id } = await User.create(sandbox.table, { name: "dana", role: "director", now: sandbox.ctx.now() });
  const left = await User.create(sandbox.table, { name: "gil", role: "director", now: sandbox.ctx.now() });
  await User.disable(sandbox.table, left.id);
  await User.setPerson(sandbox.table, id, await idOf(sandbox, "Anna Berg"));
  await post(sandbox, JANUARY, id);
  const { digest } = await runFor(sandbox.ctx, JANUARY);
  await approve(sandbox.ctx, { month: JANUARY, digest, by: "dana" });
  const { history } = await release(sandbox.ctx, { month: JANUARY, digest, by: "dana" });
  expect(history.map(({ state, isOnly }) => [state, isOnly])).toEqual([
    ["earned", undefined],
    ["approved", true],
    ["released", true],
  ]);
  const only: unknown[] = [];
  for await (const { data } of all(sandbox.table, { pk: "audit" }))
    if (data.phase === "intent" && String(data.what).startsWith("pay-"))
      only.push((data.detail as { only?: string }).only);
  expect(only).toEqual(["yes", "yes"]);
});

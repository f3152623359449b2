/** The night: takes in what arrived, once; ends what was left; closes the month on its third working day; safe to repeat and to kill. */
import * as Policy from "@clearboard/core/policy";
import { type Arrival, nightly } from "@clearboard/jobs/nightly";
import * as Draft from "@clearboard/jobs/policy/draft";
import { Crash, crashing } from "@clearboard/store/faults";
import * as Ledger from "@clearboard/store/ledger";
import * as Meter from "@clearboard/store/meter";
import * as Month from "@clearboard/store/month";
import * as User from "@clearboard/store/user";
import { expect, test } from "vitest";
import * as Company from "./company.ts";
import { createSandbox, DAY, delivery, inMemory, type Sandbox } from "./sandbox.ts";

type Lying = { path: string; text: string; version?: string };

const FILES: Lying[] = Company.FILES.map(([name, text]) => ({ path: `clearboard/${name}`, text }));

async function* inbox(files: Lying[]): AsyncGenerator<Arrival> {
  for (const { path, text, version = "1" } of files) {
    const [source = "", name = ""] = path.split("/");
    yield { source, path, name, version, open: () => delivery(name, text).chunks };
  }
}

async function calmly(files: [string, string][]): Promise<Record<string, string>> {
  const sandbox = await createSandbox();
  for (const [name, text] of files) await sandbox.take(name, text);
  return sandbox.digests();
}

test("a night takes in every file once, and the same night again writes next to nothing", async () => {
  const store = inMemory();
  const { table, units, reset } = Meter.metered(store.table);
  const sandbox = await createSandbox({}, { ...store, table });
  const first = await nightly(sandbox.ctx, { inbox: inbox(FILES), today: "2026-03-02" });
  expect(first).toMatchObject({ skipped: 0, resumed: [], closed: ["2026-01"] });
  expect(first.files.map(({ status }) => status)).toEqual(FILES.map(() => "applied"));
  expect(first.boards.map(({ month, isNew }) => [month, isNew])).toEqual([
    ["2026-01", true],
    ["2026-02", true],
  ]);
  expect(await sandbox.digests()).toEqual(await calmly(Company.FILES));
  reset();
  sandbox.pass(DAY);
  const second = await nightly(sandbox.ctx, { inbox: inbox(FILES), today: "2026-03-02" });
  expect(second).toMatchObject({ files: [], skipped: FILES.length, closed: [] });
  expect(second.boards.map(({ isNew }) => isNew)).toEqual([false, false]);
  expect(units().write).toBe(0);
});

test("a file that was replaced in the inbox is taken in again; one that nobody knows is held once", async () => {
  const sandbox = await createSandbox();
  await nightly(sandbox.ctx, { inbox: inbox(FILES), today: "2026-02-10" });
  sandbox.pass(DAY);
  const text = Company.DEALS.replace("200.50", "180.00");
  const odd = { path: "clearboard/notes.txt", text: "call mum\n" };
  const files = [
    ...FILES.filter(({ path }) => !path.endsWith("deals.csv")),
    { path: "clearboard/deals.csv", text, version: "2" },
    odd,
  ];
  const second = await nightly(sandbox.ctx, { inbox: inbox(files), today: "2026-02-11" });
  expect(second.files.map(({ path, status, rows }) => [path, status, rows.accepted])).toEqual([
    ["clearboard/deals.csv", "applied", 1],
    ["clearboard/notes.txt", "held", 0],
  ]);
  expect(await nightly(sandbox.ctx, { inbox: inbox(files), today: "2026-02-12" })).toMatchObject({
    files: [],
    skipped: files.length,
  });
});

test("a month goes to review on the third working day of the next, not before", async () => {
  const sandbox = await createSandbox();
  // Without a calendar: February 2026 begins on a Sunday: Monday the 2nd, Tuesday the 3rd, Wednesday the 4th.
  for (const [today, state] of [
    ["2026-01-31", "open"],
    ["2026-02-03", "open"],
    ["2026-02-04", "review"],
    ["2026-02-05", "review"],
  ] as const) {
    await nightly(sandbox.ctx, { inbox: inbox(FILES), today });
    expect([today, (await Month.get(sandbox.table, "2026-01"))?.state]).toEqual([today, state]);
  }
  expect((await Month.get(sandbox.table, "2026-02"))?.state).toBe("open");
});

test("a public holiday puts the close off by a day, and a make-up day brings it forward", async () => {
  const reviewDay = async (calendar: Policy.Info["calendar"]) => {
    const sandbox = await createSandbox();
    for (const name of ["dana", "Erik"])
      await User.create(sandbox.table, { name, role: "director", now: sandbox.ctx.now() });
    const document = { ...Policy.initial("CNY"), calendar };
    const { id } = await Draft.create(sandbox.ctx, { document, effectiveMonth: "2026-01", note: "", by: "dana" });
    await Draft.approve(sandbox.ctx, { draft: id, by: "Erik" });
    for (const today of ["2026-02-03", "2026-02-04", "2026-02-05"]) {
      await nightly(sandbox.ctx, { inbox: inbox(FILES), today });
      if ((await Month.get(sandbox.table, "2026-01"))?.state === "review") return today;
    }
    return null;
  };
  // Sunday the 1st worked; Tuesday the 3rd free.
  expect(await reviewDay({ "2026": { holidays: [], makeUp: ["2026-02-01"] } })).toBe("2026-02-03");
  expect(await reviewDay({ "2026": { holidays: ["2026-02-03"], makeUp: [] } })).toBe("2026-02-05");
});

test("a night that dies anywhere is ended by the next one", async () => {
  const files = FILES.slice(0, 3);
  const expected = await calmly(Company.FILES.slice(0, 3));
  const count = crashing(await createSandbox());
  await nightly({ ...(await createSandbox()).ctx, ...count }, { inbox: inbox(files), today: "2026-02-10" });
  const night = (ctx: Sandbox["ctx"]) => nightly(ctx, { inbox: inbox(files), today: "2026-02-10" });
  for (let at = 5; at <= count.calls(); at += 13) {
    const sandbox = await createSandbox();
    await expect(night({ ...sandbox.ctx, ...crashing(sandbox, { at, when: "after" }) }), `call ${at}`).rejects.toThrow(
      Crash,
    );
    await night(sandbox.ctx);
    expect(await sandbox.digests(), `call ${at}`).toEqual(expected);
    const states = (await Ledger.list(sandbox.table)).map(({ state }) => state);
    expect(states, `call ${at}`).toEqual(["applied", "applied", "applied"]);
    expect((await night(sandbox.ctx)).skipped).toBe(3);
  }
});

test("a file that cannot be read keeps no other from the morning's board, and is tried again", async () => {
  const sandbox = await createSandbox();
  async function* arrivals(isBroken: boolean): AsyncGenerator<Arrival> {
    const open = async function* (): AsyncGenerator<Uint8Array> {
      if (isBroken) throw new Error("the disk says no");
      yield Buffer.from("deal id,owner,stage,amount,close date\nD900,E1,won,5.00,2026-02-03\n");
    };
    yield { source: "clearboard", path: "clearboard/a.csv", name: "a.csv", version: "1", open };
    yield* inbox(FILES);
  }
  const first = await nightly(sandbox.ctx, { inbox: arrivals(true), today: "2026-03-02" });
  expect(first.failed.map(({ path }) => path)).toEqual(["clearboard/a.csv"]);
  expect(first.files.map(({ status }) => status)).toEqual(FILES.map(() => "applied"));
  const second = await nightly(sandbox.ctx, { inbox: arrivals(false), today: "2026-03-02" });
  expect(second).toMatchObject({ failed: [], skipped: FILES.length });
  expect(second.files.map(({ rows }) => rows.accepted)).toEqual([1]);
});

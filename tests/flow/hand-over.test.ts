/** A closed deal whose owner changes in the CRM was handed over: it stays whose it was, in every month's figures and pay. */
import * as Profile from "@clearboard/ingest/profile";
import { explain } from "@clearboard/jobs/explain";
import { takeIn } from "@clearboard/jobs/import";
import * as Undo from "@clearboard/jobs/import/undo";
import { close, publish } from "@clearboard/jobs/month";
import { statementFor } from "@clearboard/jobs/pay/statement";
import { verifyPay } from "@clearboard/jobs/pay/verify";
import { preview } from "@clearboard/jobs/preview";
import * as Profiles from "@clearboard/jobs/profile";
import { rebuild } from "@clearboard/jobs/rebuild";
import { verify } from "@clearboard/jobs/verify";
import { seeded } from "@clearboard/store/faults";
import * as Ledger from "@clearboard/store/ledger";
import { expect, test } from "vitest";
import { dies, writePointsOf } from "./crashes.ts";
import * as Exports from "./exports.ts";
import { createSandbox, DAY, delivery, personOf, type Sandbox } from "./sandbox.ts";
import { seeds } from "./seeds.ts";

const PEOPLE = `employee id,name,team,hire date,leave date
E1,Leaver,Red,2020-01-01,2026-02-15
E2,Heir,Red,2020-01-01,
E3,Cy,Red,2020-01-01,
`;
const TARGETS = `month,scope,subject,revenue target
2026-01,person,E1,1000.00
2026-01,person,E2,1000.00
2026-01,person,E3,1000.00
2026-02,person,E2,1000.00
2026-02,person,E3,1000.00
`;
const deals = (...rows: string[]) => `deal id,owner,stage,amount,close date\n${rows.map((row) => `${row}\n`).join("")}`;
const SOLD = ["D1,E1,won,1000.00,2026-01-10", "D2,E2,won,200.00,2026-01-11", "D3,E3,lost,500.00,2026-01-12"];
const HEIRS = ["D1,E2,won,1000.00,2026-01-10", "D2,E2,won,200.00,2026-01-11", "D3,E2,lost,500.00,2026-01-12"];

async function filled(): Promise<Sandbox> {
  const sandbox = await createSandbox({ unknownOwners: "pending" });
  await sandbox.take("people.csv", PEOPLE);
  await sandbox.take("targets.csv", TARGETS);
  await sandbox.take("sold.csv", deals(...SOLD));
  sandbox.pass(DAY);
  return sandbox;
}

const corrects = Profile.parse({
  ...(({ kinds, ...written }) => written)(Profiles.byName("deals")),
  ...{ name: "deals-corrected", owner: "correct" },
});
const correct = (sandbox: Sandbox, text: string, ctx = sandbox.ctx) => {
  sandbox.pass(1000);
  return takeIn(ctx, { ...delivery("corrected.csv", text), profile: corrects });
};
const revenueOf = async (sandbox: Sandbox, name: string, month = "2026-01") =>
  personOf(await sandbox.board(month), name).metrics.revenue?.minor;

test("after publication a hand-over posts no pay; rows, statement and receipt say who has the deal now", async () => {
  const sandbox = await filled();
  const { digest } = await sandbox.board("2026-01");
  await close(sandbox.ctx, "2026-01", "dana");
  await publish(sandbox.ctx, { month: "2026-01", digest, by: "dana" });
  const next = deals(...HEIRS, "D4,E2,won,100.00,2026-02-12");
  const receipt = await sandbox.take("next-night.csv", next);
  expect(receipt).toMatchObject({ rows: { accepted: 3, unchanged: 1 }, handedOver: 2 });
  const board = await sandbox.board("2026-02");
  expect(personOf(board, "Heir").metrics.revenue?.minor).toBe("10000");
  const { id } = personOf(board, "Leaver");
  expect(await statementFor(sandbox.ctx, "2026-02", id)).toMatchObject({ paid: { minor: "0" } });
  const january = await statementFor(sandbox.ctx, "2026-01", id);
  expect(january).toMatchObject({ status: "posted", deals: [{ id: "D1", nowWith: "Heir" }] });
  expect((await explain(sandbox.ctx, `2026-01/1/${id}/revenue`)).rows).toMatchObject([{ id: "D1", nowWith: "Heir" }]);
  const heir = await statementFor(sandbox.ctx, "2026-02", personOf(board, "Heir").id);
  expect(heir.entries.map(({ source }) => source)).toEqual(["2026-02"]);
  expect((await sandbox.board("2026-01")).digest).toBe(digest);
  expect(await verifyPay(sandbox.ctx)).toEqual([]);
  expect((await verify(sandbox.ctx)).findings).toEqual([]);

  const fresh = await filled();
  await fresh.take("next-night.csv", next);
  expect((await fresh.board("2026-01")).digest).toBe(digest);
  const explanation = await explain(fresh.ctx, `2026-01/draft/${id}/revenue`);
  expect(explanation.rows).toMatchObject([
    { id: "D1", owner: "clearboard:id|E1", nowWith: "Heir", file: "sold.csv", effect: { minor: "100000" } },
  ]);
  expect((await statementFor(fresh.ctx, "2026-01", id)).deals).toMatchObject([{ id: "D1", nowWith: "Heir" }]);
});

test("a source that corrects owners moves the deal; the same rows from another source of words do not", async () => {
  const sandbox = await filled();
  const plain = await sandbox.take("handed.csv", deals(...HEIRS));
  expect(await revenueOf(sandbox, "Heir")).toBe("20000");
  const corrected = await correct(sandbox, deals(...HEIRS));
  expect(corrected).toMatchObject({ status: "applied", rows: { accepted: 2, unchanged: 1 } });
  expect(corrected.handedOver).toBeUndefined();
  expect([await revenueOf(sandbox, "Heir"), await revenueOf(sandbox, "Leaver")]).toEqual(["120000", "0"]);
  await rebuild(sandbox.ctx);
  expect(await revenueOf(sandbox, "Heir")).toBe("120000");
  await Undo.undo(sandbox.ctx, corrected.importId, { by: "ada" });
  expect([await revenueOf(sandbox, "Heir"), await revenueOf(sandbox, "Leaver")]).toEqual(["20000", "100000"]);
  await Undo.undo(sandbox.ctx, plain.importId, { by: "ada" });
  expect(await revenueOf(sandbox, "Leaver")).toBe("100000");
});

test("without the file that closed it, a deal is whose the other files say", async () => {
  const sandbox = await createSandbox({ unknownOwners: "pending" });
  await sandbox.take("people.csv", PEOPLE);
  const { importId } = await sandbox.take("sold.csv", deals(...SOLD));
  await sandbox.take("handed.csv", deals(...HEIRS));
  expect(await revenueOf(sandbox, "Leaver")).toBe("100000");
  await Undo.undo(sandbox.ctx, importId, { by: "ada" });
  expect(await revenueOf(sandbox, "Heir")).toBe("120000");
  // Delivered again with its own time it closes the deal again, as if it had come first.
  const again = await sandbox.take("late.csv", deals(...SOLD), { asOf: sandbox.ctx.now() - 10 * DAY });
  expect(again.rows).toMatchObject({ accepted: 2, unchanged: 1, stale: 0 });
  expect([await revenueOf(sandbox, "Leaver"), await revenueOf(sandbox, "Heir")]).toEqual(["100000", "20000"]);
});

test("open deals follow their new owner, a deal closed again counts from its last closing, corrections follow", async () => {
  const sandbox = await filled();
  await sandbox.take("open.csv", deals("D8,E1,open,70.00,", "D1,E1,open,1000.00,"));
  await sandbox.take("open-2.csv", deals("D8,E2,open,70.00,", "D1,E2,open,1000.00,"));
  await sandbox.take("won.csv", deals("D8,E2,won,70.00,2026-01-20", "D1,E2,won,1000.00,2026-01-10"));
  expect([await revenueOf(sandbox, "Leaver"), await revenueOf(sandbox, "Heir")]).toEqual(["0", "127000"]);
  // A hand-over that corrects the amount with it: the owner stays, the amount follows.
  const more = await sandbox.take("more.csv", deals("D8,E3,won,80.00,2026-01-20"));
  expect(more.handedOver).toBeUndefined();
  expect([await revenueOf(sandbox, "Heir"), await revenueOf(sandbox, "Cy")]).toEqual(["128000", "0"]);
});

test("a deal handed over to somebody nobody knows waits for no one, and a look at the file counts it beforehand", async () => {
  const sandbox = await filled();
  const stranger = deals("D1,E9,won,1000.00,2026-01-10");
  const seen = await preview(sandbox.ctx, delivery("stranger.csv", stranger));
  expect(seen).toMatchObject({ rows: { accepted: 1, pending: 0 }, handedOver: 1 });
  expect(await sandbox.take("stranger.csv", stranger)).toMatchObject({ rows: { accepted: 1 }, handedOver: 1 });
  expect((await sandbox.take("again.csv", stranger)).handedOver).toBeUndefined();
  expect((await sandbox.board("2026-01")).completeness.pending).toEqual([]);
  const { id } = personOf(await sandbox.board("2026-01"), "Leaver");
  expect((await explain(sandbox.ctx, `2026-01/draft/${id}/revenue`)).rows).toMatchObject([{ nowWith: "E9" }]);
});

test("what is paid and given back on a deal stays with whoever closed it", async () => {
  const sandbox = await filled();
  const money = async () => {
    await sandbox.take("payments.csv", "payment id,deal id,received on,due on,amount\nP1,D1,2026-02-03,,600.00\n");
    await sandbox.take("refunds.csv", "refund id,deal id,refund date,amount\nR1,D1,2026-02-03,100.00\n");
  };
  await sandbox.take("handed.csv", deals(...HEIRS));
  await money();
  expect(await revenueOf(sandbox, "Leaver")).toBe("90000");
  const february = await sandbox.board("2026-02");
  expect(personOf(february, "Leaver").metrics.collected?.minor).toBe("60000");
  expect(personOf(february, "Heir").metrics.collected?.minor ?? "0").toBe("0");
});

test("a file that parts a closing and dies on the way leaves no deal twice once it is withdrawn", async () => {
  const ready = async () => {
    const sandbox = await filled();
    await sandbox.take("handed.csv", deals(...HEIRS));
    return sandbox;
  };
  // Open again between the sale and the hand-over: with it the heir closed the deal.
  const opened = (sandbox: Sandbox) =>
    delivery("opened.csv", deals("D1,E1,open,1000.00,"), { asOf: sandbox.ctx.now() - 1000 });
  const calm = await ready();
  const before = await calm.digests();
  const points = await writePointsOf(calm, (ctx) => takeIn(ctx, opened(calm)));
  expect(await revenueOf(calm, "Heir")).toBe("120000");
  let half = 0;
  for (const point of points) {
    const sandbox = await ready();
    await dies(sandbox, point, (ctx) => takeIn(ctx, opened(sandbox)));
    const found = (await Ledger.list(sandbox.table)).find(
      ({ name, state }) => name === "opened.csv" && state === "merging",
    );
    if (found === undefined) continue;
    half++;
    await Undo.undo(sandbox.ctx, found.id, { by: "ada" });
    const after = await sandbox.digests();
    for (const [month, digest] of Object.entries(before))
      expect(after[month], `${month} ${point.when} call ${point.at}`).toBe(digest);
  }
  expect(half).toBeGreaterThan(4);
});

/** Every closed deal as it was said last, with another owner. */
function handOver(exports: Exports.Export[], random: () => number): string | undefined {
  const heirs = ["A1", "B2", "C3", "D4", "X9"];
  const rows = Exports.winnersOnly(exports)
    .filter(({ name }) => name === "deals.csv")
    .flatMap(({ text }) => text.trimEnd().split("\n").slice(1))
    .filter((line) => line.split(",")[5] !== "open")
    .map((line) => {
      const [id = "", owner = "", ...rest] = line.split(",");
      const heir = heirs.filter((item) => item !== owner)[Math.floor(random() * 4)] ?? "X9";
      // With shares, the heir may be no part of them yet, so the file gives the deal to the heir alone.
      return [id, heir, ",,", ...rest.slice(3, 6), ""].join();
    });
  return rows.length === 0 ? undefined : Exports.file("deals", rows);
}

test.for(seeds(200))("a hand-over of closed deals changes no figure of any month, seed %i", async (seed) => {
  const random = seeded(seed * 104_729);
  const exports = [...Exports.BASE, ...Exports.some(random, 2 + (seed % 4))];
  const sandbox = await createSandbox({ unknownOwners: "pending" });
  for (const { name, text, asOf } of exports) await sandbox.take(name, text, { asOf });
  const before = await sandbox.digests();
  const text = handOver(exports, random);
  if (text === undefined) return;
  // It speaks last, whenever it comes: then, or before some of the files that it follows.
  const late = { name: "deals-handed.csv", text, asOf: sandbox.ctx.now() };
  const other = await createSandbox({ unknownOwners: "pending" });
  const order = [...exports];
  order.splice(Math.floor(random() * order.length), 0, late);
  for (const item of order) await other.take(item.name, item.text, { asOf: item.asOf });
  expect(await other.digests(), "out of order").toEqual(before);
  const { importId } = await sandbox.take(late.name, late.text, { asOf: late.asOf });
  expect(await sandbox.digests(), "handed over").toEqual(before);
  if (seed % 5 === 0) {
    await rebuild(sandbox.ctx);
    expect(await sandbox.digests(), "rebuilt").toEqual(before);
  }
  await Undo.undo(sandbox.ctx, importId, { by: "ada" });
  expect(await sandbox.digests(), "withdrawn").toEqual(before);
});

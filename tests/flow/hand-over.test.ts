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
import { dies, writePointsOf } from "./deaths.ts";
import * as Exports from "./exports.ts";
import { createRig, DAY, delivery, personOf, type Rig } from "./rig.ts";
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

async function filled(): Promise<Rig> {
  const rig = await createRig({ unknownOwners: "pending" });
  await rig.take("people.csv", PEOPLE);
  await rig.take("targets.csv", TARGETS);
  await rig.take("sold.csv", deals(...SOLD));
  rig.pass(DAY);
  return rig;
}

const corrects = Profile.parse({
  ...(({ kinds, ...written }) => written)(Profiles.byName("deals")),
  ...{ name: "deals-corrected", owner: "correct" },
});
const correct = (rig: Rig, text: string, ctx = rig.ctx) => {
  rig.pass(1000);
  return takeIn(ctx, { ...delivery("corrected.csv", text), profile: corrects });
};
const revenueOf = async (rig: Rig, name: string, month = "2026-01") =>
  personOf(await rig.board(month), name).metrics.revenue?.minor;

test("after publication a hand-over posts no pay; rows, statement and receipt say who has the deal now", async () => {
  const rig = await filled();
  const { digest } = await rig.board("2026-01");
  await close(rig.ctx, "2026-01", "dana");
  await publish(rig.ctx, { month: "2026-01", digest, by: "dana" });
  const next = deals(...HEIRS, "D4,E2,won,100.00,2026-02-12");
  const receipt = await rig.take("next-night.csv", next);
  expect(receipt).toMatchObject({ rows: { accepted: 3, unchanged: 1 }, handedOver: 2 });
  const board = await rig.board("2026-02");
  expect(personOf(board, "Heir").metrics.revenue?.minor).toBe("10000");
  const { id } = personOf(board, "Leaver");
  expect(await statementFor(rig.ctx, "2026-02", id)).toMatchObject({ paid: { minor: "0" } });
  const january = await statementFor(rig.ctx, "2026-01", id);
  expect(january).toMatchObject({ status: "posted", deals: [{ id: "D1", nowWith: "Heir" }] });
  expect((await explain(rig.ctx, `2026-01/1/${id}/revenue`)).rows).toMatchObject([{ id: "D1", nowWith: "Heir" }]);
  const heir = await statementFor(rig.ctx, "2026-02", personOf(board, "Heir").id);
  expect(heir.entries.map(({ source }) => source)).toEqual(["2026-02"]);
  expect((await rig.board("2026-01")).digest).toBe(digest);
  expect(await verifyPay(rig.ctx)).toEqual([]);
  expect((await verify(rig.ctx)).findings).toEqual([]);

  const fresh = await filled();
  await fresh.take("next-night.csv", next);
  expect((await fresh.board("2026-01")).digest).toBe(digest);
  const told = await explain(fresh.ctx, `2026-01/draft/${id}/revenue`);
  expect(told.rows).toMatchObject([
    { id: "D1", owner: "clearboard:id|E1", nowWith: "Heir", file: "sold.csv", effect: { minor: "100000" } },
  ]);
  expect((await statementFor(fresh.ctx, "2026-01", id)).deals).toMatchObject([{ id: "D1", nowWith: "Heir" }]);
});

test("a source that corrects owners moves the deal; the same rows from another source of words do not", async () => {
  const rig = await filled();
  const plain = await rig.take("handed.csv", deals(...HEIRS));
  expect(await revenueOf(rig, "Heir")).toBe("20000");
  const corrected = await correct(rig, deals(...HEIRS));
  expect(corrected).toMatchObject({ status: "applied", rows: { accepted: 2, unchanged: 1 } });
  expect(corrected.handedOver).toBeUndefined();
  expect([await revenueOf(rig, "Heir"), await revenueOf(rig, "Leaver")]).toEqual(["120000", "0"]);
  await rebuild(rig.ctx);
  expect(await revenueOf(rig, "Heir")).toBe("120000");
  await Undo.undo(rig.ctx, corrected.importId, { by: "ada" });
  expect([await revenueOf(rig, "Heir"), await revenueOf(rig, "Leaver")]).toEqual(["20000", "100000"]);
  await Undo.undo(rig.ctx, plain.importId, { by: "ada" });
  expect(await revenueOf(rig, "Leaver")).toBe("100000");
});

test("without the file that closed it, a deal is whose the other files say", async () => {
  const rig = await createRig({ unknownOwners: "pending" });
  await rig.take("people.csv", PEOPLE);
  const { importId } = await rig.take("sold.csv", deals(...SOLD));
  await rig.take("handed.csv", deals(...HEIRS));
  expect(await revenueOf(rig, "Leaver")).toBe("100000");
  await Undo.undo(rig.ctx, importId, { by: "ada" });
  expect(await revenueOf(rig, "Heir")).toBe("120000");
  // Delivered again with its own time it closes the deal again, as if it had come first.
  const again = await rig.take("late.csv", deals(...SOLD), { asOf: rig.ctx.now() - 10 * DAY });
  expect(again.rows).toMatchObject({ accepted: 2, unchanged: 1, stale: 0 });
  expect([await revenueOf(rig, "Leaver"), await revenueOf(rig, "Heir")]).toEqual(["100000", "20000"]);
});

test("open deals follow their new owner, a deal closed again counts from its last closing, corrections follow", async () => {
  const rig = await filled();
  await rig.take("open.csv", deals("D8,E1,open,70.00,", "D1,E1,open,1000.00,"));
  await rig.take("open-2.csv", deals("D8,E2,open,70.00,", "D1,E2,open,1000.00,"));
  await rig.take("won.csv", deals("D8,E2,won,70.00,2026-01-20", "D1,E2,won,1000.00,2026-01-10"));
  expect([await revenueOf(rig, "Leaver"), await revenueOf(rig, "Heir")]).toEqual(["0", "127000"]);
  // A hand-over that corrects the amount with it: the owner stays, the amount follows.
  const more = await rig.take("more.csv", deals("D8,E3,won,80.00,2026-01-20"));
  expect(more.handedOver).toBeUndefined();
  expect([await revenueOf(rig, "Heir"), await revenueOf(rig, "Cy")]).toEqual(["128000", "0"]);
});

test("a deal handed over to somebody nobody knows waits for no one, and a look at the file counts it beforehand", async () => {
  const rig = await filled();
  const stranger = deals("D1,E9,won,1000.00,2026-01-10");
  const seen = await preview(rig.ctx, delivery("stranger.csv", stranger));
  expect(seen).toMatchObject({ rows: { accepted: 1, pending: 0 }, handedOver: 1 });
  expect(await rig.take("stranger.csv", stranger)).toMatchObject({ rows: { accepted: 1 }, handedOver: 1 });
  expect((await rig.take("again.csv", stranger)).handedOver).toBeUndefined();
  expect((await rig.board("2026-01")).completeness.pending).toEqual([]);
  const { id } = personOf(await rig.board("2026-01"), "Leaver");
  expect((await explain(rig.ctx, `2026-01/draft/${id}/revenue`)).rows).toMatchObject([{ nowWith: "E9" }]);
});

test("what is paid and given back on a deal stays with whoever closed it", async () => {
  const rig = await filled();
  const money = async () => {
    await rig.take("payments.csv", "payment id,deal id,received on,due on,amount\nP1,D1,2026-02-03,,600.00\n");
    await rig.take("refunds.csv", "refund id,deal id,refund date,amount\nR1,D1,2026-02-03,100.00\n");
  };
  await rig.take("handed.csv", deals(...HEIRS));
  await money();
  expect(await revenueOf(rig, "Leaver")).toBe("90000");
  const february = await rig.board("2026-02");
  expect(personOf(february, "Leaver").metrics.collected?.minor).toBe("60000");
  expect(personOf(february, "Heir").metrics.collected?.minor ?? "0").toBe("0");
});

test("a file that parts a closing and dies on the way leaves no deal twice once it is withdrawn", async () => {
  const ready = async () => {
    const rig = await filled();
    await rig.take("handed.csv", deals(...HEIRS));
    return rig;
  };
  // Open again between the sale and the hand-over: with it the heir closed the deal.
  const opened = (rig: Rig) => delivery("opened.csv", deals("D1,E1,open,1000.00,"), { asOf: rig.ctx.now() - 1000 });
  const calm = await ready();
  const before = await calm.digests();
  const points = await writePointsOf(calm, (ctx) => takeIn(ctx, opened(calm)));
  expect(await revenueOf(calm, "Heir")).toBe("120000");
  let half = 0;
  for (const point of points) {
    const rig = await ready();
    await dies(rig, point, (ctx) => takeIn(ctx, opened(rig)));
    const found = (await Ledger.list(rig.table)).find(
      ({ name, state }) => name === "opened.csv" && state === "merging",
    );
    if (found === undefined) continue;
    half++;
    await Undo.undo(rig.ctx, found.id, { by: "ada" });
    const after = await rig.digests();
    for (const [month, digest] of Object.entries(before))
      expect(after[month], `${month} ${point.when} call ${point.at}`).toBe(digest);
  }
  expect(half).toBeGreaterThan(5);
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
      const heir = heirs.filter((one) => one !== owner)[Math.floor(random() * 4)] ?? "X9";
      // With shares, the heir may be no part of them yet, so the file gives the deal to the heir alone.
      return [id, heir, ",,", ...rest.slice(3, 6), ""].join();
    });
  return rows.length === 0 ? undefined : Exports.file("deals", rows);
}

test.for(seeds(200))("a hand-over of closed deals changes no figure of any month, seed %i", async (seed) => {
  const random = seeded(seed * 104_729);
  const exports = [...Exports.BASE, ...Exports.some(random, 2 + (seed % 4))];
  const rig = await createRig({ unknownOwners: "pending" });
  for (const { name, text, asOf } of exports) await rig.take(name, text, { asOf });
  const before = await rig.digests();
  const text = handOver(exports, random);
  if (text === undefined) return;
  // It speaks last, whenever it comes: then, or before some of the files that it follows.
  const late = { name: "deals-handed.csv", text, asOf: rig.ctx.now() };
  const other = await createRig({ unknownOwners: "pending" });
  const order = [...exports];
  order.splice(Math.floor(random() * order.length), 0, late);
  for (const one of order) await other.take(one.name, one.text, { asOf: one.asOf });
  expect(await other.digests(), "out of order").toEqual(before);
  const { importId } = await rig.take(late.name, late.text, { asOf: late.asOf });
  expect(await rig.digests(), "handed over").toEqual(before);
  if (seed % 5 === 0) {
    await rebuild(rig.ctx);
    expect(await rig.digests(), "rebuilt").toEqual(before);
  }
  await Undo.undo(rig.ctx, importId, { by: "ada" });
  expect(await rig.digests(), "withdrawn").toEqual(before);
});

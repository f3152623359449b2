/** A word that nobody has explained makes its rows wait; one answer counts them at once and in every later file of the source. */
import * as Profile from "@clearboard/ingest/profile";
import { proceed, takeIn } from "@clearboard/jobs/import";
import { undo } from "@clearboard/jobs/import/undo";
import * as People from "@clearboard/jobs/people";
import { rebuild } from "@clearboard/jobs/rebuild";
import { verify } from "@clearboard/jobs/verify";
import * as Words from "@clearboard/jobs/waiting-word";
import { expect, test } from "vitest";
import { createRig, DAY, delivery, type Rig } from "./rig.ts";

const DEALS = "deal id,owner,stage,amount,close date";
const deal = (at: number, stage: string, amount = "10.00") => `D${at},A1,${stage},${amount},2026-02-0${at}`;
const file = (...rows: string[]) => `${[DEALS, ...rows].join("\n")}\n`;
const revenue = async (rig: Rig) => (await rig.board("2026-02")).totals.metrics.revenue?.minor;

async function answer(rig: Rig, word: string, is: string) {
  const [one] = (await Words.list(rig.ctx)).filter((waiting) => waiting.word === word);
  const ids = await Words.answer(rig.ctx, { source: one?.source ?? "", column: one?.column ?? "", word, is }, "ada");
  const receipts = [];
  for (const id of ids) receipts.push(await proceed(rig.ctx, id));
  return receipts;
}

test("rows of an unknown stage wait, are listed by word, and count once somebody has said what it means", async () => {
  const rig = await createRig();
  const rows = [deal(1, "won"), deal(2, "Gewonnen"), deal(3, "Gewonnen"), deal(4, "Verloren"), deal(5, "Gewonnen")];
  const receipt = await rig.take("deals.csv", file(...rows));
  expect(receipt).toMatchObject({
    status: "applied",
    rows: { read: 5, accepted: 1, pending: 4, rejected: 0 },
    words: [
      { column: "stage", word: "Gewonnen", rows: 3 },
      { column: "stage", word: "Verloren", rows: 1 },
    ],
    rejected: [],
  });
  expect(await revenue(rig)).toBe("1000");
  expect(await Words.list(rig.ctx)).toMatchObject([
    {
      source: receipt.source,
      kind: "deal",
      field: "stage",
      column: "stage",
      word: "Gewonnen",
      rows: 3,
      choices: ["won", "lost", "open"],
    },
    { word: "Verloren", rows: 1 },
  ]);
  rig.pass(DAY);
  const [after] = await answer(rig, "Gewonnen", "won");
  expect(after?.rows).toMatchObject({ read: 5, accepted: 3, unchanged: 1, pending: 1 });
  expect(await revenue(rig)).toBe("4000");
  expect((await Words.list(rig.ctx)).map(({ word }) => word)).toEqual(["Verloren"]);
  // Remembered for the source: the next file asks no more.
  const next = await rig.take("march.csv", file(...rows, deal(6, "gewonnen", "2.00")));
  expect(next.rows).toMatchObject({ accepted: 1, pending: 1 });
  await answer(rig, "Verloren", "lost");
  expect(await Words.list(rig.ctx)).toEqual([]);
  expect((await rig.board("2026-02")).totals.metrics).toMatchObject({
    revenue: { minor: "4200" },
    dealsWon: 5,
    dealsLost: 1,
  });
  const digests = await rig.digests();
  await rebuild(rig.ctx);
  expect(await rig.digests()).toEqual(digests);
  expect((await verify(rig.ctx)).findings).toEqual([]);
});

test("an answer reads again the applied files of its own source with that word, and no others", async () => {
  const rig = await createRig();
  const rows = [deal(1, "won"), deal(2, "Gewonnen")];
  await rig.take("deals.csv", file(...rows), { source: "crm" });
  await rig.take("plain.csv", file(deal(3, "won")), { source: "crm" });
  const other = await rig.take("deals.csv", file(deal(5, "Gewonnen")), { source: "old crm" });
  const withdrawn = await rig.take("gone.csv", file(deal(4, "Gewonnen")), { source: "crm" });
  await undo(rig.ctx, withdrawn.importId, { by: "dana" });
  const ids = await Words.answer(rig.ctx, { source: "crm", column: "stage", word: "Gewonnen", is: "won" }, "ada");
  const receipts = await Promise.all(ids.map((id) => proceed(rig.ctx, id)));
  expect(receipts).toMatchObject([{ source: "crm", rows: { read: 2, accepted: 1, unchanged: 1 } }]);
  expect(await Words.list(rig.ctx)).toMatchObject([{ source: other.source, word: "Gewonnen", rows: 1 }]);
});

test("an answer that is none of the meanings, or of a word that no row waits for, is refused", async () => {
  const rig = await createRig();
  const { source } = await rig.take("deals.csv", file(deal(1, "won"), deal(2, "Gewonnen")));
  const say = (word: string, is: string) =>
    Words.answer(rig.ctx, { source: source ?? "", column: "stage", word, is }, "ada");
  await expect(say("Gewonnen", "perhaps")).rejects.toMatchObject({ code: "word-meaning" });
  await expect(say("Verloren", "lost")).rejects.toMatchObject({ code: "word-not-waiting" });
});

test("a file of which every row waits is taken in, and calls wait for a direction and an outcome too", async () => {
  const rig = await createRig();
  const head = "call id,agent,start,direction,connected,talk seconds";
  const calls = `${head}\nC1,A1,2026-02-03 09:00:00,ausgehend,yes,60\nC2,A1,2026-02-03 09:10:00,out,vielleicht,60\n`;
  const receipt = await rig.take("calls.csv", calls);
  expect(receipt).toMatchObject({ status: "applied", rows: { read: 2, pending: 2, rejected: 0 } });
  await answer(rig, "ausgehend", "out");
  await answer(rig, "vielleicht", "no");
  const { dials, connected } = (await rig.board("2026-02")).totals.metrics;
  expect([dials, connected]).toEqual([2, 1]);
});

test("what must not be shown is no word: the row is rejected", async () => {
  const rig = await createRig();
  const receipt = await rig.take("deals.csv", file(deal(1, "won"), deal(2, "won"), deal(3, "+49 171 2345678")));
  expect(receipt).toMatchObject({ words: [], rows: { rejected: 1, pending: 0 } });
  expect(receipt.rejected).toMatchObject([{ code: "unknown-word" }]);
});

test("a word that a profile calls a default stays one", async () => {
  const rig = await createRig();
  const profile = Profile.parse({
    ...{ name: "own", title: { en: "Own", zh: "自有" }, source: "own", match: { header: [["deal id"], ["stage"]] } },
    emits: [
      {
        ...{ kind: "deal", id: [["deal id"]], owner: { what: "id", column: ["owner"] }, stageName: ["stage"] },
        ...{ stage: { column: ["stage"], words: { won: "won" }, otherwise: "open" }, amount: { column: ["amount"] } },
        closeDay: { column: ["close date"], order: "ymd" },
      },
    ],
  });
  const receipt = await takeIn(rig.ctx, { ...delivery("own.csv", file(deal(1, "Angebot"))), profile });
  expect(receipt.rows).toMatchObject({ accepted: 1, pending: 0 });
});

test("a HubSpot pipeline that was renamed or translated is asked about, never read as open", async () => {
  const rig = await createRig();
  const head = "Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount";
  const stages = ["Closed Won", "closedwon", "Contract Sent", "Closed Won (North)", "Vertrag"];
  const rows = stages.map((stage, at) => `${at},Deal ${at},${stage},2026-02-0${at + 1},ann@example.com,10`);
  const receipt = await rig.take("hubspot.csv", [head, ...rows].join("\n"));
  expect(receipt).toMatchObject({ profile: "hubspot-deals", rows: { accepted: 3, pending: 2 } });
  expect(receipt.words.map(({ word }) => word)).toEqual(["Closed Won (North)", "Vertrag"]);
  await answer(rig, "Closed Won (North)", "won");
  await answer(rig, "Vertrag", "open");
  expect((await rig.board("2026-02")).totals.metrics).toMatchObject({ dealsWon: 3, revenue: { minor: "3000" } });
});

test("owners by name where a profile looks for addresses are asked about, not rejected row by row", async () => {
  const rig = await createRig({ unknownOwners: "pending" });
  await rig.take("people.csv", "employee id,name\nA1,Anna Berg\n");
  const head = "Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount";
  const file = `${head}\n1,One,Closed Won,2026-02-01,Anna Berg,10\n2,Two,Closed Won,2026-02-02,王芳,10\n3,Three,Closed Won,2026-02-03,anna,10\n`;
  const receipt = await rig.take("hubspot.csv", file);
  expect(receipt).toMatchObject({ status: "applied", rows: { pending: 2, rejected: 1 } });
  expect(receipt.rejected).toMatchObject([{ line: 4, code: "bad-email" }]);
  await rig.board("2026-02");
  const { pending, people } = await People.list(rig.ctx);
  expect(pending).toMatchObject([
    { owner: "hubspot:name|Anna Berg", rows: 1 },
    { owner: "hubspot:name|王芳", rows: 1 },
  ]);
  expect(pending[0]?.suggestions).toMatchObject([{ name: "Anna Berg" }]);
  await People.link(rig.ctx, { owner: "hubspot:name|Anna Berg", person: people[0]?.id ?? "", by: "ada" });
  expect((await rig.board("2026-02")).totals.metrics.dealsWon).toBe(1);
});

test("systems whose words we know in part ask about the others, by the column that has them", async () => {
  const rig = await createRig({ unknownOwners: "create" });
  const leads = "Id,Name,Status,IsConverted,ConvertedDate,LeadSource,OwnerId,CreatedDate";
  const lead = (at: number, status: string) => `L${at},Lead ${at},${status},false,,Web,U1,2026-02-0${at}`;
  const salesforce = [leads, lead(1, "Open - Not Contacted"), lead(2, "Parked"), lead(3, "Unqualified")];
  const receipt = await rig.take("leads.csv", salesforce.join("\n"));
  expect(receipt).toMatchObject({ profile: "salesforce-leads", rows: { accepted: 2, pending: 1 } });
  expect(receipt.words).toEqual([{ column: "Status", word: "Parked", rows: 1 }]);
  const [answered] = await answer(rig, "Parked", "lost");
  expect(answered?.rows).toMatchObject({ accepted: 1, unchanged: 2, pending: 0 });

  const contacts = "Contact ID,First Name,Email,Lifecycle Stage,Contact Owner,Create Date,Lead Status";
  const contact = (at: number, stage: string, status: string) =>
    `${at},C${at},c${at}@example.com,${stage},ann@example.com,2026-02-0${at},${status}`;
  const hubspot = [contacts, contact(1, "Lead", "New"), contact(2, "Partner", ""), contact(3, "Lead", "Nurture")];
  const taken = await rig.take("contacts.csv", hubspot.join("\n"));
  expect(taken).toMatchObject({ profile: "hubspot-contacts", rows: { accepted: 1, pending: 2 } });
  expect(taken.words.map(({ column, word }) => `${column}: ${word}`)).toEqual([
    "Lifecycle Stage: Partner",
    "Lead Status: Nurture",
  ]);
  await answer(rig, "Partner", "open");
  const [last] = await answer(rig, "Nurture", "lost");
  expect(last?.rows).toMatchObject({ pending: 0 });

  const call = (id: string, result: string) => ({
    ...{
      id,
      sessionId: id,
      startTime: "2026-02-03T09:00:00.000Z",
      duration: 60,
      direction: "Outbound",
      action: "VoIP Call",
    },
    ...{ result, from: { phoneNumber: "+14155550101" }, to: { phoneNumber: "+14155550100" } },
  });
  const calls = { records: [call("1", "Call connected"), call("2", "No Answer"), call("3", "Lost In Space")] };
  const log = await rig.take("calls.json", JSON.stringify(calls));
  expect(log).toMatchObject({ profile: "ringcentral-calls", rows: { accepted: 2, pending: 1 } });
  expect(log.words).toEqual([{ column: "result", word: "Lost In Space", rows: 1 }]);
});

/** A word that nobody has explained makes its rows wait; one answer counts them at once and in every later file of the source. */
import * as Profile from "@clearboard/ingest/profile";
import { proceed, takeIn } from "@clearboard/jobs/import";
import { undo } from "@clearboard/jobs/import/undo";
import * as People from "@clearboard/jobs/people";
import { rebuild } from "@clearboard/jobs/rebuild";
import { verify } from "@clearboard/jobs/verify";
import * as Words from "@clearboard/jobs/waiting-word";
import { expect, test } from "vitest";
import { createSandbox, DAY, delivery, type Sandbox } from "./sandbox.ts";

const DEALS = "deal id,owner,stage,amount,close date";
const deal = (at: number, stage: string, amount = "10.00") => `D${at},A1,${stage},${amount},2026-02-0${at}`;
const file = (...rows: string[]) => `${[DEALS, ...rows].join("\n")}\n`;
const revenue = async (sandbox: Sandbox) => (await sandbox.board("2026-02")).totals.metrics.revenue?.minor;

async function answer(sandbox: Sandbox, word: string, is: string) {
  const [item] = (await Words.list(sandbox.ctx)).filter((waiting) => waiting.word === word);
  const ids = await Words.answer(
    sandbox.ctx,
    { source: item?.source ?? "", column: item?.column ?? "", word, is },
    "ada",
  );
  const receipts = [];
  for (const id of ids) receipts.push(await proceed(sandbox.ctx, id));
  return receipts;
}

test("rows of an unknown stage wait, are listed by word, and count once somebody has said what it means", async () => {
  const sandbox = await createSandbox();
  const rows = [deal(1, "won"), deal(2, "Gewonnen"), deal(3, "Gewonnen"), deal(4, "Verloren"), deal(5, "Gewonnen")];
  const receipt = await sandbox.take("deals.csv", file(...rows));
  expect(receipt).toMatchObject({
    status: "applied",
    rows: { read: 5, accepted: 1, pending: 4, rejected: 0 },
    words: [
      { column: "stage", word: "Gewonnen", rows: 3 },
      { column: "stage", word: "Verloren", rows: 1 },
    ],
    rejected: [],
  });
  expect(await revenue(sandbox)).toBe("1000");
  expect(await Words.list(sandbox.ctx)).toMatchObject([
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
  sandbox.pass(DAY);
  const [after] = await answer(sandbox, "Gewonnen", "won");
  expect(after?.rows).toMatchObject({ read: 5, accepted: 3, unchanged: 1, pending: 1 });
  expect(await revenue(sandbox)).toBe("4000");
  expect((await Words.list(sandbox.ctx)).map(({ word }) => word)).toEqual(["Verloren"]);
  // Remembered for the source: the next file asks no more.
  const next = await sandbox.take("march.csv", file(...rows, deal(6, "gewonnen", "2.00")));
  expect(next.rows).toMatchObject({ accepted: 1, pending: 1 });
  await answer(sandbox, "Verloren", "lost");
  expect(await Words.list(sandbox.ctx)).toEqual([]);
  expect((await sandbox.board("2026-02")).totals.metrics).toMatchObject({
    revenue: { minor: "4200" },
    dealsWon: 5,
    dealsLost: 1,
  });
  const digests = await sandbox.digests();
  await rebuild(sandbox.ctx);
  expect(await sandbox.digests()).toEqual(digests);
  expect((await verify(sandbox.ctx)).findings).toEqual([]);
});

test("an answer reads again the applied files of its own source with that word, and no others", async () => {
  const sandbox = await createSandbox();
  const rows = [deal(1, "won"), deal(2, "Gewonnen")];
  await sandbox.take("deals.csv", file(...rows), { source: "crm" });
  await sandbox.take("plain.csv", file(deal(3, "won")), { source: "crm" });
  const other = await sandbox.take("deals.csv", file(deal(5, "Gewonnen")), { source: "old crm" });
  const withdrawn = await sandbox.take("gone.csv", file(deal(4, "Gewonnen")), { source: "crm" });
  await undo(sandbox.ctx, withdrawn.importId, { by: "dana" });
  const ids = await Words.answer(sandbox.ctx, { source: "crm", column: "stage", word: "Gewonnen", is: "won" }, "ada");
  const receipts = await Promise.all(ids.map((id) => proceed(sandbox.ctx, id)));
  expect(receipts).toMatchObject([{ source: "crm", rows: { read: 2, accepted: 1, unchanged: 1 } }]);
  expect(await Words.list(sandbox.ctx)).toMatchObject([{ source: other.source, word: "Gewonnen", rows: 1 }]);
});

test("an answer that is none of the meanings, or of a word that no row waits for, is refused", async () => {
  const sandbox = await createSandbox();
  const { source } = await sandbox.take("deals.csv", file(deal(1, "won"), deal(2, "Gewonnen")));
  const say = (word: string, is: string) =>
    Words.answer(sandbox.ctx, { source: source ?? "", column: "stage", word, is }, "ada");
  await expect(say("Gewonnen", "perhaps")).rejects.toMatchObject({ code: "word-meaning" });
  await expect(say("Verloren", "lost")).rejects.toMatchObject({ code: "word-not-waiting" });
});

test("a file of which every row waits is taken in, and calls wait for a direction and an outcome too", async () => {
  const sandbox = await createSandbox();
  const head = "call id,agent,start,direction,connected,talk seconds";
  const calls = `${head}\nC1,A1,2026-02-03 09:00:00,ausgehend,yes,60\nC2,A1,2026-02-03 09:10:00,out,vielleicht,60\n`;
  const receipt = await sandbox.take("calls.csv", calls);
  expect(receipt).toMatchObject({ status: "applied", rows: { read: 2, pending: 2, rejected: 0 } });
  await answer(sandbox, "ausgehend", "out");
  await answer(sandbox, "vielleicht", "no");
  const { dials, connected } = (await sandbox.board("2026-02")).totals.metrics;
  expect([dials, connected]).toEqual([2, 1]);
});

test("what must not be shown is no word: the row is rejected", async () => {
  const sandbox = await createSandbox();
  const receipt = await sandbox.take("deals.csv", file(deal(1, "won"), deal(2, "won"), deal(3, "+49 171 2345678")));
  expect(receipt).toMatchObject({ words: [], rows: { rejected: 1, pending: 0 } });
  expect(receipt.rejected).toMatchObject([{ code: "unknown-word" }]);
});

test("a word that a profile calls a default stays one", async () => {
  const sandbox = await createSandbox();
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
  const receipt = await takeIn(sandbox.ctx, { ...delivery("own.csv", file(deal(1, "Angebot"))), profile });
  expect(receipt.rows).toMatchObject({ accepted: 1, pending: 0 });
});

test("a HubSpot pipeline that was renamed or translated is asked about, never read as open", async () => {
  const sandbox = await createSandbox();
  const head = "Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount";
  const stages = ["Closed Won", "closedwon", "Contract Sent", "Closed Won (North)", "Vertrag"];
  const rows = stages.map((stage, at) => `${at},Deal ${at},${stage},2026-02-0${at + 1},ann@example.com,10`);
  const receipt = await sandbox.take("hubspot.csv", [head, ...rows].join("\n"));
  expect(receipt).toMatchObject({ profile: "hubspot-deals", rows: { accepted: 3, pending: 2 } });
  expect(receipt.words.map(({ word }) => word)).toEqual(["Closed Won (North)", "Vertrag"]);
  await answer(sandbox, "Closed Won (North)", "won");
  await answer(sandbox, "Vertrag", "open");
  expect((await sandbox.board("2026-02")).totals.metrics).toMatchObject({ dealsWon: 3, revenue: { minor: "3000" } });
});

test("owners by name where a profile looks for addresses are asked about, not rejected row by row", async () => {
  const sandbox = await createSandbox({ unknownOwners: "pending" });
  await sandbox.take("people.csv", "employee id,name\nA1,Anna Berg\n");
  const head = "Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount";
  const file = `${head}\n1,One,Closed Won,2026-02-01,Anna Berg,10\n2,Two,Closed Won,2026-02-02,王芳,10\n3,Three,Closed Won,2026-02-03,anna,10\n`;
  const receipt = await sandbox.take("hubspot.csv", file);
  expect(receipt).toMatchObject({ status: "applied", rows: { pending: 2, rejected: 1 } });
  expect(receipt.rejected).toMatchObject([{ line: 4, code: "bad-email" }]);
  await sandbox.board("2026-02");
  const { pending, people } = await People.list(sandbox.ctx);
  expect(pending).toMatchObject([
    { owner: "hubspot:name|Anna Berg", rows: 1 },
    { owner: "hubspot:name|王芳", rows: 1 },
  ]);
  expect(pending[0]?.suggestions).toMatchObject([{ name: "Anna Berg" }]);
  await People.link(sandbox.ctx, { owner: "hubspot:name|Anna Berg", person: people[0]?.id ?? "", by: "ada" });
  expect((await sandbox.board("2026-02")).totals.metrics.dealsWon).toBe(1);
});

test("systems whose words we know in part ask about the others, by the column that has them", async () => {
  const sandbox = await createSandbox({ unknownOwners: "create" });
  const leads = "Id,Name,Status,IsConverted,ConvertedDate,LeadSource,OwnerId,CreatedDate";
  const lead = (at: number, status: string) => `L${at},Lead ${at},${status},false,,Web,U1,2026-02-0${at}`;
  const salesforce = [leads, lead(1, "Open - Not Contacted"), lead(2, "Parked"), lead(3, "Unqualified")];
  const receipt = await sandbox.take("leads.csv", salesforce.join("\n"));
  expect(receipt).toMatchObject({ profile: "salesforce-leads", rows: { accepted: 2, pending: 1 } });
  expect(receipt.words).toEqual([{ column: "Status", word: "Parked", rows: 1 }]);
  const [answered] = await answer(sandbox, "Parked", "lost");
  expect(answered?.rows).toMatchObject({ accepted: 1, unchanged: 2, pending: 0 });

  const contacts = "Contact ID,First Name,Email,Lifecycle Stage,Contact Owner,Create Date,Lead Status";
  const contact = (at: number, stage: string, status: string) =>
    `${at},C${at},c${at}@example.com,${stage},ann@example.com,2026-02-0${at},${status}`;
  const hubspot = [contacts, contact(1, "Lead", "New"), contact(2, "Partner", ""), contact(3, "Lead", "Nurture")];
  const taken = await sandbox.take("contacts.csv", hubspot.join("\n"));
  expect(taken).toMatchObject({ profile: "hubspot-contacts", rows: { accepted: 1, pending: 2 } });
  expect(taken.words.map(({ column, word }) => `${column}: ${word}`)).toEqual([
    "Lifecycle Stage: Partner",
    "Lead Status: Nurture",
  ]);
  await answer(sandbox, "Partner", "open");
  const [last] = await answer(sandbox, "Nurture", "lost");
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
  const log = await sandbox.take("calls.json", JSON.stringify(calls));
  expect(log).toMatchObject({ profile: "ringcentral-calls", rows: { accepted: 2, pending: 1 } });
  expect(log.words).toEqual([{ column: "result", word: "Lost In Space", rows: 1 }]);
});

/** A draft remembers what the company said of columns before: in its own profiles, and of columns that it mapped. */
import * as Profile from "@clearboard/ingest/profile";
import * as Columns from "@clearboard/jobs/columns";
import { proceed } from "@clearboard/jobs/import";
import * as People from "@clearboard/jobs/people";
import * as Profiles from "@clearboard/jobs/profile";
import * as ProfileDraft from "@clearboard/jobs/profile-draft";
import { expect, test } from "vitest";
import { createSandbox } from "./sandbox.ts";

const GERMAN = Profile.parse({
  ...{ name: "german", title: { en: "German", zh: "德国" }, source: "crm-de", match: { header: [["Nr"], ["Summe"]] } },
  emits: [
    {
      ...{ kind: "deal", id: [["Nr"]], owner: { what: "id", column: ["Wer"] }, stageName: ["Stand"] },
      ...{
        stage: { column: ["Stand"], words: { gewonnen: "won", läuft: "open" } },
        amount: { column: ["Summe"], decimal: "," },
      },
      closeDay: { column: ["Tag"], order: "dmy" },
    },
  ],
});
const head = "Nr,Wer,Stand,Summe,Tag,Gebiet";
const sample = (rows: string) => ({ name: "mai.csv", bytes: Buffer.from(`${head}\n${rows}\n`), isCut: false });

test("columns, words and ways of writing of another format of the source need no second answer, unless values decide", async () => {
  const sandbox = await createSandbox();
  const rows = 'A1,R1,gewonnen,"1.200",03/04/2026,N\nA2,R2,läuft,"3.400",04/05/2026,N';
  const fresh = await ProfileDraft.propose(sandbox.ctx, sample(rows), { kind: "deal" });
  expect(fresh.isReady).toBe(false);
  await Profiles.save(sandbox.ctx, { ...GERMAN, match: { header: [["Nr"], ["Summe"], ["Andere"]] } }, "ada");
  const next = await ProfileDraft.propose(sandbox.ctx, sample(rows), { kind: "deal" });
  expect(next).toMatchObject({ isReady: true, undecided: [], unused: [] });
  expect(next.columns.map(({ guess, why }) => [guess, why.code])).toEqual([
    ["id", "draft-guess-remembered"],
    ["owner", "draft-guess-remembered"],
    ["stage", "draft-guess-remembered"],
    ["amount", "draft-guess-remembered"],
    ["closeDay", "draft-guess-remembered"],
    [null, "draft-guess-none"],
  ]);
  expect(next.profile.emits).toMatchObject([
    { stage: { words: { gewonnen: "won", läuft: "open" } }, amount: { decimal: "," }, closeDay: { order: "dmy" } },
  ]);
  // What the values prove stands over what was said of another file; another source remembers nothing.
  const proved = await ProfileDraft.propose(sandbox.ctx, sample(rows.replace("04/05", "04/25")), { kind: "deal" });
  expect(proved.profile.emits).toMatchObject([{ closeDay: { order: "mdy" } }]);
  const other = await ProfileDraft.propose(sandbox.ctx, sample(rows), { kind: "deal", source: "crm-us" });
  expect(other.isReady).toBe(false);
  // What a person states now goes before what was said then.
  const stated = await ProfileDraft.propose(sandbox.ctx, sample(rows), {
    kind: "deal",
    settings: { "closeDay.order": "mdy" },
  });
  expect(stated.profile.emits).toMatchObject([{ closeDay: { order: "mdy" } }]);
});

test("a column that was mapped on a receipt is remembered too", async () => {
  const sandbox = await createSandbox();
  const deals = "deal id,owner,stage,amount,close date,Gebiet\nD1,A1,won,1.00,2026-02-01,Fibre\n";
  const { importId } = await sandbox.take("deals.csv", deals);
  const { imports } = await Columns.map(sandbox.ctx, { id: importId, column: "Gebiet", field: "product" }, "ada");
  for (const id of imports) await proceed(sandbox.ctx, id);
  const draft = await ProfileDraft.propose(sandbox.ctx, sample("A1,R1,won,1.00,2026-02-01,N"), { kind: "deal" });
  expect(draft.columns.find(({ name }) => name === "Gebiet")).toMatchObject({ guess: "product" });
});

test("the list of people says which roles nobody has explained, and what they count as meanwhile", async () => {
  const sandbox = await createSandbox();
  await sandbox.take("people.csv", "employee id,name,role\nA1,Ann,rep\nA2,Bo,合伙人\nA3,Cai,合伙人\n");
  expect((await People.list(sandbox.ctx)).roles).toMatchObject([
    { column: "role", word: "合伙人", rows: 2, as: "rep" },
  ]);
});

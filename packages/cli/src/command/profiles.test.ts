import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Run from "../run.fixture.ts";

const home = mkdtempSync(join(tmpdir(), "clearboard-profiles-"));
const data = join(home, "data");
const at = (name: string) => join(home, name);

const run = (...argv: string[]) => Run.run(...argv, "--data", data);

const COLUMNS =
  "column.Vertrag=id,column.Wer=owner,column.Phase=stage,column.Summe=amount,column.Unterschrift=closeDay";
const WORDS = "stage.word.gewonnen=won,stage.word.verloren=lost";
const draft = (...more: string[]) => run("profiles", "draft", at("v.csv"), "--kind", "deal", ...more);

beforeAll(async () => {
  writeFileSync(
    at("v.csv"),
    "Vertrag;Wer;Phase;Summe;Unterschrift\nV1;a@example.com;gewonnen;1.200,50;03.10.2026\nV2;b@example.com;verloren;900,00;02.10.2026\n",
  );
  await run("init", "--zone", "UTC", "--currency", "EUR", "--unknown-owners", "create");
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

test("draft says what is open and ends with 1, until everything is stated", async () => {
  const open = await draft("--set", `${COLUMNS},${WORDS}`);
  expect(open.code).toBe(1);
  expect(open.out).toContain("1.200,50 reads one way only.");
  expect(open.out).toContain('--set "closeDay.order=mdy" or "dmy"');
  const { undecided } = JSON.parse((await draft("--set", `${COLUMNS},${WORDS}`, "--json")).out);
  expect(undecided.map(({ field }: { field: string }) => field)).toEqual(["closeDay.order"]);
  const done = await draft("--set", `${COLUMNS},${WORDS},closeDay.order=dmy`, "--out", at("p.json"));
  expect([done.code, JSON.parse(readFileSync(at("p.json"), "utf8")).name]).toEqual([0, "v"]);
});

test("a saved profile is listed, shown, and takes its files in until it is removed", async () => {
  expect((await run("profiles", "save", at("p.json"))).code).toBe(0);
  expect((await run("profiles")).out).toMatch(/^v .*your own$/m);
  expect(JSON.parse((await run("profiles", "show", "v")).out).emits[0].closeDay.order).toBe("dmy");
  const { files } = JSON.parse((await run("import", at("v.csv"), "--json")).out);
  expect(files[0]).toMatchObject({ status: "applied", profile: "v", rows: { accepted: 2 } });
  expect((await run("import", at("v.csv"), "--profile", "v")).code).toBe(0);
  expect((await run("profiles", "remove", "v")).code).toBe(0);
  expect((await run("profiles", "show", "v")).code).toBe(1);
});

test("an unfinished draft is not saved, nor one over a built-in name; wrong words are wrong usage", async () => {
  await draft("--set", COLUMNS, "--out", at("open.json"));
  const unfinished = await run("profiles", "save", at("open.json"));
  expect([unfinished.code, unfinished.err]).toEqual([1, expect.stringContaining("The profile is not valid")]);
  writeFileSync(at("deals.json"), (await run("profiles", "show", "deals")).out);
  expect((await run("profiles", "save", at("deals.json"))).err).toContain("built-in");
  expect((await run("profiles", "remove", "nobody")).code).toBe(1);
  for (const words of [["frob"], ["save"], ["list", "x"], ["draft", at("v.csv"), "--kind", "weather"]])
    expect((await run("profiles", ...words)).code).toBe(2);
  expect(JSON.parse((await run("profiles", "schema")).out).title).toBe("Clearboard import profile");
});

test("draft refuses a key that the file does not ask for, names those it takes, and shows how to name a column", async () => {
  const wrong = await draft("--set", "owner=Wer");
  expect(wrong.code).toBe(2);
  expect(wrong.err).toContain('asks for no "owner"');
  expect(wrong.err).toContain("column.Wer");
  const open = await draft();
  expect(open.out).toContain('--set "column.NAME=owner", NAME being one of: ');
});

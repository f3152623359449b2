import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as Trace from "@clearboard/core/pay/trace";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Run from "../run.fixture.ts";

const home = mkdtempSync(join(tmpdir(), "clearboard-pay-"));
const data = join(home, "data");
const MONTH = ["--month", "2026-01"];

const run = (...argv: string[]) => Run.run(...argv, "--data", data);

beforeAll(async () => {
  const files = {
    "people.csv":
      "employee id,name,team,region,email\nA1,Anna Berg,Falcons,North,a@x.com\nB2,Li Wei,Falcons,North,b@x.com\nC3,Li Wei,Otters,South,c@x.com\n",
    "deals.csv":
      "deal id,owner,stage,amount,close date\nD1,A1,won,1000.00,2026-01-05\nD2,A1,won,200.50,2026-01-20\nD3,B2,won,800.00,2026-01-21\n",
    "targets.csv": "month,scope,subject,revenue target\n2026-01,person,A1,1000.00\n2026-01,person,B2,1000.00\n",
  };
  await run("init", "--zone", "Asia/Shanghai", "--currency", "CNY", "--locale", "en");
  for (const [name, role] of Object.entries({ dana: "director", erik: "director", cora: "coach" }))
    await run("users", "add", name, "--role", role);
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(home, name), text);
    expect((await run("import", join(home, name))).code).toBe(0);
  }
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** RFC 4180, as much of it as a test needs. */
function rowsOf(text: string): string[][] {
  const rows: string[][] = [];
  for (const line of text.replace(/^\uFEFF/, "").split("\r\n")) {
    const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)];
    rows.push(cells.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? ""));
  }
  return rows;
}

test("the steps of an exported statement work out to what it pays, and its rows name their file and line", async () => {
  const { code, out } = await run("statement", ...MONTH, "--person", "A1", "--format", "csv");
  expect(code).toBe(0);
  const rows = rowsOf(out);
  const of = (section: string) => rows.filter(([first]) => first === section).slice(1);
  // A quote in front keeps a spreadsheet from running a cell; it is no part of the value.
  const value = (cell = "") => cell.replace(/^'/, "");
  const steps = of("steps").map(([, , , source, stage, code, component, figure, op, factors, by, params]) => ({
    ...{ stage, code, component: component || null, figure, op, by: value(by), value: value(source) },
    ...{ factors: value(factors).split(" * "), params: JSON.parse(params ?? "{}") },
  })) as Trace.Step[];
  const { total, wrong } = Trace.recompute(steps);
  expect(wrong).toBeNull();
  expect(total).toBe("19.02");
  const [deal] = of("deals").filter((row) => row[8] === "D2");
  expect(deal?.slice(9, 11)).toEqual(["deals.csv", "3"]);
  expect(of("entries").map((row) => row[4])).toEqual(["19.02"]);
});

test("a person is meant by id, key or name; several of a name are told, and nobody is one line", async () => {
  const named = await run("statement", ...MONTH, "--person", "Anna Berg", "--json");
  const { person } = JSON.parse(named.out);
  for (const output of [person.id, "A1"])
    expect((await run("statement", ...MONTH, "--person", output, "--json")).out).toBe(named.out);
  const several = await run("statement", ...MONTH, "--person", "Li Wei");
  expect(several).toMatchObject({ code: 1, out: "" });
  expect(several.err).toMatch(/^clearboard: Li Wei is the name of several people: per_\w+, per_\w+\. Use the id\.\n$/);
  expect((await run("statement", ...MONTH, "--person", "Zoe")).err).toMatch(/There is no person Zoe/);
  expect((await run("statement", "--month", "2031-01", "--person", "A1")).err).toMatch(/no data for 2031-01/);
  expect(await run("statement", ...MONTH)).toMatchObject({ code: 2 });
});

test("a statement on the terminal shows its lines, rows and steps; one more deal shows its line", async () => {
  const { out } = await run("statement", ...MONTH, "--person", "A1");
  for (const part of ["Anna Berg  2026-01  preliminary", "so far 19.02 CNY", "deals.csv:3"])
    expect(out).toContain(part);
  // 99.50 to the sprint line at 3.5%, 0.50 above it at 5%: 19.0175 + 3.4825 + 0.025.
  const more = await run("statement", ...MONTH, "--person", "A1", "--one-more", "100");
  expect(more.out).toContain("adds 3.51: 19.02 -> 22.53");
  expect(await run("statement", ...MONTH, "--person", "A1", "--one-more=-5")).toMatchObject({ code: 1, out: "" });
  expect(await run("statement", ...MONTH, "--person", "A1", "--one-more", "much")).toMatchObject({ code: 2 });
  expect(await run("statement", ...MONTH, "--person", "A1", "--product", "X")).toMatchObject({ code: 2 });
  expect((await run("statement", ...MONTH, "--person", "A1", "--why", "yesterday")).out).toContain(
    "nothing is known of that time",
  );
});

test("a run is exported, approved as it was looked at, and released", async () => {
  const table = (await run("pay", ...MONTH)).out;
  for (const part of ["Anna Berg", "total", "no target"]) expect(table).toContain(part);
  const early = JSON.parse((await run("pay", ...MONTH, "--json")).out);
  const to = (step: string, by: string) => run("pay", step, ...MONTH, "--digest", early.digest, "--as", by);
  expect(await to("approve", "erik")).toMatchObject({ code: 1, err: expect.stringContaining("not posted") });
  const { digest } = JSON.parse((await run("close", ...MONTH, "--json")).out);
  expect((await run("publish", ...MONTH, "--digest", digest, "--as", "cora")).err).toContain("The role coach may not");
  expect((await run("publish", ...MONTH, "--digest", digest, "--as", "dana")).code).toBe(0);
  const wrong = { "nobody at all": "There is no user", cora: "The role coach may not", dana: "Another director must" };
  for (const [name, why] of Object.entries(wrong))
    expect(await to("approve", name)).toMatchObject({ code: 1, out: "", err: expect.stringContaining(why) });
  expect(await to("approve", "erik")).toMatchObject({ code: 0, out: "The pay of 2026-01 is approved.\n" });
  for (const [name, why] of Object.entries(wrong))
    expect(await to("release", name)).toMatchObject({ code: 1, out: "", err: expect.stringContaining(why) });
  expect((await to("release", "erik")).out).toContain("released");
  expect(await run("pay", "return", ...MONTH)).toMatchObject({ code: 2 });
  const file = join(home, "run.xlsx");
  expect((await run("pay", ...MONTH, "--format", "xlsx", "--out", file)).code).toBe(0);
  expect(readFileSync(file).subarray(0, 2).toString()).toBe("PK");
  expect((await run("verify")).code).toBe(0);
});

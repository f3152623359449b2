/** `import --boards`: the boards of the months that the files changed, made in the same process. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openLocal } from "@clearboard/store/local";
import * as Month from "@clearboard/store/month";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Run from "../run.fixture.ts";

let home: string;
let data: string;

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), "clearboard-import-"));
  data = join(home, "data");
  await run("init", "--zone", "UTC", "--currency", "USD", "--unknown-owners", "create");
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const run = (...argv: string[]) => Run.run(...argv, "--data", data);
const json = async (...argv: string[]) => JSON.parse((await run(...argv, "--json")).out);

function deals(name: string, ...rows: string[]): string {
  const path = join(home, name);
  writeFileSync(path, ["Deal ID,Owner,Stage,Amount,Close Date", ...rows, ""].join("\n"));
  return path;
}

/** Months whose board was made from what is known now. */
async function built(): Promise<string[]> {
  const { table } = await openLocal(data);
  const months = await Month.list(table);
  await table.close();
  return months.flatMap(({ month, inputs, builtAt }) => (inputs === builtAt ? [month] : []));
}

const JANUARY = "d1,ann@x.com,Won,5,2026-01-02";
const MARCH = "d2,bo@x.com,Won,7,2026-03-03";

test("the boards of the months that the files touched are made, and are those that `board` shows", async () => {
  const files = [deals("january.csv", JANUARY), deals("march.csv", MARCH)];
  const { boards } = await json("import", ...files, "--boards");
  expect(await built()).toEqual(["2026-01", "2026-03"]);
  expect(boards).toEqual([
    { month: "2026-01", status: "open", version: null, digest: (await json("board", "--month", "2026-01")).digest },
    { month: "2026-03", status: "open", version: null, digest: (await json("board", "--month", "2026-03")).digest },
  ]);
});

test("a line per month tells where it stands, in the language that is asked for", async () => {
  await run("import", deals("january.csv", JANUARY), deals("march.csv", MARCH));
  const more = deals("more.csv", "d3,ann@x.com,Won,9,2026-01-04", "d4,ann@x.com,Won,9,2026-03-04");
  await run("close", "--month", "2026-01");
  const english = await run("import", more, "--boards");
  expect(english.out).toMatch(
    /^2026-01: review\. Its digest: [0-9a-f]{64}\n2026-03: open\. Its digest: [0-9a-f]{64}$/m,
  );
  const next = deals("next.csv", "d5,ann@x.com,Won,2,2026-03-05");
  expect((await run("import", next, "--boards", "--locale", "zh-CN")).out).toMatch(
    /^2026-03：进行中。摘要：[0-9a-f]{64}$/m,
  );
});

test("without the option no board is made, and the receipt names none", async () => {
  expect(await json("import", deals("january.csv", JANUARY))).not.toHaveProperty("boards");
  expect(await built()).toEqual([]);
});

test("a held file, a refused one and one that was there already touch no month, and no board is made", async () => {
  await run("import", deals("january.csv", JANUARY));
  const unknown = join(home, "unknown.csv");
  writeFileSync(unknown, "fruit,colour\napple,red\n");
  const refused = deals("refused.csv", "d7,ann@x.com,Won,many,2026-01-02");
  const answer = await json("import", unknown, refused, deals("again.csv", JANUARY), "--boards");
  expect(answer.files.map(({ status }: { status: string }) => status)).toEqual(["held", "refused", "unchanged"]);
  expect(answer.boards).toEqual([]);
  expect(await built()).toEqual([]);
  expect(await run("import", unknown, "--boards")).toMatchObject({
    code: 1,
    out: expect.stringMatching(/No month has changed\.\n$/),
  });
});

test("files taken in beside a held one have their boards", async () => {
  const unknown = join(home, "unknown.csv");
  writeFileSync(unknown, "fruit,colour\napple,red\n");
  const { code, out } = await run("import", unknown, deals("january.csv", JANUARY), "--boards");
  expect(code).toBe(1);
  expect(out).toContain("2026-01: open. Its digest: ");
});

test("a month whose movement is counted from a touched one is made anew with it", async () => {
  const february = ["d2,ann@x.com,Won,1,2026-02-02", "d3,bo@x.com,Won,2,2026-02-02"];
  await json("import", deals("year.csv", JANUARY, "d4,bo@x.com,Won,3,2026-01-02", ...february), "--boards");
  const { boards } = await json("import", deals("late.csv", "d5,bo@x.com,Won,8,2026-01-05"), "--boards");
  expect(boards.map(({ month }: { month: string }) => month)).toEqual(["2026-01", "2026-02"]);
});

test("a touched month is named also where its board came out the same", async () => {
  const first = await json("import", deals("first.csv", JANUARY), "--boards");
  const back = await json(
    "import",
    deals("nine.csv", JANUARY.replace("5", "9")),
    deals("back.csv", JANUARY, ""),
    "--boards",
  );
  expect(back.files.map(({ status }: { status: string }) => status)).toEqual(["applied", "applied"]);
  expect(back.boards).toEqual(first.boards);
});

test("a published month says so, with the digest of what the facts say now", async () => {
  await run("users", "add", "dana", "--role", "director");
  const [{ digest }] = (await json("import", deals("january.csv", JANUARY), "--boards")).boards;
  await run("publish", "--month", "2026-01", "--digest", digest, "--as", "dana");
  const late = deals("late.csv", "d9,ann@x.com,Won,1,2026-01-09");
  const { out } = await run("import", late, "--boards");
  expect(out).toMatch(/^2026-01 is published as version 1 already; .* has the digest [0-9a-f]{64}$/m);
  expect(out).not.toContain(digest);
});

test("a dry run changes no month: asked for boards it is wrong usage", async () => {
  const path = deals("january.csv", JANUARY);
  expect(await run("import", path, "--boards", "--dry-run")).toMatchObject({ code: 2, out: "" });
});

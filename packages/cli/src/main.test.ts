import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "./run.fixture.ts";

const home = mkdtempSync(join(tmpdir(), "clearboard-cli-"));
const data = join(home, "data");
const people = join(home, "people.csv");

beforeAll(async () => {
  writeFileSync(people, "sales_agent,manager,regional_office\nAnna,Mia,West\n");
  await run("init", "--zone", "UTC", "--currency", "USD", "--data", data);
  await run("import", people, "--data", data);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe("a data folder that is not what was meant", () => {
  test("a mistyped folder is told, and nothing is made there", async () => {
    for (const command of [
      ["board", "--month", "2026-01"],
      ["verify"],
      ["users"],
      ["close", "--month", "2026-01"],
      ["start"],
      ["import", people],
    ]) {
      const { code, err } = await run(...command, "--data", join(home, "typo"));
      expect({ command, code }).toEqual({ command, code: 1 });
      expect(err).toContain("no organisation yet");
    }
    expect(readdirSync(home)).not.toContain("typo");
  });

  test("a file in its place, or a folder below a file, is one sentence", async () => {
    for (const dir of [people, join(people, "below")]) {
      const { code, err } = await run("init", "--zone", "UTC", "--currency", "USD", "--data", dir);
      expect(code).toBe(1);
      expect(err).toMatch(/is a file, not a folder; --data names a folder\.\n$/);
    }
    expect((await run("board", "--month", "2026-01", "--data", people)).err).toMatch(/is a file, not a folder/);
  });

  test("a clearboard.db that is no database is one sentence", async () => {
    const junk = join(home, "junk");
    mkdirSync(junk);
    writeFileSync(join(junk, "clearboard.db"), "hello, this is not a database at all");
    const { code, err } = await run("board", "--month", "2026-01", "--data", junk);
    expect(code).toBe(1);
    expect(err).toMatch(/damaged or not a Clearboard database\.\n$/);
  });
});

describe("wrong usage is one line and exit code 2", () => {
  test.each([
    [["init", "--zone", "UTC", "--currency", "XYZ"], "--currency takes an ISO 4217 code"],
    [["init", "--zone", "UTC", "--currency", "USD", "extra"], '"extra" means nothing here'],
    [["board", "--month", "2026-01", "extra"], '"extra" means nothing here'],
    [["import", "x.csv", "--profile", "--json"], "--profile needs a value"],
    [["import", "x.csv", "--profile"], "--profile needs a value"],
    [["import", "x.csv", "--as-of", "2026-02-30"], "--as-of takes a time"],
    [["nightly", "--today", "2026-02-31"], "--today takes a day"],
    [["users", "add", "bob", "--role", "king"], '--role takes director, coach, rep, importer, not "king"'],
    [["users", "add", "bob"], "--role is missing: director, coach, rep, importer"],
  ])("%j", async (argv, sentence) => {
    const { code, err } = await run(...argv, "--data", data);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
    expect(err.trim().split("\n")).toHaveLength(1);
  });

  test("a program that asked for JSON is told in JSON", async () => {
    const { code, out } = await run("board", "--month", "July", "--json");
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ error: { code: "usage" } });
  });
});

describe("what is said is what happened", () => {
  test("a dry run does not say that it took something in", async () => {
    const more = join(home, "more.csv");
    writeFileSync(more, "sales_agent,manager,regional_office\nBen,Mia,West\n");
    expect((await run("import", more, "--dry-run", "--data", data)).out).toContain("would be applied as maven-teams");
  });

  test("a folder without a file is refused, not passed over", async () => {
    mkdirSync(join(home, "empty"));
    const { code, err } = await run("import", join(home, "empty"), "--data", data);
    expect(code).toBe(1);
    expect(err).toContain("There is no file in the folder");
  });

  test("a profile that is a folder cannot be read", async () => {
    const { code, err } = await run("import", people, "--profile", `${home}/`, "--data", data);
    expect(code).toBe(1);
    expect(err).toContain("cannot be read (EISDIR)");
  });

  test("a month nobody has data of does not verify", async () => {
    const { code, err } = await run("verify", "--month", "2031-01", "--data", data);
    expect(code).toBe(1);
    expect(err).toContain("no data for 2031-01");
  });

  test("rows that wait for their person are in the night's account, and files carry their folder", async () => {
    const inbox = join(home, "inbox");
    mkdirSync(join(inbox, "west"), { recursive: true });
    writeFileSync(
      join(inbox, "west", "deals.csv"),
      "Deal ID,Owner,Stage,Amount,Close Date\nd1,nobody@x.com,Won,5,2026-01-02\n",
    );
    const { out } = await run("nightly", "--inbox", inbox, "--today", "2026-02-01", "--data", data);
    expect(out).toContain(`${join("west", "deals.csv")}: applied. 1 row read: 1 pending.`);
  });

  test("closing a published month says that it is published", async () => {
    const digest = JSON.parse((await run("close", "--month", "2026-01", "--json", "--data", data)).out).digest;
    await run("users", "add", "ann", "--role", "director", "--data", data);
    await run("publish", "--month", "2026-01", "--digest", digest, "--as", "ann", "--data", data);
    expect((await run("close", "--month", "2026-01", "--data", data)).out).toContain("published as version 1 already");
  });

  test("a board that cannot be written is one sentence", async () => {
    for (const format of ["csv", "json", "xlsx"]) {
      const out = join(home, "no", "such", `b.${format}`);
      const { code, err } = await run("board", "--month", "2026-01", "--format", format, "--out", out, "--data", data);
      expect(code).toBe(1);
      expect(err).toContain("cannot be written (ENOENT)");
    }
  });

  test("help of one command is the command's own", async () => {
    expect((await run("help", "close")).out).toBe((await run("close", "--help")).out);
  });
});

test("a port in use is one sentence", async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  const address = taken.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const { code, err } = await run("start", "--port", String(port), "--data", data);
  taken.close();
  expect(code).toBe(1);
  expect(err).toBe(`clearboard: Port ${port} is already in use. Choose another with --port.\n`);
});

test("a reader that went away leaves no stack trace", () => {
  const door = fileURLToPath(new URL("../bin/clearboard.mjs", import.meta.url));
  const done = spawnSync("bash", ["-c", `"$0" "$1" help | true; exit "\${PIPESTATUS[0]}"`, process.execPath, door], {
    encoding: "utf8",
  });
  expect(done.stderr).toBe("");
  expect(done.status).toBe(0);
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MonthText, operation } from "@clearboard/jobs/operation";
import * as User from "@clearboard/store/user";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import * as Args from "./args.ts";
import { commandOf, commandOfNoun, commandOfVerb, ownVerb, verb } from "./derive.ts";
import { main } from "./main.ts";

const home = mkdtempSync(join(tmpdir(), "clearboard-derive-"));
const data = join(home, "data");
const quiet = { out: () => {}, err: () => {}, isTerminal: false };

beforeAll(async () => {
  await main(["init", "--zone", "UTC", "--currency", "USD", "--data", data], quiet);
  for (const [name, role] of [
    ["dana", "director"],
    ["cora", "coach"],
    ["gone", "director"],
  ] as const)
    await main(["users", "add", name, "--role", role, "--data", data], quiet);
  await main(["users", "disable", "gone", "--data", data], quiet);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const echo = operation({
  name: "shifts.plan",
  route: "POST /api/shifts/:day",
  summary: "Plan a shift",
  action: "board.read",
  input: z.strictObject({
    day: z.string(),
    people: z.array(z.enum(["anna", "bo"])),
    hours: z.int().max(24).default(8),
    team: z.string().optional(),
  }),
  output: z.object({ input: z.unknown(), by: z.string() }),
  run: async (_, input, { id: by }) => ({ input, by }),
});
const command = commandOf("shifts", "Shifts.", { plan: verb(echo, { words: ["day"], flags: { people: "who" } }) });

async function run(...argv: string[]): Promise<unknown> {
  const printed: string[] = [];
  const args = Args.parse([...argv, "--json", "--data", data], command.options);
  await command.run(args, { ...quiet, out: (text) => printed.push(text) });
  return JSON.parse(printed.join(""));
}

test("words, lists, numbers and defaults of a command become the input of its operation, and --as its actor", async () => {
  expect(await run("plan", "2026-03-02", "--who", "anna,bo", "--hours", "4", "--as", "dana")).toEqual({
    input: { day: "2026-03-02", people: ["anna", "bo"], hours: 4 },
    by: User.idOf("dana"),
  });
  expect(await run("plan", "2026-03-02", "--who", "bo")).toMatchObject({ input: { hours: 8 }, by: "command line" });
  expect(command.usage).toBe("[plan DAY --who WHO [--hours HOURS] [--team TEAM]] [--as USER]");
});

test.each([
  [["plan"], "shifts plan takes the day"],
  [["plan", "2026-03-02"], "--who is missing"],
  [["plan", "2026-03-02", "--who", "anna,cora"], '--who takes anna, bo, not "cora"'],
  [["plan", "2026-03-02", "--who", "bo", "--hours", "many"], '--hours takes a whole number, not "many"'],
  [["plan", "2026-03-02", "late", "--who", "bo"], '"late" means nothing here'],
  [["cancel"], 'shifts takes plan, not "cancel"'],
])("%j is wrong usage: %s", async (argv, sentence) => {
  await expect(run(...argv)).rejects.toThrow(sentence);
  await expect(run(...argv)).rejects.toBeInstanceOf(Args.UsageError);
});

test("an operation without a command file has one by its name, and an unknown noun has none", async () => {
  const printed: string[] = [];
  const code = await main(["months", "list", "--json", "--data", data], {
    ...quiet,
    out: (text) => printed.push(text),
  });
  expect([code, printed]).toEqual([0, ['{"months":[]}']]);
  expect(commandOfNoun([echo], "shifts")?.usage).toContain("plan DAY --people PEOPLE");
  expect(commandOfNoun([echo], "shift")).toBeUndefined();
});

const closing = operation({
  name: "shifts.close",
  route: "POST /api/shifts/:month/close",
  summary: "Close the shifts of a month",
  action: "board.manage",
  input: z.strictObject({ month: MonthText }),
  run: async () => {},
});
const close = commandOfVerb(
  "close",
  "Closes.",
  verb(closing, {
    needsUser: true,
    run: async (_, { month }, { id: by }) => ({ month, by, open: 2 }),
    text: ({ month, by }) => `${by} closed ${month}.`,
    exit: ({ open }) => (open > 0 ? 1 : 0),
  }),
  {
    verb: ownVerb(["DAY", "[TEAM]"], {}, async (_, words) => ({ json: words, text: () => words.join(" and ") })),
    when: (args) => Args.is(args, "dry-run"),
    usage: "[--dry-run]",
    options: { "dry-run": { type: "boolean" } },
  },
);

async function runClose(...argv: string[]): Promise<[exit: number, printed: string]> {
  const printed: string[] = [];
  const args = Args.parse([...argv, "--data", data], close.options);
  const exit = await close.run(args, { ...quiet, out: (text) => printed.push(text) });
  return [exit, printed.join("")];
}

test("a command of one verb prints what a terminal waits for, and ends with the exit code of its answer", async () => {
  expect(close.usage).toBe("--month MONTH --as USER [--dry-run]");
  const dana = User.idOf("dana");
  expect(await runClose("--month", "2026-03", "--as", "Dana")).toEqual([1, `${dana} closed 2026-03.`]);
  expect(await runClose("--month", "2026-03", "--as", "dana", "--json")).toEqual([
    1,
    JSON.stringify({ month: "2026-03", by: dana, open: 2 }),
  ]);
});

test.each([
  ["cora", "role-forbidden"],
  ["gone", "user-unknown"],
  ["nobody at all", "user-unknown"],
])("a command runs with the rights of the user it names: %s is refused with %s", async (name, code) => {
  await expect(runClose("--month", "2026-03", "--as", name)).rejects.toMatchObject({ code });
  expect(await run("plan", "2026-03-02", "--who", "bo", "--as", "cora")).toMatchObject({ by: User.idOf("cora") });
});

test("a flag can choose another verb, whose last word may be left out", async () => {
  expect(await runClose("2026-03-02", "--dry-run")).toEqual([0, "2026-03-02"]);
  expect(await runClose("2026-03-02", "north", "--dry-run")).toEqual([0, "2026-03-02 and north"]);
});

test.each([
  [["--month", "2026-03"], "--as is missing"],
  [["--month", "July", "--as", "dana"], '--month takes a month such as 2026-03, not "July"'],
  [["--as", "dana"], "--month is missing"],
  [["late", "--month", "2026-03", "--as", "dana"], '"late" means nothing here'],
  [["--dry-run"], "close takes the day"],
  [["a", "b", "c", "--dry-run"], '"c" means nothing here'],
])("%j is wrong usage of a command of one verb: %s", async (argv, sentence) => {
  await expect(runClose(...argv)).rejects.toThrow(new Args.UsageError(sentence));
});

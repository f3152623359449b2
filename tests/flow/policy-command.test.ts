/** The policy commands as they are typed: from a file to a version that two directors agreed to, and one clear line for whatever is wrong. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { main } from "@clearboard/cli/main";
import * as Ready from "@clearboard/core/plan/presets";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Company from "./company.ts";

const folder = mkdtempSync(join(tmpdir(), "clearboard-policy-"));
const data = join(folder, "data");
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
function file(content: unknown, text = typeof content === "string" ? content : JSON.stringify(content)): string {
  count += 1;
  const path = join(folder, `${count}.json`);
  writeFileSync(path, text);
  return path;
}

async function run(...argv: string[]) {
  const output = { out: [] as string[], err: [] as string[] };
  const code = await main([...argv, "--data", data], {
    out: (text) => output.out.push(text),
    err: (text) => output.err.push(text),
    isTerminal: false,
  });
  return { code, out: output.out.join("\n"), err: output.err.join("\n") };
}

const json = async (...argv: string[]) => JSON.parse((await run(...argv, "--json")).out);

/** The default plan with another rate below the base line. */
function plan(below: string, more: object = {}) {
  const base = Ready.threeLines();
  const [revenue] = base.components;
  const tiers = revenue?.tiers.map((tier) => (tier.id === "none" ? { ...tier, rate: below } : tier));
  return { ...base, components: [{ ...revenue, tiers }], ...more };
}

beforeAll(async () => {
  const inbox = join(folder, "inbox");
  mkdirSync(inbox);
  await run("init", "--zone", "Asia/Shanghai", "--currency", "CNY", "--unknown-owners", "create");
  for (const [name, text] of Company.FILES) writeFileSync(join(inbox, name), text);
  expect((await run("import", ...Company.FILES.map(([name]) => join(inbox, name)))).code).toBe(0);
  for (const name of ["dana", "erik"]) await run("users", "add", name, "--role", "director");
  await run("users", "add", "cora", "--role", "coach");
});

test("a plan is checked, simulated, handed in by one director and agreed to by another, and pays the open month", async () => {
  const path = file(plan("0.05"));
  expect((await run("policy", "check", path)).code).toBe(0);
  const simulated = await run("policy", "simulate", path, "--months", "2026-01..2026-02");
  expect(simulated.code).toBe(0);
  expect(simulated.out).toContain("3 gain, 0 lose, 1 stay the same.");
  expect(simulated.out).toMatch(/Anna Berg +Falcons +19\.02 +51\.02 +32\.00/);
  expect(await json("policy", "simulate", path, "--months", "2026-01..2026-01")).toMatchObject({
    total: { difference: { minor: "6720", currency: "CNY" } },
  });

  const applied = await run("policy", "apply", path, "--from", "2026-01", "--as", "dana", "--note", "more below base");
  expect(applied).toMatchObject({ code: 0, err: "" });
  const id = /drf_\w+/.exec(applied.out)?.[0] ?? "";
  expect(applied.out).toContain("Who may agree: erik.");
  expect(await run("policy", "approve", id, "--as", "dana")).toMatchObject({ code: 1, out: "" });
  expect((await run("policy", "approve", id, "--as", "cora")).code).toBe(1);
  expect((await run("policy", "drafts")).out).toMatch(/drf_\w+ +2026-01 +waiting +dana +more below base/);
  expect((await run("policy", "approve", id, "--as", "erik")).out).toBe(
    "Version 2 holds from 2026-01 on, agreed by dana and erik.",
  );
  expect(JSON.parse((await run("policy", "show", "--month", "2026-01")).out)).toMatchObject({ version: 2 });
  expect((await json("board", "--month", "2026-01")).policyVersion).toBe(2);
  expect((await json("policy", "drafts")).drafts).toMatchObject([{ id, state: "approved", version: 2 }]);
  const rejected = await json("policy", "apply", file(plan("0.06")), "--from", "2026-03", "--as", "erik");
  expect(rejected.approvers).toEqual(["dana"]);
  expect(await json("policy", "reject", rejected.draft.id, "--as", "dana", "--note", "no")).toMatchObject({
    state: "rejected",
    reason: "no",
  });
});

test("what show prints can be changed by hand and handed in as it is: counts stay counts, rates stay as written", async () => {
  const shown = JSON.parse((await run("policy", "show")).out);
  shown.scorecard.sales.weight = 50;
  shown.scorecard.knowledge.weight = 20;
  const text = JSON.stringify(shown).replace('"targetCoverage":"0.80"', '"targetCoverage":0.75');
  expect(await json("policy", "check", file(text))).toMatchObject({ refused: false, findings: [] });
  const { draft } = await json("policy", "apply", file(text), "--from", "2026-05", "--as", "dana");
  expect(draft).toMatchObject({ state: "waiting", base: 2 });
});

test("a policy that does not hold together is refused with the place, in both languages, exit 1", async () => {
  const shown = JSON.parse((await run("policy", "show")).out);
  shown.scorecard.sales.weight = 70;
  shown.plans.push({ roles: ["rep"], plan: plan("0.01", { id: "other", boundary: "upper" }) });
  const found = await run("policy", "check", file(shown));
  expect(found.code).toBe(1);
  expect(found.out).toContain("/plans/1/plan/boundary");
  delete shown.plans[1].plan.boundary;
  const report = await json("policy", "check", file(shown));
  expect(report.findings.map(({ code, place }: { code: string; place: string }) => [code, place])).toEqual([
    ["policy-role-twice", "/plans/1/roles/0"],
    ["lint-weights", "/scorecard"],
  ]);
  expect((await run("policy", "check", file(shown), "--locale", "zh-CN")).out).toContain("权重之和为 110");
});

test("a plan takes the place of the plan of its id or of its role, and is asked whose it is where neither tells", async () => {
  const shown = JSON.parse((await run("policy", "show")).out);
  shown.plans.push({ roles: ["manager"], plan: plan("0.001", { id: "managers" }) });
  const { draft } = await json("policy", "apply", file(shown), "--from", "2026-06", "--as", "dana");
  expect((await run("policy", "approve", draft.id, "--as", "erik")).code).toBe(0);
  const apply = (written: object) => json("policy", "apply", file(written), "--from", "2026-06", "--as", "dana");
  expect((await apply(plan("0.02", { id: "nobody" }))).error).toMatchObject({
    code: "policy-plan-whose",
    params: { known: "three-lines, managers" },
  });
  expect((await apply(plan("0.02", { id: "leads", role: "lead" }))).draft).toMatchObject({ state: "waiting" });
  expect((await apply(plan("0.002", { id: "managers" }))).draft).toMatchObject({ state: "waiting" });
});

test("a quarterly plan is simulated on the months of the quarter to date", async () => {
  const [revenue] = plan("0.01").components;
  const tiers = [
    { from: "0", rate: "0" },
    { from: "1000", rate: "0.10" },
  ];
  const quarterly = plan("0", {
    components: [{ ...revenue, unit: "quarter", bounds: "amount", target: undefined, tiers }],
  });
  // Anna: January 1,200.50, over 1,000.00 by 200.50; February 300.00, all above the line by then.
  const found = await json("policy", "simulate", file(quarterly), "--months", "2026-01..2026-02");
  expect(found.error).toBeUndefined();
  const anna = found.people.find(({ name }: { name: string }) => name === "Anna Berg");
  expect(anna.draft).toEqual({ minor: "5005", currency: "CNY" });
});

test("whatever is wrong is one clear line and an exit code, never a stack", async () => {
  const fine = file(plan("0.02"));
  const binary = join(folder, "binary.json");
  writeFileSync(binary, Buffer.from([0xff, 0xfe, 0x00, 0x80, 0x81]));
  const wrong: [number, ...string[]][] = [
    [2, "policy", "show", "nobody"],
    [2, "policy", "show", "three-lines", "--month", "2026-01"],
    [2, "policy", "show", "--month", "March"],
    [2, "policy", "constructor"],
    [2, "policy", "check"],
    [2, "policy", "check", folder],
    [2, "policy", "check", binary],
    [2, "policy", "check", "/dev/zero"],
    [2, "policy", "check", file("")],
    [2, "policy", "check", file("[".repeat(200_000))],
    [2, "policy", "check", file(`${"[".repeat(100_000)}${"]".repeat(100_000)}`)],
    [1, "policy", "check", file(`${"[".repeat(100)}${"]".repeat(100)}`)],
    [1, "policy", "check", file(`{"plans":${"9".repeat(900_000)}}`)],
    [2, "policy", "simulate", fine],
    [2, "policy", "simulate", fine, "--months", "2026-01..2026-02..2026-03"],
    [1, "policy", "simulate", fine, "--months", "2026-02..2026-01"],
    [1, "policy", "simulate", fine, "--months", "2020-01..2020-02"],
    [1, "policy", "simulate", file({}), "--months", "2026-01..2026-01"],
    [2, "policy", "apply", fine, "--from", "2026-09"],
    [2, "policy", "apply", fine, "--as", "dana"],
    [1, "policy", "apply", fine, "--from", "2026-09", "--as", "nobody"],
    [1, "policy", "apply", file([]), "--from", "2026-09", "--as", "dana"],
    [1, "policy", "approve", "drf_0", "--as", "erik"],
    [2, "policy", "approve", "drf_0", "--as", "erik", "--onto", "last"],
    [2, "policy", "reject", "--as", "erik"],
    [2, "policy", "drafts", "all"],
  ];
  for (const [code, ...argv] of wrong) {
    const found = await run(...argv);
    expect([argv.join(" "), found.code, found.out]).toEqual([argv.join(" "), code, ""]);
    expect(found.err).toMatch(/^clearboard: [^\n]{1,600}$/);
    expect(JSON.parse((await run(...argv, "--json")).out).error.message).toBeTypeOf("string");
  }
});

test("a calendar file becomes years of the policy by two directors, and one that is none names its line", async () => {
  const events = (...days: string[]) =>
    `BEGIN:VCALENDAR\n${days.map((day) => `BEGIN:VEVENT\nDTSTART;VALUE=DATE:${day}\nEND:VEVENT`).join("\n")}\nEND:VCALENDAR\n`;
  const path = file("", events("20270101", "20270205"));
  const { draft } = await json("policy", "apply", path, "--from", "2027-01", "--as", "dana");
  expect((await run("policy", "approve", draft.id, "--as", "erik")).code).toBe(0);
  const shown = await json("policy", "show", "--month", "2027-01");
  expect(shown.calendar).toMatchObject({ "2027": { holidays: ["2027-01-01", "2027-02-05"], makeUp: [] } });
  // The years that ship stay beside it.
  expect(Object.keys(shown.calendar)).toEqual(["2025", "2026", "2027"]);
  const wrong = await run("policy", "apply", file("", events("20270230")), "--from", "2027-01", "--as", "dana");
  expect(wrong).toMatchObject({ code: 1 });
  expect(wrong.err).toContain('Line 3: "20270230" is no whole day.');
});

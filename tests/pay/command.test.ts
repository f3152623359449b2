/** `calc bonus` and `policy check` as they are typed: answers, one clear line for what is wrong, and the exit codes. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { main } from "@clearboard/cli/main";
import * as Presets from "@clearboard/core/plan/presets";
import { afterAll, expect, test } from "vitest";
import { tiered } from "./paying.ts";

const folder = mkdtempSync(join(tmpdir(), "clearboard-pay-"));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
function file(content: unknown): string {
  count += 1;
  const path = join(folder, `${count}.json`);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

async function run(...argv: string[]) {
  const output = { out: [] as string[], err: [] as string[] };
  const code = await main(argv, {
    out: (text) => output.out.push(text),
    err: (text) => output.err.push(text),
    isTerminal: false,
  });
  return { code, out: output.out.join("\n"), err: output.err.join("\n") };
}

const PLAN = file(Presets.threeLines());
const bonus = (input: unknown, ...more: string[]) =>
  run("calc", "bonus", "--plan", PLAN, "--input", file(input), ...more);

test("calc bonus pays the default plan and tells every step", async () => {
  const found = await bonus({ periods: [{ id: "2026-03", amount: "142357.30", target: "100000" }] });
  expect(found).toMatchObject({ code: 0, err: "" });
  expect(found.out).toContain("tier sprint: 12357.3 inside it at 0.05");
  expect(found.out.split("\n").at(-1)).toBe("2867.87 CNY");
  const zh = await bonus({ periods: [{ amount: "1", target: "100000" }] }, "--locale", "zh-CN");
  expect(zh.out).toContain("唯一一次取整");
});

test("numbers in a file count as the digits that are written, beyond what a float holds", async () => {
  const plan = file(
    '{"id":"p","currency":"CNY","components":[{"id":"a","unit":"month","tiers":[{"from":0,"rate":0.1}]}]}',
  );
  const input = file('{"periods":[{"amount":90071992547409930000.10}]}');
  const found = await run("calc", "bonus", "--plan", plan, "--input", input, "--json");
  expect(JSON.parse(found.out).total).toEqual({
    minor: "900719925474099300001",
    currency: "CNY",
    text: "9007199254740993000.01",
  });
});

test("wrong usage, unreadable files and what is not JSON are one line and exit 2", async () => {
  const fine = file({ periods: [{ amount: "1" }] });
  for (const argv of [
    ["calc"],
    ["calc", "pay"],
    ["calc", "bonus"],
    ["calc", "bonus", "--plan", PLAN],
    ["calc", "bonus", "--plan", PLAN, "--input", join(folder, "none.json")],
    ["calc", "bonus", "--plan", folder, "--input", fine],
    ["calc", "bonus", "--plan", file("{not json"), "--input", fine],
    ["calc", "bonus", "--plan", PLAN, "--input", file("")],
    ["calc", "bonus", "--plan", PLAN, "--input", fine, "--locale", "fr"],
    ["calc", "bonus", "--plan", PLAN, "--input", fine, "--nonsense"],
    ["policy", "check"],
    ["policy", "check", join(folder, "none.json")],
    ["policy", "check", file("[1,")],
    ["policy", "show", "nobody"],
  ]) {
    const found = await run(...argv);
    expect(found.code, argv.join(" ")).toBe(2);
    expect(found.out).toBe("");
    expect(found.err).toMatch(/^clearboard: [^\n]+$/);
  }
});

test("a key written twice in a document is refused with its place", async () => {
  const twice = file('{"periods": [{"amount": "1", "target": "5"}, {"amount": "1", "target": "5", "amount": "2"}]}');
  const found = await run("calc", "bonus", "--plan", PLAN, "--input", twice);
  expect(found).toMatchObject({
    code: 1,
    err: expect.stringContaining("/periods/1/amount: the key amount is written twice"),
  });
});

const CREDIT = { period: "1", amount: "10" };
const REFUSED: [string, unknown, string][] = [
  [
    "no day worked",
    { periods: [{ amount: "1", target: "5", workingDays: { eligible: "0", total: "22" } }] },
    "pay-days-wrong",
  ],
  ["a minus share", { periods: [{ target: "5", deals: [{ amount: "5", share: "-1" }] }] }, "pay-share-negative"],
  ["no people", {}, "pay-people-or-periods"],
  ["a list", [], "pay-field-wrong"],
  ["null", null, "pay-field-wrong"],
  ["an empty list", { periods: [] }, "pay-list-empty"],
  ["a field that is not", { periods: [{ amount: "1", targt: "5" }] }, "pay-field-unknown"],
  ["a word for an amount", { periods: [{ amount: "much", target: "5" }] }, "pay-field-wrong"],
  ["no target", { periods: [{ amount: "1" }] }, "pay-target-missing"],
  ["a target of 0", { periods: [{ amount: "1", target: "0" }] }, "pay-target-wrong"],
  ["no figure", { periods: [{ target: "5" }] }, "pay-figure-missing"],
  ["a tenth of a fen", { periods: [{ amount: "1.001", target: "5" }] }, "pay-too-fine"],
  ["a deal without amount", { periods: [{ deals: [{}], target: "5" }] }, "pay-field-missing"],
  [
    "more refunded than sold",
    { periods: [{ target: "5", deals: [{ amount: "5", refunds: [{ amount: "6" }] }] }] },
    "pay-refund-over",
  ],
  [
    "a minus refund",
    { periods: [{ target: "5", deals: [{ amount: "5", refunds: [{ amount: "-1" }] }] }] },
    "pay-refund-negative",
  ],
  [
    "a currency without rate",
    { periods: [{ target: "5", deals: [{ amount: "5", currency: "USD" }] }] },
    "pay-rate-missing",
  ],
  [
    "too many days",
    { periods: [{ amount: "1", target: "5", workingDays: { eligible: "23", total: "22" } }] },
    "pay-days-wrong",
  ],
  [
    "one person twice",
    {
      people: [
        { id: "a", periods: [{}] },
        { id: "a", periods: [{}] },
      ],
    },
    "pay-id-twice",
  ],
  [
    "one deal twice",
    {
      periods: [
        {
          target: "5",
          deals: [
            { id: "d", amount: "5" },
            { id: "d", amount: "5" },
          ],
        },
      ],
    },
    "pay-id-twice",
  ],
  [
    "shares of 99%",
    { people: [{ id: "a", periods: [{ id: "1" }] }], deals: [{ ...CREDIT, credits: [{ person: "a", share: "99%" }] }] },
    "pay-shares-not-one",
  ],
  [
    "credit to a stranger",
    { people: [{ id: "a", periods: [{ id: "1" }] }], deals: [{ ...CREDIT, credits: [{ person: "b", share: "1" }] }] },
    "pay-credit-unknown",
  ],
];

test.each(REFUSED)("an input with %s is refused in one line, exit 1", async (_, input, code) => {
  const found = await bonus(input);
  expect(found.code).toBe(1);
  expect(found.out).toBe("");
  expect(found.err).toMatch(/^clearboard: [^\n{}]+$/);
  const json = await bonus(input, "--json");
  expect(json.code).toBe(1);
  const { error, refused } = JSON.parse(json.out);
  expect((error ?? refused[0]).code).toBe(code);
  const zh = await bonus(input, "--locale", "zh-CN");
  expect(zh.err).toMatch(/^clearboard: .*[\u4e00-\u9fff]/);
  expect(zh.err).not.toMatch(/[{}]/);
});

test("one person's fault refuses that person and pays the others; every fault is listed", async () => {
  const person = (id: string, amount: string) => ({ id, target: "100000", periods: [{ id: "2026-03", amount }] });
  const input = { people: [person("a", "100000"), { id: "b", periods: [{ amount: "1" }] }, person("c", "1")] };
  const faulty = { ...input, people: [...input.people, { id: "d", periods: [{ target: "5" }] }] };
  const json = await bonus(faulty, "--json");
  expect(json.code).toBe(1);
  const { people, refused, total } = JSON.parse(json.out);
  expect(people.map(({ id }: { id: string }) => id)).toEqual(["a", "c"]);
  expect(total.text).not.toBe("0.00");
  expect(refused).toEqual([
    expect.objectContaining({ person: "b", code: "pay-target-missing", place: "/people/1/periods/0" }),
    expect.objectContaining({ person: "d", code: "pay-figure-missing", place: "/people/3/periods/0" }),
  ]);
  const text = await bonus(faulty);
  expect(text.code).toBe(1);
  expect(text.err.match(/^clearboard: /gm)).toHaveLength(2);
  expect(text.out).toContain("a  2026-03");
});

test("a plan that the linter refuses pays nobody, and names its first fault", async () => {
  const plan = tiered([["0", "1%"]], {
    tiers: [
      { from: "0", to: "89%", rate: "1%" },
      { from: "90%", rate: "2%" },
    ],
  });
  const input = file({ periods: [{ amount: "1" }] });
  const found = await run("calc", "bonus", "--plan", file(plan), "--input", input);
  expect(found).toEqual({
    code: 1,
    out: "",
    err: "clearboard: The plan plan has errors (1). First: /components/0/tiers/0/to: gap: no tier covers 89% to 90%.",
  });
  const checked = await run("policy", "check", file(plan), "--json");
  expect(checked.code).toBe(1);
  expect(JSON.parse(checked.out)).toMatchObject({ plan: "plan", refused: true, findings: [{ code: "lint-gap" }] });
  expect((await run("policy", "check", file(plan), "--locale", "zh-CN")).out).toContain("存在空档");
});

test("a value above a table that ends is refused when it comes", async () => {
  const plan = file(tiered([], { tiers: [{ from: "0", to: "100", rate: "1%" }] }));
  const found = await run("calc", "bonus", "--plan", plan, "--input", file({ periods: [{ amount: "100.01" }] }));
  expect(found).toMatchObject({ code: 1, err: expect.stringContaining("above the last tier") });
});

test("policy check shows cost and warnings; show and schema print documents", async () => {
  const found = await run("policy", "check", PLAN);
  expect(found.code).toBe(0);
  expect(found.out).toContain("1.5  3250.00    0.0217");
  expect(found.out).toContain("Nothing to object to.");
  const shown = await run("policy", "show", "team-linked");
  expect((await run("policy", "check", file(shown.out))).code).toBe(0);
  expect(JSON.parse((await run("policy", "schema")).out).title).toBe("Clearboard pay plan");
  expect(JSON.parse((await run("calc", "schema")).out).title).toBe("Clearboard pay input");
  const cliff = file(
    tiered(
      [
        ["0", "1%"],
        ["100", "2%"],
      ],
      { mode: "retroactive" },
    ),
  );
  const paid = await run("calc", "bonus", "--plan", cliff, "--input", file({ periods: [{ amount: "100" }] }));
  expect(paid).toMatchObject({ code: 0, err: expect.stringMatching(/^warning: .*cliff/) });
});

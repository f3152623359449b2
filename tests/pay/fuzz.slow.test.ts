/** Whatever stands in a plan or an input: it is paid, or refused by name; nothing else is ever thrown. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { say } from "@clearboard/core/code";
import { VisibleError } from "@clearboard/core/error";
import * as Calculate from "@clearboard/core/pay/calculate";
import * as Input from "@clearboard/core/pay/input";
import * as Trace from "@clearboard/core/pay/trace";
import * as Lint from "@clearboard/core/plan/lint";
import { read } from "@clearboard/core/plan/refusal";
import { expect, test } from "vitest";
import * as Random from "./random-plan.ts";

const PAGE = readFileSync(join(import.meta.dirname, "../../packages/core/pay.md"), "utf8");
const documents = (kind: string) =>
  [...PAGE.matchAll(new RegExp(`\`\`\`json ${kind}\n([\\s\\S]*?)\`\`\``, "g"))].map(
    (match) => JSON.parse(match[1] ?? "") as unknown,
  );
const PAIRS = documents("plan").map((plan, at) => ({ plan, input: documents("input")[at] }));

const ODD: unknown[] = [
  "",
  "0",
  "-1",
  "1",
  "0%",
  "150%",
  "1/3",
  "-1/3",
  "1/0",
  "abc",
  "1e5",
  "0.001",
  "99999999999999999999999",
  "2026-02-31",
  "__proto__",
  "toString",
  "person",
  "team",
  "scorecard",
  "deal",
  "year",
  "attainment",
  "upper",
  0,
  1.5,
  true,
  null,
  [],
  {},
  [[]],
  ["0", "0"],
];

/** Changes one random place of a document: another value, gone, or twice. */
function bend(of: Random.Chance, value: unknown): unknown {
  if (typeof value !== "object" || value === null || of.is(12)) return of.any(ODD);
  if (Array.isArray(value)) {
    const at = of.below(value.length + 1);
    if (of.is(15)) return [...value, ...value.slice(0, 1)];
    if (of.is(10)) return [...value].reverse();
    return value.map((item, index) => (index === at ? bend(of, item) : item));
  }
  const keys = Object.keys(value);
  const key = of.any(keys.length === 0 ? ["x"] : keys);
  if (of.is(12)) return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
  return { ...value, [key]: bend(of, (value as Record<string, unknown>)[key]) };
}

test("20,000 bent documents are paid or refused in both languages, never broken", () => {
  const codes = new Map<string, number>();
  for (let seed = 1; seed <= 20_000; seed += 1) {
    const of = Random.chance(seed + 9_000_000);
    const pair = of.any(PAIRS);
    const [plan, input] = of.is(50) ? [bend(of, pair.plan), pair.input] : [pair.plan, bend(of, pair.input)];
    const failure = `seed ${seed}: ${JSON.stringify({ plan, input }).slice(0, 3000)}`;
    try {
      const result = Calculate.calculate(Lint.demand(plan).plan, read(Input.Info, input));
      for (const person of result.people)
        for (const period of person.periods) expect(Trace.recompute(period.steps).wrong, failure).toBeNull();
      codes.set("paid", (codes.get("paid") ?? 0) + 1);
    } catch (error) {
      if (!(error instanceof VisibleError)) throw new Error(failure, { cause: error });
      for (const locale of ["en", "zh-CN"] as const)
        expect(say(error.code, locale, error.params), failure).not.toMatch(/\{\w+\}|\n/);
      codes.set(error.code, (codes.get(error.code) ?? 0) + 1);
    }
  }
  expect(codes.get("paid")).toBeGreaterThan(1_000);
  expect(codes.size).toBeGreaterThan(12);
}, 300_000);

/** No floating point and no plain number ever stands for money in the rooms of pay: by text, and by type. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type * as Result from "@clearboard/core/pay/result";
import type * as Rational from "@clearboard/core/rational";
import { expect, test } from "vitest";

const ROOM = join(import.meta.dirname, "../../packages/core/src/pay");
const files = readdirSync(ROOM).filter((file) => file.endsWith(".ts"));

/** Code without comments, texts and regular expressions; what stands inside `${}` stays. */
function bare(source: string): string {
  return source
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|\s)\/\/.*$/gm, "")
    .replace(/import (type )?\* as/g, "import")
    .replace(/"(?:[^"\\\n]|\\.)*"|'[^'\n]*'/g, '""')
    .replace(/\/(?![*/ ])(?:[^/\\\n]|\\.)+\/[gimu]*(?=[.,;)])/g, "REGEX")
    .replace(/`[^`]*`/g, (text) => [...text.matchAll(/\$\{([^}]*)\}/g)].map((match) => `(${match[1]})`).join(";"));
}

const FORBIDDEN: { [rule: string]: RegExp } = {
  "a number type": /\bnumber\b/,
  "a conversion to number":
    /\b(Number|parseFloat|parseInt|toFixed|toPrecision|valueOf)\b|\bz\.(number|int|float|coerce)\b/,
  "a number function": /\bMath\b/,
  "a number literal beyond a place in a list": /(?<![\w.])(?!(?:0|1)(?![\w.]))\d[\d_.]*(?![\dn_.])/,
  "an operator that is not on bigint": /[\w)\]]\s*(?:\*\*?|%|\/)\s*(?!\d+n\b)[\w(]/,
  "text added to text": /\.(minor|text|amount|by|value)\s*\+/,
};

/** Where a plain number may be: the index of a list, once. */
const ALLOWED = [/^export type Index = number;$/];

test.each(files)("%s holds no plain number but places in lists", (file) => {
  const lines = bare(readFileSync(join(ROOM, file), "utf8")).split("\n");
  const wrong = lines.flatMap((line) =>
    ALLOWED.some((fine) => fine.test(line.trim()))
      ? []
      : Object.entries(FORBIDDEN).flatMap(([rule, pattern]) => (pattern.test(line) ? [`${rule}: ${line.trim()}`] : [])),
  );
  expect(wrong).toEqual([]);
});

test("the guard itself finds what it should", () => {
  const caught = (line: string) => Object.values(FORBIDDEN).some((pattern) => pattern.test(bare(line)));
  for (const line of [
    "const pay: number = 1;",
    "const pay = Number(minor) + 1;",
    "const pay = sales * rate;",
    "const pay = sales / 2;",
    "const pay = 0.05;",
    "const pay = Math.round(x);",
    ["const cents = `$", "{sales * rate}`;"].join(""),
    "const sum = a.minor + b.minor;",
  ])
    expect(caught(line), line).toBe(true);
  for (const line of ["const half = rest / 2n;", 'const rate = "0.05";', "list[at + 1];", "import * as Tier from x;"])
    expect(caught(line), line).toBe(false);
});

test("types make arithmetic on amounts impossible", () => {
  const amount = { n: 5n, d: 100n } as Rational.Info;
  const cash = { minor: "5", currency: "CNY", text: "0.05" } as Result.Cash;
  const tries = [
    // @ts-expect-error an exact amount is no number
    () => amount * 2,
    // @ts-expect-error nor may two be added but by Rational.add
    () => amount + amount,
    // @ts-expect-error a bigint takes no number
    () => amount.n * 2,
    // @ts-expect-error what travels is text
    () => cash.minor * 2,
    // @ts-expect-error text is not subtracted
    () => cash.text - cash.text,
  ];
  expect(tries).toHaveLength(5);
  expect(() => tries[2]!()).toThrow(TypeError);
});

test("what travels carries amounts as text alone", async () => {
  const { pay, tiered } = await import("./paying.ts");
  const result = pay(tiered([["0", "1/3"]]), { periods: [{ amount: "90071992547409.93", target: "1" }] });
  const numbers: unknown[] = [];
  JSON.stringify(result, (_, value) => {
    if (typeof value === "number") numbers.push(value);
    return value;
  });
  expect(numbers).toEqual([]);
  expect(result.total.text).toBe("30023997515803.31");
});

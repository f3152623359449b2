/** No plain number stands for money in pay: the types refuse it, and results carry amounts as text. */
import type * as Result from "@clearboard/core/pay/result";
import type * as Rational from "@clearboard/core/rational";
import { expect, test } from "vitest";

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

test("a result carries every amount as text", async () => {
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

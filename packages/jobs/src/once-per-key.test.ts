import { expect, test } from "vitest";
import { oncePerKey } from "./once-per-key.ts";

test("work that is asked for while it runs is done once per store and key, and again afterwards", async () => {
  const once = oncePerKey<object, number>();
  const [store, other] = [{}, {}];
  let runs = 0;
  const ask = (of: object, key: string) => once(of, key, async () => ++runs);
  expect(await Promise.all([ask(store, "a"), ask(store, "a"), ask(store, "b"), ask(other, "a")])).toEqual([1, 1, 2, 3]);
  expect(await ask(store, "a")).toBe(4);
});

test("work that failed is not remembered", async () => {
  const once = oncePerKey<object, number>();
  const store = {};
  await expect(once(store, "a", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await once(store, "a", async () => 1)).toBe(1);
});

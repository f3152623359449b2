import { expect, test } from "vitest";
import { say, TEXTS } from "./code.ts";
import { refuse } from "./error.ts";
import * as Id from "./id.ts";

test("an error takes its kind and its English sentence from the table, and keeps code, params and cause", () => {
  const cause = new Error("disk");
  const error = refuse("figure-unknown", { figure: "x" }, cause);
  const message = "There is no figure x.";
  expect(error).toMatchObject({ kind: "missing", code: "figure-unknown", message, params: { figure: "x" }, cause });
  const bare = refuse("signed-out");
  expect([bare.kind, bare.params, bare.cause]).toEqual(["auth", {}, undefined]);
});

test("a missing placeholder and a code that only reports a finding are type errors", () => {
  // @ts-expect-error figure is missing
  expect(refuse("figure-unknown", {}).message).toBe("There is no figure {figure}.");
  // @ts-expect-error bad-date is about a row
  expect(refuse("bad-date", { column: "day", order: "ymd" }).code).toBe("bad-date");
});

test("a code has its sentence in both languages", () => {
  expect(say("figure-unknown", "en", { figure: "x" })).toBe("There is no figure x.");
  expect(say("figure-unknown", "zh-CN")).toBe("没有指标 {figure}。");
});

test("ids and hashes derive from content alone", () => {
  expect(Id.derive("person", "crm:name|Ann")).toMatch(/^per_[0-9a-v]{16}$/);
  expect(Id.derive("person", "a", "b")).not.toBe(Id.derive("person", "ab"));
  expect(Id.hash(new TextEncoder().encode("{}"))).toBe(Id.hash("{}"));
});

test.each(Object.entries(TEXTS))("%s has the same placeholders in both languages", (_, { en, zh }) => {
  // A word that is itself translated comes twice: {unit} and {unitZh}.
  const names = (text: string) =>
    [...new Set([...text.matchAll(/\{(\w+?)(?:Zh)?(?:[#?][^}]*)?\}/g)].map(([, name]) => name))].sort();
  expect(names(zh)).toEqual(names(en));
});

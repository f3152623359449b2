import { expect, test } from "vitest";
import { say } from "./code.ts";
import { VisibleError } from "./error.ts";
import * as Id from "./id.ts";

test("an error keeps its kind, code, params and cause", () => {
  const cause = new Error("disk");
  const error = new VisibleError("missing", "figure-unknown", "There is no figure x.", {
    params: { figure: "x" },
    cause,
  });
  expect(error).toMatchObject({ kind: "missing", code: "figure-unknown", params: { figure: "x" }, cause });
  const bare = new VisibleError("input", "figure-unknown", "No.");
  expect([bare.params, bare.cause]).toEqual([{}, undefined]);
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

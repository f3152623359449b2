import fc from "fast-check";
import { expect, test } from "vitest";
import { day, id, owner, text } from "./field.ts";
import { changed, stepsOf, trackedOf, turnOf } from "./history.ts";
import { kind } from "./kind.ts";

const plan = kind({
  label: "plans|计划",
  template: "plans|Plans|计划",
  fields: {
    id: id("plan id|计划编号"),
    owner: owner(),
    stage: text("stage|阶段", { need: "optional", isTracked: true }),
    due: day("due|截止日期", { need: "optional", isTracked: true }),
    note: text("note|备注", { need: "optional" }),
  },
});
const output = (values: object | null) => ({ values });
const shown = (key: string, statements: { values: object | null }[]) =>
  stepsOf(key, statements).map(({ value, statement }) => [
    value,
    statements.indexOf(statement as (typeof statements)[number]),
  ]);

test("a value lasts from the statement that said it first until another is said", () => {
  const statements = [
    output({ stage: "new" }),
    output({ stage: "new", note: "called" }),
    output({ stage: "offer", due: "2026-03-05" }),
    output({ stage: "new", due: "2026-03-12" }),
  ];
  expect(shown("stage", statements)).toEqual([
    ["new", 0],
    ["offer", 2],
    ["new", 3],
  ]);
  expect(shown("due", statements)).toEqual([
    ["2026-03-05", 2],
    ["2026-03-12", 3],
  ]);
  expect(trackedOf(plan)).toEqual(["stage", "due"]);
});

test("what is no longer stated, or gone, is a step to nothing", () => {
  expect(
    shown("due", [output({ due: "2026-03-05" }), output({}), output(null), output({ due: "2026-03-05" })]),
  ).toEqual([
    ["2026-03-05", 0],
    [undefined, 1],
    ["2026-03-05", 3],
  ]);
});

test("a statement changes the fields whose value is another, the first one those that it has", () => {
  const keys = ["stage", "due", "note"];
  expect(changed(keys, undefined, output({ stage: "new", note: "a" }))).toEqual(["stage", "note"]);
  expect(changed(keys, output({ stage: "new", due: "2026-03-05" }), output({ stage: "new", note: "a" }))).toEqual([
    "due",
    "note",
  ]);
  expect(changed(keys, output({ stage: "new" }), output(null))).toEqual(["stage"]);
});

const statement = fc.option(
  fc.record(
    { stage: fc.constantFrom("a", "b"), due: fc.constantFrom("2026-01-01", "2026-01-02"), note: fc.string() },
    { requiredKeys: [] },
  ),
);

test("no two steps in a row say the same, and the last one is what holds now", () => {
  fc.assert(
    fc.property(fc.array(statement, { minLength: 1 }), (list) => {
      const statements = list.map(output);
      for (const key of trackedOf(plan)) {
        const values = stepsOf(key, statements).map(({ value }) => value ?? null);
        expect(values.every((value, at) => at === 0 || value !== values[at - 1])).toBe(true);
        const now = (statements.at(-1)?.values as Record<string, unknown> | null)?.[key] ?? null;
        expect(values.at(-1) ?? null).toBe(now);
      }
    }),
    { numRuns: 10_000 },
  );
});

test("leaving out statements inside a turn leaves every value as it was", () => {
  fc.assert(
    fc.property(fc.array(statement, { minLength: 1 }), (list) => {
      const statements = list.map(output);
      const turns = statements.map((item) => turnOf(plan, item));
      const ends = statements.filter((_, at) => turns[at] !== turns[at - 1] || turns[at] !== turns[at + 1]);
      for (const key of trackedOf(plan))
        expect(stepsOf(key, ends).map(({ value }) => value)).toEqual(
          stepsOf(key, statements).map(({ value }) => value),
        );
    }),
    { numRuns: 10_000 },
  );
});

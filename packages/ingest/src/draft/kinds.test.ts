/** Every kind of fact can be drafted from a plain file, and the profile reads it back. */
import { expect, test } from "vitest";
import * as Profile from "../profile.ts";
import { readAll, SHANGHAI } from "../reading.fixture.ts";
import * as Draft from "./draft.ts";
import { type Field, fieldsOf, KINDS, type Kind } from "./field.ts";

const VALUES: Record<Field["is"], string[]> = {
  id: ["X-1", "X-2"],
  owner: ["anna@example.com", "bo@example.com"],
  alias: ["8001", "8002"],
  text: ["Blue", "Green"],
  day: ["2026-10-13", "2026-10-14"],
  moment: ["2026-10-13 09:30:00", "2026-10-14 10:00:00"],
  time: ["09:30:00", "10:00:00"],
  month: ["2026-10", "2026-11"],
  period: ["2026-10", "2026-Q4"],
  money: ["1200.50", "900.00"],
  number: ["4", "5"],
  share: ["12.5%", "50%"],
  choice: [],
  duration: ["0:01:30", "0:00:10"],
  currency: ["CNY", "CNY"],
};

/** The cells of a field in two rows; of a choice the plainest words of its first values. */
function cells(field: Field): string[] {
  if (field.space === "email") return ["anna@example.com", "bo@example.com"];
  if (field.is === "currency" && field.name === "from") return ["EUR", "EUR"];
  const words = Object.values(field.values ?? {}).map(([plainest = ""]) => plainest);
  return field.is === "choice" ? [words[0] ?? "", words[1] ?? words[0] ?? ""] : VALUES[field.is];
}

/** Two rows with a column for every field, each named by its plainest word. */
function file(kind: Kind): { text: string; columns: Record<string, string> } {
  const seen = new Set<string>();
  const fields = fieldsOf(kind).filter(
    ({ is, words: [word = ""] }) => is !== "time" && !seen.has(word) && seen.add(word),
  );
  const columns = Object.fromEntries(fields.map((field) => [field.words[0] ?? "", field.name]));
  const rows = [0, 1].map((at) => fields.map((field) => cells(field)[at] ?? "").join(","));
  return { text: [Object.keys(columns).join(","), ...rows].join("\n"), columns };
}

test.each(KINDS)("a file of every %s field drafts to a profile that takes both its rows", async (kind) => {
  const { text, columns } = file(kind);
  const options = { organisation: SHANGHAI, profiles: [] };
  const answers = { kind, columns };
  const first = await Draft.propose(Buffer.from(text), "file.csv", { ...options, answers });
  expect(first.missing).toEqual([]);
  const settings = Object.fromEntries(first.undecided.map(({ field, choices }) => [field, choices[0] ?? ""]));
  const draft = await Draft.propose(Buffer.from(text), "file.csv", { ...options, answers: { ...answers, settings } });
  expect([draft.undecided, draft.missing]).toEqual([[], []]);
  const { rows, rejected } = await readAll(text, { profiles: [Profile.parse(draft.profile)] });
  expect(rejected).toEqual([]);
  expect(rows.map((row) => row.kind)).toEqual([kind, kind]);
});

test("the header words of every kind say by themselves which kind it is", async () => {
  const found: [Kind, Kind | null][] = [];
  for (const kind of KINDS) {
    const { text } = file(kind);
    const { kind: proposed } = await Draft.propose(Buffer.from(text), "file.csv", {
      organisation: SHANGHAI,
      profiles: [],
    });
    found.push([kind, proposed]);
  }
  expect(found.filter(([kind, proposed]) => proposed !== kind)).toEqual([]);
});

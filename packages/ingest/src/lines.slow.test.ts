/** No file of any shape loses a line without a word: every line is a row's, or a rejected record names it, or the file is refused. */
import { VisibleError } from "@clearboard/core/error";
import fc from "fast-check";
import { expect, test } from "vitest";
import type * as Profile from "./profile.ts";
import * as Profiles from "./profiles.ts";
import { readAll } from "./reading.fixture.ts";

const NAMES = ["deal id", "owner", "stage", "amount", "close date", "product"];

const DEALS = Profiles.ALL.find(({ name }) => name === "deals") as Profile.Info;

const product = fc.oneof(
  fc.constantFrom("Cable", "TV, black", "5m", 'Screen 24"', "two\nlines", "a,b,c,d,e,f\ng", "", "电缆"),
  fc.string({ maxLength: 6 }),
);
const row = fc.record({ product, amount: fc.constantFrom("1", "2.50", "x", ""), isQuoted: fc.boolean() });
/** A quotation mark that somebody typed: at the beginning of a field, at its end, or in the middle, on some line. */
const stray = fc.record({
  at: fc.nat(30),
  field: fc.nat(5),
  place: fc.constantFrom("start", "end", "middle", "alone"),
});

function mark(cell: string, place: string): string {
  if (place === "alone") return '"';
  if (place === "middle") return `${cell.slice(0, 1)}"${cell.slice(1)}`;
  return place === "start" ? `"${cell}` : `${cell}"`;
}

test("of 10,000 files with stray quotation marks each line is accounted for, and no row stands inside another", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 30 }),
      fc.array(stray, { maxLength: 4 }),
      fc.constantFrom(",", ";", "\t", "|"),
      fc.constantFrom("\n", "\r\n", "\r"),
      fc.boolean(),
      async (rows, strays, delimiter, end, endsWithLine) => {
        const isSpecial = (cell: string) => cell.includes(delimiter) || /["\r\n]/.test(cell);
        const written = rows.map(({ product: text, amount, isQuoted }, at) => {
          const cells = [`D${at}`, `A${at % 3}`, "won", amount, "2026-02-01", text].map((cell) =>
            isQuoted || isSpecial(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
          );
          for (const item of strays) if (item.at === at) cells[item.field] = mark(cells[item.field] ?? "", item.place);
          return cells.join(delimiter);
        });
        const body = written.join(end) + (endsWithLine ? end : "");
        const file = `${NAMES.join(delimiter)}${end}${body}`;
        const lines = file.split(/\r\n|\n|\r/);
        const all = await readAll(file, { profile: DEALS }).catch((error: unknown) => {
          if (error instanceof VisibleError) return undefined;
          throw error;
        });
        if (all === undefined) return;
        const named = new Set<number>([1]);
        for (const { line } of all.rows) named.add(line);
        for (const { line, params } of all.rejected) {
          const last = line + Number(params.more ?? 0);
          for (let at = line; at <= last; at++) named.add(at);
        }
        for (const { values, line } of all.rows) {
          // A text of several lines is named by the row it is of.
          const text = String((values as { product?: string }).product ?? "");
          const inside = /(?:^|[\r\n])D\d+[,;\t|]"?A\d/.exec(text);
          expect(inside, `line ${line} holds a row: ${text}`).toBeNull();
        }
        const isRow = (line: string) => /^"?D\d+"?[,;\t|]"?A/.test(line);
        const lost = lines.flatMap((line, at) => (isRow(line) && !named.has(at + 1) ? [`${at + 1}: ${line}`] : []));
        expect(lost, file).toEqual([]);
        expect(all.rows.length + all.rejected.length + all.skipped).toBe(all.read);
      },
    ),
    { numRuns: 10_000 },
  );
});

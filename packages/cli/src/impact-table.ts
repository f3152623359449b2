/** What a decision about an import would change, as a table. */
import { labelOf, type Metric } from "@clearboard/core/metric/registry";
import type { Locale } from "@clearboard/core/words/text";
import type * as Impact from "@clearboard/jobs/impact";
import { table } from "./output.ts";
import * as Words from "./words.ts";

export function impactTable(effect: Impact.Info, _input: unknown, locale: Locale): string {
  const phrase = Words.phraseIn(locale);
  if (effect.months.length === 0) return phrase("impact.none");
  const count = (value: number | null) => (value === null ? "-" : String(value));
  const both = (before: string, after: string) => (before === after ? after : `${before} -> ${after}`);
  const label = (id: Metric) => labelOf(id, locale).toLowerCase();
  return table(
    [
      { title: phrase("month") },
      { title: label("revenue"), isNumber: true },
      { title: label("dealsWon"), isNumber: true },
      { title: label("dials"), isNumber: true },
      { title: "" },
    ],
    effect.months.map(({ month, isPublished, before, after }) => [
      month,
      both(Words.money(before.revenue), Words.money(after.revenue)),
      both(count(before.dealsWon), count(after.dealsWon)),
      both(count(before.dials), count(after.dials)),
      isPublished ? phrase("impact.late") : "",
    ]),
  );
}

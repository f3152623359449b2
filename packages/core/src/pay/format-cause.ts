/** A cause of changed pay as people read it: what changed, and each row by its file and line, with what became of it. */
import type * as Fact from "../fact.ts";
import { CAUSES, OUTCOMES, PLACES } from "../words/pay-cause.ts";
import { type Locale, say } from "../words/text.ts";
import type * as Entry from "./entry.ts";

/** "Deal D2 no longer counts". */
export function formatCause({ code, params, rows }: Entry.Cause, locale: Locale): string {
  return say(CAUSES[code], locale, { id: params.month ?? rows[0]?.id ?? "", ...params });
}

type Words = {
  locale: Locale;
  files: Readonly<Record<string, string>>;
  /** what a kind of row is called */
  kind: (kind: Fact.Kind) => string;
};
/** Rows of a cause that are listed; a new file of targets may change a hundred. */
const MOST = 6;

/** Each row of a cause: "changes.csv, line 9 (now another person's)"; those the reader may not see as their number. */
export function formatRows(cause: Entry.Cause, words: Words): string[] {
  const { locale } = words;
  const shown = cause.rows.slice(0, MOST).map((row) => formatRow(row, cause, words));
  const more = cause.rows.length - shown.length;
  const { hidden } = cause.params;
  return [
    ...shown,
    ...(more > 0 ? [say(PLACES.more, locale, { n: more })] : []),
    ...(hidden === undefined ? [] : [say(PLACES.hidden, locale, { n: hidden })]),
  ];
}

/** Kinds whose ids people know from their system. */
const BY_ID: readonly Fact.Kind[] = ["deal", "refund", "payment"];

function formatRow(row: Entry.CauseRow, { params }: Entry.Cause, { locale, files, kind }: Words): string {
  const file = files[row.importId] ?? row.source;
  const place = say(PLACES.row, locale, { file, line: row.line });
  const text = row.outcome === undefined ? place : say(OUTCOMES[row.outcome], locale, { file, place });
  if (row.kind === "deal" && row.id === params.id) return text;
  const name = BY_ID.includes(row.kind) ? `${kind(row.kind)} ${row.id}` : kind(row.kind);
  return say(PLACES.named, locale, { name, place: text });
}

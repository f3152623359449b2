/** What became of a file's rows, in words: no row is left unsaid. */
import type { Locale } from "@clearboard/core/words/text";
import type { Receipt } from "@clearboard/jobs/receipt";
import { phraseIn, sentence } from "./words.ts";

export function describeCounts(receipt: Receipt, locale: Locale): string {
  const phrase = phraseIn(locale);
  const { read, ...parts } = receipt.rows;
  const text = Object.entries(parts).flatMap(([outcome, n]) =>
    n > 0 ? [phrase(`rows.${outcome as keyof typeof parts}`, { n })] : [],
  );
  return phrase("rows.read", { n: read, parts: text.join(phrase("comma")) || phrase("none") });
}

/** A file in one line: what became of it, and of its rows, or why it did not come in. */
export function describeFile(receipt: Receipt, locale: Locale): string {
  const phrase = phraseIn(locale);
  const what = receipt.reason === undefined ? describeCounts(receipt, locale) : sentence(receipt.reason, locale);
  return phrase("import.file", { path: receipt.path, status: phrase(`status.${receipt.status}`), what });
}

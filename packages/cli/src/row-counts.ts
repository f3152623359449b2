/** What became of a file's rows, in words: no row is left unsaid. */
import type { Locale } from "@clearboard/core/words/text";
import type { Receipt } from "@clearboard/jobs/receipt";
import { sentence, speakIn } from "./words.ts";

export function describeCounts(receipt: Receipt, locale: Locale): string {
  const speak = speakIn(locale);
  const { read, ...parts } = receipt.rows;
  const text = Object.entries(parts).flatMap(([outcome, n]) =>
    n > 0 ? [speak(`rows.${outcome as keyof typeof parts}`, { n })] : [],
  );
  return speak("rows.read", { n: read, parts: text.join(speak("comma")) || speak("none") });
}

/** A file in one line: what became of it, and of its rows, or why it did not come in. */
export function describeFile(receipt: Receipt, locale: Locale): string {
  const speak = speakIn(locale);
  const what = receipt.reason === undefined ? describeCounts(receipt, locale) : sentence(receipt.reason, locale);
  return speak("import.file", { path: receipt.path, status: speak(`status.${receipt.status}`), what });
}

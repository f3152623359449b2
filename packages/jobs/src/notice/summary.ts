/** What a night has to tell, as notices without a vendor's shape. Personal numbers are masked; file names are kept. */
import { type Code, say, TEXTS } from "@clearboard/core/code";
import { sayNotice } from "@clearboard/core/words/notice";
import type { Locale } from "@clearboard/core/words/text";
import { mask } from "@clearboard/ingest/mask";
import type * as Night from "@clearboard/store/night";
import type { Notice } from "./message.ts";

/** A held or refused file; `params` fill the sentence of its reason. */
export type File = Pick<Night.File, "importId" | "name" | "source" | "status" | "reason"> & {
  params?: Record<string, string | number> | undefined;
};
export type Of = { organisation: string; locale: Locale; day: string };

/** Nobody reads more of them in a chat; the page has all. */
const MOST_FILES = 10;

/** The one summary of a night: its files, its rows, who did not deliver, which boards changed, which month waits. */
export function nightNotice(of: Of, night: Night.Info, files: File[]): Notice {
  const { applied, unchanged, held, refused, failed, rows, months, closed } = night;
  const counts = { applied, unchanged, held, refused, failed };
  const isQuiet = Object.values(counts).every((count) => count === 0);
  const say = (key: Parameters<typeof sayNotice>[0], params = {}) => sayNotice(key, of.locale, params);
  const lines = isQuiet ? [say("night.quiet")] : [say("night.files", counts), say("night.rows", rows)];
  return {
    ...of,
    id: `night#${of.day}`,
    event: "night",
    title: say("night.title", of),
    lines: [
      ...lines,
      ...fileLines(of.locale, files),
      ...lateLines(of.locale, night.sources),
      ...(months.length > 0 ? [say("night.boards", { months: months.join(", ") })] : []),
      ...closed.map((month) => say("review.line", { month })),
    ],
    data: {
      counts,
      rows,
      files: files.map(bare),
      late: late(night.sources),
      months,
      closed,
    },
  };
}

/** Sources that did not deliver when they should have. */
export function missingNotice(of: Of, sources: Night.Source[]): Notice {
  const missed = late(sources);
  return {
    ...of,
    id: `missing#${missed.map(({ source, asOf }) => `${source}@${asOf}`).join(",")}`,
    event: "missing",
    title: sayNotice("missing.title", of.locale, of),
    lines: lateLines(of.locale, sources),
    data: { late: missed },
  };
}

/** Files that a person has to look at. */
export function fileNotice(of: Of, files: File[]): Notice {
  return {
    ...of,
    id: `file#${files.map(({ importId }) => importId).join(",")}`,
    event: "file",
    title: sayNotice("file.title", of.locale, of),
    lines: fileLines(of.locale, files),
    data: { files: files.map(bare) },
  };
}

/** Months that went to review. */
export function reviewNotice(of: Of, months: string[]): Notice {
  return {
    ...of,
    id: `review#${months.join(",")}`,
    event: "review",
    title: sayNotice("review.title", of.locale, of),
    lines: months.map((month) => sayNotice("review.line", of.locale, { month })),
    data: { closed: months },
  };
}

export function testNotice(of: Of): Notice {
  const title = sayNotice("test.title", of.locale, of);
  return { ...of, id: "test", event: "test", title, lines: [sayNotice("test.line", of.locale)], data: {} };
}

/** The files that need somebody, the rest being counted. */
export const needing = <F extends Pick<File, "status">>(files: F[]): F[] =>
  files.filter(({ status }) => status === "held" || status === "refused");

function fileLines(locale: Locale, files: File[]): string[] {
  const lines = files.slice(0, MOST_FILES).map(({ name, status, reason, params = {} }) => {
    const masked = Object.entries(params).map(([key, value]) => [key, value === name ? value : mask(String(value))]);
    const why = reason !== null && isCode(reason) ? say(reason, locale, Object.fromEntries(masked)) : "";
    // A sentence whose words are not known says nothing.
    const sentence = /\{\w+\}/.test(why) ? "" : why;
    return sayNotice(status === "held" ? "file.held" : "file.refused", locale, { name, reason: sentence }).trim();
  });
  const more = files.length - MOST_FILES;
  return more > 0 ? [...lines, sayNotice("file.more", locale, { n: more })] : lines;
}

const isCode = (code: string): code is Code => Object.hasOwn(TEXTS, code);
const bare = ({ importId, name, source, status, reason }: File) => ({ importId, name, source, status, reason });
const late = (sources: Night.Source[]) =>
  sources.filter(({ isLate }) => isLate).map(({ source, name, asOf, daysAgo }) => ({ source, name, asOf, daysAgo }));

function lateLines(locale: Locale, sources: Night.Source[]): string[] {
  return late(sources).map(({ source, name, daysAgo }) =>
    sayNotice("missing.line", locale, { source, name, days: daysAgo }),
  );
}

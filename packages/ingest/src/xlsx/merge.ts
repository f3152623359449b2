/** Merged cells: they stand after the rows in a sheet's file, and are wanted before them. */
import { place } from "./reference.ts";
import { damaged } from "./xml.ts";

/** First and last row and column, columns from 0. */
export type Merge = { top: number; bottom: number; left: number; right: number };

const MERGE = /<(?:\w+:)?mergeCell\s[^<>]*?\bref="([A-Z]+\d+):([A-Z]+\d+)"/g;
const MOST = 65_536;

/** Goes through a whole sheet once, so that a bomb or a damaged one is refused before any of it is read, and lists its merges. */
export async function survey(part: string, chunks: AsyncIterable<Buffer>): Promise<Merge[]> {
  const merges: Merge[] = [];
  let tail = "";
  for await (const chunk of chunks) {
    const text = tail + chunk.toString("latin1");
    for (const [, first = "", last = ""] of text.includes("mergeCell ") ? text.matchAll(MERGE) : []) {
      if (merges.length >= MOST) throw damaged(part);
      const [from, to] = [place(first), place(last)];
      merges.push({ top: from.row, bottom: to.row, left: from.column, right: to.column });
    }
    const open = text.lastIndexOf("<");
    tail = open < 0 || text.indexOf(">", open) >= 0 ? "" : text.slice(open, open + 512);
  }
  return merges.sort((a, b) => a.top - b.top);
}

/** Fills the first rows of a sheet as they are seen: a merged cell's text stands in all it covers, within reason. */
export function fill(rows: { line: number; texts: string[] }[], merges: Merge[]): void {
  const last = rows.at(-1)?.line ?? 0;
  for (const { top, bottom, left, right } of merges.slice(0, 2000)) {
    if (top > last) return;
    const text = rows.find(({ line }) => line === top)?.texts[left] ?? "";
    if (text === "") continue;
    for (const { line, texts } of rows)
      if (line >= top && line <= bottom)
        for (let at = left; at <= Math.min(right, left + 200); at++) {
          while (texts.length < at) texts.push("");
          texts[at] ||= text;
        }
  }
}

/** The part of a partition a query asks for, and the cursor to its next page, alike for both bodies. */
import { refuse } from "@clearboard/core/error";
import type { Key, Query } from "./table.ts";

/** Sort keys >= from and < to, bytewise in UTF-8. */
export type Range = { from?: string; to?: string };

/** The last item of a page: its sort key in the order of the query, and its own key. */
export type Position = { at: string; key: Key };

/** The order of sort keys and file names: by the bytes of UTF-8. */
export function byBytes(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}

const isBefore = (left: string, right: string): boolean => byBytes(left, right) < 0;

/** The least text that sorts after everything with this prefix; undefined when there is none. */
export function after(prefix: string): string | undefined {
  const points = Array.from(prefix, (char) => char.codePointAt(0) ?? 0);
  while (points.length > 0) {
    const last = points.pop() ?? 0;
    // U+D800 to U+DFFF are halves of pairs, no characters.
    if (last < 0x10ffff) return String.fromCodePoint(...points, last === 0xd7ff ? 0xe000 : last + 1);
  }
  return undefined;
}

/** `prefix`, `from` and `to` of a query as one half-open range. */
export function of(query: Query): Range {
  const end = query.prefix ? after(query.prefix) : undefined;
  const from = [query.prefix, query.from].filter((text) => text !== undefined && text !== "") as string[];
  const to = [end, query.to].filter((text) => text !== undefined) as string[];
  const range: Range = {};
  if (from.length > 0) range.from = from.reduce((left, right) => (isBefore(left, right) ? right : left));
  if (to.length > 0) range.to = to.reduce((left, right) => (isBefore(left, right) ? left : right));
  return range;
}

/** Whether no sort key can lie in the range. */
export function isEmpty(range: Range): boolean {
  return range.to !== undefined && (range.to === "" || !isBefore(range.from ?? "", range.to));
}

/** Whether a sort key lies in the range. */
export function holds(range: Range, sk: string): boolean {
  return (
    !(range.from !== undefined && isBefore(sk, range.from)) && !(range.to !== undefined && !isBefore(sk, range.to))
  );
}

/** The cursor that continues after an item. */
export function cursorAfter(position: Position): string {
  return Buffer.from(JSON.stringify([position.at, position.key.pk, position.key.sk])).toString("base64url");
}

/** Where a cursor continues. Throws VisibleError `cursor-unknown` on one that this query did not give. */
export function position(query: Query, range: Range): Position | undefined {
  if (query.cursor === undefined) return undefined;
  const parts = parse(query.cursor);
  if (parts) {
    const [at, pk, sk] = parts;
    const isOfQuery = query.index !== undefined || (pk === query.pk && sk === at);
    if (isOfQuery && holds(range, at)) return { at, key: { pk, sk } };
  }
  throw refuse("cursor-unknown");
}

function parse(cursor: string): [string, string, string] | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (Array.isArray(parts) && parts.length === 3 && parts.every((part) => typeof part === "string" && part !== ""))
      return parts as [string, string, string];
  } catch {}
  return undefined;
}

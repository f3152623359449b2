/** Where the records of a JSON file are: a list, a list in an object, one object a line, or one object alone. */
import { refuse } from "@clearboard/core/error";
import { isBlank } from "./record.ts";

/** `at`: where the records begin. `isOnly`: the object around the list may have no other list of objects. */
export type Shape =
  | { kind: "lines"; at: number }
  | { kind: "single"; at: number }
  | { kind: "list"; at: number }
  | { kind: "inside"; at: number; isOnly: boolean };

/** Whether a text begins as JSON does; a table whose first column is called {"x"} does too, and is refused for it. */
export function isJson(utf8: Buffer): boolean {
  return /^[\ufeff\s]*(\{\s*("|\})|\[\s*(\{|\[|"|\]))/.test(utf8.toString("utf8", 0, 2048));
}

/** Whether the bytes go as far as the end of the first record. */
export function hasRecord(start: Buffer): boolean {
  const from = skipBlanks(start, 0);
  if (endOf(start, from) > 0) return true;
  const [list] = start[from] === 0x5b ? [{ at: from + 1 }] : listsOf(start, from);
  return list !== undefined && endOf(start, skipBlanks(start, list.at)) > 0;
}

/** Throws `json-shape` for JSON that is no table. */
export function shapeOf(start: Buffer, isWhole: boolean): Shape {
  const from = skipBlanks(start, 0);
  if (start[from] === 0x5b) {
    if (start[skipBlanks(start, from + 1)] !== 0x7b) throw refuse("json-shape");
    return { kind: "list", at: from + 1 };
  }
  const end = endOf(start, from);
  if (end > 0) {
    const next = skipBlanks(start, end);
    const isOneLine = !start.subarray(from, end).includes(0x0a);
    if (next < start.length || (!isWhole && isOneLine)) {
      if (isOneLine && start.subarray(end, next).includes(0x0a)) return { kind: "lines", at: from };
      throw next < start.length && start[next] !== 0x7b ? refuse("json-broken", { line: 1 }) : refuse("json-shape");
    }
  }
  const lists = listsOf(start, from);
  const named = lists.find(({ name }) => name.toLowerCase() === "data");
  const chosen = named ?? lists[0];
  if (chosen && (named || lists.length === 1)) return { kind: "inside", at: chosen.at, isOnly: !named };
  if (end > 0 && lists.length === 0) return { kind: "single", at: from };
  throw refuse("json-shape");
}

/** The properties of the object at a place that are lists of objects, as far as the bytes go. */
function listsOf(bytes: Buffer, from: number): { name: string; at: number }[] {
  const found: { name: string; at: number }[] = [];
  for (let at = skipBlanks(bytes, from + 1); bytes[at] === 0x22; ) {
    const nameEnd = endOf(bytes, at);
    if (nameEnd < 0) break;
    const name = bytes.toString("utf8", at + 1, nameEnd - 1);
    const colon = skipBlanks(bytes, nameEnd);
    if (bytes[colon] !== 0x3a) break;
    const value = skipBlanks(bytes, colon + 1);
    if (bytes[value] === 0x5b && bytes[skipBlanks(bytes, value + 1)] === 0x7b) found.push({ name, at: value + 1 });
    const end = endOf(bytes, value);
    if (end < 0) break;
    const comma = skipBlanks(bytes, end);
    if (bytes[comma] !== 0x2c) break;
    at = skipBlanks(bytes, comma + 1);
  }
  return found;
}

/** The place after the value at a place; -1 where the bytes end before. */
function endOf(bytes: Buffer, from: number): number {
  let depth = 0;
  let isInString = false;
  for (let at = from; at < bytes.length; at++) {
    const code = bytes[at] as number;
    if (isInString) {
      if (code === 0x5c) at++;
      else if (code === 0x22) isInString = false;
      if (isInString || depth > 0) continue;
      return at + 1;
    }
    if (code === 0x22) isInString = true;
    else if (code === 0x7b || code === 0x5b) depth++;
    else if (code === 0x7d || code === 0x5d) {
      if (depth === 0) return at;
      if (--depth === 0) return at + 1;
    } else if (depth === 0 && (code === 0x2c || isBlank(code))) return at;
  }
  return -1;
}

function skipBlanks(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && isBlank(bytes[at] as number)) at++;
  return at;
}

/** Who a row is about: owner keys as columns of names, extensions and addresses give them, or written whole. */

import type * as Scalars from "../mapping/scalars.ts";
import type { Column } from "../mapping/scalars.ts";
import { remembered } from "./cells.ts";
import * as Read from "./reader.ts";
import { isRounded } from "./rounded.ts";

/** An owner key; "" for nothing but white space. Trimmed, inner white space collapsed, composed: "Anna  Snelling" and "Anna Snelling" are one key. */
export function key(source: string, what: string, cell: string): string {
  const clean = cell.normalize("NFC").replace(/\s+/g, " ").trim();
  if (clean === "") return "";
  return what === "email" ? `email|${clean.toLowerCase()}` : `${source}:${what}|${clean}`;
}

/** Owners of a file that are remembered at once. */
const OWNERS = 16_384;

/**
 * Who owns a row. Where a file should have addresses and has names, the name is the key: somebody is asked whose it is, once,
 * in place of rejecting every row. `rejected` where a key is stated, not looked up: of a person, a wrong one would join two.
 */
export function owner(
  setting: Read.Setting,
  spec: Scalars.Owner,
  need: Read.Need,
  names: "asked" | "rejected" = "asked",
): Read.Reader<string> {
  return remembered(setting.find(spec.column), OWNERS, unremembered(setting, spec, need, names));
}

/** The same where it is required, with its number among the owners of calls: -1 until a call is counted for it. */
export function numbered(setting: Read.Setting, spec: Scalars.Owner): Read.Reader<{ key: string; number: number }> {
  const read = unremembered(setting, spec, "required", "asked");
  return remembered(setting.find(spec.column), OWNERS, (cells) => {
    const key = read(cells);
    return key === undefined ? undefined : { key, number: -1 };
  });
}

function unremembered(
  setting: Read.Setting,
  spec: Scalars.Owner,
  need: Read.Need,
  names: "asked" | "rejected",
): Read.Reader<string> {
  const at = setting.find(spec.column);
  const cut = cutter(spec);
  const source = spec.source ?? setting.source;
  const keyOf = (part: string) => {
    if (spec.what !== "email" || isEmail(part)) return key(source, spec.what, part);
    return names === "asked" && isName(part) ? key(source, "name", part) : "";
  };
  return (cells) => {
    if (!cells.seek(at)) return need === "required" ? cells.fail("missing-field", at) : undefined;
    const part = cut(cells.decoded(at));
    if (part === undefined) return cells.fail("owner-pattern", at);
    if (isRounded(part.trim())) return cells.fail("rounded-by-spreadsheet", at);
    return keyOf(part) || cells.fail(spec.what === "email" ? "bad-email" : "missing-field", at);
  };
}

/** The part of a cell that is the key; undefined where the profile's pattern finds none. */
function cutter({ after, before, pattern }: Scalars.Owner): (cell: string) => string | undefined {
  if (after === undefined && before === undefined && pattern === undefined) return (cell) => cell;
  const expression = pattern === undefined ? undefined : new RegExp(pattern, "u");
  return (cell) => {
    let part = cell;
    if (after !== undefined && part.includes(after)) part = part.slice(part.indexOf(after) + after.length);
    if (before !== undefined && part.includes(before)) part = part.slice(0, part.indexOf(before));
    if (!expression) return part;
    const found = expression.exec(part);
    return found ? (found[1] ?? found[0]) : undefined;
  };
}

/** An owner, or an owner key written whole, `source:kind|key`. */
export function wholeKey(setting: Read.Setting, spec: Column | Scalars.Owner): Read.Reader<string> {
  if (!Array.isArray(spec)) return owner(setting, spec, "required");
  const at = setting.find(spec);
  const read = Read.text(setting, spec, "required");
  return (cells) => {
    const key = read(cells);
    if (key === undefined) return undefined;
    if (!/^[^|]+\|.+$/s.test(key)) return cells.fail("bad-owner-key", at);
    return isRounded(key.slice(key.indexOf("|") + 1).trim()) ? cells.fail("rounded-by-spreadsheet", at) : key;
  };
}

/** Several words without a digit or a sign that addresses have, or a name in Han characters; one word may be a login. */
function isName(cell: string): boolean {
  const text = cell.trim();
  return /^\p{L}[\p{L}\p{M}.,'’-]*(\s+\p{L}[\p{L}\p{M}.,'’-]*)+$/u.test(text) || /^\p{Script=Han}{2,5}$/u.test(text);
}

function isEmail(cell: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(cell);
}

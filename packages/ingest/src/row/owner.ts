/** Who a row is about: owner keys as columns of names, extensions and addresses give them, or written whole. */
import type * as Emit from "../emit.ts";
import { Memo } from "./cells.ts";
import * as Read from "./read.ts";

/** An owner key; "" for nothing but white space. Trimmed, inner white space collapsed, composed: "Anna  Snelling" and "Anna Snelling" are one key. */
export function key(source: string, what: string, cell: string): string {
  const clean = cell.normalize("NFC").replace(/\s+/g, " ").trim();
  if (clean === "") return "";
  return what === "email" ? `email|${clean.toLowerCase()}` : `${source}:${what}|${clean}`;
}

export function owner(setting: Read.Setting, spec: Emit.Owner, need: "required" | "optional"): Read.Reader<string> {
  const at = setting.find(spec.column);
  const memo = new Memo(16384, (cell) =>
    spec.what !== "email" || isEmail(cell) ? key(setting.source, spec.what, cell) : "",
  );
  return (cells) => {
    if (!cells.seek(at)) return need === "required" ? cells.fail("missing-field", at) : undefined;
    return memo.of(cells, at) || cells.fail(spec.what === "email" ? "bad-email" : "missing-field", at);
  };
}

/** An owner key written whole, `source:kind|key`. */
export function wholeKey(setting: Read.Setting, column: Emit.Column): Read.Reader<string> {
  const at = setting.find(column);
  const read = Read.text(setting, column, "required");
  return (cells) => {
    const key = read(cells);
    if (key === undefined || /^[^|]+\|.+$/s.test(key)) return key;
    cells.fail("bad-owner-key", at);
    return undefined;
  };
}

function isEmail(cell: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(cell);
}

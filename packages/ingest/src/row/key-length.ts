/** An id and an owner are keys of the store, which has room for 1,024 bytes with the source's name beside them. */
import type { Cells } from "./cells.ts";

const MOST = 600;

/** In UTF-8, with "#" and "%" as long as the store writes them. */
export function isTooLong(text: string): boolean {
  return mayBeTooLong(text.length) && Buffer.byteLength(text.replace(/[#%]/g, "%00")) > MOST;
}

/** Whether a text of so many signs or bytes needs to be looked at. */
export function mayBeTooLong(length: number): boolean {
  return length * 3 > MOST;
}

/** The fault of a record whose id or owner is too long, in its longest field. */
export function failTooLong(cells: Cells): undefined {
  const { starts, ends, fields } = cells.scanner;
  const size = (field: number) => (ends[field] ?? 0) - (starts[field] ?? 0);
  const longest = Array.from({ length: fields }, (_, field) => field).reduce((best, at) =>
    size(at) > size(best) ? at : best,
  );
  return cells.fail("key-too-long", longest, { limit: MOST });
}

/** Files of one row per order line: the lines of an order are one deal, with amounts, costs, list prices and units added up. */
import * as Canonical from "@clearboard/core/canonical";
import type * as Fact from "@clearboard/core/fact";
import type * as Staged from "@clearboard/store/staged";

/** A row, or an order with the lines it was made of. */
export type Whole = Staged.Record & { lines?: Staged.Record[] };
export type Orders = {
  rows: Whole[];
  /** lines that stand in the file once more */
  repeats: Staged.Record[];
  /** orders of which a line was rejected: what is left of each, and the lines that it lacks */
  broken: { id: string; rows: Staged.Record[]; lines: Staged.Record[] }[];
};
type Deal = Fact.Values["deal"];

/**
 * Puts lines together by id and stamp. What the lines say apart from sums must be the same, but for the product, the name and
 * the delivery, which the line of the greatest amount says. Lines that contradict each other come back as they are: rows of
 * one id with different values. All rows of an id must be given together.
 */
export function together(rows: Staged.Record[], hashOf: (row: Staged.Record) => string): Orders {
  const found: Orders = { rows: [], repeats: [], broken: [] };
  const isLine = ({ position }: Staged.Record) => position !== undefined;
  for (const row of rows) if (!isLine(row)) found.rows.push(row);
  for (const [id, lines] of Map.groupBy(rows.filter(isLine), (line) => line.id)) {
    const rejected = lines.filter(({ position }) => position === "");
    const left = lines.filter(({ position }) => position !== "");
    if (rejected.length > 0) {
      if (left.length > 0) found.broken.push({ id, rows: left, lines: rejected });
      continue;
    }
    for (const same of Map.groupBy(left, ({ stamp }) => stamp).values()) {
      const once = new Map<string, Staged.Record>();
      const repeats = same.filter((line) => {
        const key = `${line.position} ${hashOf(line)}`;
        if (once.has(key)) return true;
        once.set(key, line);
        return false;
      });
      const whole = wholeOf([...once.values()]);
      for (const repeat of repeats) found.repeats.push(repeat);
      for (const row of whole === undefined ? once.values() : [whole]) found.rows.push(row);
    }
  }
  return found;
}

/** The order of some lines; undefined where they contradict each other. */
function wholeOf(lines: Staged.Record[]): Whole | undefined {
  const sorted = lines.toSorted((a, b) => a.record - b.record);
  const [first] = sorted;
  if (first === undefined || new Set(lines.map(({ position }) => position)).size < lines.length) return undefined;
  const deals = sorted.map(({ values }) => values as Deal);
  if (new Set(deals.map((deal) => Canonical.digest(headOf(deal)))).size > 1) return undefined;
  const [main] = deals.toSorted(byWeight);
  if (main === undefined) return undefined;
  const values: Deal = { ...main, amountMinor: sum(deals.map(({ amountMinor }) => amountMinor)) };
  for (const field of ["costMinor", "listMinor", "units"] as const) {
    const total = sum(deals.map((deal) => deal[field] ?? null));
    if (total === null) delete values[field];
    else values[field] = total;
  }
  return { id: first.id, line: first.line, record: first.record, stamp: first.stamp, values, lines: sorted };
}

/** What every line of an order must say alike. */
function headOf(deal: Deal): Partial<Deal> {
  const { amountMinor, costMinor, listMinor, units, product, name, orderStatus, dueDay, deliveredDay, ...head } = deal;
  return head;
}

/** The greatest amount first; of equal ones whose text comes first, so that the order of lines says nothing. */
function byWeight(a: Deal, b: Deal): number {
  const difference = BigInt(b.amountMinor ?? 0) - BigInt(a.amountMinor ?? 0);
  if (difference !== 0n) return difference > 0n ? 1 : -1;
  return Canonical.digest(a) < Canonical.digest(b) ? -1 : 1;
}

/** Exact; null where one of them is not known. */
function sum(parts: (string | null)[]): string | null {
  const places = parts.reduce((most, part) => Math.max(most, part?.split(".")[1]?.length ?? 0), 0);
  let total = 0n;
  for (const part of parts) {
    if (part === null) return null;
    const [whole = "", decimals = ""] = part.split(".");
    total += BigInt(whole + decimals.padEnd(places, "0"));
  }
  if (places === 0) return String(total);
  const digits = String(total).padStart(places + 1, "0");
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`.replace(/\.?0+$/, "");
}

/** What the lines of a statement sum to, by kind. */
import type * as Entry from "./entry.ts";
import type * as Statement from "./statement.ts";

type Amount = { kind: Entry.Kind; amount: { minor: string } };

/** Kinds that sum to the pay of their source month; draws are lent and taken back beside it. */
export const isOfMonth = (kind: Entry.Kind): boolean =>
  kind === "earned" || kind === "adjustment" || kind === "clawback";

/** Minor units of the lines of these kinds. */
export function sum(lines: readonly Amount[], isMeant: (kind: Entry.Kind) => boolean): bigint {
  return lines.reduce((left, { kind, amount }) => (isMeant(kind) ? left + BigInt(amount.minor) : left), 0n);
}

/** What a month pays by itself before any draw: 0 for who has no result. */
export function earned(statement: Statement.Info | null): bigint {
  return sum(statement?.result?.entries ?? [], isOfMonth);
}

/** What a month lends as a draw less what it takes back. */
export function drawn(statement: Statement.Info | null): bigint {
  return sum(statement?.result?.entries ?? [], (kind) => !isOfMonth(kind));
}

/** The law of imports: which of several statements of one id counts, whatever the order in which files arrived. Pure. */
import { createHash } from "node:crypto";
import { byText } from "@clearboard/core/order";
import type { Call } from "@clearboard/store/call/block";
import type * as Ledger from "@clearboard/store/ledger";

/** What statements are compared by: the row's own stamp or its file's as-of, then the file's arrival, then the row's hash. */
export type Stamp = [at: number, receivedAt: number, hash: string];

/** The stamp of a row as its import brought it; 0 for the times of an import that is not known. */
export function stampOf(
  { ledger }: { ledger: ReadonlyMap<string, Pick<Ledger.Info, "asOf" | "receivedAt">> },
  row: { stamp: number | null; importId: string; hash: string },
): Stamp {
  const entry = ledger.get(row.importId);
  return [row.stamp ?? entry?.asOf ?? 0, entry?.receivedAt ?? 0, row.hash];
}

/** Above 0 when `left` counts. The last term only makes the answer the same in every order of arrival. */
export function compareStamps(left: Stamp, right: Stamp): number {
  return left[0] - right[0] || left[1] - right[1] || byText(left[2], right[2]);
}

/** An import as its statements are judged. */
export type Source = { importId: string; asOf: number; receivedAt: number };

/** Everything that an import states of one owner's day. */
export type DayStatement = {
  source: Source;
  /** its rows of the day */
  calls: readonly Call[];
  /** tombstones that it brought, its own and those of others that it found */
  tombstones: readonly Call[];
  /** its file holds every call of the day there is, so an id that it does not know is gone */
  isWhole: boolean;
};

/** A call that counts, with the first import of those that state it so one after the other. */
export type Counted = { call: Call; importId: string };

type Entry = { call: Call; source: Source; hash: string | undefined };

/** The calls that count on an owner's day, by id: of each the greatest statement, where that is a row and no later file lacks it. `all`: every import that counts. */
export function settleDay(
  owner: string,
  day: string,
  statements: readonly DayStatement[],
  all: readonly Source[],
): Map<string, Counted> {
  const sources = new Map(all.map((source) => [source.importId, source]));
  const entries = new Map<string, Entry[]>();
  const known = new Map<string, Set<string>>();
  const add = (id: string, entry: Entry) => {
    const list = entries.get(id);
    if (list === undefined) entries.set(id, [entry]);
    else list.push(entry);
  };
  const know = ({ importId }: Source, id: string) => {
    const ids = known.get(importId);
    if (ids === undefined) known.set(importId, new Set([id]));
    else ids.add(id);
  };
  for (const { source, calls, tombstones } of statements) {
    for (const call of calls) {
      know(source, call.id);
      if (!call.isMute) add(call.id, { call, source, hash: undefined });
    }
    for (const call of tombstones) {
      const { importId, hash } = statedIn(call);
      // Of an import that was withdrawn nothing counts, wherever it is noted.
      const by = sources.get(importId);
      if (by === undefined) continue;
      know(by, call.id);
      if (!call.isMute) add(call.id, { call, source: by, hash });
    }
  }
  const hashOfEntry = (entry: Entry) => {
    entry.hash ??= hashOf(owner, day, entry.call);
    return entry.hash;
  };
  const compare = (a: Entry, b: Entry): number =>
    (a.call.stamp ?? a.source.asOf) - (b.call.stamp ?? b.source.asOf) ||
    a.source.receivedAt - b.source.receivedAt ||
    byText(hashOfEntry(a), hashOfEntry(b)) ||
    byText(a.source.importId, b.source.importId);
  const whole = statements.filter(({ isWhole }) => isWhole);
  const isLacking = (id: string, { call, source }: Entry) =>
    whole.some(
      ({ source: other }) =>
        known.get(other.importId)?.has(id) !== true &&
        (other.asOf - (call.stamp ?? source.asOf) || other.receivedAt - source.receivedAt) >= 0,
    );
  const counted = new Map<string, Counted>();
  for (const [id, list] of entries) {
    const sorted = list.length === 1 ? list : list.sort(compare);
    const winner = sorted.at(-1);
    if (winner === undefined || winner.call.isGone || isLacking(id, winner)) continue;
    let first = winner;
    for (const entry of sorted.toReversed()) {
      if (entry.call.isGone || !isSame(entry.call, winner.call)) break;
      first = entry;
    }
    counted.set(id, { call: first.call, importId: first.source.importId });
  }
  return counted;
}

/** Whether two rows of one id and place say the same. */
export function isSame(a: Call, b: Call): boolean {
  return (
    a.second === b.second &&
    a.isOut === b.isOut &&
    a.isConnected === b.isConnected &&
    a.talkSeconds === b.talkSeconds &&
    a.customer === b.customer
  );
}

/** Hash of what a row is judged by, of which a customer is no part: 64 bits. */
export function hashOf(
  owner: string,
  day: string,
  call: Pick<Call, "id" | "second" | "isOut" | "isConnected" | "talkSeconds">,
): string {
  const text = JSON.stringify([owner, call.id, day, call.second, call.isOut, call.isConnected, call.talkSeconds]);
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** What a tombstone has for a customer: the statement it stands for. */
export const tombstoneText = (importId: string, hash: string) => `${importId} ${hash}`;

function statedIn({ customer }: Call): { importId: string; hash: string } {
  const [importId = "", hash = ""] = customer.split(" ");
  return { importId, hash };
}

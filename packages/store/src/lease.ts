/** Who may merge: one import per source at a time, with a lease that another process may take once its holder is gone. */
import { randomUUID } from "node:crypto";
import { threadId } from "node:worker_threads";
import { all, type Item, type Table, tryWrite, unchanged } from "./table.ts";

export type Holder = {
  /** this process or invocation */ id: string /** true when the holder is surely dead, so that nobody waits for its lease */;
  isGone: (id: string) => boolean;
};

export type Lease = { name: string; number: number; importId: string; token: string };

const LIFETIME = 60_000;

// Leases that this very thread holds: its holder is alive, yet one that a broken-off run left behind is nobody's.
const held = new Set<string>();

const PK = "lease";
// access: the lease of a name, by key
const at = (name: string) => ({ pk: PK, sk: name });

function isFree(item: Item | undefined, holder: Holder, now: number): boolean {
  if (item === undefined || item.data.importId === null) return true;
  if (Number(item.data.until) < now || holder.isGone(String(item.data.holder))) return true;
  return item.data.holder === holder.id && item.data.thread === threadId && !held.has(String(item.data.token));
}

/** Whether somebody living has the lease. */
export async function isHeld(table: Table, name: string, holder: Holder, now: number): Promise<boolean> {
  return !isFree(await table.get(at(name)), holder, now);
}

// access: the leases whose names start alike
/** Whether anybody living has one of the leases whose names start like this, or else somebody dead who never gave it back. */
export async function holdersOf(
  table: Table,
  prefix: string,
  holder: Holder,
  now: number,
): Promise<"living" | "dead" | "none"> {
  let isLeft = false;
  for await (const item of all(table, { pk: PK, prefix })) {
    if (!isFree(item, holder, now)) return "living";
    isLeft ||= item.data.importId !== null;
  }
  return isLeft ? "dead" : "none";
}

/**
 * Takes the lease, or tells who has it. A lease held by a dead holder or past its time is taken over; the number rises
 * with every taking, so that a holder that wakes up late finds it is no longer its own.
 */
export async function take(
  table: Table,
  name: string,
  importId: string,
  holder: Holder,
  now: number,
): Promise<Lease | { busy: string }> {
  const item = await table.get(at(name));
  if (item !== undefined && !isFree(item, holder, now)) return { busy: String(item.data.importId) };
  const number = item === undefined ? 1 : Number(item.data.number) + 1;
  // The token tells one's own lease, whose response was lost, from an equal one of another process.
  const token = randomUUID();
  const data = { importId, holder: holder.id, thread: threadId, token, until: now + LIFETIME, number };
  // Noted before it is written: another import of this process may read the lease before the answer is here.
  held.add(token);
  let isTaken = false;
  try {
    isTaken = await tryWrite(table.put({ ...at(name), data }, unchanged(item)));
  } finally {
    if (!isTaken) held.delete(token);
  }
  return isTaken ? { name, number, importId, token } : { busy: importId };
}

/** Confirms before a batch of writes that the lease is still one's own, and prolongs it when half its time is gone. */
export async function check(table: Table, lease: Lease, now: number): Promise<boolean> {
  const item = await table.get(at(lease.name));
  if (item === undefined || item.data.token !== lease.token) return false;
  if (Number(item.data.until) - now >= LIFETIME / 2) return true;
  const data = { ...item.data, until: now + LIFETIME };
  return tryWrite(table.put({ ...at(lease.name), data }, unchanged(item)));
}

/** Gives the lease back; one that was taken over is left to its new holder. */
export async function release(table: Table, lease: Lease): Promise<void> {
  held.delete(lease.token);
  const item = await table.get(at(lease.name));
  if (item === undefined || item.data.token !== lease.token) return;
  const data = { importId: null, holder: "", until: 0, number: lease.number };
  await tryWrite(table.put({ ...at(lease.name), data }, unchanged(item)));
}

/** Who may merge: one import per source at a time, with a lease that another process may take once its holder is gone. */
import { ConditionFailed, type Table } from "./table.ts";

export type Holder = {
  /** this process or invocation */ id: string /** true when the holder is surely dead, so that nobody waits for its lease */;
  isGone: (id: string) => boolean;
};

export type Lease = { name: string; number: number; importId: string };

const LIFETIME = 60_000;

// access: the lease of a name, by key
const at = (name: string) => ({ pk: "lease", sk: name });

export async function holderOf(
  table: Table,
  name: string,
): Promise<{ importId: string; holder: string; until: number } | undefined> {
  const item = await table.get(at(name));
  if (item === undefined || item.data.importId === null) return undefined;
  return { importId: String(item.data.importId), holder: String(item.data.holder), until: Number(item.data.until) };
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
  const isFree =
    item === undefined ||
    item.data.importId === null ||
    item.data.holder === holder.id ||
    Number(item.data.until) < now ||
    holder.isGone(String(item.data.holder));
  if (!isFree) return { busy: String(item.data.importId) };
  const number = item === undefined ? 1 : Number(item.data.number) + 1;
  try {
    const condition = item === undefined ? ({ absent: true } as const) : { version: item.version };
    await table.put({ ...at(name), data: { importId, holder: holder.id, until: now + LIFETIME, number } }, condition);
    return { name, number, importId };
  } catch (error) {
    if (error instanceof ConditionFailed) return { busy: importId };
    throw error;
  }
}

/** Confirms before a batch of writes that the lease is still one's own, and prolongs it when half its time is gone. */
export async function check(table: Table, lease: Lease, now: number): Promise<boolean> {
  const item = await table.get(at(lease.name));
  if (item === undefined || Number(item.data.number) !== lease.number || item.data.importId !== lease.importId)
    return false;
  if (Number(item.data.until) - now < LIFETIME / 2) {
    await table.put({ ...at(lease.name), data: { ...item.data, until: now + LIFETIME } }, { version: item.version });
  }
  return true;
}

export async function release(table: Table, lease: Lease): Promise<void> {
  const item = await table.get(at(lease.name));
  if (item === undefined || Number(item.data.number) !== lease.number) return;
  await table.put(
    { ...at(lease.name), data: { importId: null, holder: "", until: 0, number: lease.number } },
    { version: item.version },
  );
}

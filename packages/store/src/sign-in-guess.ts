/** Counters that slow down who guesses passwords: per account exponentially, per address by a budget. */
import { refuse, type VisibleError } from "@clearboard/core/error";
import * as Id from "@clearboard/core/id";
import * as z from "zod";
import { changeItem, type Key, type Table, tryWrite, unchanged } from "./table.ts";

/**
 * Waits after the 1st, 2nd, ... failure in a row; the last one repeats. At most 9 tries in the first hour and 4 in any
 * later one, while an owner who knows the password never waits longer than the last of these.
 */
const WAITS_MS = [0, 0, 1, 2, 4, 8, 15].map((minutes) => minutes * 60_000);
/** Failures in a row are forgotten after a day without one. */
const FORGET_MS = 24 * 3_600_000;
/** One address (a whole office, perhaps) may fail this often in an hour, over all accounts. */
export const ADDRESS_FAILURES = 60;
const ADDRESS_WINDOW_MS = 3_600_000;

const Account = z.object({ failures: z.int(), blockedUntil: z.int(), at: z.int(), mark: z.string() });
const Address = z.object({ failures: z.int(), windowEndsAt: z.int(), mark: z.string() });

// By account id (also of names nobody has) and by hash of the address: partitions `guess-account#` and `guess-address#`.
const accountKey = (account: string): Key => ({ pk: `guess-account#${account}`, sk: "guess" });
const addressKey = (address: string): Key => ({ pk: `guess-address#${Id.hash(address)}`, sk: "guess" });

/** `mark` is random per try: it tells one's own write from that of a rival who wrote the same numbers. */
export type Try = { account: string; address: string; now: number; mark: string };

/**
 * Counts one try for the account before the password is looked at, so that a thousand at once count as a thousand.
 * Throws `sign-in-wait` (kind busy, params.seconds) while the account or the address has to wait.
 */
export async function countTry(table: Table, { account, address, now, mark }: Try): Promise<void> {
  const pauseMs = await addressWaitMs(table, address, now);
  if (pauseMs > 0) throw wait(pauseMs);
  const key = accountKey(account);
  const item = await table.get(key);
  const known = item === undefined ? undefined : Account.parse(item.data);
  if (known !== undefined && now < known.blockedUntil) throw wait(known.blockedUntil - now);
  const failures = (known === undefined || now - known.at >= FORGET_MS ? 0 : known.failures) + 1;
  const pause = WAITS_MS[Math.min(failures, WAITS_MS.length) - 1] ?? 0;
  const data = { failures, blockedUntil: now + pause, at: now, mark };
  const write = { ...key, data, expiresAt: seconds(now + FORGET_MS) };
  // Someone else tries the same account at the same moment: one of the two has to try again.
  if (!(await tryWrite(table.put(write, unchanged(item))))) throw wait(1_000);
}

/** How long the address has to wait for its next try, in ms; 0 when it need not. */
export async function addressWaitMs(table: Table, address: string, now: number): Promise<number> {
  const place = await table.get(addressKey(address));
  if (place === undefined) return 0;
  const { failures, windowEndsAt } = Address.parse(place.data);
  return now < windowEndsAt && failures >= ADDRESS_FAILURES ? windowEndsAt - now : 0;
}

/** The password was right: the account starts afresh. */
export async function clear(table: Table, account: string): Promise<void> {
  await table.remove(accountKey(account));
}

/** The password was wrong: it also counts for the address. */
export async function countAddress(table: Table, { address, now, mark }: Try): Promise<void> {
  await changeItem(table, addressKey(address), (item) => {
    const known = item === undefined ? undefined : Address.parse(item.data);
    const isOpen = known !== undefined && now < known.windowEndsAt;
    const windowEndsAt = isOpen ? known.windowEndsAt : now + ADDRESS_WINDOW_MS;
    const data = { failures: (isOpen ? known.failures : 0) + 1, windowEndsAt, mark };
    return { data, expiresAt: seconds(windowEndsAt) };
  });
}

function wait(ms: number): VisibleError {
  return refuse("sign-in-wait", { seconds: Math.max(1, seconds(ms)) });
}

function seconds(ms: number): number {
  return Math.ceil(ms / 1000);
}

/** Signed-in sessions: the browser holds a random token, the store only its SHA-256. */
import * as Id from "@clearboard/core/id";
import * as z from "zod";
import { type Item, type Key, type Table, tryWrite, unchanged } from "./table.ts";
import * as User from "./user.ts";

/** How long sessions live: the one place of these numbers (OWASP session sheet: an office day, half an hour idle). */
export const POLICY = {
  idleMs: 30 * 60_000,
  absoluteMs: 8 * 3_600_000,
  /** last seen is written at most this often */
  touchMs: 60_000,
  tokenBytes: 32,
} as const;

export const Info = z.object({
  user: z.string(),
  method: z.enum(["password", "link"]),
  /** epoch ms */
  createdAt: z.int(),
  lastSeenAt: z.int(),
  /** the user's epoch when the session began */
  epoch: z.int(),
});
export type Info = z.output<typeof Info>;

// By token: partition `session#<SHA-256 of the token>`. A session of a user is never listed: the epoch ends them together.
const keyOf = (token: string): Key => ({ pk: `session#${Id.hash(token)}`, sk: "session" });

/** A token of 256 random bits as 43 letters of base64url. */
export function newToken(random: (bytes: number) => Uint8Array): string {
  return Buffer.from(random(POLICY.tokenBytes)).toString("base64url");
}

/** Begins a session and gives its token, which is kept nowhere. */
export async function begin(
  table: Table,
  {
    user,
    method,
    now,
    random,
  }: { user: User.Info; method: Info["method"]; now: number; random: (bytes: number) => Uint8Array },
): Promise<string> {
  const token = newToken(random);
  const session: Info = { user: user.id, method, createdAt: now, lastSeenAt: now, epoch: user.epoch };
  await table.put({ ...keyOf(token), data: session, expiresAt: expiry(session) }, { absent: true });
  return token;
}

/**
 * The session and its user as they are now, or undefined when the token is unknown, idle too long, past its day,
 * of an earlier epoch, or the user is disabled. Notes that it was seen, once a minute at most.
 */
export async function find(
  table: Table,
  token: string,
  now: number,
): Promise<{ session: Info; user: User.Info } | undefined> {
  const item = await table.get(keyOf(token));
  if (item === undefined) return undefined;
  const session = Info.parse(item.data);
  if (now - session.createdAt >= POLICY.absoluteMs || now - session.lastSeenAt >= POLICY.idleMs) return undefined;
  const user = await User.get(table, session.user);
  if (user === undefined || user.isDisabled || user.epoch !== session.epoch) return undefined;
  if (now - session.lastSeenAt >= POLICY.touchMs) await touch(table, item, { ...session, lastSeenAt: now });
  return { session, user };
}

/** Ends the session; nothing happens when there is none. */
export async function end(table: Table, token: string): Promise<void> {
  await table.remove(keyOf(token));
}

// Conditional, so that a request in flight cannot bring a session back that was ended meanwhile.
async function touch(table: Table, item: Item, session: Info): Promise<void> {
  await tryWrite(table.put({ pk: item.pk, sk: item.sk, data: session, expiresAt: expiry(session) }, unchanged(item)));
}

function expiry(session: Info): number {
  return Math.ceil((session.createdAt + POLICY.absoluteMs) / 1000);
}

/** One-time sign-in links: how a new user gets in first, and how a forgotten password is replaced. */
import { refuse } from "@clearboard/core/error";
import * as Id from "@clearboard/core/id";
import * as z from "zod";
import * as Session from "./session.ts";
import { type Key, type Table, tryWrite, unchanged } from "./table.ts";
import * as User from "./user.ts";

/** A link works once, for a day. */
export const LIFE_MS = 24 * 3_600_000;

const Info = z.object({
  user: z.string(),
  /** the user's epoch when the link was made: a password set or a user disabled since then voids it */
  epoch: z.int(),
  createdAt: z.int(),
  /** random mark of the one who redeemed it, so that two winners of one compare-and-swap cannot look alike; null = unused */
  usedBy: z.string().nullable(),
});
type Info = z.output<typeof Info>;

// By token: partition `sign-in-link#<SHA-256 of the token>`.
const keyOf = (token: string): Key => ({ pk: `sign-in-link#${Id.hash(token)}`, sk: "link" });

/** Makes a link for the user and gives its token, which is kept nowhere. */
export async function create(
  table: Table,
  { user, now, random }: { user: User.Info; now: number; random: (bytes: number) => Uint8Array },
): Promise<string> {
  const token = Session.newToken(random);
  const link: Info = { user: user.id, epoch: user.epoch, createdAt: now, usedBy: null };
  await table.put({ ...keyOf(token), data: link, expiresAt: Math.ceil((now + LIFE_MS) / 1000) }, { absent: true });
  return token;
}

/** Where the page that redeems a token is; the token is in the fragment, so that no server log ever holds it. */
export function path(token: string): string {
  return `/sign-in#token=${token}`;
}

/** The user of a link, once: of two that redeem it together one wins. Throws `sign-in-link` when it is not good (any more). */
export async function redeem(
  table: Table,
  { token, now, random }: { token: string; now: number; random: (bytes: number) => Uint8Array },
): Promise<User.Info> {
  const item = await table.get(keyOf(token));
  if (item === undefined) throw refuse("sign-in-link", {});
  const link = Info.parse(item.data);
  if (link.usedBy !== null || now - link.createdAt >= LIFE_MS) throw refuse("sign-in-link", {});
  const user = await User.get(table, link.user);
  if (user === undefined || user.isDisabled || user.epoch !== link.epoch) throw refuse("sign-in-link", {});
  const used: Info = { ...link, usedBy: Session.newToken(random) };
  const expiresAt = item.expiresAt === undefined ? {} : { expiresAt: item.expiresAt };
  const write = { ...keyOf(token), data: used, ...expiresAt };
  if (await tryWrite(table.put(write, unchanged(item)))) return user;
  throw refuse("sign-in-link", {});
}

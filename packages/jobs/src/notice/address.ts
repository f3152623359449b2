/** Which addresses a notice may go to: public ones, by https. Whoever sets one must not reach into the company's network with it. */
import { BlockList, isIP } from "node:net";
import { refuse } from "@clearboard/core/error";
import type * as Notices from "@clearboard/store/notice";
import * as z from "zod";

/** Not reachable from everywhere, or not meant to be (IANA special-purpose registries of both families). */
const CLOSED = new BlockList();
for (const [net, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const)
  CLOSED.addSubnet(net, bits, "ipv4");
// Of IPv6 only what is given out to the public, without the parts of it that lead back into an IPv4 network.
const OPEN = new BlockList();
OPEN.addSubnet("2000::", 3, "ipv6");
for (const [net, bits] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const)
  CLOSED.addSubnet(net, bits, "ipv6");

/** Whether an IP address is one of the public internet. */
export function isPublic(ip: string): boolean {
  const family = isIP(ip);
  if (family === 4) return !CLOSED.check(ip, "ipv4");
  return family === 6 && OPEN.check(ip, "ipv6") && !CLOSED.check(ip, "ipv6");
}

/**
 * The address as it is kept. Throws `notice-address`, `notice-private` or `notice-email`. What a host name leads to is
 * looked at when something is sent, because it may lead elsewhere by then.
 */
export function checked(kind: Notices.Kind, address: string): string {
  const text = address.trim();
  if (kind === "email") {
    if (z.email().max(254).safeParse(text).success) return text;
    throw refuse("notice-email");
  }
  const url = URL.canParse(text) && text.length <= 2000 ? new URL(text) : undefined;
  if (url === undefined || url.protocol !== "https:" || url.username !== "" || url.password !== "" || url.hash !== "")
    throw refuse("notice-address");
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const isNamed = isIP(host) === 0;
  if (
    isNamed
      ? !host.includes(".") || /(^|\.)(localhost|local|internal|localdomain|home\.arpa)\.?$/.test(host)
      : !isPublic(host)
  )
    throw refuse("notice-private", { host });
  return url.href;
}

/** Enough to know it again: vendors write the right to post into the address. */
export function shortened({ kind, address }: Pick<Notices.Info, "kind" | "address">): string {
  return kind === "email" ? address : `${new URL(address).origin}/…${address.slice(-4)}`;
}

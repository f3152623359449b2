/** The session cookie: bound to the host, out of reach of scripts, sent on our own pages only. */
import * as Session from "@clearboard/store/session";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";

const ATTRIBUTES = { httpOnly: true, sameSite: "Strict", path: "/" } as const;

export type SessionCookie = {
  read(c: Context): string | undefined;
  write(c: Context, token: string): void;
  clear(c: Context): void;
};

/** `__Host-cb` over https; `cb` without Secure on plain http, which only a loopback server may ask for. */
export function sessionCookie(isSecure: boolean): SessionCookie {
  const name = isSecure ? "__Host-cb" : "cb";
  const options = { ...ATTRIBUTES, secure: isSecure };
  return {
    read: (c) => getCookie(c, name),
    write: (c, token) => setCookie(c, name, token, { ...options, maxAge: Session.POLICY.absoluteMs / 1000 }),
    clear: (c) => void deleteCookie(c, name, options),
  };
}

/**
 * Stands before every handler: same origin, content type, session, role, in this order, all by the table of `access.ts`.
 * An importer key in place of a session needs no origin: no page can make a browser send it.
 */
import { refuse, VisibleError } from "@clearboard/core/error";
import { may } from "@clearboard/core/visibility";
import * as Session from "@clearboard/store/session";
import type { Context, MiddlewareHandler } from "hono";
import { matchedRoutes } from "hono/route";
import { ACCESS, type Rule } from "./access.ts";
import { sessionCookie } from "./cookie.ts";
import type { Deps, Env } from "./deps.ts";
import { createKeyCheck, keyIn } from "./key-check.ts";

const SAFE = new Set(["GET", "HEAD"]);

/** The route a request matches, as "METHOD /path", and its rule: undefined for unknown addresses. */
export function ruleFor(c: Context): { route: string; rule: Rule | undefined } {
  const handler = matchedRoutes(c).find((match) => match.method !== "ALL");
  const route = handler === undefined ? "" : `${handler.method} ${handler.path}`;
  return { route, rule: ACCESS[route] };
}

/**
 * The middleware of the rules.
 *
 * @example
 * new Hono<Env>().use(guard(deps)).get("/api/months", ...) // 401 without a session, 403 for an importer
 */
export function guard(deps: Deps): MiddlewareHandler<Env> {
  const cookie = sessionCookie(deps.isSecure);
  const checkKey = createKeyCheck(deps);
  return async (c, next) => {
    const { route, rule } = ruleFor(c);
    // Unknown addresses and routes that nobody entered in the table look alike.
    if (rule === undefined) throw refuse("not-found");
    const deny = (error: VisibleError, user: string | null) => {
      deps.log?.({ event: "denied", requestId: c.get("requestId"), user, route, code: error.code });
      return error;
    };
    const given = rule.for === "anyone" ? undefined : keyIn(c);
    if (!SAFE.has(c.req.method)) {
      if (given === undefined && !isSameOrigin(c, deps.origins)) {
        throw deny(refuse("cross-site"), null);
      }
      const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase();
      if (rule.takes !== undefined && type !== rule.takes) {
        throw refuse("content-type", { expected: rule.takes });
      }
    }
    if (given !== undefined) {
      const key = await checkKey(given, c).catch((error) => {
        throw error instanceof VisibleError ? deny(error, null) : error;
      });
      if (rule.takesKey !== true) throw deny(refuse("key-route"), `key ${key.id}`);
      c.set("key", key);
    } else if (rule.for !== "anyone") {
      const token = cookie.read(c);
      const found = token === undefined ? undefined : await Session.find(deps.ctx.table, token, deps.ctx.now());
      if (token === undefined || found === undefined) throw refuse("signed-out");
      if (!may(found.user, rule.for)) throw deny(refuse("forbidden"), found.user.id);
      c.set("user", found.user);
      c.set("session", found.session);
      c.set("token", token);
    }
    await next();
  };
}

/**
 * Browsers state where an unsafe request comes from, and no page can forge it. Both words have to agree when both are
 * there; a request with neither is refused, so a script of one's own sends `Origin` too.
 */
function isSameOrigin(c: Context, origins: string[] | undefined): boolean {
  const site = c.req.header("sec-fetch-site");
  const origin = c.req.header("origin");
  if (site === undefined && origin === undefined) return false;
  const allowed = origins ?? [new URL(c.req.url).origin];
  return (site === undefined || site === "same-origin") && (origin === undefined || allowed.includes(origin));
}

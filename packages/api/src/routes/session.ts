/** Signing in and out, and one's own password. */
import * as Shape from "@clearboard/core/organisation";
import * as Organisation from "@clearboard/store/organisation";
import * as Session from "@clearboard/store/session";
import * as User from "@clearboard/store/user";
import { Hono } from "hono";
import * as z from "zod";
import { sessionCookie } from "../cookie.ts";
import type { Deps, Env } from "../deps.ts";
import { describe, valid } from "../described.ts";
import { createSignIn } from "../sign-in.ts";

const Me = User.Info.pick({ id: true, name: true, role: true, person: true }).meta({ id: "Me" });
const Entered = z.object({ user: Me });
const Secret = z.string().min(1).max(1024);
const Credentials = z.union([
  z.strictObject({ name: User.Name, password: Secret }),
  z.strictObject({ token: z.string().min(1).max(200) }),
]);
const NewPassword = z.strictObject({
  password: Secret,
  current: Secret.optional().meta({ description: "needed unless this session began with a sign-in link" }),
});

export function session(deps: Deps) {
  const cookie = sessionCookie(deps.isSecure);
  const signIn = createSignIn(deps);
  return new Hono<Env>()
    .post(
      "/",
      describe({
        summary: "Sign in by name and password, or by the token of a sign-in link",
        json: Entered,
        fails: [401, 403, 422, 429],
      }),
      valid("json", Credentials),
      async (c) => {
        const given = c.req.valid("json");
        const requestId = c.get("requestId");
        const method = "token" in given ? "link" : "password";
        const address = deps.address?.(c) ?? "";
        const attempt =
          "token" in given ? signIn.byLink(given.token) : signIn.byPassword(given.name, given.password, address);
        const { user, token } = await attempt.catch((error) => {
          deps.log?.({
            event: "sign-in-refused",
            requestId,
            code: error instanceof Error && "code" in error ? String(error.code) : "failed",
          });
          throw error;
        });
        // Whoever was signed in here before is signed out, so that no token outlives its use.
        const before = cookie.read(c);
        if (before !== undefined) await Session.end(deps.ctx.table, before);
        cookie.write(c, token);
        deps.log?.({ event: "signed-in", requestId, user: user.id, method });
        return c.json({ user: Me.parse(user) });
      },
    )
    .get(
      "/",
      describe({
        summary: "Who is signed in, and the organisation",
        json: Entered.extend({ organisation: Shape.Info }),
        fails: [401],
      }),
      async (c) => c.json({ user: Me.parse(c.get("user")), organisation: await Organisation.get(deps.ctx.table) }),
    )
    .delete("/", describe({ summary: "Sign out", status: 204, fails: [401, 403] }), async (c) => {
      await Session.end(deps.ctx.table, c.get("token"));
      cookie.clear(c);
      deps.log?.({ event: "signed-out", requestId: c.get("requestId"), user: c.get("user").id });
      return c.body(null, 204);
    })
    .put(
      "/password",
      describe({
        summary: "Set your own password; all other sessions of the user end",
        json: Entered,
        fails: [401, 403, 422, 429],
      }),
      valid("json", NewPassword),
      async (c) => {
        const { user, token } = await signIn.setPassword(c.get("user"), c.get("session"), c.req.valid("json"));
        await Session.end(deps.ctx.table, c.get("token"));
        cookie.write(c, token);
        deps.log?.({ event: "password-set", requestId: c.get("requestId"), user: user.id });
        return c.json({ user: Me.parse(user) });
      },
    );
}

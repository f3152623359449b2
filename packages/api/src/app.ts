/** The whole API as one chain: what every request gets, then one file per resource. */
import { refuse } from "@clearboard/core/error";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Deps, Env } from "./deps.ts";
import { guard } from "./guard.ts";
import { SECURITY_HEADERS } from "./headers.ts";
import { createOnError } from "./problem.ts";
import { boards } from "./routes/boards.ts";
import { figures } from "./routes/figures.ts";
import { health } from "./routes/health.ts";
import { held } from "./routes/held.ts";
import { imports } from "./routes/imports.ts";
import { keys } from "./routes/keys.ts";
import { months } from "./routes/months.ts";
import { nights } from "./routes/nights.ts";
import { notices } from "./routes/notices.ts";
import { openapi } from "./routes/openapi.ts";
import { pay } from "./routes/pay.ts";
import { people } from "./routes/people.ts";
import { MAX_POLICY_BYTES, policy } from "./routes/policy.ts";
import { MAX_PROFILE_BYTES, profiles } from "./routes/profiles.ts";
import { session } from "./routes/session.ts";
import { statements } from "./routes/statements.ts";
import { undo } from "./routes/undo.ts";
import { uploads } from "./routes/uploads.ts";

/** Every body but an uploaded file fits in this with room to spare. */
const MAX_JSON_BYTES = 64 * 1024;

/** The API over what it is given; no state of its own but the queue of password hashes. */
export function createApi(deps: Deps) {
  const onError = createOnError(deps);
  const limit = (maxSize: number) =>
    bodyLimit({
      maxSize,
      onError: () => {
        throw refuse("body-too-large", { limit: maxSize });
      },
    });
  const [limitJson, limitPolicy] = [limit(MAX_JSON_BYTES), limit(MAX_POLICY_BYTES)];
  const limitProfile = limit(MAX_PROFILE_BYTES);
  const app = new Hono<Env>()
    .use(async (c, next) => {
      const requestId = Buffer.from(deps.random(12)).toString("base64url");
      c.set("requestId", requestId);
      await next();
      c.header("X-Request-Id", requestId);
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) c.header(name, value);
      if (!c.res.headers.has("Cache-Control")) c.header("Cache-Control", "no-store");
    })
    .use(guard(deps))
    .use((c, next) => {
      if (c.req.header("content-type")?.startsWith("application/octet-stream")) return next();
      if (c.req.path.startsWith("/api/profiles/")) return limitProfile(c, next);
      return c.req.path.startsWith("/api/policy/") ? limitPolicy(c, next) : limitJson(c, next);
    })
    .onError(onError)
    .notFound((c) => onError(refuse("not-found"), c))
    .route("/api/health", health())
    .route("/api/session", session(deps))
    .route("/api/months", months(deps))
    .route("/api/boards", boards(deps))
    .route("/api/figures", figures(deps))
    .route("/api/people", people(deps))
    .route("/api/pay", pay(deps))
    .route("/api/statements", statements(deps))
    .route("/api/policy", policy(deps))
    .route("/api/profiles", profiles(deps))
    .route("/api/imports/uploads", uploads(deps))
    .route("/api/imports", imports(deps))
    .route("/api/imports", undo(deps))
    .route("/api/held", held(deps))
    .route("/api/nights", nights(deps))
    .route("/api/keys", keys(deps))
    .route("/api/notices", notices(deps));
  return app.route("/api/openapi.json", openapi(app));
}

/** For `hc<Api>` in the browser. */
export type Api = ReturnType<typeof createApi>;

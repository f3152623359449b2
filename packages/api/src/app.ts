/** The whole API as one chain: what every request gets, the operations, and the routes that are none. */
import { refuse } from "@clearboard/core/error";
import { DEFAULT_MAX_IMPORT_BYTES } from "@clearboard/jobs/presigned-upload";
import { Hono } from "hono";
import * as z from "zod";
import type { Deps, Env } from "./deps.ts";
import { describe } from "./described.ts";
import { guard } from "./guard.ts";
import { SECURITY_HEADERS } from "./headers.ts";
import { operationRoutes } from "./operations.ts";
import { createOnError } from "./problem.ts";
import { boards } from "./routes/boards.ts";
import { files } from "./routes/files.ts";
import { openapi } from "./routes/openapi.ts";
import { session } from "./routes/session.ts";
import { limitBody } from "./upload.ts";

const Health = z.object({ status: z.literal("ok") });

/**
 * The API over what it is given; no state of its own but the queue of password hashes and answers kept in memory.
 *
 * @example
 * const api = createApi({ ctx, startImport, random: randomBytes, isSecure: true });
 * serve({ fetch: api.fetch });
 */
export function createApi(deps: Deps) {
  const { ctx, random, startImport, progressOf, outbox, inbox, maxImportBytes = DEFAULT_MAX_IMPORT_BYTES } = deps;
  const edge = { ...ctx, random, startImport, outbox, inbox, maxImportBytes, ...(progressOf && { progressOf }) };
  const onError = createOnError(deps);
  const app = new Hono<Env>()
    .use(async (c, next) => {
      const requestId = Buffer.from(random(12)).toString("base64url");
      c.set("requestId", requestId);
      await next();
      c.header("X-Request-Id", requestId);
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) c.header(name, value);
      if (!c.res.headers.has("Cache-Control")) c.header("Cache-Control", "no-store");
    })
    .use(guard(deps))
    .use(limitBody)
    .onError(onError)
    .notFound((c) => onError(refuse("not-found"), c))
    .get("/api/health", describe({ summary: "Health check", json: Health }), (c) => c.json({ status: "ok" as const }))
    .route("/api/session", session(deps))
    .route("/api", boards(edge))
    .route("/api", files(edge))
    .route("/", operationRoutes(edge));
  return app.route("/api/openapi.json", openapi(app));
}

/** For `hc<Api>` in the browser. */
export type Api = ReturnType<typeof createApi>;

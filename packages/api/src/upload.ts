/** The body of an upload as it comes in, chunk by chunk; it is never held whole. */
import { createHash } from "node:crypto";
import { refuse } from "@clearboard/core/error";
import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { ruleFor } from "./guard.ts";
import { invalid } from "./problem.ts";

/**
 * The bytes of the body in order. Throws `body-too-large` at the first chunk past the limit, or at once when announced, and
 * `hash-mismatch` at the end of bytes whose SHA-256 (hex) is not the one that was promised: half a file is never a file.
 */
export async function* upload(request: Request, limit: number, sha256?: string): AsyncGenerator<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw refuse("body-too-large", { limit });
  if (request.body === null) throw invalid("the file is the body");
  const hash = sha256 === undefined ? undefined : createHash("sha256");
  let bytes = 0;
  for await (const chunk of request.body) {
    bytes += chunk.byteLength;
    if (bytes > limit) throw refuse("body-too-large", { limit });
    hash?.update(chunk);
    yield chunk;
  }
  if (hash !== undefined && hash.digest("hex") !== sha256) throw refuse("hash-mismatch");
}

/** Every body but an uploaded file fits in this with room to spare. */
const MAX_JSON_BYTES = 64 * 1024;

/** Refuses a JSON body past the limit of its route; uploaded files have limits of their own. */
export const limitBody: MiddlewareHandler = (c, next) => {
  if (c.req.header("content-type")?.startsWith("application/octet-stream")) return next();
  const maxSize = ruleFor(c).rule?.maxBytes ?? MAX_JSON_BYTES;
  return bodyLimit({
    maxSize,
    onError: () => {
      throw refuse("body-too-large", { limit: maxSize });
    },
  })(c, next);
};

/** Every error as application/problem+json (RFC 9457): people get a sentence and a code, never a stack. */
import type { Code } from "@clearboard/core/code";
import type { Kind } from "@clearboard/core/code/text";
import { refuse, VisibleError } from "@clearboard/core/error";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { routePath } from "hono/route";
import * as z from "zod";
import type { Deps, Env } from "./deps.ts";

export const Problem = z
  .object({
    type: z.string().meta({ description: "urn:clearboard:problem:<code>" }),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: "key of the sentence in the reader's language; `params` fill it" }),
    detail: z.string().meta({ description: "the sentence in English" }),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    requestId: z.string(),
  })
  .meta({ id: "Problem" });
export type Problem = z.output<typeof Problem>;

export const STATUS = {
  input: 422,
  auth: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  busy: 429,
} as const satisfies Record<Kind, number>;
type Status = (typeof STATUS)[Kind] | 400 | 413 | 415 | 500;

// Where HTTP has a word of its own that says more than the kind.
const STATUS_BY_CODE: Partial<Record<Code, Status>> = { "body-too-large": 413, "content-type": 415 };

const TITLES: Record<Status, string> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  409: "Conflict",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  500: "Internal Server Error",
};

/** The one `onError`: a `VisibleError` as it is; anything else is logged whole and answered blandly with the request id. */
export function createOnError(deps: Pick<Deps, "log">): (error: Error, c: Context<Env>) => Response {
  return (error, c) => {
    const requestId = c.get("requestId");
    if (error instanceof VisibleError) return answer(c, error, STATUS_BY_CODE[error.code] ?? STATUS[error.kind]);
    if (error instanceof HTTPException && error.status < 500)
      return answer(c, invalid(error.message, error), error.status === 413 ? 413 : 400);
    deps.log?.({ event: "failed", requestId, route: `${c.req.method} ${routePath(c)}`, error });
    const internal = refuse("internal", { support: requestId });
    return answer(c, internal, 500);
  };
}

/** A request that does not have the shape its address asks for. */
export function invalid(detail: string, cause?: unknown): VisibleError {
  return refuse("request-invalid", { detail }, cause);
}

function answer(c: Context<Env>, { code, message, params }: VisibleError, status: Status): Response {
  const problem: Problem = {
    type: `urn:clearboard:problem:${code}`,
    title: TITLES[status],
    status,
    code,
    detail: message,
    params,
    requestId: c.get("requestId"),
  };
  const seconds = params.seconds;
  const headers: Record<string, string> = { "Content-Type": "application/problem+json", "Cache-Control": "no-store" };
  if (code === "key-wrong" || code === "key-over")
    headers["WWW-Authenticate"] = 'Bearer realm="Clearboard", error="invalid_token"';
  if (status === 429) headers["Retry-After"] = String(seconds ?? 5);
  return c.body(JSON.stringify(problem), status, headers);
}

/** What a route says of itself: the schemas that check a request and state an answer also make the OpenAPI document. */

import { TEXTS } from "@clearboard/core/code";
import type { ErrorCode } from "@clearboard/core/error";
import type { MiddlewareHandler, ValidationTargets } from "hono";
import { describeRoute, resolver, validator } from "hono-openapi";
import type * as z from "zod";
import { invalid, Problem, STATUS } from "./problem.ts";

const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: resolver(Problem) } },
});

const FAILURES = {
  401: problem("Not signed in"),
  403: problem("Not allowed for this role, or not sent by our own page"),
  404: problem("Not found, or not for this user"),
  409: problem("It has changed meanwhile"),
  422: problem("The request is not valid"),
  429: problem("Too many requests; retry after Retry-After seconds"),
  500: problem("Internal error; quote the request id"),
} as const;

export type Answer = {
  summary: string;
  status?: number;
  json?: z.ZodType;
  media?: string;
  fails?: readonly (keyof typeof FAILURES)[];
};

/** The statuses that refusals with these codes are answered with. */
export function statusesOf(codes: readonly ErrorCode[]): (404 | 409 | 422 | 429)[] {
  const statuses = new Set<number>(codes.map((code) => STATUS[TEXTS[code].kind]));
  return ([404, 409, 422, 429] as const).filter((status) => statuses.has(status));
}

/** Describes a route: one sentence, its answer, its problems. */
export function describe({ summary, status = 200, json, media, fails = [] }: Answer): MiddlewareHandler {
  const content =
    json !== undefined
      ? { "application/json": { schema: resolver(json) } }
      : media !== undefined
        ? { [media]: { schema: { type: "string" as const } } }
        : undefined;
  const responses = Object.fromEntries([...fails, 500 as const].map((failure) => [failure, FAILURES[failure]]));
  return describeRoute({
    summary,
    responses: { [status]: { description: summary, ...(content === undefined ? {} : { content }) }, ...responses },
  });
}

/** Checks one part of a request; what does not fit is a problem that names the field, never the value. */
export function valid<Schema extends z.ZodType, Target extends keyof ValidationTargets>(
  target: Target,
  schema: Schema,
) {
  return validator(target, schema, (result) => {
    if (result.success) return;
    const first = result.error[0];
    const path = (first?.path ?? []).map((part) => String(typeof part === "object" ? part.key : part)).join(".");
    throw invalid(path === "" ? (first?.message ?? target) : `${path}: ${first?.message ?? ""}`);
  });
}

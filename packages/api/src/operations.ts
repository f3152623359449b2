/** The routes of all operations: checked input, the caller as actor, the answer with its status. */
import {
  type Actor,
  type Edge,
  type Method,
  type Operation,
  type Parts,
  partsOf,
  perform,
  type Route,
} from "@clearboard/jobs/operation";
import { OPERATIONS } from "@clearboard/jobs/operations";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import type { ContentfulStatusCode, StatusCode } from "hono/utils/http-status";
import type * as z from "zod";
import type { Env } from "./deps.ts";
import { describe, statusesOf, valid } from "./described.ts";

export type Routed = Operation & { route: Route };

/** The operations that have a route. */
export const ROUTED: readonly Routed[] = (OPERATIONS as readonly Operation[]).filter(
  (operation): operation is Routed => operation.route !== null,
);

type Listed = (typeof OPERATIONS)[number];
type ListedRoute = Extract<Listed, { route: Route }>;
type MethodOf<R> = R extends `${infer M extends Method} ${string}` ? M : never;
type PathOf<R> = R extends `${Method} ${infer P}` ? P : never;
type ParamOf<Path> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamOf<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

/** Nothing has to be given. */
type None = Record<never, never>;

/** Optional where the schema takes undefined; a query is always text. */
type Text<Fields> = { [Name in keyof Fields]: string };
type Given<O extends Listed> = z.input<O["input"]>;
type Rest<O extends Listed> = Omit<Given<O>, ParamOf<PathOf<O["route"]>>>;
type InputOf<O extends Listed> = ([ParamOf<PathOf<O["route"]>>] extends [never]
  ? None
  : { param: Record<ParamOf<PathOf<O["route"]>>, string> }) &
  (MethodOf<O["route"]> extends "POST" | "PUT"
    ? { json: Rest<O> }
    : [Exclude<keyof O["input"]["shape"], ParamOf<PathOf<O["route"]>>>] extends [never]
      ? None
      : { query: Text<Rest<O>> });

type EndpointOf<O extends Listed> = {
  input: InputOf<O>;
  output: O["output"] extends z.ZodType ? z.output<O["output"]> : null;
  outputFormat: O["output"] extends z.ZodType ? "json" : "body";
  status: O["status"];
};

/** What `hc<Api>` and the browser's calls are typed by: path, method, input and output of each operation. */
export type OperationSchema = {
  [Path in PathOf<ListedRoute["route"]>]: {
    [O in ListedRoute as PathOf<O["route"]> extends Path
      ? `$${Lowercase<MethodOf<O["route"]>>}`
      : never]: EndpointOf<O>;
  };
};

/** What an operation answers, by its route: `Answer<"GET /api/months">["months"]`. */
export type Answer<R extends ListedRoute["route"]> = Extract<
  ListedRoute,
  { route: R }
>["output"] extends infer Output extends z.ZodType
  ? z.output<Output>
  : null;

/** What an operation takes, by its route. */
export type Input<R extends ListedRoute["route"]> = z.input<Extract<ListedRoute, { route: R }>["input"]>;

/** The app that answers the routes of all operations. */
export function operationRoutes(edge: Edge): Hono<Env, OperationSchema> {
  const app = new Hono<Env, OperationSchema>();
  for (const operation of ROUTED) {
    const [method = "", path = ""] = operation.route.split(" ");
    const parts = partsOf(operation.route, operation.input);
    app.on(method, [path], ...checksOf(operation, parts), async (c) => {
      const input = Object.assign({}, ...PARTS.map((part) => (parts[part] === null ? {} : c.req.valid(part as never))));
      const output = await perform(operation, edge, input, actorOf(c));
      if (operation.output === null) return c.body(null, operation.status as StatusCode);
      return c.json(output, operation.status as ContentfulStatusCode);
    });
  }
  return app;
}

const PARTS = ["param", "query", "json"] as const satisfies readonly (keyof Parts)[];

function checksOf({ summary, status, output, refusals }: Routed, parts: Parts): MiddlewareHandler[] {
  const fails = statusesOf(refusals);
  const answer = {
    summary,
    status,
    fails: [401, 403, ...fails] as const,
    ...(output === null ? {} : { json: output }),
  };
  return [
    describe(answer),
    ...PARTS.flatMap((part) => {
      const schema = parts[part];
      return schema === null ? [] : [valid(part, schema)];
    }),
  ];
}

/** Who is signed in, or the API key with the rights of an importer. */
export function actorOf(c: Context<Env>): Actor {
  const key = c.get("key");
  if (key !== undefined) return { id: `key ${key.id}`, role: "importer", person: null, key };
  const { id, role, person } = c.get("user");
  return { id, role, person };
}

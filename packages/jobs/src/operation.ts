/**
 * What the product can do, declared once beside its noun and listed in `operations.ts`. The route with its validation, the
 * OpenAPI entry, the access rule, the browser's typed call and the command derive from the declaration.
 */
import { type ErrorCode, refuse } from "@clearboard/core/error";
import { type Action, may, type Viewer } from "@clearboard/core/visibility";
import * as Audit from "@clearboard/store/audit";
import type * as ImporterKey from "@clearboard/store/importer-key";
import * as User from "@clearboard/store/user";
import * as z from "zod";
import type { Context, Progress } from "./context.ts";
import type { Outbox } from "./notice/outbox.ts";

/** An id in a path or a body. */
export const Id = z.string().min(1).max(100);
/** A month: YYYY-MM. */
export const MonthText = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/);
/** A month, a quarter, a year or a range of months; `core/fiscal` says which texts are one. */
export const PeriodText = z.string().min(1).max(40).meta({
  description: "A month 2026-03, a quarter 2026-Q1, a fiscal year 2026, either -to-date, or a range 2026-01..2026-03",
});
/** SHA-256 in hex. */
export const Digest = z.string().regex(/^[0-9a-f]{64}$/);
export const Time = z.string().meta({ description: "ISO 8601 UTC" });

export type Method = "GET" | "POST" | "PUT" | "DELETE";
/** Method and path with `:name` for the parts of the input that stand in the path: "DELETE /api/keys/:id". */
export type Route = `${Method} /api/${string}`;

/** Who runs an operation: a signed-in user, an API key (with the rights of an importer), or the owner of the machine. */
export type Actor = Viewer & {
  /** user id, or what the audit log says instead */
  id: string;
  key?: ImporterKey.Info | undefined;
};

/** A bucket that browsers and scripts may put a file into, once, by an address we sign. */
export type Inbox = {
  maxBytes: number;
  /** An address for one PUT of exactly so many bytes under `path` and, with `sha256` in hex, of exactly these bytes. */
  sign: (file: { path: string; bytes: number; sha256?: string | undefined }) => Promise<{
    url: string;
    method: "PUT";
    headers: Record<string, string>;
    /** epoch ms */
    expires: number;
  }>;
};

/** What the edge gives operations beside the store: chance, network, and the process that runs imports. */
export type Edge = Context & {
  /** that many bytes from a cryptographic source */
  random: (bytes: number) => Uint8Array;
  /** Starts the rest of an import that was received; safe to call twice. */
  startImport: (importId: string) => void | Promise<void>;
  /** how far an import is that this process works on; elsewhere the state is all there is to tell */
  progressOf?: (importId: string) => Progress | undefined;
  /** how notices leave; without it none can be sent */
  outbox?: Outbox | undefined;
  /** where files go that are too large for a request; without it every upload is a request */
  inbox?: Inbox | undefined;
  /** largest upload by request in bytes */
  maxImportBytes: number;
};

/** Runs an action between its intent and its outcome in the audit log, under the label of the operation. */
export type Recorder = <T>(detail: Record<string, string>, action: () => Promise<T>) => Promise<T>;

// biome-ignore lint/suspicious/noConfusingVoidType: a run without output may end without a value.
type Result<Output> = Output extends z.ZodType ? z.output<Output> : void;

export type Operation<
  R extends Route | null = Route | null,
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodType | null = z.ZodType | null,
  Status extends number = number,
> = {
  /** noun and verb, "keys.create": the command derives from it */
  name: `${string}.${string}`;
  /** null: on the command line only */
  route: R;
  /** one sentence for the documentation */
  summary: string;
  /** the right of core/visibility that a caller needs */
  action: Action;
  /** An API key opens it too; `run` keeps the key to its own source and imports. */
  takesKey?: true;
  /** Strict. Fields named in the path come from the path; the others from the query (GET, DELETE) or the JSON body. */
  input: Input;
  /** null: answered without content */
  output: Output;
  status: Status;
  /** codes it refuses with, beside those of signing in */
  refusals: readonly ErrorCode[];
  /** The label in the audit log; `run` records once it has found that there is something to do. */
  audit?: string;
  /** largest JSON body in bytes where it is more than usual */
  maxBytes?: number;
  run(ctx: Edge, input: z.output<Input>, actor: Actor, record: Recorder): Promise<Result<Output>>;
};

type Declaration<
  R extends Route | null,
  Input extends z.ZodObject,
  Output extends z.ZodType | null,
  S extends number,
> = Omit<Operation<R, Input, Output, S>, "input" | "output" | "status" | "refusals"> & {
  /** default: nothing */
  input?: Input;
  /** default: answered without content */
  output?: Output;
  /** default: 200, or 204 without output */
  status?: S;
  refusals?: readonly ErrorCode[];
};

type Empty = z.ZodObject<Record<never, never>, z.core.$strict>;

/**
 * Declares an operation.
 *
 * @example
 * export const revoke = operation({
 *   name: "keys.revoke",
 *   route: "DELETE /api/keys/:id",
 *   summary: "Revoke an API key",
 *   action: "access.manage",
 *   input: z.strictObject({ id: z.string() }),
 *   output: Key,
 *   refusals: ["key-unknown"],
 *   audit: "revoke importer key",
 *   run: ({ table, now }, { id }, _, record) => record({ key: id }, () => ImporterKey.revoke(table, id, now())),
 * });
 */
export function operation<
  const R extends Route | null,
  Output extends z.ZodType | null = null,
  Input extends z.ZodObject = Empty,
  const S extends number = Output extends null ? 204 : 200,
>(declaration: Declaration<R, Input, Output, S>): Operation<R, Input, Output, S> {
  const { input = z.strictObject({}), output = null, status = output === null ? 204 : 200 } = declaration;
  return { refusals: [], ...declaration, input, output, status } as Operation<R, Input, Output, S>;
}

/** The active user of an id or a sign-in name, with their rights. Throws `user-unknown`, for a disabled user too. */
export async function findActor({ table }: Context, idOrName: string): Promise<Actor> {
  const user = (await User.get(table, idOrName)) ?? (await User.byName(table, idOrName));
  if (user === undefined || user.isDisabled) throw refuse("user-unknown", { user: idOrName });
  const { id, role, person } = user;
  return { id, role, person };
}

/** The role decides, however the operation is reached. Throws `role-forbidden`. */
export function demandRight({ role }: Actor, { action }: Pick<Operation, "action">): void {
  if (!may({ role, person: null }, action)) throw refuse("role-forbidden", { role });
}

/** Runs an operation on checked input with the actor's rights. Throws `role-forbidden` and what it declares as refusals. */
export async function perform<Input extends z.ZodObject, Output extends z.ZodType | null>(
  operation: Operation<Route | null, Input, Output>,
  ctx: Edge,
  input: z.output<Input>,
  actor: Actor,
): Promise<Result<Output>> {
  const { name, audit } = operation;
  demandRight(actor, operation);
  return operation.run(ctx, input, actor, (detail, action) => {
    if (audit === undefined) throw new Error(`${name} records without an audit label`);
    return Audit.record(ctx.table, ctx.now, actor.id, audit, detail, action);
  });
}

export type Parts = { param: z.ZodObject | null; query: z.ZodObject | null; json: z.ZodObject | null };

/** Which part of the input stands where in a request. An unsafe method but DELETE always has a body, if only `{}`. */
export function partsOf(route: Route, input: z.ZodObject): Parts {
  const named = new Set([...route.matchAll(/:(\w+)/g)].map(([, name]) => name));
  const pick = (isNamed: boolean) => {
    const fields = Object.entries(input.shape).filter(([name]) => named.has(name) === isNamed);
    return z.strictObject(Object.fromEntries(fields));
  };
  const rest = pick(false);
  const hasBody = route.startsWith("POST ") || route.startsWith("PUT ");
  const hasRest = Object.keys(rest.shape).length > 0;
  return {
    param: named.size > 0 ? pick(true) : null,
    query: !hasBody && hasRest ? rest : null,
    json: hasBody ? rest : null,
  };
}

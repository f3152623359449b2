/** A question to the server that components share: its answer is kept while anyone shows it, and asked again after an action. */
import { createMemo, createResource, onCleanup } from "solid-js";

export type Query<T> = {
  /** The answer. Waits for the first one of a key, and throws what went wrong, for Suspense and ErrorBoundary. */
  (): T | undefined;
  /** The answer that is here, if any; it neither waits nor throws. */
  readonly latest: T | undefined;
  /** What went wrong the last time. */
  readonly error: unknown;
  readonly state: "unresolved" | "pending" | "ready" | "refreshing" | "errored";
  /** Asks again; the last answer stays on screen meanwhile. */
  refetch: () => Promise<void>;
  /** Puts an answer that came another way, such as that of an action, in place. */
  set: (answer: T) => void;
};

/** What is asked of the server. A change names a question, or the first part of its name, so that none is missed silently. */
export type QueryName =
  | `board${"" | "/late" | "/own"}`
  | "figure"
  | `gallery/${"broken" | "shut"}`
  | "guide"
  | `held${"" | "/effect"}`
  | `imports${"" | "/columns" | "/effect" | "/receipt"}`
  | "keys"
  | "months"
  | "notices"
  | `pay/${"change" | "run" | "statement"}`
  | "people"
  | `policy${"" | "/draft" | "/simulation"}`
  | "profiles"
  | "rates"
  | `records${"" | "/one"}`
  | "session"
  | "sources"
  | "words";

type Entry = { askers: Set<() => unknown>; answer: unknown };

const entries = new Map<string, Entry>();

/**
 * Asks `ask` whenever `source` gives something new, and nothing while it gives null. Components with the same name and
 * source share one request. `invalidate("imports")` asks `imports` and `imports/held` again.
 */
export function createQuery<T, S = true>(
  name: QueryName,
  ask: (source: S) => Promise<T>,
  source: () => S | null | undefined | false = () => true as S,
): Query<T> {
  const asked = createMemo<{ key: string; now: S } | null>(
    () => {
      const now = source();
      return now === null || now === undefined || now === false ? null : { key: `${name} ${JSON.stringify(now)}`, now };
    },
    null,
    { equals: (last, next) => last?.key === next?.key },
  );
  let isRefresh = false;
  let leave = () => {};
  const again = () => refetch();
  const [resource, { refetch }] = createResource(asked, ({ key, now }, { refetching }: { refetching: unknown }) => {
    isRefresh = refetching !== false;
    if (!isRefresh) {
      leave();
      leave = join(key, again);
    }
    return answerOf(key, () => ask(now)) as T | Promise<T>;
  });
  onCleanup(() => leave());
  // A refetch keeps what is shown; another key waits, so that no answer stands under the title of the next.
  const read = () => (resource.state === "refreshing" && isRefresh ? resource.latest : resource());
  const isHere = () => resource.state === "ready" || resource.state === "refreshing";
  return Object.defineProperties(read, {
    latest: { get: () => (isHere() ? resource.latest : undefined) },
    error: { get: () => resource.error },
    state: { get: () => resource.state },
    refetch: { value: () => invalidateKeys((key) => key === asked()?.key) },
    set: { value: (answer: T) => invalidateKeys((key) => key === asked()?.key, answer) },
  }) as Query<T>;
}

/** The answer of a key where it is here, else the request on its way, else a new request. */
function answerOf(key: string, ask: () => Promise<unknown>): unknown {
  const entry = entries.get(key);
  if (entry === undefined) return ask();
  if (entry.answer === undefined) {
    const request = ask().then((answer) => {
      if (entry.answer === request) entry.answer = answer;
      return answer;
    });
    entry.answer = request;
  }
  return entry.answer;
}

/** Counts an asker of a key in; the last one that leaves takes the answer along. */
function join(key: string, again: () => unknown): () => void {
  const entry = entries.get(key) ?? { askers: new Set(), answer: undefined };
  entries.set(key, entry);
  entry.askers.add(again);
  return () => {
    entry.askers.delete(again);
    if (entry.askers.size === 0 && entries.get(key) === entry) entries.delete(key);
  };
}

/** Asks every question on screen again whose name is one of these, or begins with one of these and a slash. */
export function invalidate(...names: QueryName[]): Promise<void> {
  return invalidateKeys((key) => names.some((name) => key.startsWith(`${name} `) || key.startsWith(`${name}/`)));
}

async function invalidateKeys(isMeant: (key: string) => boolean, answer?: unknown): Promise<void> {
  const meant = [...entries].filter(([key]) => isMeant(key)).map(([, entry]) => entry);
  for (const entry of meant) entry.answer = answer;
  // What goes wrong is in the state of the query; whoever only wants it asked again need not hear of it twice.
  await Promise.allSettled(meant.flatMap((entry) => [...entry.askers].map((ask) => ask())));
}

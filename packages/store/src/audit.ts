/** The audit log: intent, action, outcome; numbered and chained by hash, so that a changed or missing entry shows. */
import * as Id from "@clearboard/core/id";
import { byText } from "@clearboard/core/order";
import * as z from "zod";
import { all, type Table, tryWrite } from "./table.ts";

export const Entry = z.object({
  number: z.int(),
  at: z.number(),
  who: z.string(),
  what: z.string(),
  /** "intent" before the action; "done" or "failed" after it, naming the intent's number */
  phase: z.enum(["intent", "done", "failed"]),
  of: z.int().nullable(),
  detail: z.record(z.string(), z.string()),
  previous: z.string(),
  hash: z.string(),
});
export type Entry = z.output<typeof Entry>;

const PK = "audit";
const sk = (number: number) => String(number).padStart(12, "0");

function seal(entry: Omit<Entry, "hash">): string {
  const detail = Object.entries(entry.detail).sort(([a], [b]) => byText(a, b));
  return Id.hash(
    JSON.stringify([entry.number, entry.at, entry.who, entry.what, entry.phase, entry.of, detail, entry.previous]),
  );
}

/** Appends an entry with the next number; of two writers of a number the slower one takes the number after it. */
async function append(table: Table, entry: Omit<Entry, "number" | "previous" | "hash">): Promise<number> {
  for (;;) {
    // access: the newest entry
    const last = (await table.query({ pk: PK, reverse: true, limit: 1 })).items[0];
    const number = last === undefined ? 1 : Number(last.data.number) + 1;
    const open = { ...entry, number, previous: last === undefined ? "" : String(last.data.hash) };
    const write = { pk: PK, sk: sk(number), data: { ...open, hash: seal(open) } };
    if (await tryWrite(table.put(write, { absent: true }))) return number;
  }
}

/** Runs an action between its intent and its outcome. */
export async function record<T>(
  table: Table,
  now: () => number,
  actor: string,
  what: string,
  detail: Record<string, string>,
  action: () => Promise<T>,
): Promise<T> {
  const of = await append(table, { at: now(), who: actor, what, phase: "intent", of: null, detail });
  try {
    const result = await action();
    await append(table, { at: now(), who: actor, what, phase: "done", of, detail: {} });
    return result;
  } catch (error) {
    const detail = { error: error instanceof Error ? error.name : "unknown" };
    await append(table, { at: now(), who: actor, what, phase: "failed", of, detail });
    throw error;
  }
}

export type Check = {
  entries: number /** numbers whose hash or chain does not hold */;
  broken: number[] /** intents without an outcome */;
  unfinished: Entry[];
};

// access: the whole log in order
export async function verify(table: Table): Promise<Check> {
  const broken: number[] = [];
  const unfinished = new Map<number, Entry>();
  let previous = "";
  let expected = 1;
  for await (const item of all(table, { pk: PK })) {
    const entry = Entry.parse(item.data);
    if (entry.number !== expected || entry.previous !== previous || seal(entry) !== entry.hash)
      broken.push(entry.number);
    if (entry.phase === "intent") unfinished.set(entry.number, entry);
    else if (entry.of !== null) settle(unfinished, entry);
    previous = entry.hash;
    expected = entry.number + 1;
  }
  return { entries: expected - 1, broken, unfinished: [...unfinished.values()] };
}

/** The actions that were done, in order, each as it was meant. */
export async function listDone(table: Table): Promise<Entry[]> {
  const meant = new Map<number, Entry>();
  const done: Entry[] = [];
  for await (const item of all(table, { pk: PK })) {
    const entry = Entry.parse(item.data);
    const intent = entry.of === null ? undefined : meant.get(entry.of);
    if (entry.phase === "intent") meant.set(entry.number, entry);
    else if (entry.phase === "done" && intent !== undefined) done.push(intent);
  }
  return done;
}

/** An outcome ends its intent; a done one ends earlier tries of the same action too, whose process died before it could say. */
function settle(unfinished: Map<number, Entry>, outcome: Entry): void {
  const intent = outcome.of === null ? undefined : unfinished.get(outcome.of);
  if (intent === undefined) return;
  const isSame = (entry: Entry) =>
    entry.what === intent.what && JSON.stringify(entry.detail) === JSON.stringify(intent.detail);
  for (const [number, entry] of unfinished) {
    if (number === intent.number || (outcome.phase === "done" && isSame(entry))) unfinished.delete(number);
  }
}

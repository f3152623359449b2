/** A whole Clearboard without edges: a store in memory, a clock that moves only when told, files taken in as text. */
import type * as Board from "@clearboard/core/board/info";
import { boardFor, candidateFor } from "@clearboard/jobs/board";
import type { Context } from "@clearboard/jobs/context";
import * as Held from "@clearboard/jobs/held";
import { takeIn } from "@clearboard/jobs/import";
import * as Profiles from "@clearboard/jobs/profile";
import type { Receipt } from "@clearboard/jobs/receipt";
import { checkName, type Files } from "@clearboard/store/files";
import * as Month from "@clearboard/store/month";
import * as Organisation from "@clearboard/store/organisation";
import * as SqliteTable from "@clearboard/store/sqlite/table";
import type { Table } from "@clearboard/store/table";

export const DAY = 86_400_000;
/** The first of March 2026, noon in Shanghai. */
export const START = Date.UTC(2026, 2, 1, 4);

export type Settings = Partial<Awaited<ReturnType<typeof Organisation.get>>>;

const COMPANY = {
  name: "Rivers",
  zone: "Asia/Shanghai",
  currency: "CNY",
  locale: "en",
  unknownOwners: "create",
} as const;

/** `Files` in memory, with the promises of the port: whole or not at all, names in order. */
export function memoryFiles(kept = new Map<string, Uint8Array>()): Files & { kept: Map<string, Uint8Array> } {
  return {
    kept,
    read: async (name) => kept.get(checkName(name)),
    range: async (name, from, to) => kept.get(checkName(name))?.subarray(from, to),
    async *stream(name) {
      const bytes = kept.get(name);
      if (bytes === undefined) throw new Error(`there is no file ${name}`);
      for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
    },
    async write(name, bytes) {
      kept.set(checkName(name), Uint8Array.from(bytes));
    },
    async writeStream(name, chunks) {
      const all: Uint8Array[] = [];
      for await (const chunk of chunks) all.push(Uint8Array.from(chunk));
      const bytes = Buffer.concat(all);
      kept.set(checkName(name), bytes);
      return bytes.length;
    },
    has: async (name) => kept.has(name),
    async remove(name) {
      kept.delete(checkName(name));
    },
    async *list(prefix) {
      for (const name of [...kept.keys()].filter((item) => item.startsWith(prefix)).sort()) yield name;
    },
  };
}

export type Take = { profile?: string; source?: string; asOf?: number };
export type Sandbox = {
  ctx: Context;
  table: Table;
  files: Files;
  /** moves the clock on by so many ms */
  pass: (ms: number) => void;
  take: (name: string, content: string | Uint8Array, how?: Take) => Promise<Receipt>;
  /** the same, and lets the file in where it is held */
  takeAnyway: (name: string, content: string | Uint8Array, how?: Take) => Promise<Receipt>;
  board: (month: string) => Promise<Board.Info>;
  /** digest of every month's candidate */
  digests: () => Promise<Record<string, string>>;
};

export type Store = { table: Table; files: Files };

export const inMemory = (): Store => ({ table: SqliteTable.open(":memory:"), files: memoryFiles() });

/** An organisation in the given store, by default a new one in memory. */
export async function createSandbox(
  settings: Settings = {},
  store: Store = inMemory(),
  start = START,
): Promise<Sandbox> {
  if ((await Organisation.find(store.table)) === undefined)
    await Organisation.init(store.table, { ...COMPANY, ...settings });
  let at = start;
  const ctx: Context = { ...store, now: () => at };
  const take: Sandbox["take"] = (name, content, how = {}) => {
    at += 1000;
    return takeIn(ctx, delivery(name, content, how));
  };
  return {
    ctx,
    ...store,
    pass(ms) {
      at += ms;
    },
    take,
    takeAnyway: async (name, content, how) => letIn(ctx, await take(name, content, how)),
    board: (month) => boardFor(ctx, month),
    async digests() {
      const found: Record<string, string> = {};
      for (const { month } of await Month.list(store.table)) found[month] = (await candidateFor(ctx, month)).digest;
      return found;
    },
  };
}

/** What becomes of a file once somebody has let it in; one that is not held stays what it is. */
export async function letIn(ctx: Context, receipt: Receipt): Promise<Receipt> {
  return receipt.status === "held" ? Held.approve(ctx, receipt.importId, { by: "ada" }) : receipt;
}

export function delivery(name: string, content: string | Uint8Array, { profile, ...how }: Take = {}) {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  return {
    name,
    chunks: (async function* () {
      yield bytes;
    })(),
    ...how,
    ...(profile === undefined ? {} : { profile: Profiles.byName(profile) }),
  };
}

/** Every record but the header in an order that the random numbers decide. */
export function shuffled(text: string, random: () => number): string {
  const [head = "", ...rows] = text.trimEnd().split("\n");
  for (let at = rows.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [rows[at], rows[other]] = [rows[other] ?? "", rows[at] ?? ""];
  }
  return `${[head, ...rows].join("\n")}\n`;
}

/** A board's row of a person by name; throws when the board has none. */
export function personOf(board: Board.Info, name: string): Board.Person {
  const found = board.people.find((person) => person.name === name);
  if (found === undefined) throw new Error(`${name} is not on the board of ${board.month}`);
  return found;
}

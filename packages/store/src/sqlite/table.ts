/** The SQLite body of `Table`: one file, safe for two processes, every answered write on disk. The embedded default. */
import { DatabaseSync } from "node:sqlite";
import { setImmediate } from "node:timers/promises";
import * as Range from "../range.ts";
import {
  type Condition,
  ConditionFailed,
  type Item,
  type Key,
  type Page,
  type Query,
  type Table,
  type Write,
} from "../table.ts";
import { checked, checkKey, isLive, isOwn, lastOfEach } from "../write-rules.ts";
import { type Row, toItem } from "./row.ts";
import { prepare } from "./schema.ts";
import * as Select from "./select.ts";

export type Options = { /** epoch ms, for expiry */ now?: () => number };

// One transaction is one fsync; these bound how long another process waits and how long this one does not listen.
const CHUNK_ITEMS = 5000;
const CHUNK_BYTES = 8 * 1024 * 1024;
// As DynamoDB pages, so that no caller comes to lean on a page that holds everything.
const PAGE_BYTES = 1024 * 1024;
const SECONDS_KEPT_AFTER_EXPIRY = 86_400;

const UPSERT = `
INSERT INTO item (pk, sk, version, expires, a_pk, a_sk, b_pk, b_sk, body, data) VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (pk, sk) DO UPDATE SET version = version + 1, expires = excluded.expires, data = excluded.data,
  a_pk = excluded.a_pk, a_sk = excluded.a_sk, b_pk = excluded.b_pk, b_sk = excluded.b_sk,
  body = CASE WHEN excluded.body IS NULL THEN NULL ELSE coalesce(item.body, excluded.body) END`;
const UPDATE = `
UPDATE item SET version = version + 1, expires = ?, a_pk = ?, a_sk = ?, b_pk = ?, b_sk = ?,
  body = CASE WHEN ? IS NULL THEN NULL ELSE coalesce(body, ?) END, data = ?
WHERE pk = ? AND sk = ? AND version = ? AND (expires IS NULL OR expires * 1000 > ?) RETURNING version, body`;

/** Opens (and makes, when missing) the store in a file; `:memory:` for a passing one. Throws when it is of a newer layout. */
export function open(path: string, options: Options = {}): Table {
  const now = options.now ?? Date.now;
  const db = new DatabaseSync(path);
  prepare(db);
  const select = db.prepare(`${Select.COLUMNS_WITH_BODY} WHERE i.pk = ? AND i.sk = ?`);
  const upsert = db.prepare(`${UPSERT} RETURNING version, body`);
  const insert = db.prepare(`${UPSERT} WHERE expires * 1000 <= ? RETURNING version, body`);
  const update = db.prepare(UPDATE);
  const nextBody = db.prepare("SELECT coalesce(max(id), 0) + 1 AS id FROM body");
  const writeBody = db.prepare("INSERT INTO body VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET bytes = excluded.bytes");
  const remove = db.prepare("DELETE FROM item WHERE pk = ? AND sk = ?");
  const removeIf = db.prepare(
    "DELETE FROM item WHERE pk = ? AND sk = ? AND version = ? AND (expires IS NULL OR expires * 1000 > ?)",
  );
  const queries = Select.statements(db);

  db.prepare("DELETE FROM item WHERE expires < ?").run(Math.floor(now() / 1000) - SECONDS_KEPT_AFTER_EXPIRY);

  function atomically<T>(work: () => T): T {
    db.exec("BEGIN IMMEDIATE");
    try {
      const result = work();
      db.exec("COMMIT");
      return result;
    } catch (error) {
      if (db.isTransaction) db.exec("ROLLBACK");
      throw error;
    }
  }

  function read(key: Key): Item | undefined {
    const row = select.get(key.pk, key.sk) as Row | undefined;
    const item = row && toItem(row);
    return item && isLive(item, now()) ? item : undefined;
  }

  /** The new version, or undefined when the condition does not hold. */
  function write(item: Write, data: string, condition?: Condition): number | undefined {
    const body = item.body ? Number(nextBody.get()?.id) : null;
    const { a, b } = item.index ?? {};
    const index = [a?.pk ?? null, a?.sk ?? null, b?.pk ?? null, b?.sk ?? null] as const;
    const expires = item.expiresAt ?? null;
    const row =
      condition === undefined
        ? upsert.get(item.pk, item.sk, expires, ...index, body, data)
        : "absent" in condition
          ? insert.get(item.pk, item.sk, expires, ...index, body, data, now())
          : update.get(expires, ...index, body, body, data, item.pk, item.sk, condition.version, now());
    if (row === undefined) return undefined;
    if (item.body) writeBody.run(Number(row.body), item.body);
    return Number(row.version);
  }

  function query(query: Query): Page {
    const range = Range.of(query);
    if (Range.isEmpty(range) || query.limit === 0) return { items: [] };
    const position = Range.position(query, range);
    const page: Item[] = [];
    let bytes = 0;
    for (const row of queries(query, range, position, now())) {
      const item = toItem(row);
      page.push(item);
      bytes += row.data.length + item.pk.length + item.sk.length + (item.body?.byteLength ?? 0);
      if (page.length !== query.limit && bytes < PAGE_BYTES) continue;
      const own = query.index ? item.index?.[query.index]?.sk : item.sk;
      return { items: page, cursor: Range.cursorAfter({ at: own ?? item.sk, key: item }) };
    }
    return { items: page };
  }

  return {
    get: async (key) => read(key),
    getMany: async (keys) => lastOfEach(keys).flatMap((key) => read(key) ?? []),
    query: async (wanted) => query(wanted),

    async put(item, condition) {
      const data = checked(item);
      return atomically(() => {
        const version = write(item, data, condition);
        if (version !== undefined) return version;
        const stored = read(item);
        if (condition && isOwn(stored, item, condition)) return stored.version;
        throw new ConditionFailed(item);
      });
    },

    async remove(key, condition) {
      checkKey(key);
      if (condition === undefined) {
        remove.run(key.pk, key.sk);
        return;
      }
      // An item that is gone is what the caller wants, be it by an earlier try of this very call.
      if ("version" in condition && removeIf.run(key.pk, key.sk, condition.version, now()).changes === 1) return;
      if (read(key) !== undefined) throw new ConditionFailed(key);
    },

    async putMany(writes) {
      const ready = lastOfEach(writes).map((item) => ({ item, data: checked(item) }));
      for (let done = 0; done < ready.length; ) {
        atomically(() => {
          const end = Math.min(done + CHUNK_ITEMS, ready.length);
          for (let bytes = 0; done < end && bytes < CHUNK_BYTES; done++) {
            const next = ready[done];
            if (next === undefined) break;
            write(next.item, next.data);
            bytes += next.data.length + (next.item.body?.byteLength ?? 0);
          }
        });
        if (done < ready.length) await setImmediate();
      }
    },

    async removeMany(keys) {
      const distinct = lastOfEach(keys);
      for (const key of distinct) checkKey(key);
      for (let done = 0; done < distinct.length; done += CHUNK_ITEMS) {
        atomically(() => {
          for (const key of distinct.slice(done, done + CHUNK_ITEMS)) remove.run(key.pk, key.sk);
        });
        await setImmediate();
      }
    },

    async close() {
      if (db.isOpen) db.close();
    },
  };
}

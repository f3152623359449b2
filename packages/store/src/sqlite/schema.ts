/**
 * The tables of the one SQLite file. Items lie in key order (WITHOUT ROWID), their bodies in a table of their own, so that a
 * query without bodies reads none of their pages. Text compares as bytes of UTF-8 (BINARY), as in DynamoDB.
 */
import type { DatabaseSync } from "node:sqlite";

const LAYOUT = 1;

const TABLES = `
CREATE TABLE item (
  pk TEXT NOT NULL, sk TEXT NOT NULL, version INTEGER NOT NULL, expires INTEGER,
  a_pk TEXT, a_sk TEXT, b_pk TEXT, b_sk TEXT, body INTEGER, data TEXT NOT NULL,
  PRIMARY KEY (pk, sk)
) STRICT, WITHOUT ROWID;
CREATE TABLE body (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
CREATE INDEX item_a ON item (a_pk, a_sk) WHERE a_pk IS NOT NULL;
CREATE INDEX item_b ON item (b_pk, b_sk) WHERE b_pk IS NOT NULL;
CREATE INDEX item_expires ON item (expires) WHERE expires IS NOT NULL;
CREATE TRIGGER body_left AFTER UPDATE OF body ON item WHEN old.body IS NOT NULL AND new.body IS NULL
  BEGIN DELETE FROM body WHERE id = old.body; END;
CREATE TRIGGER body_gone AFTER DELETE ON item WHEN old.body IS NOT NULL
  BEGIN DELETE FROM body WHERE id = old.body; END;
PRAGMA user_version = ${LAYOUT};
`;

/**
 * Makes the tables when the file is new. Throws when a newer program made the file: an older one must not write to it.
 * `synchronous = FULL` costs one fsync a transaction and means that what was answered survives a power cut.
 */
export function prepare(db: DatabaseSync): void {
  db.exec("PRAGMA busy_timeout = 30000");
  switchToWal(db);
  db.exec("PRAGMA synchronous = FULL; PRAGMA cache_size = -16000");
  if (layoutOf(db) === LAYOUT) return;
  db.exec("BEGIN IMMEDIATE");
  try {
    const layout = layoutOf(db);
    if (layout === 0) db.exec(TABLES);
    else if (layout !== LAYOUT) throw new Error(`the store has layout ${layout}, this program knows ${LAYOUT}`);
    db.exec("COMMIT");
  } catch (error) {
    db.exec("ROLLBACK");
    throw error;
  }
}

const BUSY = 5;
const PATIENCE_MS = 30_000;
const PAUSE_MS = 10;

/** The switch to WAL of a new file does not wait for another process by itself, whatever the timeout says: SQLite answers busy at once. */
function switchToWal(db: DatabaseSync): void {
  for (let waited = 0; ; waited += PAUSE_MS) {
    try {
      db.exec("PRAGMA journal_mode = WAL");
      return;
    } catch (error) {
      if ((error as { errcode?: number }).errcode !== BUSY || waited >= PATIENCE_MS) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
}

function layoutOf(db: DatabaseSync): number {
  return Number(db.prepare("PRAGMA user_version").get()?.user_version);
}

/**
 * The fair peer: DuckDB does the same work as an import of Clearboard, into tables of its own file, and adds up the month.
 * Of each file it keeps the raw bytes under their SHA-256 (bytes that are known cost nothing more); accounts for every row with
 * its line; checks ids, words and numbers; counts equal rows of an id once and rejects those that contradict each other; lets
 * the later statement of an id win over what is stored, wherever that lies; keeps calls, deals with their history, and the sums
 * of each owner and day that changed. Prints the counts of each file.
 *
 * What Clearboard does beyond that is left out here: the same facts whatever the order of arrival, undo, row stamps, profiles
 * and encodings, files that are held, an audit chain, and going on after a kill between two files. DuckDB tells the line of a
 * row that it refuses, but not of others: theirs are counted, and blank lines or cells of several lines before them are not.
 */
import { createHash } from "node:crypto";
import { copyFileSync, createReadStream, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { CALLS, connect, DEALS, readCsv, text } from "./duckdb-files.ts";

const [database = "", rawDir = "", month = "", answer = "", ...paths] = process.argv.slice(2);

type Kind = {
  table: "calls" | "deals";
  columns: Record<string, string>;
  /** what is stored of a row beside its id, by name */
  values: Record<string, string>;
  /** why a row is not taken in; `skipped` for an empty line */
  code: string;
  /** takes the rows of `changed` into the tables */
  store: (names: string, origin: string) => string[];
};

const CALL: Kind = {
  table: "calls",
  columns: CALLS,
  values: {
    owner: "owner",
    day: "CAST(start AS DATE)",
    second: "CAST(epoch(start) % 86400 AS INTEGER)",
    is_out: "direction = 'out'",
    is_connected: "connected = 'yes'",
    talk: "CASE WHEN connected = 'yes' THEN talk ELSE 0 END",
    customer: "coalesce(customer, '')",
  },
  code: `CASE
    WHEN coalesce(id, owner, direction, connected, customer, campaign, note) IS NULL AND start IS NULL AND talk IS NULL THEN 'skipped'
    WHEN coalesce(trim(id), '') = '' OR coalesce(trim(owner), '') = '' OR start IS NULL OR talk IS NULL THEN 'field-missing'
    WHEN coalesce(direction, '') NOT IN ('in', 'out') OR coalesce(connected, '') NOT IN ('yes', 'no') THEN 'word-unknown'
    WHEN talk < 0 THEN 'number-invalid' END`,
  store: (names, origin) => [
    "CREATE TEMP TABLE touched AS SELECT owner, day FROM changed UNION SELECT owner, day FROM calls SEMI JOIN changed USING (id)",
    "DELETE FROM calls WHERE id IN (SELECT id FROM changed)",
    `INSERT INTO calls SELECT id, ${names}, ${origin}, line FROM changed`,
    "DELETE FROM call_sums s USING touched t WHERE s.owner = t.owner AND s.day = t.day",
    `INSERT INTO call_sums SELECT owner, day, count(*), count(*) FILTER (NOT is_out), count(*) FILTER (is_connected), sum(talk)
      FROM calls SEMI JOIN touched USING (owner, day) GROUP BY owner, day`,
    "DROP TABLE touched",
  ],
};

const DEAL: Kind = {
  table: "deals",
  columns: DEALS,
  values: { owner: "owner", stage: "stage", amount: "amount", closed: "closed", product: "product" },
  code: `CASE
    WHEN coalesce(id, owner, stage, product) IS NULL AND amount IS NULL AND closed IS NULL THEN 'skipped'
    WHEN coalesce(trim(id), '') = '' OR coalesce(trim(owner), '') = '' OR amount IS NULL THEN 'field-missing'
    WHEN coalesce(stage, '') NOT IN ('won', 'lost', 'proposal') THEN 'word-unknown' END`,
  store: (names, origin) => [
    "UPDATE deals SET is_last = false WHERE is_last AND id IN (SELECT id FROM changed)",
    `INSERT INTO deals SELECT id, ${names}, ${origin}, line, true FROM changed`,
  ],
};

const TABLES = `
CREATE TABLE IF NOT EXISTS ledger (import INTEGER, sha256 VARCHAR, name VARCHAR, as_of BIGINT, counts VARCHAR);
CREATE TABLE IF NOT EXISTS calls (id VARCHAR, owner VARCHAR, day DATE, second INTEGER, is_out BOOLEAN, is_connected BOOLEAN,
  talk INTEGER, customer VARCHAR, import INTEGER, line BIGINT);
CREATE TABLE IF NOT EXISTS deals (id VARCHAR, owner VARCHAR, stage VARCHAR, amount DECIMAL(18,2), closed DATE, product VARCHAR,
  import INTEGER, line BIGINT, is_last BOOLEAN);
CREATE TABLE IF NOT EXISTS call_sums (owner VARCHAR, day DATE, dials BIGINT, inbound BIGINT, connected BIGINT, talk BIGINT);
CREATE TABLE IF NOT EXISTS rejects (import INTEGER, line BIGINT, place VARCHAR, code VARCHAR);`;

const BOARD = `
WITH c AS (
  SELECT owner, sum(dials) AS dials, sum(inbound) AS inbound, sum(connected) AS connected, sum(talk) AS talk
  FROM call_sums WHERE strftime(day, '%Y-%m') = ${text(month)} GROUP BY owner
), d AS (
  SELECT owner, count(*) FILTER (stage = 'won') AS won, count(*) FILTER (stage = 'lost') AS lost,
    coalesce(sum(amount) FILTER (stage = 'won'), 0) AS revenue
  FROM deals WHERE is_last AND strftime(closed, '%Y-%m') = ${text(month)} GROUP BY owner
)
SELECT coalesce(c.owner, d.owner), coalesce(dials, 0), coalesce(inbound, 0), coalesce(connected, 0), coalesce(talk, 0),
  coalesce(won, 0), coalesce(lost, 0), CAST(coalesce(revenue, 0) * 100 AS BIGINT)
FROM c FULL JOIN d ON c.owner = d.owner`;

const connection = await connect(database);
const run = async (...statements: string[]) => {
  for (const sql of statements) await connection.run(sql);
};
const numbers = async (sql: string) => (await connection.runAndReadAll(sql)).getRows()[0]?.map(Number) ?? [];

/** Keeps the bytes under their hash; undefined where they are known. */
async function keep(path: string): Promise<string | undefined> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  const sha256 = hash.digest("hex");
  if (existsSync(join(rawDir, sha256))) return undefined;
  copyFileSync(path, join(rawDir, sha256));
  return sha256;
}

/** Takes a file in, as one transaction, and gives its counts. */
async function takeIn(path: string, kind: Kind): Promise<object> {
  const sha256 = await keep(path);
  if (sha256 === undefined) return { name: basename(path), isKnown: true };
  const [number = 0] = await numbers("SELECT coalesce(max(import), 0) + 1 FROM ledger");
  const asOf = Date.now();
  const names = Object.keys(kind.values).join(", ");
  const tuple = (alias: string) =>
    `(${Object.keys(kind.values)
      .map((name) => `${alias}.${name}`)
      .join(", ")})`;
  const typed = Object.entries(kind.values).map(([name, sql]) => `${sql} AS ${name}`);
  const source = readCsv(path, kind.columns, {
    store_rejects: "true",
    rejects_table: `'bad_${number}'`,
    rejects_scan: `'bad_scan_${number}'`,
    rejects_limit: "0",
  });
  const last = kind.table === "deals" ? "(SELECT * FROM deals WHERE is_last)" : "calls";
  await run(
    // Rows keep the order of the file, so that a row's number tells its line; row_number() would be the work of one thread. Before
    // the transaction, for within it rows have other numbers.
    `CREATE TEMP TABLE read AS SELECT id, ${typed.join(", ")}, ${kind.code} AS code FROM ${source}`,
    "BEGIN",
    // A line that DuckDB itself refuses has no row: each moves the lines of the rows after it by one.
    `CREATE TEMP TABLE gaps AS SELECT line - 1 - row_number() OVER (ORDER BY line) AS after, row_number() OVER (ORDER BY line) AS lines
      FROM (SELECT DISTINCT line FROM bad_${number})`,
    `CREATE TEMP VIEW rows AS SELECT read.*, read.rowid AS record, read.rowid + 2 + coalesce(gaps.lines, 0) AS line
      FROM read ASOF LEFT JOIN gaps ON read.rowid >= gaps.after`,
    `INSERT INTO rejects SELECT ${number}, line, column_name, error_type FROM bad_${number}`,
    `INSERT INTO rejects SELECT ${number}, line, '', code FROM rows WHERE code <> 'skipped'`,
    `CREATE TEMP TABLE twins AS SELECT id, count(*) AS n, count(DISTINCT ${tuple("r")}) > 1 AS is_conflict, min(r.rowid) AS first
      FROM read r WHERE code IS NULL AND id IN (SELECT id FROM read WHERE code IS NULL GROUP BY id HAVING count(*) > 1) GROUP BY id`,
    `INSERT INTO rejects SELECT ${number}, line, 'id', 'conflict-in-file' FROM rows SEMI JOIN (FROM twins WHERE is_conflict) USING (id) WHERE code IS NULL`,
    `CREATE TEMP TABLE changed AS SELECT r.* EXCLUDE (code, record)
      FROM rows r LEFT JOIN ${last} s USING (id) LEFT JOIN ledger l USING (import) LEFT JOIN twins t USING (id)
      WHERE r.code IS NULL AND (t.id IS NULL OR (NOT t.is_conflict AND r.record = t.first))
        AND (s.id IS NULL OR (l.as_of <= ${asOf} AND ${tuple("s")} IS DISTINCT FROM ${tuple("r")}))`,
    ...kind.store(names, String(number)),
  );
  const [typedRows = 0, skipped = 0, refused = 0, bad = 0, duplicate = 0, conflicts = 0, accepted = 0] = await numbers(
    `SELECT count(*), count(*) FILTER (code = 'skipped'), count(*) FILTER (code <> 'skipped'),
      (SELECT count(DISTINCT line) FROM bad_${number}), (SELECT coalesce(sum(n - 1) FILTER (NOT is_conflict), 0) FROM twins),
      (SELECT coalesce(sum(n) FILTER (is_conflict), 0) FROM twins), (SELECT count(*) FROM changed) FROM read`,
  );
  const rejected = bad + refused + conflicts;
  const read = typedRows + bad;
  const unchanged = read - accepted - duplicate - skipped - rejected;
  const counts = { read, accepted, unchanged, skipped, duplicate, rejected };
  await run(
    `INSERT INTO ledger VALUES (${number}, ${text(sha256)}, ${text(basename(path))}, ${asOf}, ${text(JSON.stringify(counts))})`,
    "DROP VIEW rows",
    ...["read", "gaps", "twins", "changed"].map((table) => `DROP TABLE ${table}`),
    "COMMIT",
  );
  return { name: basename(path), ...counts };
}

mkdirSync(rawDir, { recursive: true });
await run(TABLES);
const files = [];
for (const path of paths) files.push(await takeIn(path, basename(path).startsWith("deals") ? DEAL : CALL));
await run("CHECKPOINT");
const board = (await connection.runAndReadAll(BOARD)).getRows();
writeFileSync(answer, board.map((row) => row.join("|")).join("\n"));
connection.closeSync();
console.log(JSON.stringify(files));

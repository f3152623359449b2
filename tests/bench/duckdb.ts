/** The peer, in a process of its own: DuckDB loads the same files into its own database file and adds up the month by person. */
import { writeFileSync } from "node:fs";
import { DuckDBInstance } from "@duckdb/node-api";

const [database = "", calls = "", deals = "", month = "", answer = ""] = process.argv.slice(2);

const text = (value: string) => `'${value.replaceAll("'", "''")}'`;
const columns = (types: Record<string, string>) =>
  `{${Object.entries(types)
    .map(([name, type]) => `${text(name)}: '${type}'`)
    .join(", ")}}`;
const CALL_COLUMNS = columns({
  id: "VARCHAR",
  owner: "VARCHAR",
  start: "TIMESTAMP",
  direction: "VARCHAR",
  connected: "VARCHAR",
  talk: "INTEGER",
  customer: "VARCHAR",
  campaign: "VARCHAR",
  note: "VARCHAR",
});
const DEAL_COLUMNS = columns({
  id: "VARCHAR",
  owner: "VARCHAR",
  stage: "VARCHAR",
  amount: "DECIMAL(18,2)",
  closed: "DATE",
  product: "VARCHAR",
});

const BOARD = `
WITH c AS (
  SELECT owner, count(*) AS dials, count(*) FILTER (direction = 'in') AS inbound,
    count(*) FILTER (connected = 'yes') AS connected, coalesce(sum(talk) FILTER (connected = 'yes'), 0) AS talk
  FROM calls WHERE strftime(start, '%Y-%m') = ${text(month)} GROUP BY owner
), d AS (
  SELECT owner, count(*) FILTER (stage = 'won') AS won, count(*) FILTER (stage = 'lost') AS lost,
    coalesce(sum(amount) FILTER (stage = 'won'), 0) AS revenue
  FROM deals WHERE strftime(closed, '%Y-%m') = ${text(month)} GROUP BY owner
)
SELECT coalesce(c.owner, d.owner), coalesce(dials, 0), coalesce(inbound, 0), coalesce(connected, 0), coalesce(talk, 0),
  coalesce(won, 0), coalesce(lost, 0), CAST(coalesce(revenue, 0) * 100 AS BIGINT)
FROM c FULL JOIN d ON c.owner = d.owner`;

const connection = await (await DuckDBInstance.create(database)).connect();
const load = (table: string, file: string, types: string) =>
  connection.run(`CREATE TABLE ${table} AS SELECT * FROM read_csv(${text(file)}, header = true, columns = ${types})`);
await load("calls", calls, CALL_COLUMNS);
await load("deals", deals, DEAL_COLUMNS);
await connection.run("CHECKPOINT");
const rows = (await connection.runAndReadAll(BOARD)).getRows();
writeFileSync(answer, rows.map((row) => row.join("|")).join("\n"));
connection.closeSync();

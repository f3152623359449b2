/** The plain peer: DuckDB loads the same files into its own database file and adds up the month by person. */
import { writeFileSync } from "node:fs";
import { CALLS, connect, DEALS, readCsv, text } from "./duckdb-files.ts";

const [database = "", calls = "", deals = "", month = "", answer = ""] = process.argv.slice(2);

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

const connection = await connect(database);
await connection.run(`CREATE TABLE calls AS SELECT * FROM ${readCsv(calls, CALLS)}`);
await connection.run(`CREATE TABLE deals AS SELECT * FROM ${readCsv(deals, DEALS)}`);
await connection.run("CHECKPOINT");
const rows = (await connection.runAndReadAll(BOARD)).getRows();
writeFileSync(answer, rows.map((row) => row.join("|")).join("\n"));
connection.closeSync();

/** DuckDB reads a call file with its full column types and keeps nothing: a count of every column has each of them converted. */
import { CALLS, connect, readCsv } from "./duckdb-files.ts";
import { startMeter } from "./measure.ts";

const [calls = ""] = process.argv.slice(2);
const connection = await connect();
const meter = startMeter();
await connection.run(`SELECT count(*), count(COLUMNS(*)) FROM ${readCsv(calls, CALLS)}`);
console.log(JSON.stringify(meter()));
connection.closeSync();

/** The files of the bench as DuckDB reads them: every column with its full type. */
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";

export const CALLS = {
  id: "VARCHAR",
  owner: "VARCHAR",
  start: "TIMESTAMP",
  direction: "VARCHAR",
  connected: "VARCHAR",
  talk: "INTEGER",
  customer: "VARCHAR",
  campaign: "VARCHAR",
  note: "VARCHAR",
};
export const DEALS = {
  id: "VARCHAR",
  owner: "VARCHAR",
  stage: "VARCHAR",
  amount: "DECIMAL(18,2)",
  closed: "DATE",
  product: "VARCHAR",
};

export const text = (value: string) => `'${value.replaceAll("'", "''")}'`;

/** `read_csv` of a file with its column types; more options as they are written in SQL. */
export function readCsv(file: string, types: Record<string, string>, more: Record<string, string> = {}): string {
  const columns = Object.entries(types).map(([name, type]) => `${text(name)}: '${type}'`);
  const options = { header: "true", columns: `{${columns.join(", ")}}`, ...more };
  const written = Object.entries(options).map(([name, value]) => `${name} = ${value}`);
  return `read_csv(${text(file)}, ${written.join(", ")})`;
}

export async function connect(database = ":memory:"): Promise<DuckDBConnection> {
  return (await DuckDBInstance.create(database)).connect();
}

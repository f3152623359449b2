/** The SELECT of a `Query`: one prepared statement per shape of query, by its index, bounds, direction and bodies. */
import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { Position, Range } from "../range.ts";
import type { Query } from "../table.ts";
import type { Row } from "./row.ts";

const COLUMNS = "i.pk, i.sk, i.version, i.expires, i.a_pk, i.a_sk, i.b_pk, i.b_sk, i.data";
const COLUMNS_ALONE = `SELECT ${COLUMNS} FROM item i`;
export const COLUMNS_WITH_BODY = `SELECT ${COLUMNS}, b.bytes FROM item i LEFT JOIN body b ON b.id = i.body`;

type Shape = { sql: string; values: (string | number)[] };

function shape(query: Query, range: Range, position: Position | undefined, now: number): Shape {
  const [pk, sk] = query.index ? [`i.${query.index}_pk`, `i.${query.index}_sk`] : ["i.pk", "i.sk"];
  const order = query.index ? [sk, "i.pk", "i.sk"] : [sk];
  const where = [`${pk} = ?`, "(i.expires IS NULL OR i.expires * 1000 > ?)"];
  const values: (string | number)[] = [query.pk, now];
  const bound = (column: string, compare: string, ...bounds: string[]): void => {
    where.push(`${column} ${compare} (${bounds.map(() => "?").join(", ")})`);
    values.push(...bounds);
  };
  if (range.from !== undefined) bound(sk, ">=", range.from);
  if (range.to !== undefined) bound(sk, "<", range.to);
  if (position) {
    const compare = query.reverse ? "<" : ">";
    if (query.index) bound(`(${order.join(", ")})`, compare, position.at, position.key.pk, position.key.sk);
    else bound(sk, compare, position.at);
  }
  const direction = query.reverse ? "DESC" : "ASC";
  const columns = query.withoutBody ? COLUMNS_ALONE : COLUMNS_WITH_BODY;
  const ordered = order.map((column) => `${column} ${direction}`).join(", ");
  return { sql: `${columns} WHERE ${where.join(" AND ")} ORDER BY ${ordered}`, values };
}

/** Runs queries on a database; rows come one by one, in order, without the expired ones. */
export function statements(db: DatabaseSync) {
  const known = new Map<string, StatementSync>();
  return (query: Query, range: Range, position: Position | undefined, now: number): Iterable<Row> => {
    const { sql, values } = shape(query, range, position, now);
    const statement = known.get(sql) ?? db.prepare(sql);
    known.set(sql, statement);
    return statement.iterate(...values) as Iterable<Row>;
  };
}

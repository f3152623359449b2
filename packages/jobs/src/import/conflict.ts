import * as Code from "@clearboard/core/code";
import type { Rejected } from "@clearboard/ingest/read";

/** Rejections for an id that a file states more than once with different values and no stamp to tell which is newer. */
export function conflict(kind: string, id: string, rows: { line: number }[]): Rejected[] {
  const lines = rows
    .map((row) => row.line)
    .sort((one, two) => one - two)
    .join(", ");
  const params = { id, kind, lines };
  return rows.map((row) => ({
    line: row.line,
    column: "id",
    code: "conflict-in-file",
    value: id.slice(0, 40),
    message: Code.say("conflict-in-file", "en", params),
    params,
  }));
}

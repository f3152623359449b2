/** The rejected rows of an import as a file that can be corrected and sent back in. */
import { csvCell } from "@clearboard/core/sheet";
import * as Ingest from "@clearboard/ingest/read";
import * as Ledger from "@clearboard/store/ledger";
import * as Organisation from "@clearboard/store/organisation";
import * as RejectBook from "@clearboard/store/reject-book";
import type { Context } from "./context.ts";
import { demand } from "./import/entry.ts";
import { RETURNED } from "./import/guard.ts";
import * as Profiles from "./profile.ts";

/** Figures and phone numbers are no formulas, and must come back as they went. */
const NUMBER = /^[+-]?[\d.,]+%?$/;

/**
 * The file's header and every rejected record as it stands in it, with the line and the reason behind, as CSV in UTF-8.
 * Correct the rows and send the file in: it holds nothing that was accepted before. By the added columns it is known for
 * what it is, however few its rows; without them it is a file like any other.
 * Cells are as the file has them, so it is for whoever may bring files, and formulas in them are made harmless.
 */
export async function* corrigible(ctx: Context, importId: string): AsyncGenerator<string> {
  const entry = await demand(ctx, importId);
  // An empty file that was approved has no rows and no profile.
  if (entry.profileDigest === "") return;
  const why = new Map<number, string[]>();
  for await (const row of RejectBook.read<Ingest.Rejected>(ctx.files, Ledger.stagingOf(entry))) {
    const reasons = why.get(row.line);
    if (reasons === undefined) why.set(row.line, [reasonOf(row)]);
    else reasons.push(reasonOf(row));
  }
  const reading = await Ingest.open(ctx.files.stream(entry.raw), {
    profiles: [],
    profile: await Profiles.kept(ctx, entry.profileDigest),
    source: entry.source,
    organisation: await Organisation.get(ctx.table),
    keep: new Set(why.keys()),
  });
  const line = (cells: string[]) => `${cells.map((cell) => csvCell(cell, NUMBER.test(cell))).join(",")}\r\n`;
  const width = reading.header.length;
  yield `\uFEFF${line([...reading.header, ...RETURNED])}`;
  for await (const { kept = [] } of reading.batches) {
    let text = "";
    for (const { line: at, cells } of kept) {
      const own = Array.from({ length: Math.max(width, cells.length) }, (_, field) => cells[field] ?? "");
      text += line([...own, String(at), (why.get(at) ?? []).join(" ")]);
    }
    if (text !== "") yield text;
  }
}

/** The reason with its column, which most sentences name by themselves. */
function reasonOf({ column, message }: Ingest.Rejected): string {
  return message.includes(column) ? message : `${column}: ${message}`;
}

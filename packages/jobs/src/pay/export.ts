/** Pay as a file to keep or to hand on: the run of a month, or one statement. */
import * as PaySheet from "@clearboard/core/pay/pay-sheet";
import * as Organisation from "@clearboard/store/organisation";
import type { Context } from "../context.ts";
import { runFor } from "./run.ts";
import { statementFor } from "./statement.ts";
import { xlsx } from "./workbook.ts";

export type Format = "csv" | "xlsx";
export type Sent = { name: string; type: string; bytes: Uint8Array<ArrayBuffer> };

const TYPES = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** In the organisation's language. `person` null = the whole run. Throws as `runFor` and `statementFor` do. */
export async function file(
  ctx: Context,
  { month, person, format }: { month: string; person: string | null; format: Format },
): Promise<Sent> {
  const { locale } = await Organisation.get(ctx.table);
  const parts =
    person === null
      ? PaySheet.run(await runFor(ctx, month), locale)
      : PaySheet.statement(await statementFor(ctx, month, person), locale);
  const bytes = format === "csv" ? new TextEncoder().encode(PaySheet.csv(parts)) : await xlsx(parts);
  const name = person === null ? `pay-${month}` : `statement-${month}-${person}`;
  return { name: `${name}.${format}`, type: TYPES[format], bytes };
}

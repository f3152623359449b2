/** Pay as a file to keep or to hand on: the run of a month, or one statement. */
import { refuse } from "@clearboard/core/error";
import * as Money from "@clearboard/core/money";
import * as Decision from "@clearboard/core/pay/decision";
import * as PaySheet from "@clearboard/core/pay/pay-sheet";
import * as Payroll from "@clearboard/core/pay/payroll";
import type * as Run from "@clearboard/core/pay/run";
import * as Policy from "@clearboard/core/policy";
import { type Cell, csv, type Sheet } from "@clearboard/core/sheet";
import { redactStatement, type Viewer } from "@clearboard/core/visibility";
import * as Organisation from "@clearboard/store/organisation";
import type { Context } from "../context.ts";
import * as People from "../people.ts";
import * as Policies from "../policy.ts";
import { runFor } from "./run.ts";
import { statementFor } from "./statement.ts";

export type Format = "csv" | "xlsx";
export type Sent = { name: string; type: string; bytes: Uint8Array<ArrayBuffer> };

const TYPES = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** In the organisation's language, as the viewer may see it. `person` null = the whole run. Throws as `runFor` and `statementFor` do. */
export async function file(
  ctx: Context,
  {
    month,
    person,
    format,
    viewer,
  }: { month: string; person: string | null; format: Format; viewer: Pick<Viewer, "role"> },
): Promise<Sent> {
  const { locale } = await Organisation.get(ctx.table);
  const parts =
    person === null
      ? PaySheet.run(await runFor(ctx, month), locale)
      : PaySheet.statement(redactStatement(await statementFor(ctx, month, person), viewer), locale);
  const bytes = format === "csv" ? new TextEncoder().encode(PaySheet.csv(parts)) : await xlsx(parts);
  const name = person === null ? `pay-${month}` : `statement-${month}-${person}`;
  return { name: `${name}.${format}`, type: TYPES[format], bytes };
}

/** What goes to payroll, and who is left out of it. */
type ForPayroll = Sent & { held: { name: string; reason: string }[] };

/**
 * The file for payroll of a released run: its lines and those on hold at the release sum to the run. A person whose hold
 * was lifted later has a file of their own, so that no other file changes. Throws `pay-not-released`, `pay-none`,
 * `pay-on-hold`, `pay-net-negative`, `pay-employee-number`.
 */
export async function payrollFile(
  ctx: Context,
  { month, person, format }: { month: string; person?: string | undefined; format: Format },
): Promise<ForPayroll> {
  const { locale } = await Organisation.get(ctx.table);
  const run = await runFor(ctx, month);
  if (run.state !== "released") throw refuse("pay-not-released", { month });
  const isHeld = (row: Run.Row) => Decision.holdAtRelease(run, row.id) !== undefined;
  const rows = run.people.filter((row) => (person === undefined ? !isHeld(row) : row.id === person && isHeld(row)));
  if (person !== undefined) {
    const [row] = rows;
    if (row === undefined) throw refuse("pay-none", { month, person });
    if (row.held !== null) throw refuse("pay-on-hold", { month, name: row.name });
  }
  demandPayable(rows);
  const held = person === undefined ? run.people.filter(isHeld) : [];
  const left = held.map(({ id, name }) => ({ name, reason: Decision.holdAtRelease(run, id)?.reason ?? "" }));
  const { people } = await People.list(ctx);
  const known = new Map(
    people.map(({ id, keys, region }) => [id, { employeeNumber: keys[0]?.replace(/^[^|]*\|/, "") ?? null, region }]),
  );
  const settings = (await Policies.document(ctx, run.policyVersion)).payroll ?? Policy.PAYROLL;
  const sheet = Payroll.sheet(run, rows, known, settings, locale);
  const bytes =
    format === "csv"
      ? new TextEncoder().encode(csv(sheet))
      : await xlsx(left.length === 0 ? [sheet] : [sheet, Payroll.heldSheet(left, locale)]);
  const name = `payroll-${month}${person === undefined ? "" : `-${person}`}.${format}`;
  return { name, type: TYPES[format], bytes, held: left };
}

/** Payroll takes no negative line. Throws `pay-net-negative`. */
export function demandPayable(rows: readonly Run.Row[]): void {
  const row = rows.find(({ paid }) => paid.minor.startsWith("-"));
  if (row === undefined) return;
  const amount = `${Money.decimalText(Money.minor(row.paid), row.paid.currency)} ${row.paid.currency}`;
  throw refuse("pay-net-negative", { name: row.name, amount });
}

/** Digits that a spreadsheet's number keeps exactly; longer ones stay text. */
const EXACT_DIGITS = 15;

/** Sheets as an XLSX file in memory: numbers as numbers, text cells as text, so that no spreadsheet runs them. */
async function xlsx(sheets: readonly Sheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const { default: writeXlsxFile } = await import("write-excel-file/node");
  const parts = sheets.map(({ name, head, rows }) => ({
    sheet: name,
    data: [
      head.map((value) => ({ value, type: String, fontWeight: "bold" as const })),
      ...rows.map((row) => row.map(cellOf)),
    ],
  }));
  return new Uint8Array(await writeXlsxFile(parts).toBuffer());
}

function cellOf({ text, isNumber }: Cell) {
  if (text === "") return null;
  const isExact = isNumber && text.replace(/\D/g, "").length <= EXACT_DIGITS;
  return isExact ? { value: Number(text), type: Number } : { value: text, type: String };
}

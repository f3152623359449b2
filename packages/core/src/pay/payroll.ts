/** The file for payroll: a released run as one line a person, in the columns that the policy names. */
import { refuse } from "../error.ts";
import * as Period from "../period.ts";
import type * as Policy from "../policy.ts";
import { amount, type Cell, type Sheet, text } from "../sheet.ts";
import { PAYROLL } from "../words/pay-output.ts";
import { type Locale, say } from "../words/text.ts";
import type * as Run from "./run.ts";

/** What is known of a person beside the run. The employee number is the key of the people files; null = nobody gave one. */
export type Person = { employeeNumber: string | null; region: string | null };

/** The day on which the pay of a month is paid out. */
export function payDateOf(month: string, payDay: number): string {
  const next = Period.next(month);
  return `${next}-${String(Math.min(payDay, Period.daysInMonth(next))).padStart(2, "0")}`;
}

/**
 * One line for each row that is paid something; amounts with all decimals of the currency. Sums to the rows. Throws
 * `pay-employee-number` where that column is asked for and somebody has none: payroll would pay an unknown number.
 */
export function sheet(
  { month, currency }: Pick<Run.Info, "month" | "currency">,
  rows: readonly Run.Row[],
  people: ReadonlyMap<string, Person>,
  settings: Policy.Payroll,
  locale: Locale,
): Sheet {
  const payDate = payDateOf(month, settings.payDay);
  const cell: Record<Policy.PayrollColumn, (row: Run.Row) => Cell> = {
    employeeNumber({ id, name }) {
      const employeeNumber = people.get(id)?.employeeNumber;
      if (employeeNumber == null) throw refuse("pay-employee-number", { name });
      return text(employeeNumber);
    },
    name: ({ name }) => text(name),
    payCode: () => text(settings.payCode),
    costCentre: ({ id, teamName }) => text(settings.costCentre === "team" ? teamName : people.get(id)?.region),
    period: () => text(month),
    payDate: () => text(payDate),
    amount: ({ paid }) => amount(paid),
    currency: () => text(currency),
  };
  return {
    name: say(PAYROLL.sheet, locale),
    head: settings.columns.map((column) => say(PAYROLL[column], locale)),
    rows: rows
      .filter(({ paid }) => paid.minor !== "0")
      .map((row) => settings.columns.map((column) => cell[column](row))),
  };
}

/** Who is left out, and why: the second sheet of the workbook. */
export function heldSheet(rows: readonly { name: string; reason: string }[], locale: Locale): Sheet {
  return {
    name: say(PAYROLL.held, locale),
    head: [say(PAYROLL.name, locale), say(PAYROLL.reason, locale)],
    rows: rows.map(({ name, reason }) => [text(name), text(reason)]),
  };
}

/** What payroll really paid or took, entered after the release: one person at a time, or payroll's file as a whole. */
import { refuse } from "@clearboard/core/error";
import * as Money from "@clearboard/core/money";
import * as Run from "@clearboard/core/pay/run";
import { PAYROLL, SHEET } from "@clearboard/core/words/pay-output";
import * as Csv from "@clearboard/ingest/csv";
import * as Month from "@clearboard/store/month";
import * as z from "zod";
import type { Context } from "../context.ts";
import { type Actor, MonthText, operation, type Recorder } from "../operation.ts";
import * as ActualFile from "./actual-file.ts";
import { demandSecond } from "./approver.ts";
import { finder } from "./person.ts";
import { runFor } from "./run.ts";

const Note = z.string().trim().max(500);
/** 10,000 people with long names */
const MOST_BYTES = 2_000_000;
const REFUSALS = [
  "month-unknown",
  "month-changed",
  "pay-not-released",
  "pay-none",
  "pay-own-pay",
  "pay-actual-held",
  "pay-too-fine",
  "request-invalid",
] as const;

export const enterActual = operation({
  name: "pay.enter",
  route: "POST /api/pay/:month/actuals",
  summary: "Enter what payroll really paid or took; balances run from it, and a later entry takes its place",
  action: "pay.manage",
  input: z.strictObject({
    month: MonthText,
    person: z.string().min(1).max(200),
    amount: z
      .string()
      .regex(/^-?\d{1,15}(\.\d{1,4})?$/)
      .meta({ description: "major units, below 0 where payroll took money" }),
    note: Note.default(""),
  }),
  output: Run.Info,
  refusals: REFUSALS,
  audit: "pay-enter",
  run: async (ctx, { month, person, amount, note }, actor, record) => {
    const run = await released(ctx, month);
    const minor = minorOf(amount, run.currency, () =>
      refuse("pay-too-fine", {
        ...{ place: "/amount", value: amount, currency: run.currency },
        decimals: `${Money.decimals(run.currency)}`,
      }),
    );
    const detail = { person, amount: `${amount} ${run.currency}` };
    return enter(ctx, run, actor, { rows: [{ person, minor }], note, detail }, record);
  },
});

export const enterActuals = operation({
  name: "pay.enter-file",
  route: "POST /api/pay/:month/actuals/file",
  summary:
    "Enter what payroll really paid from its CSV file: employee number or person, and amount; all of it or nothing",
  action: "pay.manage",
  input: z.strictObject({
    month: MonthText,
    csv: z.string().min(1).max(MOST_BYTES),
    note: Note.default(""),
  }),
  output: Run.Info,
  refusals: [...REFUSALS, "pay-actual-columns", "pay-actual-person", "pay-actual-amount", "pay-actual-twice"],
  audit: "pay-enter-file",
  maxBytes: MOST_BYTES,
  run: async (ctx, { month, csv, note }, actor, record) => {
    const run = await released(ctx, month);
    const rows = await parse(ctx, run, csv);
    return enter(ctx, run, actor, { rows, note, detail: { rows: `${rows.length}` } }, record);
  },
});

type Row = { person: string; minor: bigint };

async function released(ctx: Context, month: string): Promise<Run.Info> {
  const run = await runFor(ctx, month);
  if (run.state !== "released") throw refuse("pay-not-released", { month });
  return run;
}

function minorOf(text: string, currency: string, wrong: () => Error): bigint {
  const amount = Money.parseMajor(text, currency);
  if (amount.d !== 1n) throw wrong();
  return amount.n;
}

/**
 * Puts the entries beside those that are there, in one write; the same amounts again change nothing. The log names the file
 * of all entries, so that a change of them shows. Throws `month-changed` where somebody else was faster.
 */
async function enter(
  ctx: Context,
  run: Run.Info,
  actor: Actor,
  { rows, note, detail }: { rows: readonly Row[]; note: string; detail: Record<string, string> },
  record: Recorder,
): Promise<Run.Info> {
  const { month, currency } = run;
  const people = new Map(run.people.map((row) => [row.id, row]));
  for (const { person } of rows) {
    const row = people.get(person);
    if (row === undefined) throw refuse("pay-none", { month, person });
    if (row.held !== null) throw refuse("pay-actual-held", { month, name: row.name });
  }
  const isOnly = await demandSecond(ctx, actor, { first: undefined, paid: rows.map(({ person }) => person) });
  const item = await Month.get(ctx.table, month);
  if (item === undefined) throw refuse("month-unknown", { month });
  const all = new Map((await ActualFile.read(ctx, item)).map((entry) => [entry.person, entry]));
  const entered = { by: actor.id, at: new Date(ctx.now()).toISOString(), ...(isOnly && { isOnly }) };
  for (const { person, minor } of rows) {
    const history = all.get(person)?.history ?? [];
    const amount = Money.of(minor, currency);
    if (history.at(-1)?.amount.minor === amount.minor) continue;
    const released = people.get(person)?.paid ?? Money.of(0n, currency);
    all.set(person, { person, history: [...history, { amount, released, note, entered }] });
  }
  const actuals = await ActualFile.write(ctx, [...all.values()]);
  if (actuals === item.actuals) return run;
  return record({ month, ...detail, ...(note && { note }), file: actuals }, async () => {
    if (!(await Month.replace(ctx.table, { ...item, actuals }))) throw refuse("month-changed", { month });
    return runFor(ctx, month);
  });
}

/** Who a row is of, and the amount, by the words of the payroll file in either language. */
const COLUMNS = {
  person: [PAYROLL.employeeNumber, SHEET.person, PAYROLL.name].flatMap(({ en, zh }): string[] => [en, zh]),
  amount: [PAYROLL.amount.en, PAYROLL.amount.zh],
};

async function parse(ctx: Context, { month, currency }: Run.Info, csv: string): Promise<Row[]> {
  const bytes = Buffer.from(csv.replace(/^\uFEFF/, ""));
  const scanner = new Csv.Scanner(Csv.guessDelimiter(bytes, true));
  scanner.push(bytes);
  scanner.finish();
  const head = scanner.next() ? scanner.texts().map((cell) => cell.trim()) : [];
  const find = (names: readonly string[]) => {
    for (const name of names) {
      const at = head.findIndex((cell) => cell.toLowerCase() === name.toLowerCase());
      if (at >= 0) return at;
    }
    throw refuse("pay-actual-columns");
  };
  const [ofPerson, ofAmount] = [find(COLUMNS.person), find(COLUMNS.amount)];
  const personOf = await finder(ctx, month);
  const lines = new Map<string, number>();
  const rows: Row[] = [];
  while (scanner.next()) {
    const { line } = scanner;
    const cells = scanner.texts().map((cell) => cell.trim());
    const at = (column: number) => ({ line: `${line}`, column: head[column] ?? "", value: cells[column] ?? "" });
    const [asked, text] = [at(ofPerson), at(ofAmount)];
    const found = personOf(asked.value);
    if (typeof found !== "string") throw refuse("pay-actual-person", { ...asked, month });
    const other = lines.get(found);
    if (other !== undefined) throw refuse("pay-actual-twice", { ...asked, other: `${other}` });
    lines.set(found, line);
    const wrong = () => refuse("pay-actual-amount", { ...text, currency });
    const plain = text.value.replaceAll(",", "");
    if (!/^-?\d{1,15}(\.\d+)?$/.test(plain)) throw wrong();
    rows.push({ person: found, minor: minorOf(plain, currency, wrong) });
  }
  return rows;
}

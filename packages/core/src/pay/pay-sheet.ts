/** Statements and runs as sheets of cells, for CSV and XLSX: down to the source rows and the steps that anyone can work out again. */
import * as Code from "../code.ts";
import { amount, type Cell, csvCell, number, type Sheet, text } from "../sheet.ts";
import { ADJUSTMENT, SHEET } from "../words/pay-output.ts";
import { type Locale, say } from "../words/text.ts";
import type * as Decision from "./decision.ts";
import type * as Entry from "./entry.ts";
import type * as Run from "./run.ts";
import type * as Statement from "./statement.ts";

const ROW = ["row", "rowId", "file", "fileLine", "import"] as const;

const COLUMNS = {
  summary: ["field", "valueOf"],
  entries: ["kind", "paidFor", "postedIn", "amount", "cause", ...ROW],
  components: ["component", "tier", "measured", "target", "attainment", "tierFrom", "earned"],
  deals: ["day", "name", "product", "amount", "share", "credited", ...ROW],
  steps: ["stage", "rule", "component", "figure", "operation", "factors", "by", "value", "parameters"],
  people: [
    ...([
      "id",
      "person",
      "team",
      "plan",
      "line",
      "ownPay",
      "adjustments",
      "draws",
      "carried",
      "manual",
      "paid",
    ] as const),
    ...(["currency", "reason", "held"] as const),
  ],
} as const satisfies Record<string, readonly (keyof typeof SHEET)[]>;

type Section = keyof typeof COLUMNS;
/** A sheet of a workbook; in a CSV each of its lines starts with the section. */
export type Part = Sheet & { section: Section };

/** A decimal is a number to a spreadsheet; an exact fraction stays as it is written. */
const exact = (value: string | null): Cell =>
  value !== null && /^-?\d+(\.\d+)?$/.test(value) ? number(value) : text(value);

const part = (section: Section, locale: Locale, rows: Cell[][]): Part => ({
  section,
  name: say(SHEET[`sheet.${section}`], locale),
  head: COLUMNS[section].map((column) => say(SHEET[column], locale)),
  rows,
});

/** One statement: summary, ledger lines with causes, components with tiers, targets and deals with their rows, and the steps. */
export function statement(item: Statement.Info, locale: Locale): Part[] {
  return [
    part("summary", locale, summary(item, locale)),
    part(
      "entries",
      locale,
      item.entries.flatMap((entry) => entryRows(entry, item.files, locale)),
    ),
    part("components", locale, components(item)),
    part("deals", locale, [...targets(item), ...deals(item)]),
    part("steps", locale, steps(item)),
  ];
}

function summary(item: Statement.Info, locale: Locale): Cell[][] {
  const word = (key: keyof typeof SHEET) => text(say(SHEET[key], locale));
  const notes = item.notes.map(({ code, params }): Cell[] => [
    word("note"),
    text(code in Code.TEXTS ? Code.say(code as Code.Code, locale, params) : code),
  ]);
  return [
    [word("month"), text(item.month)],
    [word("person"), text(item.person.name)],
    [word("id"), text(item.person.id)],
    [word("team"), text(item.person.teamName)],
    [word("status"), text(item.state ?? item.status)],
    [word("plan"), text(item.plan === null ? null : item.plan.title ? say(item.plan.title, locale) : item.plan.id)],
    [word("version"), item.plan === null ? text(null) : number(item.plan.policyVersion)],
    [word("reason"), text(item.reason)],
    [word("currency"), text(item.currency)],
    [word("own"), amount(item.own)],
    [word("paid"), amount(item.paid)],
    [word("owed"), amount(item.after.owed)],
    [word("withheld"), amount(item.after.withheld)],
    [word("deficit"), amount(item.after.deficit)],
    ...(item.hold === undefined ? [] : [[word("held"), text(item.hold.reason)]]),
    ...notes,
  ];
}

const rowCells = (row: Entry.Row | undefined, files: Statement.Info["files"]): Cell[] =>
  row === undefined
    ? [text(null), text(null), text(null), text(null), text(null)]
    : [text(row.kind), text(row.id), text(files[row.importId]), number(row.line), text(row.importId)];

/** An adjustment by hand as a sentence: the reason, its text, and the two people behind it. */
export function adjustmentText({ code, text: why, entered, confirmed }: Decision.Adjustment, locale: Locale): string {
  const people = confirmed === null ? entered.by : `${entered.by}, ${confirmed.by}`;
  return `${say(ADJUSTMENT[code], locale)}: ${why} (${people})`;
}

/** A line of the ledger, and below it each row of each cause. */
function entryRows(entry: Entry.Info, files: Statement.Info["files"], locale: Locale): Cell[][] {
  const line = [text(entry.kind), text(entry.source), text(entry.posted), amount(entry.amount)];
  if (entry.decision !== undefined) {
    const { row } = entry.decision;
    const from = row === null ? rowCells(undefined, files) : [text(null), text(null), text(row.file), number(row.line)];
    return [[...line, text(adjustmentText(entry.decision, locale)), ...from, ...(row ? [text(row.importId)] : [])]];
  }
  const causes = entry.causes.flatMap((cause) => {
    const named = [text("cause"), text(entry.source), text(entry.posted), amount(cause.amount), text(cause.code)];
    const [first, ...more] = cause.rows;
    const rest = more.map((row) => [...named.slice(0, 3), text(null), text(cause.code), ...rowCells(row, files)]);
    return [[...named, ...rowCells(first, files)], ...rest];
  });
  return [[...line, text(null), ...rowCells(undefined, files)], ...causes];
}

/** A component, and below it each of its tiers with where it starts for this person. */
function components({ result }: Statement.Info): Cell[][] {
  return (result?.components ?? []).flatMap((item) => [
    [
      text(item.id),
      text(null),
      exact(item.measured),
      exact(item.target),
      exact(item.attainment),
      text(null),
      exact(item.earned),
    ],
    ...item.lines.map((line) => [
      text(item.id),
      text(line.id === item.tier ? `${line.id} *` : line.id),
      ...[text(null), text(null), text(null), exact(line.from), text(null)],
    ]),
  ]);
}

function targets({ targets: list, files, month }: Statement.Info): Cell[][] {
  return list.map(({ amount: target, row }) => [
    ...[text(month), text(null), text(null), amount(target), text(null), text(null)],
    ...rowCells(row, files),
  ]);
}

/** A deal, and below it what was refunded and paid on it. */
function deals({ deals: list, files }: Statement.Info): Cell[][] {
  return list.flatMap((deal) => [
    [
      ...[text(deal.day), text(deal.name), text(deal.product), amount(deal.amount), exact(deal.share)],
      ...[amount(deal.credited), ...rowCells(deal.row, files)],
    ],
    ...[...deal.refunds, ...deal.payments].map((item) => [
      ...[text(item.day), text(null), text(null), amount(item.amount), text(null), text(null)],
      ...rowCells(item.row, files),
    ]),
  ]);
}

function steps({ result }: Statement.Info): Cell[][] {
  return (result?.steps ?? []).map((step) => [
    ...[text(step.stage), text(step.code), text(step.component), text(step.figure), text(step.op)],
    ...[text(step.factors.join(" * ")), exact(step.by), exact(step.value), text(JSON.stringify(step.params))],
  ]);
}

/** A month's run: one line a person, and the sums. */
export function run(item: Run.Info, locale: Locale): Part[] {
  const sums = ({ own, adjustments, draws, carried, manual, paid }: Omit<Run.Info["totals"], "people" | "held">) =>
    [own, adjustments, draws, carried, manual, paid].map(amount);
  const rows = item.people.map((row) => [
    ...[text(row.id), text(row.name), text(row.teamName), text(row.plan), text(row.line)],
    ...[...sums(row), text(item.currency), text(row.reason), text(row.held)],
  ]);
  const word = (key: keyof typeof SHEET) => text(say(SHEET[key], locale));
  const total = [
    ...[text(null), word("total"), text(null), text(null), text(null)],
    ...[...sums(item.totals), text(item.currency), text(null), amount(item.totals.held)],
  ];
  const about = [
    [word("month"), text(item.month)],
    [word("status"), text(item.state ?? item.status)],
    [word("version"), number(item.policyVersion)],
    [word("digest"), text(item.digest)],
    [word("people"), number(item.totals.people)],
    [word("paid"), amount(item.totals.paid)],
    ...item.history.map(({ state, by, at, isOnly }) => [
      text(state),
      text(`${by} ${at}${isOnly ? ` (${say(SHEET.only, locale)})` : ""}`),
    ]),
    ...item.adjustments.map((adjustment) => [
      word("manual"),
      text(
        `${item.people.find(({ id }) => id === adjustment.person)?.name ?? adjustment.person}: ${adjustmentText(adjustment, locale)}`,
      ),
    ]),
  ];
  return [part("people", locale, [...rows, total]), part("summary", locale, about)];
}

/** All parts in one file: each line starts with its section, the first of a section names the columns. */
export function csv(parts: readonly Part[]): string {
  const lines = parts.flatMap(({ section, head, rows }) => [
    [section, ...head.map((title) => csvCell(title))],
    ...rows.map((row) => [section, ...row.map((cell) => csvCell(cell.text, cell.isNumber))]),
  ]);
  return `\uFEFF${lines.map((line) => `${line.join(",")}\r\n`).join("")}`;
}

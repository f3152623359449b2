/** Statements and runs as sheets of cells, for CSV and XLSX: down to the source rows and the steps that anyone can work out again. */
import * as Code from "../code.ts";
import { KINDS } from "../fact/kinds.ts";
import { amount, type Cell, csvCell, number, type Sheet, text } from "../sheet.ts";
import { OUTCOME_NAMES } from "../words/pay-cause.ts";
import { ADJUSTMENT, SHEET, TERMINAL } from "../words/pay-output.ts";
import { tierName } from "../words/pay-step.ts";
import { REASONS } from "../words/reason-name.ts";
import { type Locale, say } from "../words/text.ts";
import type * as Decision from "./decision.ts";
import type * as Entry from "./entry.ts";
import * as FormatCause from "./format-cause.ts";
import * as FormatStep from "./format-step.ts";
import * as Gap from "./gap.ts";
import type * as Run from "./run.ts";
import type * as Statement from "./statement.ts";

const ROW = ["row", "rowId", "file", "fileLine", "import"] as const;
const CAUSE_ROW = [...ROW, "rowOutcome"] as const;

const COLUMNS = {
  summary: ["field", "valueOf"],
  entries: ["kind", "paidFor", "postedIn", "amount", "cause", ...CAUSE_ROW],
  components: ["component", "tier", "measured", "target", "attainment", "tierFrom", "earned"],
  deals: ["day", "name", "product", "amount", "share", "credited", ...ROW, "nowWith"],
  steps: [
    "stepText",
    "adds",
    "value",
    "stage",
    "rule",
    "component",
    "figure",
    "operation",
    "factors",
    "by",
    "parameters",
  ],
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
    part("components", locale, components(item, locale)),
    part("deals", locale, [...targets(item, locale), ...deals(item, locale)]),
    part("steps", locale, steps(item, locale)),
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
    [word("status"), text(stateText(item, locale))],
    [word("plan"), text(item.plan === null ? null : item.plan.title ? say(item.plan.title, locale) : item.plan.id)],
    [word("version"), item.plan === null ? text(null) : number(item.plan.policyVersion)],
    [word("reason"), text(reasonText(item.reason, locale))],
    [word("currency"), text(item.currency)],
    [word("own"), amount(item.own)],
    [word("paid"), amount(item.paid)],
    [word("owed"), amount(item.after.owed)],
    [word("withheld"), amount(item.after.withheld)],
    [word("deficit"), amount(item.after.deficit)],
    ...(item.hold === undefined ? [] : [[word("held"), text(item.hold.reason)]]),
    ...FormatStep.unitsToDate(item, locale).map((sentence) => [word("note"), text(sentence)]),
    ...(item.actual === undefined ? [] : [[word("actual"), amount(item.actual.amount)]]),
    ...notes,
  ];
}

/** How far the money is; what is published counts as posted. */
function stateText({ state, status }: Pick<Statement.Info, "state" | "status">, locale: Locale): string {
  return say(TERMINAL[`state.${state ?? (status === "posted" ? "earned" : "preliminary")}`], locale);
}

const reasonText = (reason: Statement.Info["reason"], locale: Locale) => reason && say(REASONS[reason], locale);

const rowCells = (row: Entry.CauseRow | undefined, files: Statement.Info["files"], locale: Locale): Cell[] =>
  row === undefined
    ? [text(null), text(null), text(null), text(null), text(null)]
    : [
        ...[text(say(KINDS[row.kind].label, locale)), text(row.id), text(files[row.importId])],
        ...[number(row.line), text(row.importId)],
        ...(row.outcome === undefined ? [] : [text(say(OUTCOME_NAMES[row.outcome], locale))]),
      ];

/** An adjustment by hand as a sentence: the reason, its text, and the two people behind it. */
export function adjustmentText({ code, text: why, entered, confirmed }: Decision.Adjustment, locale: Locale): string {
  const people = confirmed === null ? entered.by : `${entered.by}, ${confirmed.by}`;
  return `${say(ADJUSTMENT[code], locale)}: ${why} (${people})`;
}

/** A line of the ledger, and below it each row of each cause. */
function entryRows(entry: Entry.Info, files: Statement.Info["files"], locale: Locale): Cell[][] {
  const line = [
    text(say(TERMINAL[`kind.${entry.kind}`], locale)),
    text(entry.source),
    text(entry.posted),
    amount(entry.amount),
  ];
  if (entry.decision !== undefined) {
    const { row } = entry.decision;
    const from =
      row === null ? rowCells(undefined, files, locale) : [text(null), text(null), text(row.file), number(row.line)];
    return [[...line, text(adjustmentText(entry.decision, locale)), ...from, ...(row ? [text(row.importId)] : [])]];
  }
  const causes = entry.causes.flatMap((cause) => {
    const output = text(FormatCause.formatCause(cause, locale));
    const named = [
      text(say(SHEET.cause, locale)),
      text(entry.source),
      text(entry.posted),
      amount(cause.amount),
      output,
    ];
    const [first, ...more] = cause.rows;
    const rest = more.map((row) => [...named.slice(0, 3), text(null), output, ...rowCells(row, files, locale)]);
    return [[...named, ...rowCells(first, files, locale)], ...rest];
  });
  return [[...line, text(null), ...rowCells(undefined, files, locale)], ...causes];
}

/** A component, and below it each of its tiers with where it starts for this person. */
function components({ result, plan }: Statement.Info, locale: Locale): Cell[][] {
  const nameOf = (id: string) => {
    const title = plan?.document.components.find((item) => item.id === id)?.title;
    return text(title ? say(title, locale) : id);
  };
  const tierOf = (id: string, tier: string) =>
    plan === null ? tier : FormatStep.tier(plan.document, id, tier, locale);
  return (result?.components ?? []).flatMap((item) => [
    [
      nameOf(item.id),
      text(null),
      exact(item.measured),
      exact(item.target),
      exact(item.attainment),
      text(null),
      exact(item.earned),
    ],
    ...item.lines.map((line) => [
      nameOf(item.id),
      text(`${tierOf(item.id, line.id)}${line.id === item.tier ? " *" : ""}`),
      ...[text(null), text(null), text(null), exact(line.from), text(null)],
    ]),
  ]);
}

function targets({ targets: list, files, month }: Statement.Info, locale: Locale): Cell[][] {
  return list.map(({ amount: target, row }) => [
    ...[text(month), text(null), text(null), amount(target), text(null), text(null)],
    ...[...rowCells(row, files, locale), text(null)],
  ]);
}

/** A deal, and below it what was refunded and paid on it. */
function deals({ deals: own, older, files }: Statement.Info, locale: Locale): Cell[][] {
  return [...own, ...older].flatMap((deal) => [
    [
      ...[text(deal.day), text(deal.name), text(deal.product), amount(deal.amount), exact(deal.share)],
      ...[amount(deal.credited), ...rowCells(deal.row, files, locale), text(deal.nowWith ?? null)],
    ],
    ...[...deal.refunds, ...deal.payments].map((item) => [
      ...[text(item.day), text(null), text(null), amount(item.amount), text(null), text(null)],
      ...[...rowCells(item.row, files, locale), text(null)],
    ]),
  ]);
}

/** A step in words, what it adds by itself and the sum after it; then all that it takes to work it out again. */
function steps({ result, plan }: Statement.Info, locale: Locale): Cell[][] {
  const list = result?.steps ?? [];
  const own = FormatStep.ownAmounts(list);
  return list.map((step, at) => [
    text(plan === null ? FormatStep.sayStep(step, locale) : FormatStep.formatStep(step, plan.document, locale)),
    ...[exact(own[at] ?? null), exact(step.value)],
    ...[text(step.stage), text(step.code), text(step.component), text(step.figure), text(step.op)],
    ...[text(step.factors.join(" * ")), exact(step.by), text(JSON.stringify(step.params))],
  ]);
}

/** The line reached by its title, one of the three by its name. */
function lineText({ line, lineTitle }: Run.Row, locale: Locale): string | null {
  return line === null ? null : tierName(line, locale, lineTitle);
}

/** A month's run: one line a person, and the sums. */
export function run(item: Run.Info, locale: Locale): Part[] {
  const sums = ({ own, adjustments, draws, carried, manual, paid }: Omit<Run.Info["totals"], "people" | "held">) =>
    [own, adjustments, draws, carried, manual, paid].map(amount);
  const rows = item.people.map((row) => [
    ...[text(row.id), text(row.name), text(row.teamName)],
    ...[text(row.planTitle ? say(row.planTitle, locale) : row.plan), text(lineText(row, locale))],
    ...[...sums(row), text(item.currency), text(reasonText(row.reason, locale)), text(row.held)],
  ]);
  const word = (key: keyof typeof SHEET) => text(say(SHEET[key], locale));
  const total = [
    ...[text(null), word("total"), text(null), text(null), text(null)],
    ...[...sums(item.totals), text(item.currency), text(null), amount(item.totals.held)],
  ];
  const about = [
    [word("month"), text(item.month)],
    [word("status"), text(stateText(item, locale))],
    [word("version"), number(item.policyVersion)],
    [word("digest"), text(item.digest)],
    [word("people"), number(item.totals.people)],
    [word("paid"), amount(item.totals.paid)],
    ...item.history.map(({ state, by, at, isOnly }) => [
      text(say(TERMINAL[`state.${state}`], locale)),
      text(`${by} ${at}${isOnly ? ` (${say(SHEET.only, locale)})` : ""}`),
    ]),
    ...item.gaps.map((gap) => [word("note"), text(Gap.format(gap, locale))]),
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

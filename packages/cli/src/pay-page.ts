/** Pay as plain text for the terminal, in the organisation's language. */
import * as Code from "@clearboard/core/code";
import type * as Fact from "@clearboard/core/fact";
import { KINDS } from "@clearboard/core/fact/kinds";
import type * as Difference from "@clearboard/core/pay/difference";
import type * as Entry from "@clearboard/core/pay/entry";
import type * as Estimate from "@clearboard/core/pay/estimate";
import * as FormatCause from "@clearboard/core/pay/format-cause";
import * as FormatStep from "@clearboard/core/pay/format-step";
import * as Gap from "@clearboard/core/pay/gap";
import { adjustmentText } from "@clearboard/core/pay/pay-sheet";
import type * as Run from "@clearboard/core/pay/run";
import type * as Statement from "@clearboard/core/pay/statement";
import { NOW_WITH } from "@clearboard/core/words/hand-over";
import { TERMINAL } from "@clearboard/core/words/pay-output";
import { CONVERTED } from "@clearboard/core/words/rate";
import { REASONS } from "@clearboard/core/words/reason-name";
import { type Locale, say } from "@clearboard/core/words/text";
import { type Column, table } from "./output.ts";
import * as Words from "./words.ts";

const wordsOf = (locale: Locale) => (key: keyof typeof TERMINAL) => say(TERMINAL[key], locale);

const number = (title: string): Column => ({ title, isNumber: true });
const named = (title: string): Column => ({ title });

/** Rows as "deals.csv:3", as many as fit in a line. */
function places(rows: readonly Entry.Row[], files: Statement.Info["files"]): string {
  const shown = rows.slice(0, 3).map((row) => `${files[row.importId] ?? row.importId}:${row.line}`);
  return shown.join(" ") + (rows.length > shown.length ? ` +${rows.length - shown.length}` : "");
}

function causes(list: readonly Entry.Cause[], files: Statement.Info["files"], locale: Locale): string {
  const word = wordsOf(locale);
  const columns = [named(word("why")), number(word("amount")), named(word("row"))];
  const kind = (kind: Fact.Kind) => say(KINDS[kind].label, locale);
  const rows = list.map((cause) => [
    FormatCause.formatCause(cause, locale),
    Words.money(cause.amount),
    FormatCause.formatRows(cause, { locale, files, kind }).join("; "),
  ]);
  return table(columns, rows);
}

/** A statement: its lines, why earlier months changed, its deals, and every step to the total. */
export function statement(info: Statement.Info, locale: Locale): string {
  const word = wordsOf(locale);
  const stage = info.state ?? (info.status === "posted" ? "earned" : "preliminary");
  const state = word(`state.${stage}`);
  const plan = info.plan === null ? "" : `  ${info.plan.title ? say(info.plan.title, locale) : info.plan.id}`;
  const lines = [
    `${info.person.name}  ${info.month}  ${state}${plan}`,
    `${word(`amount.${stage}`)} ${Words.money(info.paid)} ${info.currency}`,
  ];
  if (info.hold?.lifted === null) lines.push(`${word("held")}: ${info.hold.reason}`);
  if (info.reason !== null) lines.push(`${word("none")}: ${say(REASONS[info.reason], locale)}`);
  for (const { code, params } of info.notes)
    lines.push(code in Code.TEXTS ? Code.say(code as Code.Code, locale, params) : code);
  if (info.entries.length > 0) {
    const rows = info.entries.map((entry) => [
      ...[word(`kind.${entry.kind}`), entry.source, Words.money(entry.amount)],
      entry.decision === undefined ? "" : adjustmentText(entry.decision, locale),
    ]);
    const columns = [named(word("line")), named(word("month")), number(word("amount")), named("")];
    lines.push("", table(columns, rows));
  }
  const late = info.entries.flatMap((entry) => entry.causes);
  if (late.length > 0) lines.push("", causes(late, info.files, locale));
  if (info.deals.length > 0) {
    const columns = [
      named(word("day")),
      named(word("deal")),
      number(word("sold")),
      number(word("credited")),
      named(word("file")),
    ];
    const rows = info.deals.map((deal) => [
      deal.day,
      [deal.id, ...notesOn(deal, locale).map((note) => `(${note})`)].join(" "),
      Words.money(deal.amount),
      Words.money(deal.credited),
      places([deal.row], info.files),
    ]);
    lines.push("", table(columns, rows));
  }
  const [steps, document] = [info.result?.steps ?? [], info.plan?.document];
  if (steps.length > 0 && document !== undefined) {
    const own = FormatStep.ownAmounts(steps);
    const rows = steps.map((step, at) => [
      FormatStep.formatStep(step, document, locale),
      FormatStep.stepValue(step, own[at] ?? "0", document),
      FormatStep.stepValue(step, step.value, document),
    ]);
    lines.push("", ...FormatStep.unitsToDate(info, locale));
    lines.push(table([named(word("step")), number(word("adds")), number(word("value"))], rows));
  }
  return lines.join("\n");
}

/** What is said beside a deal: who has it now, what the file states in another currency. */
function notesOn({ nowWith, converted }: Statement.Deal, locale: Locale): string[] {
  const notes = nowWith === undefined ? [] : [say(NOW_WITH, locale, { person: nowWith })];
  if (converted === undefined) return notes;
  const { currency, stated, rate, day, source } = converted;
  const amount = Words.money({ minor: stated.amountMinor ?? "0", currency });
  return [...notes, say(CONVERTED, locale, { amount, currency, rate, day, source })];
}

/** Why pay is another than before. */
export function change(info: Difference.Info, locale: Locale): string {
  const word = wordsOf(locale);
  const title = `${word("since")} ${word(`since.${info.since}`)}`;
  if (info.at === null) return `${title}: ${word("unknownTime")}`;
  const sums = `${Words.money(info.before)} -> ${Words.money(info.after)} (${Words.money(info.difference)})`;
  if (info.causes.length === 0) return `${title}, ${info.at}: ${sums}  ${word("same")}`;
  return [`${title}, ${info.at}: ${sums}`, "", causes(info.causes, info.files, locale)].join("\n");
}

/** What one more deal pays. */
export function estimate(info: Estimate.Info, locale: Locale): string {
  const word = wordsOf(locale);
  const lines = [
    `${word("adds")} ${Words.money(info.adds)}: ${Words.money(info.before)} -> ${Words.money(info.after)}`,
  ];
  const rows = info.parts.map((part) => [part.component, part.tier, part.measured, part.pays]);
  if (rows.length > 0)
    lines.push("", table([named(word("plan")), named(word("tier")), number(word("sold")), number(word("pays"))], rows));
  if (info.next !== null) {
    const { id, title, from, missing, pays } = info.next;
    const name = title ? say(title, locale) : id;
    const parts = [`${word("from")} ${Words.money(from)}`, `${word("missing")} ${Words.money(missing)}`];
    lines.push("", `${word("next")} ${name}: ${[...parts, `${word("pays")} ${Words.money(pays)}`].join(", ")}`);
  }
  return lines.join("\n");
}

const nameOf = ({ people }: Run.Info, person: string) => people.find(({ id }) => id === person)?.name ?? person;

/** The run of a month, one line a person. */
export function run(info: Run.Info, locale: Locale): string {
  const word = wordsOf(locale);
  const stage = info.state ?? (info.status === "posted" ? "earned" : "preliminary");
  const state = word(`state.${stage}`);
  const sums = ({ own, adjustments, draws, carried, manual, paid }: Run.Info["totals"] | Run.Row) =>
    [own, adjustments, draws, carried, manual, paid].map((money) => Words.money(money));
  const columns = [
    ...[named(word("person")), named(word("team")), named(word("plan")), number(word("own"))],
    ...[
      number(word("adjustments")),
      number(word("draws")),
      number(word("carried")),
      number(word("manual")),
      number(word(`amount.${stage}`)),
    ],
    ...[named(word("none")), named(word("held"))],
  ];
  const rows = info.people.map((row) => [
    ...[row.name, row.teamName ?? "-", row.planTitle ? say(row.planTitle, locale) : (row.plan ?? "-")],
    ...[...sums(row), row.reason === null ? "" : say(REASONS[row.reason], locale), row.held ?? ""],
  ]);
  const total = [word("total"), "", "", ...sums(info.totals), "", Words.money(info.totals.held)];
  return [
    `${info.month}  ${state}  ${word(`amount.${stage}`)} ${Words.money(info.totals.paid)} ${info.currency}  ${word("people")} ${info.totals.people}`,
    "",
    table(columns, [...rows, total]),
    "",
    ...info.adjustments.map(
      (item) =>
        `${item.id}  ${nameOf(info, item.person)}  ${Words.money(item.amount)}  ${adjustmentText(item, locale)}${item.confirmed === null ? `  ${word("waits")}` : ""}`,
    ),
    ...info.gaps.map((gap) => Gap.format(gap, locale)),
    `${word("digest")} ${info.digest}`,
  ].join("\n");
}

/** Pay as plain text for the terminal, in the organisation's language. */
import * as Code from "@clearboard/core/code";
import type * as Difference from "@clearboard/core/pay/difference";
import type * as Entry from "@clearboard/core/pay/entry";
import type * as Estimate from "@clearboard/core/pay/estimate";
import * as FormatStep from "@clearboard/core/pay/format-step";
import { adjustmentText } from "@clearboard/core/pay/pay-sheet";
import type * as Run from "@clearboard/core/pay/run";
import type * as Statement from "@clearboard/core/pay/statement";
import { TERMINAL } from "@clearboard/core/words/pay-output";
import { type Locale, say } from "@clearboard/core/words/text";
import { type Column, table } from "./output.ts";
import * as Words from "./words.ts";

const wordsOf = (locale: Locale) => (key: keyof typeof TERMINAL) => say(TERMINAL[key], locale);

const number = (title: string): Column => ({ title, isNumber: true });
const named = (title: string): Column => ({ title });

/** Rows of a cause as "deals.csv:3", as many as fit in a line. */
function places(rows: readonly Entry.Row[], files: Statement.Info["files"]): string {
  const shown = rows.slice(0, 3).map((row) => `${files[row.importId] ?? row.importId}:${row.line}`);
  return shown.join(" ") + (rows.length > shown.length ? ` +${rows.length - shown.length}` : "");
}

function causes(list: readonly Entry.Cause[], files: Statement.Info["files"], locale: Locale): string {
  const word = wordsOf(locale);
  const columns = [named(word("why")), named(word("row")), number(word("amount")), named(word("file"))];
  const rows = list.map((one) => [
    word(`cause.${one.code}`),
    one.params.id ?? one.params.month ?? "",
    Words.money(one.amount),
    places(one.rows, files),
  ]);
  return table(columns, rows);
}

/** A statement: its lines, why earlier months changed, its deals, and every step to the total. */
export function statement(one: Statement.Info, locale: Locale): string {
  const word = wordsOf(locale);
  const stage = one.state ?? (one.status === "posted" ? "earned" : "preliminary");
  const state = word(`state.${stage}`);
  const plan = one.plan === null ? "" : `  ${one.plan.title ? say(one.plan.title, locale) : one.plan.id}`;
  const lines = [
    `${one.person.name}  ${one.month}  ${state}${plan}`,
    `${word(`amount.${stage}`)} ${Words.money(one.paid)} ${one.currency}`,
  ];
  if (one.hold?.lifted === null) lines.push(`${word("held")}: ${one.hold.reason}`);
  if (one.reason !== null) lines.push(`${word("none")}: ${one.reason}`);
  for (const { code, params } of one.notes)
    lines.push(code in Code.TEXTS ? Code.say(code as Code.Code, locale, params) : code);
  if (one.entries.length > 0) {
    const rows = one.entries.map((entry) => [
      ...[word(`kind.${entry.kind}`), entry.source, Words.money(entry.amount)],
      entry.decision === undefined ? "" : adjustmentText(entry.decision, locale),
    ]);
    const columns = [named(word("line")), named(word("month")), number(word("amount")), named("")];
    lines.push("", table(columns, rows));
  }
  const late = one.entries.flatMap((entry) => entry.causes);
  if (late.length > 0) lines.push("", causes(late, one.files, locale));
  if (one.deals.length > 0) {
    const columns = [
      named(word("day")),
      named(word("deal")),
      number(word("sold")),
      number(word("credited")),
      named(word("file")),
    ];
    const rows = one.deals.map((deal) => [
      deal.day,
      deal.id,
      Words.money(deal.amount),
      Words.money(deal.credited),
      places([deal.row], one.files),
    ]);
    lines.push("", table(columns, rows));
  }
  const [steps, document] = [one.result?.steps ?? [], one.plan?.document];
  if (steps.length > 0 && document !== undefined) {
    const own = FormatStep.ownAmounts(steps);
    const rows = steps.map((step, at) => [
      FormatStep.formatStep(step, document, locale),
      FormatStep.stepValue(step, own[at] ?? "0", document),
      FormatStep.stepValue(step, step.value, document),
    ]);
    lines.push("", table([named(word("step")), number(word("adds")), number(word("value"))], rows));
  }
  return lines.join("\n");
}

/** Why pay is another than before. */
export function change(one: Difference.Info, locale: Locale): string {
  const word = wordsOf(locale);
  const title = `${word("since")} ${word(`since.${one.since}`)}`;
  if (one.at === null) return `${title}: ${word("unknownTime")}`;
  const sums = `${Words.money(one.before)} -> ${Words.money(one.after)} (${Words.money(one.difference)})`;
  if (one.causes.length === 0) return `${title}, ${one.at}: ${sums}  ${word("same")}`;
  return [`${title}, ${one.at}: ${sums}`, "", causes(one.causes, one.files, locale)].join("\n");
}

/** What one more deal pays. */
export function estimate(one: Estimate.Info, locale: Locale): string {
  const word = wordsOf(locale);
  const lines = [`${word("adds")} ${Words.money(one.adds)}: ${Words.money(one.before)} -> ${Words.money(one.after)}`];
  const rows = one.parts.map((part) => [part.component, part.tier, part.measured, part.pays]);
  if (rows.length > 0)
    lines.push("", table([named(word("plan")), named(word("tier")), number(word("sold")), number(word("pays"))], rows));
  if (one.next !== null) {
    const { id, title, from, missing, pays } = one.next;
    const name = title ? say(title, locale) : id;
    const parts = [`${word("from")} ${Words.money(from)}`, `${word("missing")} ${Words.money(missing)}`];
    lines.push("", `${word("next")} ${name}: ${[...parts, `${word("pays")} ${Words.money(pays)}`].join(", ")}`);
  }
  return lines.join("\n");
}

const nameOf = ({ people }: Run.Info, person: string) => people.find(({ id }) => id === person)?.name ?? person;

/** The run of a month, one line a person. */
export function run(one: Run.Info, locale: Locale): string {
  const word = wordsOf(locale);
  const stage = one.state ?? (one.status === "posted" ? "earned" : "preliminary");
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
  const rows = one.people.map((row) => [
    ...[row.name, row.teamName ?? "-", row.plan ?? "-", ...sums(row), row.reason ?? "", row.held ?? ""],
  ]);
  const total = [word("total"), "", "", ...sums(one.totals), "", Words.money(one.totals.held)];
  return [
    `${one.month}  ${state}  ${word(`amount.${stage}`)} ${Words.money(one.totals.paid)} ${one.currency}  ${word("people")} ${one.totals.people}`,
    "",
    table(columns, [...rows, total]),
    "",
    ...one.adjustments.map(
      (item) =>
        `${item.id}  ${nameOf(one, item.person)}  ${Words.money(item.amount)}  ${adjustmentText(item, locale)}${item.confirmed === null ? `  ${word("waits")}` : ""}`,
    ),
    `${word("digest")} ${one.digest}`,
  ].join("\n");
}

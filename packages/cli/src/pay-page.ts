/** Pay as plain text for the terminal, in the organisation's language. */
import * as Code from "@clearboard/core/code";
import type * as Difference from "@clearboard/core/pay/difference";
import type * as Entry from "@clearboard/core/pay/entry";
import type * as Estimate from "@clearboard/core/pay/estimate";
import * as FormatStep from "@clearboard/core/pay/format-step";
import type * as Run from "@clearboard/core/pay/run";
import type * as Statement from "@clearboard/core/pay/statement";
import { type Column, table } from "./output.ts";
import { WORDS } from "./pay-words.ts";
import * as Words from "./words.ts";

type Locale = "en" | "zh-CN";

const number = (title: string): Column => ({ title, isNumber: true });
const named = (title: string): Column => ({ title });

/** Rows of a cause as "deals.csv:3", as many as fit in a line. */
function places(rows: readonly Entry.Row[], files: Statement.Info["files"]): string {
  const shown = rows.slice(0, 3).map((row) => `${files[row.importId] ?? row.importId}:${row.line}`);
  return shown.join(" ") + (rows.length > shown.length ? ` +${rows.length - shown.length}` : "");
}

function causes(list: readonly Entry.Cause[], files: Statement.Info["files"], locale: Locale): string {
  const words = WORDS[locale];
  const columns = [named(words.why), named(words.row), number(words.amount), named(words.file)];
  const rows = list.map((one) => [
    words.causes[one.code],
    one.params.id ?? one.params.month ?? "",
    Words.money(one.amount),
    places(one.rows, files),
  ]);
  return table(columns, rows);
}

/** A statement: its lines, why earlier months changed, its deals, and every step to the total. */
export function statement(one: Statement.Info, locale: Locale): string {
  const words = WORDS[locale];
  const state = words[one.state ?? (one.status === "posted" ? "earned" : "preliminary")];
  const plan = one.plan === null ? "" : `  ${one.plan.title?.[locale === "en" ? "en" : "zh"] ?? one.plan.id}`;
  const lines = [
    `${one.person.name}  ${one.month}  ${state}${plan}`,
    `${words.paid} ${Words.money(one.paid)} ${one.currency}`,
  ];
  if (one.reason !== null) lines.push(`${words.none}: ${one.reason}`);
  for (const { code, params } of one.notes)
    lines.push(code in Code.TEXTS ? Code.say(code as Code.Code, locale, params) : code);
  if (one.entries.length > 0) {
    const rows = one.entries.map((entry) => [words.kinds[entry.kind], entry.source, Words.money(entry.amount)]);
    lines.push("", table([named(words.line), named(words.month), number(words.amount)], rows));
  }
  const late = one.entries.flatMap((entry) => entry.causes);
  if (late.length > 0) lines.push("", causes(late, one.files, locale));
  if (one.deals.length > 0) {
    const columns = [
      named(words.day),
      named(words.deal),
      number(words.sold),
      number(words.credited),
      named(words.file),
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
  const steps = one.result?.steps ?? [];
  if (steps.length > 0)
    lines.push(
      "",
      table(
        [named(words.step), number(words.value)],
        steps.map((step) => [FormatStep.say(step, locale), step.value]),
      ),
    );
  return lines.join("\n");
}

/** Why pay is another than before. */
export function change(one: Difference.Info, locale: Locale): string {
  const words = WORDS[locale];
  const title = `${words.since} ${words.sinces[one.since]}`;
  if (one.at === null) return `${title}: ${words.unknownTime}`;
  const sums = `${Words.money(one.before)} -> ${Words.money(one.after)} (${Words.money(one.difference)})`;
  if (one.causes.length === 0) return `${title}, ${one.at}: ${sums}  ${words.same}`;
  return [`${title}, ${one.at}: ${sums}`, "", causes(one.causes, one.files, locale)].join("\n");
}

/** What one more deal pays. */
export function estimate(one: Estimate.Info, locale: Locale): string {
  const words = WORDS[locale];
  const lines = [`${words.adds} ${Words.money(one.adds)}: ${Words.money(one.before)} -> ${Words.money(one.after)}`];
  const rows = one.parts.map((part) => [part.component, part.tier, part.measured, part.pays]);
  if (rows.length > 0)
    lines.push("", table([named(words.plan), named(words.tier), number(words.sold), number(words.pays)], rows));
  if (one.next !== null) {
    const { id, title, from, missing, pays } = one.next;
    const name = title?.[locale === "en" ? "en" : "zh"] ?? id;
    const parts = [`${words.from} ${Words.money(from)}`, `${words.missing} ${Words.money(missing)}`];
    lines.push("", `${words.next} ${name}: ${[...parts, `${words.pays} ${Words.money(pays)}`].join(", ")}`);
  }
  return lines.join("\n");
}

/** The run of a month, one line a person. */
export function run(one: Run.Info, locale: Locale): string {
  const words = WORDS[locale];
  const state = words[one.state ?? (one.status === "posted" ? "earned" : "preliminary")];
  const sums = ({ own, adjustments, draws, paid }: Run.Info["totals"] | Run.Row) =>
    [own, adjustments, draws, paid].map((money) => Words.money(money));
  const columns = [
    ...[named(words.person), named(words.team), named(words.plan), number(words.own)],
    ...[number(words.adjustments), number(words.draws), number(words.paid), named(words.none)],
  ];
  const rows = one.people.map((row) => [
    ...[row.name, row.teamName ?? "-", row.plan ?? "-", ...sums(row), row.reason ?? ""],
  ]);
  const total = [words.total, "", "", ...sums(one.totals), ""];
  return [
    `${one.month}  ${state}  ${words.paid} ${Words.money(one.totals.paid)} ${one.currency}  ${words.people} ${one.totals.people}`,
    "",
    table(columns, [...rows, total]),
    "",
    `${words.digest} ${one.digest}`,
  ].join("\n");
}

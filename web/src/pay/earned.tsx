/** The sum of a statement, step by step, as on paper. */
import * as Money from "@clearboard/core/money";
import * as FormatStep from "@clearboard/core/pay/format-step";
import type * as StatementShape from "@clearboard/core/pay/statement";
import { createMemo, For, Show } from "solid-js";
import { createReasonTexts } from "../data/reason-text.ts";
import * as Format from "../i18n/format.ts";
import { locale, t, tCode } from "../i18n/text.ts";
import { CardFoot, Empty } from "../ui/card.tsx";
import { Table } from "../ui/table.tsx";
import { reason } from "./decision-form.tsx";
import { type Block, blocks, type Line } from "./lines.ts";
import css from "./statement.module.css";

type SumLine = Pick<Line, "label" | "how" | "figure" | "running"> & {
  kind: "title" | "step" | "nothing" | "sum" | "total";
};

export function Earned(props: { statement: StatementShape.Info }) {
  const of = () => props.statement;
  const steps = createMemo((): Block[] => {
    const { result, plan } = of();
    if (result === null || plan === null) return [];
    return blocks(result.steps, plan.document, locale(), (key, name) =>
      t(key === "counted" ? "statement.counted" : "statement.block", { of: name }),
    );
  });
  const notes = createReasonTexts(() => of().notes);
  const month = () => Format.month(of().month, locale());
  // a draw is a step of the month's own pay already, where there is such pay; the lines must add up to what is paid
  const others = () => {
    const all = of().entries.filter((entry) => entry.kind !== "earned");
    const late = all.filter((entry) => entry.kind !== "draw" && entry.kind !== "recovery");
    const sum = late.reduce((left, entry) => left + BigInt(entry.amount.minor), BigInt(of().own?.minor ?? 0));
    return of().own !== null && sum === BigInt(of().paid.minor) ? late : all;
  };
  /** The sum after each of them. */
  const sums = () => {
    let sum = BigInt(of().own?.minor ?? 0);
    return others().map(({ amount }) => {
      sum += BigInt(amount.minor);
      return sum;
    });
  };
  /** The lines of each block under its title, the month's own pay, what is added to it, and what is paid. */
  const lines = createMemo((): SumLine[] => {
    const money = (value: Format.Money) => Format.moneyExact(value, locale());
    const own = of().own;
    const earned: SumLine[] = own
      ? [
          ...steps().flatMap(({ title, lines }) => [
            ...(title ? [{ kind: "title" as const, label: title, how: "", figure: "", running: "" }] : []),
            ...lines.map((line) => ({
              ...line,
              kind: line.isNothing && line.kind === "step" ? ("nothing" as const) : line.kind,
            })),
          ]),
          {
            kind: others().length > 0 ? "sum" : "total",
            label: t("statement.own", { month: month() }),
            how: "",
            figure: money(own),
            running: "",
          },
        ]
      : [];
    if (own && others().length === 0) return earned;
    return [
      ...earned,
      ...others().map((entry, at) => ({
        kind: "step" as const,
        label:
          entry.kind === "adjustment" || entry.kind === "clawback"
            ? t("statement.adjusted", { month: Format.month(entry.source, locale()) })
            : entry.decision
              ? t("statement.manual", { reason: reason(entry.decision.code) })
              : t(
                  `statement.${entry.kind as Exclude<typeof entry.kind, "earned" | "adjustment" | "clawback" | "manual">}`,
                ),
        how: "",
        figure: money(entry.amount),
        running: FormatStep.money(Money.decimalText(sums()[at] ?? 0n, entry.amount.currency), entry.amount.currency),
      })),
      { kind: "total", label: t("statement.total"), how: "", figure: money(of().paid), running: "" },
    ];
  });
  return (
    <>
      <Show when={!of().own}>
        <Empty
          title={t("statement.reason", { reason: of().reason ? tCode("reason", of().reason ?? "") : Format.DASH })}
        />
      </Show>
      <For each={FormatStep.unitsToDate(of(), locale())}>{(text) => <p class="muted small">{text}</p>}</For>
      <Table
        class={css.sum}
        rows={lines()}
        state={({ kind }) => kind}
        columns={[
          {
            key: "rule",
            label: t("statement.rule"),
            value: ({ label }) => label,
            span: ({ kind, how }) => (kind === "title" ? 3 : how === "" ? 2 : 1),
          },
          { key: "how", label: t("statement.how"), class: css.how, value: ({ how }) => how },
          { key: "figure", label: t("statement.adds"), class: "num", width: "128px", value: ({ figure }) => figure },
          {
            key: "running",
            label: t("statement.running"),
            class: "num muted",
            isWide: true,
            width: "128px",
            value: ({ running }) => running,
          },
        ]}
      />
      <CardFoot>
        <Show when={of().hold?.lifted === null ? of().hold : undefined}>
          {(hold) => <span class="behind">{t("statement.hold", { reason: hold().reason })}</span>}
        </Show>
        <For each={notes()}>{(note) => <span>{note}</span>}</For>
        <span>{t("statement.seen", { name: of().person.name })}</span>
        <Show when={of().status === "preliminary"}>
          <span>{t("pay.preliminary.text", { month: month() })}</span>
        </Show>
        <a href={`/board/${of().month}?figure=${of().month}/${of().version ?? "draft"}/${of().person.id}/bonus`}>
          {t("statement.question")}
        </a>
      </CardFoot>
    </>
  );
}

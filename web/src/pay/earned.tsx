/** The sum of a statement, step by step, as on paper. */
import type * as StatementShape from "@clearboard/core/payroll/statement";
import { createMemo, createResource, For, Show } from "solid-js";
import { sayCode } from "../data/problem.ts";
import * as Format from "../i18n/format.ts";
import { locale, t, tCode } from "../i18n/text.ts";
import { CardFoot, Empty } from "../ui/card.tsx";
import { type Block, blocks } from "./lines.ts";
import css from "./statement.module.css";

export function Earned(props: { statement: StatementShape.Info }) {
  const of = () => props.statement;
  const made = createMemo((): Block[] => {
    const { result, plan } = of();
    if (result === null || plan === null) return [];
    return blocks(result.steps, plan.document, locale(), (key, name) =>
      t(key === "counted" ? "statement.counted" : "statement.block", { of: name }),
    );
  });
  const [notes] = createResource(
    () => ({ of: of().notes, language: locale() }),
    ({ of, language }) =>
      Promise.all(of.map(async ({ code, params }) => (await sayCode(code, language, params)) ?? code)),
  );
  const month = () => Format.month(of().month, locale());
  // a draw is a step of the month's own pay already, where there is such pay; the lines must add up to what is paid
  const others = () => {
    const all = of().entries.filter((entry) => entry.kind !== "earned");
    const late = all.filter((entry) => entry.kind !== "draw" && entry.kind !== "recovery");
    const sum = late.reduce((left, entry) => left + BigInt(entry.amount.minor), BigInt(of().own?.minor ?? 0));
    return of().own !== null && sum === BigInt(of().paid.minor) ? late : all;
  };
  return (
    <>
      <Show
        when={of().own}
        fallback={
          <Empty
            title={t("statement.reason", { reason: of().reason ? tCode("reason", of().reason ?? "") : Format.DASH })}
          />
        }
      >
        {(own) => (
          <table class={css.sum}>
            <thead class="hidden">
              <tr>
                <th scope="col">{t("statement.rule")}</th>
                <th scope="col">{t("statement.how")}</th>
                <th scope="col">{t("statement.adds")}</th>
              </tr>
            </thead>
            <For each={made()}>
              {(block) => (
                <tbody>
                  <Show when={block.title}>
                    <tr>
                      <th scope="rowgroup" colspan="3">
                        {block.title}
                      </th>
                    </tr>
                  </Show>
                  <For each={block.lines}>
                    {(line) => (
                      <tr data-kind={line.kind} class={line.isNothing && line.kind === "step" ? "muted" : undefined}>
                        <td>{line.label}</td>
                        <td class={`muted ${css.how}`}>{line.how}</td>
                        <td class="num">{line.figure}</td>
                      </tr>
                    )}
                  </For>
                </tbody>
              )}
            </For>
            <tbody>
              <tr data-kind={others().length > 0 ? "sum" : "total"}>
                <td colspan="2">{t("statement.own", { month: month() })}</td>
                <td class="num">{Format.moneyExact(own(), locale())}</td>
              </tr>
            </tbody>
          </table>
        )}
      </Show>
      <Show when={others().length > 0 || !of().own}>
        <table class={css.sum}>
          <tbody>
            <For each={others()}>
              {(entry) => (
                <tr data-kind="step">
                  <td>
                    {entry.kind === "adjustment" || entry.kind === "clawback"
                      ? t("statement.adjusted", { month: Format.month(entry.source, locale()) })
                      : t(`statement.${entry.kind as "draw" | "recovery"}`)}
                  </td>
                  <td class="num">{Format.moneyExact(entry.amount, locale())}</td>
                </tr>
              )}
            </For>
            <tr data-kind="total">
              <td>{t("statement.total")}</td>
              <td class="num">{Format.moneyExact(of().paid, locale())}</td>
            </tr>
          </tbody>
        </table>
      </Show>
      <CardFoot>
        <For each={notes.latest}>{(note) => <span>{note}</span>}</For>
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

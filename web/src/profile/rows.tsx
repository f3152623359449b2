import { For, Show } from "solid-js";
import type { Draft, Preview } from "../data/profile.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { Card, CardFoot, Empty } from "../ui/card.tsx";
import css from "./profile.module.css";
import { createSaid } from "./said.ts";
import { fieldName, valueName } from "./words.ts";

type Fact = Preview["facts"][number];

/** The first records as they would be taken in, and those that would not be. */
export function Rows(props: { preview: Preview | null; draft: Draft }) {
  return (
    <Card
      title={t("rows.title")}
      aside={<Show when={props.preview}>{(of) => t("rows.answer", { good: of().facts.length, n: of().read })}</Show>}
      class={css.card}
    >
      <Show when={props.preview} fallback={<Empty title={t("rows.wait.title")} text={t("rows.wait")} />}>
        {(preview) => (
          <>
            <Show when={preview().facts.length > 0}>
              <Facts facts={preview().facts} draft={props.draft} />
            </Show>
            <Show when={preview().rejected.length > 0}>
              <Rejects preview={preview()} />
            </Show>
            <Show when={preview().skipped > 0}>
              <CardFoot>
                <span>{t("rows.skipped", { n: preview().skipped })}</span>
              </CardFoot>
            </Show>
          </>
        )}
      </Show>
    </Card>
  );
}

function Facts(props: { facts: readonly Fact[]; draft: Draft }) {
  const kind = () => props.draft.kind ?? "";
  const isChoice = (name: string) => props.draft.fields.some((field) => field.name === name && field.values.length > 0);
  const names = () => [...new Set(props.facts.flatMap(({ values }) => values.map(({ name }) => name)))];
  const isNumber = (name: string) => props.facts.some((fact) => of(fact, name)?.currency !== undefined);
  const of = (fact: Fact, name: string) => fact.values.find((value) => value.name === name);
  const text = (fact: Fact, name: string) => {
    const value = of(fact, name);
    if (value === undefined) return "–";
    if (/^is\p{Lu}/u.test(name)) return valueName(name, value.value === "true" ? "yes" : "no");
    if (isChoice(name)) return valueName("", value.value);
    return value.currency === undefined
      ? value.value
      : Format.moneyExact({ minor: value.value, currency: value.currency }, locale());
  };
  return (
    <section class={css.scroll} tabindex="0" aria-label={t("rows.scroll")}>
      <table>
        <thead>
          <tr>
            <th scope="col" class="num">
              {t("rows.line")}
            </th>
            <th scope="col">{t("rows.id")}</th>
            <For each={names()}>
              {(name) => (
                <th scope="col" classList={{ num: isNumber(name) }}>
                  {fieldName(kind(), name)}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.facts}>
            {(fact) => (
              <tr>
                <td class="num">{Format.count(fact.line, locale())}</td>
                <td class="nowrap">{fact.id}</td>
                <For each={names()}>
                  {(name) => (
                    <td class="nowrap" classList={{ num: isNumber(name) }}>
                      {text(fact, name)}
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  );
}

function Rejects(props: { preview: Preview }) {
  const rejected = () => props.preview.rejected;
  const said = createSaid(rejected);
  return (
    <div class={css.rejects}>
      <h3 class="fault">{t("rows.rejected", { n: rejected().length })}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col" class="num">
              {t("rows.line")}
            </th>
            <th scope="col">{t("rows.column")}</th>
            <th scope="col">{t("rows.value")}</th>
            <th scope="col">{t("rows.why")}</th>
          </tr>
        </thead>
        <tbody>
          <For each={rejected()}>
            {(row, at) => (
              <tr>
                <td class="num">{Format.count(row.line, locale())}</td>
                <td>{row.column}</td>
                <td class={css.samples}>{row.value}</td>
                <td>{said()[at()] ?? row.message}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}

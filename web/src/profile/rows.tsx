import { Show } from "solid-js";
import type { Draft, Preview } from "../data/profile-draft.ts";
import { fieldName, valueName } from "../i18n/field-words.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { RejectedTable } from "../import/rejected.tsx";
import { Card, CardFoot, Empty } from "../ui/card.tsx";
import { Table } from "../ui/table.tsx";
import css from "./profile.module.css";

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
              <h3 class={`fault ${css.rejects}`}>{t("rows.rejected", { n: preview().rejected.length })}</h3>
              <RejectedTable rows={preview().rejected} />
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
  const fieldOf = (fact: Fact, name: string) => fact.values.find((value) => value.name === name);
  const isChoice = (name: string) => props.draft.fields.some((field) => field.name === name && field.values.length > 0);
  const isMoney = (name: string) => props.facts.some((fact) => fieldOf(fact, name)?.currency !== undefined);
  const names = () => [...new Set(props.facts.flatMap(({ values }) => values.map(({ name }) => name)))];
  const text = (fact: Fact, name: string) => {
    const found = fieldOf(fact, name);
    if (found === undefined) return null;
    if (/^is\p{Lu}/u.test(name)) return valueName(kind(), name, found.value === "true" ? "yes" : "no");
    if (isChoice(name)) return valueName(kind(), name, found.value);
    return found.currency === undefined
      ? found.value
      : Format.moneyExact({ minor: found.value, currency: found.currency }, locale());
  };
  return (
    <Table
      region={t("rows.scroll")}
      rows={props.facts}
      columns={[
        { key: "line", label: t("rows.line"), format: "count", width: "56px", value: ({ line }) => line },
        { key: "id", label: t("rows.id"), class: "nowrap", value: ({ id }) => id },
        ...names().map((name) => ({
          key: name,
          label: fieldName(kind(), name),
          class: isMoney(name) ? "num" : "nowrap",
          value: (fact: Fact) => text(fact, name),
        })),
      ]}
    />
  );
}

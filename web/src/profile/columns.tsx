import { For, Index, Show } from "solid-js";
import type { Draft } from "../data/profile.ts";
import { t } from "../i18n/text.ts";
import { Card, CardFoot } from "../ui/card.tsx";
import css from "./profile.module.css";
import { createSaid } from "./said.ts";
import type { Description } from "./state.ts";
import { fieldName } from "./words.ts";

/** Each column of the file with its first values, and what it is taken for. */
export function Columns(props: { description: Description; draft: Draft }) {
  const kind = () => props.draft.kind ?? "";
  const said = createSaid(() => props.draft.columns.map(({ why, proof }) => proof ?? why));
  const used = () => props.draft.columns.filter(({ guess }) => guess !== null).length;
  const isOpen = (column: { name: string }) =>
    props.draft.undecided.some(({ why }) => why.params.column === column.name);
  const missing = () =>
    props.draft.missing
      .filter(({ field, why }) => field !== "" && why.code !== "draft-id-missing")
      .map(({ field }) => fieldName(kind(), field));
  const faults = createSaid(() => props.draft.missing.filter(({ field }) => field === "").map(({ why }) => why));
  return (
    <Card
      title={t("columns.title")}
      aside={t("columns.answer", { used: used(), all: props.draft.columns.length })}
      class={css.card}
    >
      <table class={css.columns}>
        <thead>
          <tr>
            <th scope="col">{t("columns.column")}</th>
            <th scope="col">{t("columns.samples")}</th>
            <th scope="col">{t("columns.as")}</th>
            <th scope="col">{t("columns.why")}</th>
          </tr>
        </thead>
        <tbody>
          <Index each={props.draft.columns}>
            {(column, at) => (
              <tr data-used={column().guess === null ? undefined : ""}>
                <th scope="row">{column().name}</th>
                <td class={css.samples}>{column().samples.join(" · ") || "–"}</td>
                <td>
                  <select
                    class="field"
                    disabled={props.draft.kind === null}
                    aria-label={t("columns.for", { column: column().name })}
                    onChange={(event) => props.description.setColumn(column().name, event.currentTarget.value)}
                  >
                    <option value="" selected={column().guess === null}>
                      {t("columns.none")}
                    </option>
                    <For each={props.draft.fields}>
                      {(field) => (
                        <option value={field.name} selected={field.name === column().guess}>
                          {fieldName(kind(), field.name)}
                          {field.isRequired ? ` (${t("columns.required")})` : ""}
                        </option>
                      )}
                    </For>
                  </select>
                </td>
                <td
                  class="small"
                  classList={{ behind: isOpen(column()) || column().why.code === "draft-values-differ" }}
                >
                  <span class={css.why}>{isOpen(column()) ? t("columns.open") : said()[at]}</span>
                </td>
              </tr>
            )}
          </Index>
        </tbody>
      </table>
      <Show when={missing().length > 0}>
        <CardFoot>
          <span class="behind" role="status">
            {t("columns.missing", { fields: missing().join(", ") })}
          </span>
        </CardFoot>
      </Show>
      <For each={faults()}>
        {(fault) => (
          <p class="behind small" role="status">
            {fault}
          </p>
        )}
      </For>
    </Card>
  );
}

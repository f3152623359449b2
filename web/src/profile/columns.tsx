import { For, Show } from "solid-js";
import type { Draft } from "../data/profile-draft.ts";
import { createReasonTexts } from "../data/reason-text.ts";
import { fieldName } from "../i18n/field-words.ts";
import { t } from "../i18n/text.ts";
import { Card, CardFoot } from "../ui/card.tsx";
import { Select } from "../ui/field.tsx";
import { Table } from "../ui/table.tsx";
import css from "./profile.module.css";
import type { Description } from "./state.ts";

/** Each column of the file with its first values, and what it is taken for. */
export function Columns(props: { description: Description; draft: Draft }) {
  const kind = () => props.draft.kind ?? "";
  const reasons = createReasonTexts(() => props.draft.columns.map(({ why, proof }) => proof ?? why));
  const used = () => props.draft.columns.filter(({ guess }) => guess !== null).length;
  const missing = () =>
    props.draft.missing
      .filter(({ field, why }) => field !== "" && why.code !== "draft-id-missing")
      .map(({ field }) => fieldName(kind(), field));
  const faults = createReasonTexts(() => props.draft.missing.filter(({ field }) => field === "").map(({ why }) => why));
  // Rows are places in the list, so that a field keeps the keyboard while the draft changes.
  const column = (at: number) => props.draft.columns[at];
  const isOpen = (at: number) => props.draft.undecided.some(({ why }) => why.params.column === column(at)?.name);
  const options = () =>
    props.draft.fields.map(({ name, isRequired }) => ({
      value: name,
      text: `${fieldName(kind(), name)}${isRequired ? ` (${t("columns.required")})` : ""}`,
    }));
  return (
    <Card
      title={t("columns.title")}
      aside={t("columns.answer", { used: used(), all: props.draft.columns.length })}
      class={css.card}
    >
      <Table
        class={css.columns}
        phone="stack"
        rows={props.draft.columns.map((_, at) => at)}
        state={(at) => (column(at)?.guess === null ? "unused" : undefined)}
        columns={[
          { key: "column", label: t("columns.column"), isHeader: true, cell: (at) => <>{column(at)?.name}</> },
          {
            key: "samples",
            label: t("columns.samples"),
            class: css.samples,
            cell: (at) => <>{column(at)?.samples.join(" · ") || "–"}</>,
          },
          {
            key: "as",
            label: t("columns.as"),
            isControl: true,
            width: "232px",
            cell: (at) => (
              <Select
                isDisabled={props.draft.kind === null}
                label={t("columns.for", { column: column(at)?.name ?? "" })}
                none={t("columns.none")}
                options={options()}
                value={column(at)?.guess ?? ""}
                onChange={(field) => props.description.setColumn(column(at)?.name ?? "", field)}
              />
            ),
          },
          {
            key: "why",
            label: t("columns.why"),
            class: "small",
            cell: (at) => (
              <span class={isOpen(at) || column(at)?.why.code === "draft-values-differ" ? "behind" : "muted"}>
                {isOpen(at) ? t("columns.open") : reasons()[at]}
              </span>
            ),
          },
        ]}
      />
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

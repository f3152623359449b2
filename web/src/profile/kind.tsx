import { Show } from "solid-js";
import type { Draft } from "../data/profile-draft.ts";
import { DESCRIBED } from "../i18n/field-words.ts";
import { t, tCode } from "../i18n/text.ts";
import { Card } from "../ui/card.tsx";
import { Select, SelectField } from "../ui/field.tsx";
import css from "./profile.module.css";
import type { Description } from "./state.ts";

/** What a row is, and whether the first one names the columns: the rest follows from these two. */
export function Kind(props: { description: Description; draft: Draft }) {
  const isJson = () => props.draft.delimiter === "" && props.draft.hasHeader;
  return (
    <Card title={t("kindof.title")} class={css.card}>
      <div class={css.kind}>
        <Select
          label={t("kindof.title")}
          none={props.draft.kind === null ? t("kindof.choose") : undefined}
          options={DESCRIBED.map((value) => ({ value, text: tCode("kind", value) }))}
          value={props.draft.kind ?? ""}
          onChange={props.description.setKind}
          state={props.draft.kind === null ? "open" : undefined}
        />
        <Show when={!isJson()}>
          <SelectField
            label={t("kindof.header")}
            options={(["yes", "no"] as const).map((value) => ({ value, text: t(`kindof.header.${value}`) }))}
            value={props.draft.hasHeader ? "yes" : "no"}
            onChange={(value) => props.description.setHeader(value === "yes" ? "yes" : "no")}
          />
        </Show>
      </div>
      <Show when={props.draft.kind === null}>
        <p class="behind small">{t("kindof.open")}</p>
      </Show>
    </Card>
  );
}

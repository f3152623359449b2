import { For, Show } from "solid-js";
import type { Draft } from "../data/profile.ts";
import { t } from "../i18n/text.ts";
import { Card } from "../ui/card.tsx";
import css from "./profile.module.css";
import type { Description } from "./state.ts";
import { KINDS } from "./words.ts";

/** What a row is, and whether the first one names the columns: the rest follows from these two. */
export function Kind(props: { description: Description; draft: Draft }) {
  const isJson = () => props.draft.delimiter === "" && props.draft.hasHeader;
  return (
    <Card title={t("kindof.title")} class={css.card}>
      <div class={css.kind}>
        <select
          class="field"
          aria-label={t("kindof.title")}
          data-open={props.draft.kind === null ? "" : undefined}
          onChange={(event) => props.description.setKind(event.currentTarget.value)}
        >
          <Show when={props.draft.kind === null}>
            <option value="" selected>
              {t("kindof.choose")}
            </option>
          </Show>
          <For each={KINDS}>
            {(kind) => (
              <option value={kind} selected={kind === props.draft.kind}>
                {t(`rowis.${kind}`)}
              </option>
            )}
          </For>
        </select>
        <Show when={!isJson()}>
          <label>
            <span class="muted small">{t("kindof.header")}</span>
            <select
              class="field"
              onChange={(event) => props.description.setHeader(event.currentTarget.value === "yes" ? "yes" : "no")}
            >
              <For each={["yes", "no"] as const}>
                {(choice) => (
                  <option value={choice} selected={(choice === "yes") === props.draft.hasHeader}>
                    {t(`kindof.header.${choice}`)}
                  </option>
                )}
              </For>
            </select>
          </label>
        </Show>
      </div>
      <Show when={props.draft.kind === null}>
        <p class="behind small">{t("kindof.open")}</p>
      </Show>
    </Card>
  );
}

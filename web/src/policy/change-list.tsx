import { createSignal, For, Show } from "solid-js";
import { t } from "../i18n/text.ts";
import type { Change } from "./changes.ts";
import { where } from "./form/form.tsx";
import css from "./policy.module.css";

const SHOWN = 12;

/** Changed places with what stands there now and what would. */
export function Changes(props: { changes: readonly Change[] }) {
  const [isWhole, setWhole] = createSignal(false);
  const shown = () => (isWhole() ? props.changes : props.changes.slice(0, SHOWN));
  return (
    <>
      <table class={css.changes}>
        <caption>{t("policy.draft.changes", { n: props.changes.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("policy.draft.what")}</th>
            <th scope="col">{t("policy.draft.before")}</th>
            <th scope="col">{t("policy.draft.after")}</th>
          </tr>
        </thead>
        <tbody>
          <For each={shown()}>
            {(one) => (
              <tr>
                <th scope="row">{where(one.place)}</th>
                <td class={one.before === null ? "muted" : undefined}>{one.before ?? t("policy.draft.added")}</td>
                <td class={one.after === null ? "muted" : undefined}>{one.after ?? t("policy.draft.gone")}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Show when={shown().length < props.changes.length}>
        <button type="button" class="link small" onClick={() => setWhole(true)}>
          {t("policy.draft.changes", { n: props.changes.length })}
        </button>
      </Show>
    </>
  );
}

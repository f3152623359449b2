/** Where the rows of a file went, in figures and as a strip. */
import { For, Show } from "solid-js";
import type * as ImportData from "../data/import.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import css from "./receipt.module.css";

type Receipt = NonNullable<ImportData.Import["receipt"]>;
const PARTS = ["accepted", "unchanged", "stale", "pending", "skipped", "duplicate", "rejected"] as const;

/** The counts and the strip; a part of nothing is left out, except the three everyone looks for. */
export function Sum(props: { rows: Receipt["rows"] }) {
  const shown = () =>
    PARTS.filter((part) => props.rows[part] > 0 || part === "accepted" || part === "pending" || part === "rejected");
  const sentence = () =>
    shown()
      .map((part) => `${t(`receipt.${part}`)} ${Format.count(props.rows[part], locale())}`)
      .join(locale() === "en" ? ", " : "，");
  return (
    <>
      <dl class={css.sum}>
        <div>
          <dt>{t("receipt.read")}</dt>
          <dd>{Format.count(props.rows.read, locale())}</dd>
        </div>
        <For each={shown()}>
          {(part) => (
            <div data-part={part} data-some={props.rows[part] > 0 ? "" : undefined}>
              <dt>{t(`receipt.${part}`)}</dt>
              <dd>{Format.count(props.rows[part], locale())}</dd>
            </div>
          )}
        </For>
      </dl>
      <div class={css.strip} role="img" aria-label={t("receipt.label", { read: props.rows.read, parts: sentence() })}>
        <For each={shown()}>
          {(part) => (
            <Show when={props.rows[part] > 0}>
              <i data-part={part} style={{ "flex-grow": props.rows[part] }} />
            </Show>
          )}
        </For>
      </div>
    </>
  );
}

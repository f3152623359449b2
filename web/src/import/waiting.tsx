/** Money that waits for a deal, said apart from rows that wait for a person. */
import { For, Show } from "solid-js";
import type * as Intake from "../data/intake.ts";
import { t } from "../i18n/text.ts";
import css from "./owners.module.css";

/** Payments and refunds whose deal is not here: nobody can be linked to them, so they are only told of. */
export function Money(props: { waiting: Intake.People["waiting"] }) {
  return (
    <Show when={props.waiting.length > 0}>
      <h3 class={css.money}>{t("pending.deals")}</h3>
      <ul class={css.waiting}>
        <For each={props.waiting}>
          {(one) => (
            <li>
              {t(one.kind === "refund" ? "pending.deal.refund" : "pending.deal.payment", {
                n: one.rows,
                deal: one.deal,
              })}{" "}
              <span class="muted small">{one.source}</span>
            </li>
          )}
        </For>
      </ul>
      <p class="muted small">{t("pending.deals.text")}</p>
    </Show>
  );
}

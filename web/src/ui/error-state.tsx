/** What went wrong, why, and what to do: an error with its code, or a door that the company's agreement keeps shut. */
import { createResource, Show } from "solid-js";
import type { Problem } from "../data/problem.ts";
import { locale, t } from "../i18n/text.ts";
import { Button } from "./button.tsx";
import css from "./card.module.css";

/** Refusals of a role; another 403 says who may do it in the person's place. */
const ROLE: readonly unknown[] = ["forbidden", "role-forbidden"];

export function ErrorState(props: { problem: Problem; retry: () => unknown }) {
  const [sentence] = createResource(
    () => [props.problem, locale()] as const,
    ([problem, language]) => problem.sentence(language),
  );
  return (
    <Show
      when={props.problem.status !== 403 || !ROLE.includes(props.problem.code)}
      fallback={
        <div class={css.empty} data-state="forbidden">
          <p class="strong">{t("error.forbidden")}</p>
          <p class="muted">{t("error.forbidden.text")}</p>
        </div>
      }
    >
      <div class={css.empty} data-state="error" role="alert">
        <p class="strong fault">{t("error.card")}</p>
        <p class="muted">{sentence.latest ?? ""}</p>
        <div class="actions">
          <Button onClick={props.retry}>{t("app.retry")}</Button>
          <Show when={props.problem.support}>
            <span class="muted small">
              {t("app.code")} <span class="mono">{props.problem.support}</span>
            </span>
          </Show>
        </div>
      </div>
    </Show>
  );
}

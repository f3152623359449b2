/** The foot of the board: what the company agreed on who sees what, and how the document can be checked. */
import { Show } from "solid-js";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { useBoard } from "./board-state.tsx";
import css from "./notes.module.css";

export function Agreement() {
  const { shown: board } = useBoard();
  return (
    <section class={css.agreement} aria-labelledby="agreement">
      <div>
        <h2 id="agreement">{t("agree.title")}</h2>
        <Show when={board()}>{(shown) => <p>{t("agree.policy", { version: shown().policyVersion })}</p>}</Show>
      </div>
      <p>
        <b>{t("agree.everyone")}</b>
        {t("agree.everyone.text")}
      </p>
      <p>
        <b>{t("agree.person")}</b>
        {t("agree.person.text")}
      </p>
      <p>
        <b>{t("agree.never")}</b>
        {t("agree.never.text")}
      </p>
    </section>
  );
}

export function Foot() {
  const { shown: board } = useBoard();
  return (
    <Show when={board()}>
      {(shown) => (
        <footer class="foot">
          <span>{t("foot.policy", { version: shown().policyVersion })}</span>
          <span>
            {t(shown().period ? "foot.weightsOnly" : "foot.weights", {
              weights: shown()
                .weights.map((part) => part.weight)
                .join(" / "),
              lines: shown()
                .lines.slice(1)
                .map(({ at, from }) => (at !== null ? share(at) : from ? Format.amount(from, locale()) : Format.DASH))
                .join(" / "),
            })}
          </span>
          <span>
            {t("foot.digest")} <span class="mono">{digest(shown().digest)}</span>
          </span>
        </footer>
      )}
    </Show>
  );
}

/** The first twelve signs in groups of four: enough to compare by eye with another screen or the command line. */
export function digest(text: string): string {
  return text.slice(0, 12).replace(/(.{4})(?=.)/g, "$1 ");
}

/** Policy rates are exact text: "4/5", "0.8". */
function share(text: string): string {
  const [top, bottom] = text.split("/");
  return `${Math.round((Number(top) / Number(bottom ?? 1)) * 1000) / 10}%`;
}

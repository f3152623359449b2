import { createSignal, Show } from "solid-js";
import { t } from "../../i18n/text.ts";
import css from "./month.module.css";

/** Asks why a published board is put right; the button that sends it stands with the dialog's others. */
export function Restate(props: { id: string; onRestate: (cause: string) => void }) {
  let field: HTMLInputElement | undefined;
  const [isMissing, setMissing] = createSignal(false);
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const cause = field?.value.trim() ?? "";
    setMissing(cause === "");
    if (cause === "") field?.focus();
    else props.onRestate(cause);
  };
  return (
    <form id={props.id} class={css.restate} onSubmit={send} noValidate>
      <p>{t("life.restate.text")}</p>
      <label>
        <span class="strong">{t("life.restate.cause")}</span>
        <input
          ref={field}
          class="field"
          maxlength="500"
          autocomplete="off"
          aria-required="true"
          aria-invalid={isMissing()}
          aria-describedby={isMissing() ? `${props.id}-missing` : undefined}
          onInput={() => setMissing(false)}
        />
      </label>
      <Show when={isMissing()}>
        <p id={`${props.id}-missing`} class="fault small" role="alert">
          {t("life.restate.missing")}
        </p>
      </Show>
    </form>
  );
}

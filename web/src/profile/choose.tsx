import { createSignal, Show } from "solid-js";
import { t } from "../i18n/text.ts";
import css from "./profile.module.css";

/** Where the one file to describe is dropped; the button does the same for the keyboard. With a file there, only the button. */
export function Choose(props: { isFirst: boolean; onFile: (file: File) => void }) {
  let input: HTMLInputElement | undefined;
  const [isOver, setOver] = createSignal(false);
  const give = (list: FileList | null | undefined) => {
    const file = list?.[0];
    if (file) props.onFile(file);
    if (input) input.value = "";
  };
  return (
    <section
      class={css.drop}
      data-over={isOver() ? "" : undefined}
      data-first={props.isFirst ? "" : undefined}
      aria-label={t("profile.drop")}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        give(event.dataTransfer?.files);
      }}
    >
      <Show when={props.isFirst}>
        <svg
          width="24"
          height="24"
          viewBox="0 0 24 24"
          fill="none"
          stroke="currentColor"
          stroke-width="1.5"
          aria-hidden="true"
        >
          <path d="M12 15.5V4.5M7.5 9 12 4.5 16.5 9M4.5 15v4.5h15V15" />
        </svg>
        <h2 class="answer">{t("profile.drop")}</h2>
        <p class="muted">{t("profile.drop.text")}</p>
      </Show>
      <div class="actions">
        <button
          type="button"
          class="button"
          data-kind={props.isFirst ? "primary" : undefined}
          onClick={() => input?.click()}
        >
          {t(props.isFirst ? "profile.choose" : "profile.other")}
        </button>
      </div>
      <input ref={input} hidden type="file" onChange={(event) => give(event.currentTarget.files)} />
    </section>
  );
}

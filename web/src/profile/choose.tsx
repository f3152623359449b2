import { createSignal } from "solid-js";
import { t } from "../i18n/text.ts";
import css from "./profile.module.css";

type Props = { onFile: (file: File) => void };

/** Where the one file to describe is dropped; the button does the same for the keyboard. */
export function Drop(props: Props) {
  const [isOver, setOver] = createSignal(false);
  return (
    <section
      class={css.drop}
      data-over={isOver() ? "" : undefined}
      aria-label={t("profile.drop")}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer?.files[0];
        if (file) props.onFile(file);
      }}
    >
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
      <div class="actions">
        <Choose onFile={props.onFile} isFirst />
      </div>
    </section>
  );
}

/** The file dialog behind a button. */
export function Choose(props: Props & { isFirst?: boolean }) {
  let input: HTMLInputElement | undefined;
  return (
    <>
      <button
        type="button"
        class="button"
        data-kind={props.isFirst ? "primary" : undefined}
        onClick={() => input?.click()}
      >
        {t(props.isFirst ? "profile.choose" : "profile.other")}
      </button>
      <input
        ref={input}
        hidden
        type="file"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) props.onFile(file);
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}

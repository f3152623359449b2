import { createSignal, For, Show } from "solid-js";
import type { Profile } from "../data/intake.ts";
import { t } from "../i18n/text.ts";
import css from "./drop.module.css";

/** Where exports are dropped; the button does the same for the keyboard. */
export function Drop(props: { profiles: Profile[]; onFiles: (files: readonly File[], profile: string) => void }) {
  let input: HTMLInputElement | undefined;
  const [isOver, setOver] = createSignal(false);
  const [profile, setProfile] = createSignal("");
  const give = (list: FileList | null | undefined) => {
    const files = [...(list ?? [])];
    if (files.length > 0) props.onFiles(files, profile());
    if (input) input.value = "";
  };
  return (
    <section
      class={css.drop}
      data-over={isOver() ? "" : undefined}
      aria-label={t("import.drop")}
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
      <h2 class="answer">{t("import.drop")}</h2>
      <p class="muted">{t("import.drop.text")}</p>
      <div class="actions">
        <button type="button" class="button" data-kind="primary" onClick={() => input?.click()}>
          {t("import.choose")}
        </button>
        <Show when={props.profiles.length > 0}>
          <select
            class="button"
            aria-label={t("import.as")}
            onChange={(event) => setProfile(event.currentTarget.value)}
          >
            <option value="">{t("import.as.auto")}</option>
            <For each={props.profiles}>{(one) => <option value={one.name}>{one.title}</option>}</For>
          </select>
        </Show>
      </div>
      <input ref={input} hidden type="file" multiple onChange={(event) => give(event.currentTarget.files)} />
    </section>
  );
}

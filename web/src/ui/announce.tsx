/** One polite live region and one line of notice for the whole page. */
import { createSignal, Show } from "solid-js";
import css from "./announce.module.css";

const [notice, setNotice] = createSignal<{ text: string; isFault: boolean }>();
const [heard, setHeard] = createSignal("");
let timer: ReturnType<typeof setTimeout> | undefined;

/** Shows a line at the foot of the page for some seconds and has it read out. */
export function announce(text: string, isFault = false): void {
  clearTimeout(timer);
  setNotice({ text, isFault });
  setHeard(text);
  timer = setTimeout(() => setNotice(undefined), 8000);
}

/** Has a text read out without showing it, for progress that is already visible. */
export function say(text: string): void {
  setHeard(text);
}

export function Announcer() {
  return (
    <>
      <div class="hidden" aria-live="polite" role="status">
        {heard()}
      </div>
      <Show when={notice()}>
        {(line) => (
          <div class={css.notice} data-fault={line().isFault ? "" : undefined} aria-hidden="true">
            {line().text}
          </div>
        )}
      </Show>
    </>
  );
}

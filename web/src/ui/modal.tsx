import { type JSX, onMount } from "solid-js";
import { t } from "../i18n/text.ts";
import css from "./modal.module.css";

/** A dialog that wants an answer before the page goes on: the browser's own, with its focus trap and Esc. */
export function Modal(props: { title: string; onClose: () => void; children: JSX.Element; actions?: JSX.Element }) {
  let dialog: HTMLDialogElement | undefined;
  onMount(() => dialog?.showModal());
  return (
    <dialog ref={dialog} class={css.modal} aria-label={props.title} onClose={() => props.onClose()}>
      <h2>{props.title}</h2>
      {props.children}
      <div class={`actions ${css.actions}`}>
        <button type="button" class="button" onClick={() => dialog?.close()}>
          {props.actions ? t("app.cancel") : t("app.close")}
        </button>
        {props.actions}
      </div>
    </dialog>
  );
}

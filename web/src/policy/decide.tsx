import { createSignal, Show } from "solid-js";
import { t } from "../i18n/text.ts";
import { Modal } from "../ui/modal.tsx";
import css from "./policy.module.css";

/** Asks once more before everybody is paid by a draft, or why it is turned down. */
export function Decide(props: {
  what: "approve" | "reject";
  month: string;
  /** the version that is replaced though the draft was not made on it; null = the one it was made on */
  onto: number | null;
  isBusy: boolean;
  onClose: () => void;
  onApprove: () => void;
  onReject: (note: string) => void;
}) {
  const [note, setNote] = createSignal("");
  const isApproval = () => props.what === "approve";
  const confirm = () =>
    !isApproval()
      ? t("policy.draft.reject")
      : props.onto === null
        ? t("policy.draft.approve")
        : t("policy.draft.onto", { version: props.onto });
  return (
    <Modal
      title={t(isApproval() ? "policy.draft.confirmTitle" : "policy.draft.rejectTitle")}
      onClose={props.onClose}
      actions={
        <button
          type="button"
          class="button"
          data-kind="primary"
          disabled={props.isBusy}
          onClick={() => (isApproval() ? props.onApprove() : props.onReject(note()))}
        >
          {confirm()}
        </button>
      }
    >
      <Show when={!isApproval()} fallback={<p>{t("policy.draft.confirm", { month: props.month })}</p>}>
        <label class={css.ask}>
          {t("policy.draft.reason")}
          <input class="field" value={note()} onInput={(event) => setNote(event.currentTarget.value)} />
        </label>
      </Show>
    </Modal>
  );
}

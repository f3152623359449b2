import { createSignal, Show } from "solid-js";
import { Problem } from "../data/problem.ts";
import { locale } from "../i18n/text.ts";
import { Modal } from "../ui/modal.tsx";

/** Asks once before something that cannot be taken back; what goes wrong is said where it was asked. */
export function Confirm(props: {
  title: string;
  text: string;
  action: string;
  act: () => Promise<void>;
  onClose: () => void;
}) {
  const [isBusy, setBusy] = createSignal(false);
  const [fault, setFault] = createSignal("");
  const act = async () => {
    setBusy(true);
    try {
      await props.act();
      props.onClose();
    } catch (error) {
      setFault(await Problem.of(error).sentence(locale()));
      setBusy(false);
    }
  };
  return (
    <Modal
      title={props.title}
      onClose={props.onClose}
      actions={
        <button type="button" class="button" data-kind="primary" disabled={isBusy()} onClick={() => void act()}>
          {props.action}
        </button>
      }
    >
      <p>{props.text}</p>
      <Show when={fault()}>
        <p class="fault" role="alert">
          {fault()}
        </p>
      </Show>
    </Modal>
  );
}

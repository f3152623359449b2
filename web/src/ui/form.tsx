/** A form that sends itself by an action, alone or in a dialog. */
import { createUniqueId, type JSX } from "solid-js";
import { Button } from "./button.tsx";
import css from "./field.module.css";
import { Fault } from "./field.tsx";
import { Modal } from "./modal.tsx";

type Props = {
  action: { (): unknown; readonly isBusy: boolean; readonly fault: string };
  /** false keeps it from being sent */
  isReady?: boolean;
  /** asked before it is sent, in place of the browser's own check; false stops it, and its fields say why */
  check?: () => boolean;
  children: JSX.Element;
};

/** Sends by its action on Enter or its submit button; what goes wrong is said below its fields. */
export function Form(props: Props & { id?: string; class?: string | undefined }) {
  return (
    <form
      id={props.id}
      class={props.class ?? css.form}
      noValidate={props.check !== undefined}
      onSubmit={(event) => {
        event.preventDefault();
        if (props.isReady !== false && props.check?.() !== false) void props.action();
      }}
    >
      {props.children}
      <Fault of={props.action} />
    </form>
  );
}

/** A dialog that asks for some fields; its button sends them. */
export function FormDialog(
  props: Props & {
    title: string;
    /** what the button says; without it there is nothing to send any more */
    submit: string | undefined;
    onClose: () => void;
  },
) {
  const id = createUniqueId();
  return (
    <Modal
      title={props.title}
      onClose={props.onClose}
      actions={
        props.submit === undefined ? undefined : (
          <Button kind="primary" form={id} isDisabled={props.isReady === false || props.action.isBusy}>
            {props.submit}
          </Button>
        )
      }
    >
      <Form id={id} action={props.action} isReady={props.isReady !== false}>
        {props.children}
      </Form>
    </Modal>
  );
}

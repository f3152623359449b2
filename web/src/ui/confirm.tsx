import { createMemo, type JSX, Show } from "solid-js";
import type { Action } from "./action.ts";
import { Button } from "./button.tsx";
import { Fault } from "./field.tsx";
import { Modal } from "./modal.tsx";

/** The question of an action, while it waits for a yes; what goes wrong is said where it was asked. */
export function Confirm<A extends unknown[]>(props: {
  action: Action<A>;
  /** false keeps the yes shut, for example while its effect is still unknown */
  isReady?: boolean;
  /** stands below the text */
  children?: JSX.Element;
}) {
  const question = createMemo(() => props.action.question);
  return (
    <Show when={question()}>
      {(asked) => (
        <Modal
          title={asked().title}
          onClose={props.action.cancel}
          actions={
            <Button
              kind="primary"
              isDisabled={props.isReady === false || props.action.isBusy}
              onClick={props.action.confirm}
            >
              {asked().label}
            </Button>
          }
        >
          <Show when={asked().text}>{(text) => <p>{text()}</p>}</Show>
          {props.children}
          <Fault of={props.action} />
        </Modal>
      )}
    </Show>
  );
}

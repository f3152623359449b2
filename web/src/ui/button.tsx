import type { JSX } from "solid-js";

type Props = {
  /** `bare` has no look but that of its class */
  kind?: "primary" | "quiet" | "link" | "link-small" | "bare" | undefined;
  /** what it does without arguments; it rests while that runs */
  action?: { (): unknown; readonly isBusy: boolean };
  onClick?: () => unknown;
  isDisabled?: boolean;
  /** the name that is heard, where the text alone does not say which one */
  label?: string | undefined;
  /** `submit` sends the form of this id */
  form?: string;
  isExpanded?: boolean;
  isPressed?: boolean;
  /** shown when the pointer rests on it */
  title?: string | undefined;
  class?: string | undefined;
  children: JSX.Element;
};

/** The classes of the kinds that are no bordered button. */
const LOOKS: Record<string, string> = { link: "link", "link-small": "link small", bare: "" };

/** A button: bordered, primary, quiet, or as a link in a line of text. */
export function Button(props: Props) {
  return (
    <button
      type={props.form === undefined ? "button" : "submit"}
      form={props.form}
      class={`${LOOKS[props.kind ?? ""] ?? "button"} ${props.class ?? ""}`}
      data-kind={props.kind}
      disabled={props.isDisabled || props.action?.isBusy}
      title={props.title}
      aria-label={props.label}
      aria-expanded={props.isExpanded}
      aria-pressed={props.isPressed}
      onClick={() => void (props.onClick ?? props.action)?.()}
    >
      {props.children}
    </button>
  );
}

/** A list to choose from while its choices are on their way: it shows what is chosen. */
export function WaitingSelect(props: { label: string; text: string }) {
  return (
    <select class="button" aria-label={props.label} disabled>
      <option>{props.text}</option>
    </select>
  );
}

import type { JSX } from "solid-js";

type Props = {
  kind?: "primary" | "quiet" | "link" | "link-small" | undefined;
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
  class?: string | undefined;
  children: JSX.Element;
};

/** A button: bordered, primary, quiet, or as a link in a line of text. */
export function Button(props: Props) {
  const isLink = () => props.kind?.startsWith("link");
  return (
    <button
      type={props.form === undefined ? "button" : "submit"}
      form={props.form}
      class={`${isLink() ? "link" : "button"} ${props.kind === "link-small" ? "small" : ""} ${props.class ?? ""}`}
      data-kind={isLink() ? undefined : props.kind}
      disabled={props.isDisabled || props.action?.isBusy}
      aria-label={props.label}
      aria-expanded={props.isExpanded}
      aria-pressed={props.isPressed}
      onClick={() => {
        if (props.onClick) void props.onClick();
        else void props.action?.();
      }}
    >
      {props.children}
    </button>
  );
}

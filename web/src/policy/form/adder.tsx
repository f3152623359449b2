import { createSignal, For } from "solid-js";
import { t } from "../../i18n/text.ts";
import css from "./form.module.css";

/** One of several things to add: chosen first, then added, so that arrow keys only choose. */
export function Adder(props: {
  label: string;
  options: readonly { value: string; text: string }[];
  /** what the button does, where it is not adding */
  action?: string;
  onAdd: (value: string) => void;
}) {
  const [chosen, setChosen] = createSignal("");
  const value = () => (props.options.some((one) => one.value === chosen()) ? chosen() : "");
  const act = () => {
    const now = value();
    if (now === "") return;
    setChosen("");
    props.onAdd(now);
  };
  return (
    <span class={css.adder}>
      <select class="button" aria-label={props.label} onChange={(event) => setChosen(event.currentTarget.value)}>
        <option value="" selected={value() === ""}>
          {props.label}
        </option>
        <For each={props.options}>
          {(one) => (
            <option value={one.value} selected={one.value === value()}>
              {one.text}
            </option>
          )}
        </For>
      </select>
      <button
        type="button"
        class="button"
        disabled={value() === ""}
        aria-label={`${props.action ?? t("policy.add")}: ${props.options.find((one) => one.value === value())?.text ?? props.label}`}
        onClick={act}
      >
        {props.action ?? t("policy.add")}
      </button>
    </span>
  );
}

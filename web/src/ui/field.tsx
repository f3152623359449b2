/** Fields: a control with its label, a hint, and what is wrong with it; the browser's own inputs throughout. */
import { createUniqueId, For, type JSX, Show } from "solid-js";
import css from "./field.module.css";

type Texts = {
  label: string;
  hint?: string | undefined;
  /** what is wrong; "" or undefined when nothing is */
  error?: string | undefined;
};
type Control = { id: string; "aria-describedby": string | undefined; "aria-invalid": "true" | undefined };

/** A label over a control, and below it the hint and the error that describe it. */
export function Field(
  props: Texts & { class?: string | undefined; id?: string | undefined; children: (control: Control) => JSX.Element },
) {
  const own = createUniqueId();
  const control: Control = {
    get id() {
      return props.id ?? own;
    },
    get "aria-describedby"() {
      return [props.hint && `${own}-hint`, props.error && `${own}-error`].filter(Boolean).join(" ") || undefined;
    },
    get "aria-invalid"() {
      return props.error ? ("true" as const) : undefined;
    },
  };
  return (
    <div class={`${css.field} ${props.class ?? ""}`} data-slot="field">
      <label for={control.id}>{props.label}</label>
      {props.children(control)}
      <Show when={props.hint}>
        <span id={`${own}-hint`} class="muted small">
          {props.hint}
        </span>
      </Show>
      <Show when={props.error}>
        <span id={`${own}-error`} class="fault small" role="alert">
          {props.error}
        </span>
      </Show>
    </div>
  );
}

type TextProps = Texts & {
  value?: string | undefined;
  onInput?: (value: string) => void;
  /** told when the field is left, for what is costly to do at every letter */
  onChange?: (value: string) => void;
  type?: "text" | "password" | "email" | "url" | "search";
  name?: string;
  autocomplete?: string;
  maxLength?: number;
  minLength?: number;
  pattern?: string;
  inputMode?: "decimal";
  isRequired?: boolean;
  /** known values to choose from; others may be typed */
  known?: readonly string[];
  id?: string;
  class?: string | undefined;
};

export function TextField(props: TextProps) {
  const list = createUniqueId();
  return (
    <Field label={props.label} hint={props.hint} error={props.error} class={props.class} id={props.id}>
      {(control) => (
        <>
          <input
            class="field"
            id={control.id}
            aria-describedby={control["aria-describedby"]}
            aria-invalid={control["aria-invalid"]}
            required={props.isRequired}
            type={props.type ?? "text"}
            name={props.name}
            value={props.value ?? ""}
            autocomplete={props.autocomplete ?? "off"}
            autocapitalize="none"
            spellcheck={false}
            maxlength={props.maxLength}
            minlength={props.minLength}
            pattern={props.pattern}
            inputmode={props.inputMode}
            list={props.known && list}
            onInput={(event) => props.onInput?.(event.currentTarget.value)}
            onChange={(event) => props.onChange?.(event.currentTarget.value)}
          />
          <Show when={props.known}>
            <datalist id={list}>
              <For each={props.known}>{(value) => <option value={value} />}</For>
            </datalist>
          </Show>
        </>
      )}
    </Field>
  );
}

export type Option = { value: string; text: string; isDisabled?: boolean };
export type OptionGroup = { label: string; options: readonly Option[] };

type SelectProps = {
  value: string;
  onChange: (value: string) => void;
  options?: readonly Option[] | undefined;
  groups?: readonly OptionGroup[];
  /** the text of the choice of nothing, which comes first; without it there is none */
  none?: string | undefined;
};

/** A list to choose from, named by `label` where nothing visible names it. */
export function Select(
  props: SelectProps & {
    label?: string | undefined;
    /** drawn as a button, for tool bars */
    isButton?: boolean;
    isDisabled?: boolean;
    control?: Partial<Control>;
    state?: string | undefined;
  },
) {
  const toOption = (option: Option) => (
    <option value={option.value} selected={option.value === props.value} disabled={option.isDisabled}>
      {option.text}
    </option>
  );
  return (
    <select
      class={props.isButton ? "button" : "field"}
      id={props.control?.id}
      aria-describedby={props.control?.["aria-describedby"]}
      aria-invalid={props.control?.["aria-invalid"]}
      aria-label={props.label}
      data-state={props.state}
      disabled={props.isDisabled}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    >
      <Show when={props.none !== undefined}>
        <option value="" selected={props.value === ""}>
          {props.none}
        </option>
      </Show>
      <For each={props.options}>{toOption}</For>
      <For each={props.groups}>
        {(group) => (
          <optgroup label={group.label}>
            <For each={group.options}>{toOption}</For>
          </optgroup>
        )}
      </For>
    </select>
  );
}

export function SelectField(props: SelectProps & Texts & { class?: string }) {
  return (
    <Field label={props.label} hint={props.hint} error={props.error} class={props.class}>
      {(control) => (
        <Select
          control={control}
          value={props.value}
          onChange={props.onChange}
          options={props.options}
          groups={props.groups ?? []}
          none={props.none}
        />
      )}
    </Field>
  );
}

/** A field to narrow a list down with; its label stands in it. */
export function SearchField(props: {
  label: string;
  value: string;
  onInput: (text: string) => void;
  class?: string | undefined;
}) {
  return (
    <input
      class={`field ${props.class ?? ""}`}
      type="search"
      aria-label={props.label}
      placeholder={props.label}
      value={props.value}
      data-print="no"
      onInput={(event) => props.onInput(event.currentTarget.value)}
    />
  );
}

/** A text to take along, such as a key; it can be selected and not changed. */
export function ReadOnlyField(props: { label: string; value: string; ref: (field: HTMLInputElement) => void }) {
  return <input ref={props.ref} class="field mono" readonly aria-label={props.label} value={props.value} />;
}

/** Boxes to tick; gives the chosen values in the order of the options. */
export function Checks(props: {
  label: string;
  isLabelHidden?: boolean;
  options: readonly Option[];
  value: readonly string[];
  onChange: (value: string[]) => void;
  /** one under the other */
  isList?: boolean;
  hint?: string;
}) {
  const flip = (value: string, isOn: boolean) =>
    props.onChange(
      props.options
        .map((option) => option.value)
        .filter((other) => (other === value ? isOn : props.value.includes(other))),
    );
  return (
    <fieldset class={css.field} data-slot="checks">
      <legend class={props.isLabelHidden ? "hidden" : undefined}>{props.label}</legend>
      <div class={css.checks} data-form={props.isList ? "list" : undefined}>
        <For each={props.options}>
          {(option) => (
            <label class={css.check}>
              <input
                type="checkbox"
                checked={props.value.includes(option.value)}
                disabled={option.isDisabled}
                onChange={(event) => flip(option.value, event.currentTarget.checked)}
              />
              {option.text}
            </label>
          )}
        </For>
      </div>
      <Show when={props.hint}>
        <p class="muted small">{props.hint}</p>
      </Show>
    </fieldset>
  );
}

/** What went wrong with an action, where it was started. */
export function Fault(props: { of: { readonly fault: string } }) {
  return (
    <Show when={props.of.fault}>
      <p class="fault" role="alert">
        {props.of.fault}
      </p>
    </Show>
  );
}

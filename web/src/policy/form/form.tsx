/** What every field of the form knows: the plan as it is written, how to change it, and what the linter says of each place. */
import type * as Finding from "@clearboard/core/pay/finding";
import { type Component, createContext, For, Show, useContext } from "solid-js";
import { locale, tCode } from "../../i18n/text.ts";
import css from "./form.module.css";
import { at, type Path, pointer, type Shape } from "./shape.ts";

/** A part of the plan by its schema. */
export type PartProps = { shape: Shape; path: Path; isOptional?: boolean; onRemove?: (() => void) | undefined };

export type Form = {
  /** draws a part; handed down, as parts hold groups and groups hold parts */
  part: Component<PartProps>;
  plan: () => unknown;
  set: (path: Path, value: unknown) => void;
  /** what is wrong at exactly this place */
  findings: (place: string) => readonly Finding.Info[];
  /** figures and components that fields may name */
  names: () => readonly string[];
};

const Context = createContext<Form>();
export const FormProvider = Context.Provider;

export function useForm(): Form {
  const form = useContext(Context);
  if (form === undefined) throw new Error("a field stands in a form");
  return form;
}

export const valueAt = (form: Form, path: Path): unknown => at(form.plan(), path);
export const idOf = (path: Path): string => `field${pointer(path)}`;

/** The name of a field: the most particular one that the dictionary has. */
export function label(path: Path): string {
  const names = path.filter((part) => typeof part === "string");
  for (let from = 0; from < names.length; from++) {
    const code = names.slice(from).join(".");
    const found = tCode("field", code);
    if (found !== code) return found;
  }
  return String(names.at(-1) ?? "");
}

/** A value of a list of choices in words. */
export const choice = (value: string): string => tCode("value", value);

/** Where a finding lies, in words: "Components 1, Tiers 2, From". */
export function where(place: string): string {
  const parts = place
    .split("/")
    .slice(1)
    .filter((part) => part !== "");
  const said: string[] = [];
  parts.forEach((part, index) => {
    if (part === "plan") return;
    if (isNumber(part)) said.push(`${said.pop() ?? ""} ${Number(part) + 1}`.trim());
    else {
      const one = isNumber(parts[index + 1] ?? "") ? tCode("field.one", part) : part;
      const path = parts.slice(0, index + 1).map((step) => (isNumber(step) ? Number(step) : step));
      said.push(one === part ? label(path) : one);
    }
  });
  return said.join(locale() === "en" ? ", " : "，");
}

const isNumber = (part: string) => /^\d+$/.test(part);

/** A finding's sentence without its JSON pointer. */
export function sentence(finding: Finding.Info): string {
  const text = locale() === "en" ? finding.en : finding.zh;
  return text.startsWith(finding.place)
    ? text.slice(finding.place.length).replace(/^\s*[:：]?\s*/, "")
    : text.replace(finding.place, where(finding.place));
}

/** What is wrong at a place, read out with its field. */
export function Wrong(props: { path: Path }) {
  const form = useForm();
  const found = () => form.findings(pointer(props.path));
  return (
    <Show when={found().length > 0}>
      <p id={`${idOf(props.path)} wrong`.replaceAll(" ", "-")} class={css.wrong}>
        <For each={found()}>{(one) => <span data-severity={one.severity}>{sentence(one)} </span>}</For>
      </p>
    </Show>
  );
}

/** Attributes of an input at a place: its id, whether it is wrong, and what describes it. */
export function attributes(form: Form, path: Path) {
  const isWrong = () => form.findings(pointer(path)).some(({ severity }) => severity === "error");
  return {
    id: idOf(path),
    get "aria-invalid"() {
      return isWrong() ? ("true" as const) : undefined;
    },
    get "aria-describedby"() {
      return form.findings(pointer(path)).length > 0 ? `${idOf(path)}-wrong` : undefined;
    },
  };
}

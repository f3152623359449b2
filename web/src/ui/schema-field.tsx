/** The fields of a form after a schema: one value, or plain values by name; what every field of the form knows. */
import { createContext, For, Match, Show, Switch, useContext } from "solid-js";
import { t } from "../i18n/text.ts";
import { Button } from "./button.tsx";
import { Select } from "./field.tsx";
import { at, kindOf, type Path, places, pointer, type Shape } from "./schema.ts";
import css from "./schema-form.module.css";

export type FormModel = {
  value: () => unknown;
  /** undefined takes the part away */
  set: (path: Path, value: unknown) => void;
  /** what is to be said of exactly this place (JSON pointer) */
  findings: (place: string) => readonly { severity: string; text: string }[];
  label: (path: Path) => string;
  /** a value of a list of choices in words */
  choice: (value: string) => string;
  /** id of a datalist that a text field may name its values from */
  known?: (path: Path) => string | undefined;
  /** fields that are there from the start, though they may be empty */
  usual: (path: Path) => readonly string[];
  /** fields that are not asked for, such as one that another one replaces */
  isHidden?: (path: Path) => boolean;
  /** what a new part holds, where the schema's least is not enough to begin with */
  fresh?: (shape: Shape) => unknown;
};

const Context = createContext<FormModel>();

export const FormProvider = Context.Provider;

export function useForm(): FormModel {
  const form = useContext(Context);
  if (form === undefined) throw new Error("a field stands outside a form");
  return form;
}

/** Id of the control at a place, by which a finding leads to its field. */
export const idOf = (path: Path): string => `field${pointer(path)}`;

export type PartProps = { shape: Shape; path: Path; isOptional?: boolean };

/** What is wrong at a place, read out with its field. */
export function Wrong(props: { path: Path }) {
  const form = useForm();
  const found = () => form.findings(pointer(props.path));
  return (
    <Show when={found().length > 0}>
      <p id={`${idOf(props.path)}-wrong`} class={css.wrong}>
        <For each={found()}>{(finding) => <span data-severity={finding.severity}>{finding.text} </span>}</For>
      </p>
    </Show>
  );
}

type ControlProps = {
  path: Path;
  /** the name that is heard, where no label stands beside it */
  name?: string | undefined;
};

/** Id of a control, whether it is wrong, and what describes it. */
function controlOf(form: FormModel, path: Path) {
  const found = form.findings(pointer(path));
  return {
    id: idOf(path),
    "aria-invalid": found.some(({ severity }) => severity === "error") ? ("true" as const) : undefined,
    "aria-describedby": found.length > 0 ? `${idOf(path)}-wrong` : undefined,
  };
}

export function Input(
  props: ControlProps & {
    value: string;
    onInput?: (value: string) => void;
    onChange?: (value: string) => void;
    lang?: string;
    placeholder?: string;
  },
) {
  const form = useForm();
  const control = () => controlOf(form, props.path);
  return (
    <input
      class="field"
      type="text"
      autocomplete="off"
      id={control().id}
      aria-invalid={control()["aria-invalid"]}
      aria-describedby={control()["aria-describedby"]}
      aria-label={props.name}
      lang={props.lang}
      placeholder={props.placeholder}
      value={props.value}
      list={form.known?.(props.path)}
      onInput={(event) => props.onInput?.(event.currentTarget.value)}
      onChange={(event) => props.onChange?.(event.currentTarget.value)}
    />
  );
}

/** One value: a text, a choice, a yes or no, a fixed word or a text, a name in two languages, several texts. */
export function Leaf(props: PartProps & { name?: string }) {
  const form = useForm();
  const kind = () => kindOf(props.shape);
  const value = () => at(form.value(), props.path);
  const text = () => (typeof value() === "string" ? (value() as string) : "");
  const set = (next: string) => form.set(props.path, next === "" && props.isOptional ? undefined : next);
  const word = () => props.shape.anyOf?.find((choice) => choice.const !== undefined)?.const ?? "";
  const title = () => (value() as { en: string; zh: string } | undefined) ?? { en: "", zh: "" };
  const option = (value: string) => ({ value, text: form.choice(value) });
  const control = () => controlOf(form, props.path);
  return (
    <Switch
      fallback={<Input path={props.path} name={props.name} value={text()} onInput={(next) => set(next.trim())} />}
    >
      <Match when={kind() === "choice"}>
        <Choice
          path={props.path}
          name={props.name}
          options={(props.shape.enum ?? []).map(option)}
          value={text() || String(props.shape.default ?? "")}
          isOptional={props.isOptional === true && props.shape.default === undefined}
          onChange={set}
        />
      </Match>
      <Match when={kind() === "flag"}>
        <input
          type="checkbox"
          class={css.check}
          id={control().id}
          aria-invalid={control()["aria-invalid"]}
          aria-describedby={control()["aria-describedby"]}
          aria-label={props.name}
          checked={value() === undefined ? props.shape.default === true : value() === true}
          onChange={(event) => form.set(props.path, event.currentTarget.checked)}
        />
      </Match>
      <Match when={kind() === "either"}>
        <div class={css.pair}>
          <Choice
            path={value() === undefined || text() === word() ? props.path : undefined}
            name={form.label(props.path)}
            options={[word(), "fixed"].map(option)}
            value={value() === undefined ? "" : text() === word() ? word() : "fixed"}
            isOptional={props.isOptional === true}
            onChange={(next) => (next === "fixed" ? form.set(props.path, "0") : set(next))}
          />
          <Show when={value() !== undefined && text() !== word()}>
            <Input
              path={props.path}
              name={`${form.label(props.path)}: ${form.choice("fixed")}`}
              value={text()}
              onInput={(next) => form.set(props.path, next.trim())}
            />
          </Show>
        </div>
      </Match>
      <Match when={kind() === "title"}>
        <div class={css.pair}>
          <For each={["en", "zh"] as const}>
            {(language) => (
              <Input
                path={[...props.path, language]}
                name={`${props.name ?? form.label(props.path)}, ${t(`form.${language}`)}`}
                lang={language === "en" ? "en" : "zh-CN"}
                placeholder={t(`form.${language}`)}
                value={title()[language]}
                onInput={(text) => {
                  const next = { ...title(), [language]: text };
                  form.set(props.path, next.en === "" && next.zh === "" ? undefined : next);
                }}
              />
            )}
          </For>
        </div>
      </Match>
      <Match when={kind() === "texts"}>
        <Input
          path={props.path}
          value={((value() as string[] | undefined) ?? []).join(", ")}
          onChange={(next) => form.set(props.path, split(next))}
        />
      </Match>
    </Switch>
  );
}

const split = (text: string) =>
  text
    .split(/[,，]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");

function Choice(props: {
  /** of the field it stands for; none where another control is that field */
  path: Path | undefined;
  name: string | undefined;
  options: readonly { value: string; text: string }[];
  value: string;
  isOptional: boolean;
  onChange: (value: string) => void;
}) {
  const form = useForm();
  return (
    <Select
      control={props.path ? controlOf(form, props.path) : {}}
      label={props.name}
      none={props.isOptional || props.value === "" ? t("form.unset") : undefined}
      options={props.options}
      value={props.value}
      onChange={props.onChange}
    />
  );
}

/** Values by a name of one's own: currencies and their rates, labels and what they may be. */
export function Named(props: { path: Path; isList: boolean }) {
  const form = useForm();
  const pairs = () => Object.entries((at(form.value(), props.path) as Record<string, unknown> | undefined) ?? {});
  const keep = (next: [string, unknown][]) => form.set(props.path, Object.fromEntries(next));
  const change = (index: number, next: [string, unknown]) => keep(pairs().with(index, next));
  return (
    <>
      <For each={places(pairs())}>
        {(index) => {
          const name = () => pairs()[index]?.[0] ?? "";
          const value = () => pairs()[index]?.[1];
          return (
            <div class={css.pair}>
              <input
                class="field"
                aria-label={`${form.label(props.path)} ${index + 1}: ${t("form.name")}`}
                value={name()}
                onChange={(event) => change(index, [event.currentTarget.value.trim(), value()])}
              />
              <input
                class="field"
                aria-label={`${form.label(props.path)} ${index + 1}`}
                value={[value() ?? ""].flat().join(", ")}
                onChange={(event) => {
                  const text = event.currentTarget.value.trim();
                  change(index, [name(), props.isList ? split(text) : text]);
                }}
              />
              <Button kind="link-small" onClick={() => keep(pairs().toSpliced(index, 1))}>
                {t("form.remove")}
              </Button>
            </div>
          );
        }}
      </For>
      <Button kind="link-small" onClick={() => keep([...pairs(), ["", props.isList ? [] : ""]])}>
        {t("form.add")}
      </Button>
    </>
  );
}

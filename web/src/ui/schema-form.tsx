/**
 * A form drawn after a JSON Schema: a field of the schema is a field of the form, without code of its own. Sections and
 * fields that are rarely used are added when wanted; rows are added, moved and removed by keyboard too.
 */
import { createSignal, For, Match, Show, Switch } from "solid-js";
import { t } from "../i18n/text.ts";
import { Button } from "./button.tsx";
import { Checks } from "./field.tsx";
import { at, blank, kindOf, type Shape } from "./schema.ts";
import { type FormModel, FormProvider, idOf, Leaf, Named, type PartProps, useForm, Wrong } from "./schema-field.tsx";
import css from "./schema-form.module.css";
import { Adder, Blocks, Grid, Rows } from "./schema-list.tsx";

export function SchemaForm(props: { model: FormModel; shape: Shape }) {
  return (
    <FormProvider value={props.model}>
      <Group shape={props.shape} path={[]} />
    </FormProvider>
  );
}

/** The fields of one part: those in use and those everybody looks for; the others are added when wanted. */
function Group(props: PartProps) {
  const form = useForm();
  const [opened, setOpened] = createSignal<readonly string[]>([]);
  const value = () => (at(form.value(), props.path) as Record<string, unknown> | undefined) ?? {};
  const shapeOf = (name: string) => props.shape.properties?.[name] ?? {};
  const isFixed = (name: string) =>
    (props.shape.required ?? []).includes(name) || form.usual(props.path).includes(name);
  // What only says the default need not be seen.
  const isFilled = (name: string) => {
    const found = value()[name];
    if (found === undefined || (Array.isArray(found) && found.length === 0)) return false;
    return JSON.stringify(found) !== JSON.stringify(shapeOf(name).default);
  };
  const all = () => Object.keys(props.shape.properties ?? {}).filter((name) => !form.isHidden?.([...props.path, name]));
  const isShown = (name: string) => isFixed(name) || opened().includes(name) || isFilled(name);
  const rest = () => all().filter((name) => !isShown(name));
  const add = (name: string) => {
    setOpened([...opened(), name]);
    if (kindOf(shapeOf(name)) !== "text") form.set([...props.path, name], blank(shapeOf(name)));
    const place = idOf([...props.path, name]);
    queueMicrotask(() => document.querySelector<HTMLElement>(`[id="${place}"], [id^="${place}/"]`)?.focus());
  };
  const drop = (name: string) => {
    setOpened(opened().filter((other) => other !== name));
    form.set([...props.path, name], undefined);
  };
  return (
    <div class={css.fields}>
      <For each={all().filter(isShown)}>
        {(name) => (
          <Part
            shape={shapeOf(name)}
            path={[...props.path, name]}
            isOptional={!(props.shape.required ?? []).includes(name)}
            onRemove={isFixed(name) ? undefined : () => drop(name)}
          />
        )}
      </For>
      <Show when={rest().length > 0}>
        <div class={css.more}>
          <Adder
            label={t(props.path.length === 0 ? "form.addSection" : "form.addField")}
            options={rest().map((name) => ({ value: name, text: form.label([...props.path, name]) }))}
            onAdd={add}
          />
        </div>
      </Show>
    </div>
  );
}

const LARGE = new Set(["group", "table", "blocks", "grid", "record", "choices"]);

/** A labelled value, or a section with a group, a table of rows or a list of blocks. */
function Part(props: PartProps & { onRemove?: (() => void) | undefined }) {
  const form = useForm();
  const kind = () => kindOf(props.shape);
  const items = () => props.shape.items ?? {};
  const removal = () => (
    <Show when={props.onRemove}>
      <Button kind="link-small" onClick={() => props.onRemove?.()}>
        {t("form.remove")}
        <span class="hidden"> {form.label(props.path)}</span>
      </Button>
    </Show>
  );
  return (
    <Show
      when={LARGE.has(kind())}
      fallback={
        <div class={css.field} data-kind={kind()}>
          <span class={css.label}>
            <label for={idOf(kind() === "title" ? [...props.path, "en"] : props.path)}>{form.label(props.path)}</label>
            {removal()}
          </span>
          <Leaf shape={props.shape} path={props.path} isOptional={props.isOptional === true} />
          <Wrong path={props.path} />
        </div>
      }
    >
      <fieldset class={css.section}>
        <legend class={kind() === "blocks" ? "hidden" : undefined}>
          {form.label(props.path)}
          {removal()}
        </legend>
        <Switch fallback={<Group shape={props.shape} path={props.path} />}>
          <Match when={kind() === "table"}>
            <Rows shape={items()} path={props.path} />
          </Match>
          <Match when={kind() === "blocks"}>
            <Blocks
              shape={items()}
              path={props.path}
              part={(index) => <Group shape={items()} path={[...props.path, index]} />}
            />
          </Match>
          <Match when={kind() === "grid"}>
            <Grid path={props.path} />
          </Match>
          <Match when={kind() === "choices"}>
            <Checks
              label={form.label(props.path)}
              isLabelHidden
              options={(items().enum ?? []).map((value) => ({ value, text: form.choice(value) }))}
              value={(at(form.value(), props.path) as string[] | undefined) ?? []}
              onChange={(value) => form.set(props.path, value)}
            />
          </Match>
          <Match when={kind() === "record"}>
            <Named path={props.path} isList={kindOf(props.shape.additionalProperties as Shape) === "texts"} />
          </Match>
        </Switch>
        <Wrong path={props.path} />
      </fieldset>
    </Show>
  );
}

/** A part of the plan by its schema: a labelled value, a section, a table of rows, a list of blocks. */
import { For, Index, Match, Show, Switch } from "solid-js";
import { t } from "../../i18n/text.ts";
import { Blocks } from "./blocks.tsx";
import { choice, idOf, label, useForm, valueAt, Wrong } from "./form.tsx";
import css from "./form.module.css";
import { Grid } from "./grid.tsx";
import { Group } from "./group.tsx";
import { Leaf } from "./leaf.tsx";
import { Rows } from "./rows.tsx";
import { insert, kindOf, type Path, remove, type Shape } from "./shape.ts";

export type NodeProps = { shape: Shape; path: Path; isOptional?: boolean; onRemove?: (() => void) | undefined };

const LARGE = new Set(["group", "table", "blocks", "grid", "record", "choices"]);

export function Node(props: NodeProps) {
  const kind = () => kindOf(props.shape);
  return (
    <Show
      when={LARGE.has(kind())}
      fallback={
        <div class={css.field} data-kind={kind()}>
          <span class={css.label}>
            <label for={idOf(kind() === "title" ? [...props.path, "en"] : props.path)}>{label(props.path)}</label>
            <Remove path={props.path} onRemove={props.onRemove} />
          </span>
          <Show when={kind() === "texts"} fallback={<Leaf {...leaf(props)} />}>
            <Texts path={props.path} />
          </Show>
          <Wrong path={props.path} />
        </div>
      }
    >
      <fieldset class={css.section}>
        <legend>
          {label(props.path)}
          <Remove path={props.path} onRemove={props.onRemove} />
        </legend>
        <Switch>
          <Match when={kind() === "group"}>
            <Group shape={props.shape} path={props.path} />
          </Match>
          <Match when={kind() === "table"}>
            <Rows shape={props.shape.items ?? {}} path={props.path} />
          </Match>
          <Match when={kind() === "blocks"}>
            <Blocks shape={props.shape.items ?? {}} path={props.path} />
          </Match>
          <Match when={kind() === "grid"}>
            <Grid path={props.path} />
          </Match>
          <Match when={kind() === "choices"}>
            <Choices values={props.shape.items?.enum ?? []} path={props.path} />
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

const leaf = (props: NodeProps) => ({ shape: props.shape, path: props.path, isOptional: props.isOptional === true });

function Remove(props: { path: Path; onRemove?: (() => void) | undefined }) {
  return (
    <Show when={props.onRemove}>
      {(remove) => (
        <button type="button" class={`link small ${css.remove}`} onClick={() => remove()()}>
          {t("policy.remove")}
          <span class="hidden"> {label(props.path)}</span>
        </button>
      )}
    </Show>
  );
}

/** Several values in one line, parted by commas. */
function Texts(props: { path: Path }) {
  const form = useForm();
  const list = () => (valueAt(form, props.path) as string[] | undefined) ?? [];
  return (
    <input
      class="field"
      type="text"
      id={idOf(props.path)}
      value={list().join(", ")}
      onChange={(event) => form.set(props.path, split(event.currentTarget.value))}
    />
  );
}

const split = (text: string) => text.split(/[,，]/).map((one) => one.trim()).filter((one) => one !== "");

function Choices(props: { path: Path; values: readonly string[] }) {
  const form = useForm();
  const chosen = () => (valueAt(form, props.path) as string[] | undefined) ?? [];
  const flip = (value: string, isOn: boolean) =>
    form.set(props.path, props.values.filter((one) => (one === value ? isOn : chosen().includes(one))));
  return (
    <div class={css.choices}>
      <For each={props.values}>
        {(one) => (
          <label>
            <input
              type="checkbox"
              class={css.check}
              checked={chosen().includes(one)}
              onChange={(event) => flip(one, event.currentTarget.checked)}
            />
            {choice(one)}
          </label>
        )}
      </For>
    </div>
  );
}

/** Values by a name of one's own: currencies and their rates, labels and what they may be. */
function Named(props: { path: Path; isList: boolean }) {
  const form = useForm();
  const pairs = () => Object.entries((valueAt(form, props.path) as Record<string, unknown> | undefined) ?? {});
  const keep = (next: [string, unknown][]) => form.set(props.path, Object.fromEntries(next));
  const pair = (index: number, next: [string, unknown]) =>
    keep([...pairs().slice(0, index), next, ...pairs().slice(index + 1)]);
  const text = (value: unknown) => (Array.isArray(value) ? value.join(", ") : String(value ?? ""));
  return (
    <>
      <Index each={pairs()}>
        {(one, index) => (
          <div class={css.pair}>
            <input
              class="field"
              aria-label={`${label(props.path)} ${index + 1}: ${t("policy.name")}`}
              value={one()[0]}
              onChange={(event) => pair(index, [event.currentTarget.value.trim(), one()[1]])}
            />
            <input
              class="field"
              aria-label={`${label(props.path)} ${index + 1}`}
              value={text(one()[1])}
              onChange={(event) =>
                pair(index, [one()[0], props.isList ? split(event.currentTarget.value) : event.currentTarget.value.trim()])
              }
            />
            <button type="button" class="link small" onClick={() => keep(remove(pairs(), index) as [string, unknown][])}>
              {t("policy.remove")}
            </button>
          </div>
        )}
      </Index>
      <button
        type="button"
        class="link small"
        onClick={() => keep(insert(pairs(), pairs().length, ["", props.isList ? [] : ""]) as [string, unknown][])}
      >
        {t("policy.add")}
      </button>
    </>
  );
}

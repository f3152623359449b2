/** A part of the plan by its schema: a labelled value, a section, a table of rows, a list of blocks. */
import { Match, Show, Switch } from "solid-js";
import { t } from "../../i18n/text.ts";
import { Blocks } from "./blocks.tsx";
import css from "./form.module.css";
import { idOf, label, type PartProps, Wrong } from "./form.tsx";
import { Grid } from "./grid.tsx";
import { Group } from "./group.tsx";
import { Leaf } from "./leaf.tsx";
import { Choices, Named, Texts } from "./lists.tsx";
import { Rows } from "./rows.tsx";
import { kindOf, type Path, type Shape } from "./shape.ts";

const LARGE = new Set(["group", "table", "blocks", "grid", "record", "choices"]);

export function Node(props: PartProps) {
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
        <legend class={kind() === "blocks" ? "hidden" : undefined}>
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

const leaf = (props: PartProps) => ({ shape: props.shape, path: props.path, isOptional: props.isOptional === true });

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

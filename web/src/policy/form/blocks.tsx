/** A list of parts that are too large for a row: components, gates, multipliers, pools. */
import { Index } from "solid-js";
import { t } from "../../i18n/text.ts";
import css from "./form.module.css";
import { idOf, label, useForm, valueAt, Wrong } from "./form.tsx";
import { Group } from "./group.tsx";
import { Row } from "./rows.tsx";
import { blank, insert, move, type Path, remove, type Shape } from "./shape.ts";

export function Blocks(props: { shape: Shape; path: Path }) {
  const form = useForm();
  const list = () => (valueAt(form, props.path) as Record<string, unknown>[] | undefined) ?? [];
  const keep = (next: unknown[], index: number) => {
    form.set(props.path, next);
    queueMicrotask(() => document.getElementById(idOf([...props.path, index, "id"]))?.focus());
  };
  const fresh = () => {
    const made = blank(props.shape) as Record<string, unknown>;
    // A component starts with one row, so that there is something to fill in.
    return "tiers" in (props.shape.properties ?? {}) ? { ...made, tiers: [{ from: "0", rate: "" }] } : made;
  };
  return (
    <>
      <Index each={list()}>
        {(_, index) => (
          <fieldset class={css.block} aria-label={`${label(props.path)} ${index + 1}`}>
            <div class={css.blockHead}>
              <h3>
                {label(props.path)} {index + 1}
              </h3>
              <Row
                index={index}
                count={list().length}
                onMove={(by) => keep(move(list(), index, by), index + by)}
                onRemove={() => keep(remove(list(), index), Math.max(0, index - 1))}
              />
            </div>
            <Wrong path={[...props.path, index]} />
            <Group shape={props.shape} path={[...props.path, index]} />
          </fieldset>
        )}
      </Index>
      <button type="button" class="button" onClick={() => keep(insert(list(), list().length, fresh()), list().length)}>
        {t("policy.addTo", { what: label(props.path) })}
      </button>
    </>
  );
}

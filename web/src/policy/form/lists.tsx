/** Lists of plain values: in one line, as boxes to tick, or each by a name of its own. */
import { For } from "solid-js";
import { t } from "../../i18n/text.ts";
import css from "./form.module.css";
import { choice, idOf, label, useForm, valueAt } from "./form.tsx";
import { insert, type Path, places, remove } from "./shape.ts";

/** Several values in one line, parted by commas. */
export function Texts(props: { path: Path }) {
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

const split = (text: string) =>
  text
    .split(/[,，]/)
    .map((one) => one.trim())
    .filter((one) => one !== "");

export function Choices(props: { path: Path; values: readonly string[] }) {
  const form = useForm();
  const chosen = () => (valueAt(form, props.path) as string[] | undefined) ?? [];
  const flip = (value: string, isOn: boolean) =>
    form.set(
      props.path,
      props.values.filter((one) => (one === value ? isOn : chosen().includes(one))),
    );
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
export function Named(props: { path: Path; isList: boolean }) {
  const form = useForm();
  const pairs = () => Object.entries((valueAt(form, props.path) as Record<string, unknown> | undefined) ?? {});
  const keep = (next: [string, unknown][]) => form.set(props.path, Object.fromEntries(next));
  const pair = (index: number, next: [string, unknown]) =>
    keep([...pairs().slice(0, index), next, ...pairs().slice(index + 1)]);
  const text = (value: unknown) => (Array.isArray(value) ? value.join(", ") : String(value ?? ""));
  return (
    <>
      <For each={places(pairs())}>
        {(index) => {
          const one = () => pairs()[index] ?? (["", ""] as [string, unknown]);
          return (
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
                  pair(index, [
                    one()[0],
                    props.isList ? split(event.currentTarget.value) : event.currentTarget.value.trim(),
                  ])
                }
              />
              <button
                type="button"
                class="link small"
                onClick={() => keep(remove(pairs(), index) as [string, unknown][])}
              >
                {t("policy.remove")}
              </button>
            </div>
          );
        }}
      </For>
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

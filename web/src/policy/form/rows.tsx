/** A table of rows such as tiers: columns that are in use, further ones when wanted; rows added, removed and moved by keyboard. */
import { createSignal, For, Index, Show } from "solid-js";
import { t } from "../../i18n/text.ts";
import { Adder } from "./adder.tsx";
import css from "./form.module.css";
import { idOf, label, useForm, valueAt, Wrong } from "./form.tsx";
import { Leaf } from "./leaf.tsx";
import { blank, insert, move, type Path, pointer, remove, type Shape } from "./shape.ts";

const USUAL = ["id", "from", "rate", "value"];

export function Rows(props: { shape: Shape; path: Path }) {
  const form = useForm();
  const [opened, setOpened] = createSignal<readonly string[]>([]);
  const rows = () => (valueAt(form, props.path) as Record<string, unknown>[] | undefined) ?? [];
  const all = () => Object.keys(props.shape.properties ?? {});
  const required = () => props.shape.required ?? [];
  const pays = () => rows().some((row) => "payout" in row || "amount" in row);
  const isShown = (name: string) =>
    required().includes(name) ||
    opened().includes(name) ||
    rows().some((row) => row[name] !== undefined) ||
    (USUAL.includes(name) && !(name === "rate" && pays()));
  const columns = () => all().filter(isShown);
  const rest = () => all().filter((name) => !isShown(name));
  const focus = (index: number, name = columns()[0] ?? "") =>
    queueMicrotask(() => document.getElementById(idOf([...props.path, index, name]))?.focus());
  const keep = (next: unknown[], at: number) => {
    form.set(props.path, next);
    if (next.length > 0) focus(Math.min(at, next.length - 1));
  };
  const add = () => keep(insert(rows(), rows().length, blank(props.shape)), rows().length);
  const keys = (event: KeyboardEvent, index: number) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    const by = event.key === "ArrowUp" ? -1 : 1;
    keep(move(rows(), index, by), Math.max(0, index + by));
  };
  const name = (column: string, index: number) =>
    `${label([...props.path, index, column])}, ${t("policy.row", { n: index + 1 })}`;
  return (
    <>
      <div class={css.scroll}>
        <table class={css.rows}>
          <thead>
            <tr>
              <For each={columns()}>{(column) => <th scope="col">{label([...props.path, 0, column])}</th>}</For>
              <th scope="col">
                <span class="hidden">{t("policy.rowActions")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            <Index each={rows()}>
              {(_, index) => (
                <>
                  <tr onKeyDown={(event) => keys(event, index)}>
                    <For each={columns()}>
                      {(column) => (
                        <td data-column={column}>
                          <Leaf
                            shape={props.shape.properties?.[column] ?? {}}
                            path={[...props.path, index, column]}
                            isOptional={!required().includes(column)}
                            name={name(column, index)}
                          />
                          <Wrong path={[...props.path, index, column]} />
                        </td>
                      )}
                    </For>
                    <td class={css.actions}>
                      <Row
                        index={index}
                        count={rows().length}
                        onMove={(by) => keep(move(rows(), index, by), index + by)}
                        onRemove={() => keep(remove(rows(), index), index)}
                      />
                    </td>
                  </tr>
                  <Show when={form.findings(pointer([...props.path, index])).length > 0}>
                    <tr class={css.said}>
                      <td colspan={columns().length + 1}>
                        <Wrong path={[...props.path, index]} />
                      </td>
                    </tr>
                  </Show>
                </>
              )}
            </Index>
          </tbody>
        </table>
      </div>
      <div class="actions">
        <button type="button" class="button" onClick={add}>
          {t("policy.addRow")}
        </button>
        <Show when={rest().length > 0}>
          <Adder
            label={t("policy.addColumn")}
            options={rest().map((column) => ({ value: column, text: label([...props.path, 0, column]) }))}
            onAdd={(column) => {
              setOpened([...opened(), column]);
              focus(0, column);
            }}
          />
        </Show>
      </div>
    </>
  );
}

/** Up, down, away. */
export function Row(props: { index: number; count: number; onMove: (by: -1 | 1) => void; onRemove: () => void }) {
  const n = () => props.index + 1;
  return (
    <span class={css.buttons}>
      <button
        type="button"
        aria-label={t("policy.up", { n: n() })}
        disabled={props.index === 0}
        onClick={() => props.onMove(-1)}
      >
        ↑
      </button>
      <button
        type="button"
        aria-label={t("policy.down", { n: n() })}
        disabled={n() === props.count}
        onClick={() => props.onMove(1)}
      >
        ↓
      </button>
      <button type="button" aria-label={t("policy.removeRow", { n: n() })} onClick={() => props.onRemove()}>
        ×
      </button>
    </span>
  );
}

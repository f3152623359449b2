/** The values of a matrix: as many rows and columns as the figures beside it have lines. */
import { For } from "solid-js";
import css from "./form.module.css";
import { attributes, label, useForm, valueAt, Wrong } from "./form.tsx";
import { type Path, places } from "./shape.ts";

export function Grid(props: { path: Path }) {
  const form = useForm();
  const side = (name: "rows" | "columns") =>
    (valueAt(form, [...props.path.slice(0, -1), name, "from"]) as string[] | undefined) ?? [];
  const values = () => (valueAt(form, props.path) as string[][] | undefined) ?? [];
  const set = (row: number, column: number, value: string) =>
    form.set(
      props.path,
      side("rows").map((_, down) =>
        side("columns").map((__, across) =>
          down === row && across === column ? value : (values()[down]?.[across] ?? ""),
        ),
      ),
    );
  return (
    <div class={css.scroll}>
      <table class={css.rows}>
        <thead>
          <tr>
            <th scope="col">{label([...props.path.slice(0, -1), "rows"])}</th>
            <For each={side("columns")}>{(from) => <th scope="col">≥ {from}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={places(side("rows"))}>
            {(row) => (
              <tr>
                <th scope="row">≥ {side("rows")[row]}</th>
                <For each={places(side("columns"))}>
                  {(column) => (
                    <td>
                      <input
                        class="field"
                        id={attributes(form, [...props.path, row, column]).id}
                        aria-invalid={attributes(form, [...props.path, row, column])["aria-invalid"]}
                        aria-describedby={attributes(form, [...props.path, row, column])["aria-describedby"]}
                        aria-label={`${side("rows")[row]} × ${side("columns")[column]}`}
                        value={values()[row]?.[column] ?? ""}
                        onInput={(event) => set(row, column, event.currentTarget.value.trim())}
                      />
                      <Wrong path={[...props.path, row, column]} />
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}

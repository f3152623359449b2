/** The lists of a form after a schema: rows of a table, blocks of larger parts, the values of a matrix. */
import { createMemo, createSignal, Index, type JSX, Show } from "solid-js";
import { t } from "../i18n/text.ts";
import { Button } from "./button.tsx";
import { Select } from "./field.tsx";
import { at, blank, kindOf, move, type Path, places, pointer } from "./schema.ts";
import { Input, idOf, Leaf, type PartProps, useForm, Wrong } from "./schema-field.tsx";
import css from "./schema-form.module.css";
import { type Column, Table } from "./table.tsx";

type List = Record<string, unknown>[];

/** A list that is changed by adding, removing and moving; the keyboard follows to the part's first field. */
function createList(path: () => Path, first: () => string) {
  const form = useForm();
  const list = () => (at(form.value(), path()) as List | undefined) ?? [];
  const focus = (index: number, name = first()) =>
    queueMicrotask(() => document.getElementById(idOf([...path(), index, name]))?.focus());
  const keep = (next: unknown[], index: number) => {
    form.set(path(), next);
    if (next.length > 0) focus(Math.max(0, Math.min(index, next.length - 1)));
  };
  return {
    list,
    focus,
    add: (item: unknown) => keep([...list(), item], list().length),
    remove: (index: number) => keep(list().toSpliced(index, 1), index),
    move: (index: number, by: -1 | 1) => keep(move(list(), index, by), index + by),
  };
}

/** A list of parts that are too large for a row. */
export function Blocks(props: PartProps & { part: (index: number) => JSX.Element }) {
  const form = useForm();
  const rows = createList(
    () => props.path,
    () => "id",
  );
  return (
    <>
      <Index each={rows.list()}>
        {(_, index) => (
          <fieldset class={css.block} aria-label={`${form.label(props.path)} ${index + 1}`}>
            <div class={css.blockHead}>
              <h3>
                {form.label(props.path)} {index + 1}
              </h3>
              <RowButtons index={index} rows={rows} />
            </div>
            <Wrong path={[...props.path, index]} />
            {props.part(index)}
          </fieldset>
        )}
      </Index>
      <Button onClick={() => rows.add(form.fresh?.(props.shape) ?? blank(props.shape))}>
        {t("form.addTo", { what: form.label(props.path) })}
      </Button>
    </>
  );
}

/** A table of rows such as tiers: columns that are in use, further ones when wanted. */
export function Rows(props: PartProps) {
  const form = useForm();
  const [opened, setOpened] = createSignal<readonly string[]>([]);
  const rows = createList(
    () => props.path,
    () => columns()[0] ?? "",
  );
  const required = () => props.shape.required ?? [];
  const isShown = (name: string) =>
    required().includes(name) ||
    opened().includes(name) ||
    rows.list().some((row) => row[name] !== undefined) ||
    form.usual([...props.path, 0]).includes(name);
  const all = () => Object.keys(props.shape.properties ?? {});
  // Drawn anew only when other columns are shown: a field must keep the keyboard while its value changes.
  const columns = createMemo(() => all().filter(isShown), [], { equals: (last, next) => last.join() === next.join() });
  const drawn = createMemo((): Column<number>[] => [
    ...columns().map((column) => ({
      key: column,
      label: form.label([...props.path, 0, column]),
      class: kindOf(props.shape.properties?.[column] ?? {}) === "title" ? css.title : undefined,
      cell: (index: number) => (
        <>
          <Leaf
            shape={props.shape.properties?.[column] ?? {}}
            path={[...props.path, index, column]}
            isOptional={!required().includes(column)}
            name={`${form.label([...props.path, index, column])}, ${t("form.row", { n: index + 1 })}`}
          />
          <Wrong path={[...props.path, index, column]} />
        </>
      ),
    })),
    {
      key: "",
      label: t("form.rowActions"),
      isLabelHidden: true,
      width: "1%",
      cell: (index: number) => <RowButtons index={index} rows={rows} />,
    },
  ]);
  const rest = () => all().filter((name) => !isShown(name));
  const keys = (event: KeyboardEvent & { target: Element }) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    const row = event.target.closest("tr");
    const index = Number(row?.dataset.state ?? -1);
    if (index < 0) return;
    event.preventDefault();
    rows.move(index, event.key === "ArrowUp" ? -1 : 1);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the fields inside
    <div onKeyDown={keys}>
      <Table
        class={css.rows}
        rows={places(rows.list())}
        state={String}
        note={(index) =>
          form.findings(pointer([...props.path, index])).length > 0 && <Wrong path={[...props.path, index]} />
        }
        columns={drawn()}
      />
      <div class="actions">
        <Button onClick={() => rows.add(blank(props.shape))}>{t("form.addRow")}</Button>
        <Show when={rest().length > 0}>
          <Adder
            label={t("form.addColumn")}
            options={rest().map((column) => ({ value: column, text: form.label([...props.path, 0, column]) }))}
            onAdd={(column) => {
              setOpened([...opened(), column]);
              rows.focus(0, column);
            }}
          />
        </Show>
      </div>
    </div>
  );
}

/** Up, down, away. */
function RowButtons(props: { index: number; rows: ReturnType<typeof createList> }) {
  const n = () => props.index + 1;
  const isLast = () => n() === props.rows.list().length;
  return (
    <span class={css.buttons}>
      <Button
        label={t("form.up", { n: n() })}
        isDisabled={props.index === 0}
        onClick={() => props.rows.move(props.index, -1)}
      >
        ↑
      </Button>
      <Button label={t("form.down", { n: n() })} isDisabled={isLast()} onClick={() => props.rows.move(props.index, 1)}>
        ↓
      </Button>
      <Button label={t("form.removeRow", { n: n() })} onClick={() => props.rows.remove(props.index)}>
        ×
      </Button>
    </span>
  );
}

/** The values of a matrix: as many rows and columns as the figures beside it have lines. */
export function Grid(props: { path: Path }) {
  const form = useForm();
  const side = (name: "rows" | "columns") =>
    (at(form.value(), [...props.path.slice(0, -1), name, "from"]) as string[] | undefined) ?? [];
  const across = createMemo(() => side("columns"));
  const values = () => (at(form.value(), props.path) as string[][] | undefined) ?? [];
  const columns = createMemo((): Column<number>[] => [
    {
      key: "rows",
      label: form.label([...props.path.slice(0, -1), "rows"]),
      isHeader: true,
      cell: (row) => `≥ ${side("rows")[row]}`,
    },
    ...across().map((from, column) => ({
      key: String(column),
      label: `≥ ${from}`,
      cell: (row: number) => (
        <>
          <Input
            path={[...props.path, row, column]}
            name={`${side("rows")[row]} × ${side("columns")[column]}`}
            value={values()[row]?.[column] ?? ""}
            onInput={(value) => set(row, column, value.trim())}
          />
          <Wrong path={[...props.path, row, column]} />
        </>
      ),
    })),
  ]);
  const set = (row: number, column: number, value: string) =>
    form.set(
      props.path,
      side("rows").map((_, down) =>
        side("columns").map((__, across) =>
          down === row && across === column ? value : (values()[down]?.[across] ?? ""),
        ),
      ),
    );
  return <Table class={css.rows} rows={places(side("rows"))} columns={columns()} />;
}

/** One of several things to add: chosen first, then added, so that arrow keys only choose. */
export function Adder(props: {
  label: string;
  options: readonly { value: string; text: string }[];
  /** what the button does, where it is not adding */
  action?: string;
  onAdd: (value: string) => void;
}) {
  const [chosen, setChosen] = createSignal("");
  const option = () => props.options.find(({ value }) => value === chosen());
  const action = () => props.action ?? t("form.add");
  const act = () => {
    const now = option();
    if (now === undefined) return;
    setChosen("");
    props.onAdd(now.value);
  };
  return (
    <span class={css.adder}>
      <Select
        isButton
        label={props.label}
        none={props.label}
        options={props.options}
        value={option()?.value ?? ""}
        onChange={setChosen}
      />
      <Button isDisabled={option() === undefined} label={`${action()}: ${option()?.text ?? props.label}`} onClick={act}>
        {action()}
      </Button>
    </span>
  );
}

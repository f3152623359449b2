/**
 * A table from its columns: what each is called, what it shows of a row, in which format. Sorts by its headers, stacks its
 * cells on a phone, keeps its head in sight where it scrolls, and gives what it shows as CSV.
 */
import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { locale, t } from "../i18n/text.ts";
import css from "./table.module.css";
import { type Head, TableFrame } from "./table-frame.tsx";
import { type Format, type Order, present, sorted, toCsv, type Value } from "./table-value.ts";

export type Column<R> = Omit<Head, "head" | "isNumber"> & {
  key: string;
  /** what sorting, formatting and CSV go by */
  value?: (row: R) => Value;
  /** how the value is written; numbers stand to the right. Default: text */
  format?: Format;
  /** what is drawn in place of the written value */
  cell?: (row: R) => JSX.Element;
  /** names the row: a row header, which a stacked table shows as a title */
  isHeader?: boolean;
  /** where the row header leads */
  href?: (row: R) => string;
  /** stands under the row header where a phone has left columns out */
  below?: (row: R) => string | null;
  /** its header sorts */
  isSorted?: boolean;
  /** a phone does without it */
  isWide?: boolean;
  /** holds buttons or a field: it takes a line of its own in a stacked table */
  isControl?: boolean;
  /** columns it covers in a row, this one included; the covered ones are left out */
  span?: (row: R) => number;
};

type Props<R> = {
  columns: readonly Column<R>[];
  rows: readonly R[];
  /** what a phone does: one line per cell under the row's title, or the table as it is (default) */
  phone?: "stack";
  /** a caption that is heard; `caption` is seen */
  label?: string;
  caption?: string;
  /** the order to begin with; without it rows stand as they come */
  order?: Order;
  /** marks a row for style: `data-state` */
  state?: (row: R) => string | undefined;
  /** a line of its own below a row */
  note?: (row: R) => JSX.Element | undefined;
  /** the last row, by column key */
  foot?: Record<string, JSX.Element>;
  /** shown in place of a table without rows */
  empty?: JSX.Element;
  /** a region of this name that scrolls by keyboard; `isShort` bounds its height and keeps the head in sight */
  region?: string;
  isShort?: boolean;
  /** how many rows are drawn before a button asks for the rest, and what it says */
  first?: { rows: number; more: (rest: number) => string };
  /** name of the CSV file of what is shown; without it none is offered */
  csv?: string;
  /** rows are so high, the head is so seen */
  size?: "dense" | "roomy";
  class?: string | undefined;
};

const NUMBERS = new Set<Format>(["money", "count", "ratio", "seconds"]);

export function Table<R>(props: Props<R>) {
  const [order, setOrder] = createSignal<Order | undefined>(props.order);
  const [isWhole, setWhole] = createSignal(false);
  const isNumber = (column: Column<R>) => NUMBERS.has(column.format ?? "text");
  const turn = ({ key }: Column<R>, isDown: boolean) =>
    setOrder((now) => (now?.key === key ? { key, isDown: !now.isDown } : { key, isDown }));
  const arrow = (key: string) => (order()?.key !== key ? "" : order()?.isDown ? " ▾" : " ▴");
  const columns = createMemo(() =>
    props.columns.map((column) => ({
      ...column,
      isNumber: isNumber(column),
      class: `${column.class ?? ""} ${column.isWide ? css.wide : ""}`,
      ...(column.isSorted
        ? {
            head: () => (
              <button
                type="button"
                class={css.sort}
                aria-label={t("table.sort", { what: column.label })}
                onClick={() => turn(column, isNumber(column))}
              >
                {column.label}
                <span aria-hidden="true">{arrow(column.key)}</span>
              </button>
            ),
          }
        : {}),
    })),
  );
  const all = createMemo(() => sorted(props.rows, props.columns, order(), locale()));
  const rows = () => (props.first && !isWhole() ? all().slice(0, props.first.rows) : all());
  return (
    <Show when={props.rows.length > 0 || props.empty === undefined} fallback={props.empty}>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: it has a name only where it is a region */}
      <div
        class={css.scroll}
        role={props.region ? "region" : undefined}
        aria-label={props.region}
        tabindex={props.region ? "0" : undefined}
        data-slot="table"
        data-phone={props.phone}
        data-size={props.size}
        data-short={props.isShort ? "" : undefined}
      >
        <TableFrame
          columns={columns()}
          class={props.class}
          order={({ key, isSorted }) => {
            if (!isSorted) return undefined;
            return order()?.key !== key ? "none" : order()?.isDown ? "descending" : "ascending";
          }}
        >
          <Show when={props.caption ?? props.label}>
            <caption class={props.caption ? undefined : "hidden"}>{props.caption ?? props.label}</caption>
          </Show>
          <tbody>
            <For each={rows()}>
              {(row) => (
                <>
                  <tr data-state={props.state?.(row)}>
                    <For each={visible(columns(), row)}>{(column) => <Cell column={column} row={row} />}</For>
                  </tr>
                  <Show when={props.note?.(row)}>
                    {(note) => (
                      <tr>
                        <td colspan={columns().length}>{note()}</td>
                      </tr>
                    )}
                  </Show>
                </>
              )}
            </For>
          </tbody>
          <Show when={props.foot}>
            {(foot) => (
              <tfoot>
                <tr>
                  <For each={columns()}>
                    {(column) =>
                      column.isHeader ? (
                        <th scope="row">{foot()[column.key]}</th>
                      ) : (
                        <td class={classOf(column)}>{foot()[column.key]}</td>
                      )
                    }
                  </For>
                </tr>
              </tfoot>
            )}
          </Show>
        </TableFrame>
      </div>
      <Show when={rows().length < all().length}>
        <button type="button" class="link small" onClick={() => setWhole(true)}>
          {props.first?.more(all().length - rows().length)}
        </button>
      </Show>
      <Show when={props.csv}>
        {(name) => (
          <button
            type="button"
            class="link small"
            data-print="no"
            onClick={() => download(name(), toCsv(rows(), props.columns))}
          >
            {t("table.csv")}
          </button>
        )}
      </Show>
    </Show>
  );
}

type Drawn<R> = Column<R> & { isNumber: boolean };

function Cell<R>(props: { column: Drawn<R>; row: R }) {
  const column = () => props.column;
  const text = () => present(column().value?.(props.row), column().format ?? "text", locale());
  const content = () => (column().cell ? column().cell?.(props.row) : text());
  const href = () => column().href?.(props.row);
  const span = () => {
    const columns = column().span?.(props.row) ?? 1;
    return columns > 1 ? columns : undefined;
  };
  return (
    <Show
      when={column().isHeader}
      fallback={
        <td
          class={classOf(column())}
          colspan={span()}
          data-label={column().isLabelHidden ? undefined : column().label}
          data-control={column().isControl ? "" : undefined}
        >
          {content()}
        </td>
      }
    >
      <th scope="row" class={classOf(column())} colspan={span()}>
        <Show when={href()} fallback={content()}>
          {(to) => <a href={to()}>{content()}</a>}
        </Show>
        <Show when={column().below?.(props.row)}>
          {(text) => <span class={`muted small ${css.below}`}>{text()}</span>}
        </Show>
      </th>
    </Show>
  );
}

const classOf = <R,>(column: Drawn<R>) => `${column.isNumber ? "num" : ""} ${column.class ?? ""}`.trim() || undefined;

/** The columns of a row without those that another one covers. */
function visible<R>(columns: readonly Drawn<R>[], row: R): readonly Drawn<R>[] {
  if (!columns.some((column) => column.span)) return columns;
  let covered = 0;
  return columns.filter((column) => {
    const isCovered = covered > 0;
    covered = isCovered ? covered - 1 : (column.span?.(row) ?? 1) - 1;
    return !isCovered;
  });
}

function download(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

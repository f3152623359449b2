/** The outside of every table: the part that scrolls, column widths, and a head with its labels. */
import { For, type JSX } from "solid-js";
import css from "./table.module.css";

export type Head = {
  /** names the column; heard only, where `isLabelHidden` */
  label: string;
  isLabelHidden?: boolean;
  isNumber?: boolean;
  class?: string | undefined;
  width?: string | undefined;
  /** stands in place of the visible label */
  head?: () => JSX.Element;
};

export function TableFrame<H extends Head>(props: {
  columns: readonly H[];
  order?: (column: H) => "none" | "ascending" | "descending" | undefined;
  class?: string | undefined;
  children: JSX.Element;
}) {
  return (
    <table class={`${css.table} ${props.class ?? ""}`}>
      <thead>
        <tr>
          <For each={props.columns}>
            {(column) => (
              <th
                scope="col"
                class={`${column.isNumber ? "num" : ""} ${column.class ?? ""}`}
                aria-sort={props.order?.(column)}
                style={{ width: column.width }}
              >
                {column.head?.() ?? <span class={column.isLabelHidden ? "hidden" : undefined}>{column.label}</span>}
              </th>
            )}
          </For>
        </tr>
      </thead>
      {props.children}
    </table>
  );
}

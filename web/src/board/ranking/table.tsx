import type * as Board from "@clearboard/core/board/info";
import { isMetric } from "@clearboard/core/metric/list";
import { createMemo, For } from "solid-js";
import { locale, t } from "../../i18n/text.ts";
import type { Scale } from "./bars.tsx";
import * as Cells from "./cells.ts";
import { createIsMarked } from "./row.ts";
import css from "./table.module.css";
import { Row } from "./table-row.tsx";

type Props = { board: Board.Info; people: Board.Person[]; scale: Scale; own: string | null };

/** The ranking on a screen. */
export function Table(props: Props) {
  const ids = createMemo(() => Cells.columns(props.board));
  const isMarked = createIsMarked();
  const head = (id: Cells.ColumnId) => t(isMetric(id) ? `metric.${id}` : `ranking.${id}`);
  const widths = createMemo(() => {
    const rows = props.board.people.map((person) => Cells.cells(person, ids(), locale()));
    return ids().map((id) => {
      if (id === "line") return Cells.width([head(id), `     ${t("line.challenge")}`]);
      return Cells.width([
        head(id),
        ...rows.flatMap((row) =>
          row.flatMap((cell) => (cell.column === id && cell.span === 1 && cell.text ? [cell.text] : [])),
        ),
      ]);
    });
  });
  const ticks = () => (props.scale.basis === "score" ? [0, 50, 100] : []);
  const at = (value: number) => `${(value / props.scale.end) * 100}%`;
  return (
    <div class={css.scroll}>
      <table class={css.table}>
        <colgroup>
          <col class={css.rankCol} />
          <col class={css.moveCol} />
          <col class={css.whoCol} />
          <col />
          <For each={widths()}>{(width) => <col style={{ width: `${width}px` }} />}</For>
        </colgroup>
        <thead>
          <tr>
            <th class="num" scope="col">
              <span aria-hidden="true">#</span>
              <span class="hidden">{t("metric.rank")}</span>
            </th>
            <th scope="col">
              <span class="hidden">{t("ranking.moved")}</span>
            </th>
            <th scope="col">{t("ranking.person")}</th>
            <th scope="col">
              <span class="hidden">{t(props.scale.basis === "score" ? "ranking.bars" : "ranking.revenueBar")}</span>
              <div class={css.axis} aria-hidden="true">
                <For each={ticks()}>{(tick) => <span style={{ left: at(tick) }}>{tick}</span>}</For>
              </div>
            </th>
            <For each={ids()}>
              {(id) => (
                <th scope="col" class={id === "line" ? undefined : "num"}>
                  {head(id)}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.people}>
            {(person) => (
              <Row
                person={person}
                scale={props.scale}
                isOwn={person.id === props.own}
                ids={ids()}
                isMarked={isMarked(person.id)}
                hundred={props.scale.basis === "score" ? 100 / props.scale.end : null}
              />
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}

import type * as Board from "@clearboard/core/board/info";
import { isMetric } from "@clearboard/core/metric/list";
import { createMemo, For, type JSX } from "solid-js";
import { locale, t } from "../../i18n/text.ts";
import { type Head, TableFrame } from "../../ui/table-frame.tsx";
import type { Scale } from "./bars.tsx";
import * as Cells from "./cells.ts";
import css from "./ranking-table.module.css";
import { createIsMarked } from "./row.ts";
import { Row } from "./table-row.tsx";

type Props = { board: Board.Info; people: Board.Person[]; scale: Scale; own: string | null };

/** The ranking on a screen. */
export function RankingTable(props: Props) {
  const ids = createMemo(() => Cells.columns(props.board));
  const isMarked = createIsMarked();
  const head = (id: Cells.ColumnId) => t(isMetric(id) ? `metric.${id}` : `ranking.${id}`);
  const widths = createMemo(() => {
    const rows = props.board.people.map((person) => Cells.cells(person, ids(), locale(), props.scale.isExact));
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
  const columns = (): Head[] => [
    { label: t("metric.rank"), isNumber: true, width: "36px", head: () => <Sign label={t("metric.rank")}>#</Sign> },
    { label: t("ranking.moved"), isLabelHidden: true, width: "34px" },
    { label: t("ranking.person"), width: "168px" },
    {
      label: t(props.scale.basis === "score" ? "ranking.bars" : "ranking.revenueBar"),
      head: () => (
        <Sign label={t(props.scale.basis === "score" ? "ranking.bars" : "ranking.revenueBar")}>
          <span class={css.axis}>
            <For each={ticks()}>{(tick) => <span style={{ left: at(tick) }}>{tick}</span>}</For>
          </span>
        </Sign>
      ),
    },
    ...ids().map((id, index) => ({ label: head(id), isNumber: id !== "line", width: `${widths()[index]}px` })),
  ];
  return (
    <div class={css.scroll}>
      <TableFrame class={css.table} columns={columns()}>
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
      </TableFrame>
    </div>
  );
}

/** A head that is seen as a sign and heard as a word. */
function Sign(props: { label: string; children: JSX.Element }) {
  return (
    <>
      <span aria-hidden="true">{props.children}</span>
      <span class="hidden">{props.label}</span>
    </>
  );
}

import type * as Board from "@clearboard/core/board/info";
import type * as Reason from "@clearboard/core/reason";
import { createMemo, For, Show } from "solid-js";
import * as Format from "../../i18n/format.ts";
import { locale, t } from "../../i18n/text.ts";
import { Delta } from "../../ui/delta.tsx";
import { useBoard } from "../board-state.tsx";
import { FigureLink } from "../figure-link.tsx";
import * as Line from "../line.ts";
import { Bars, Pips, type Scale } from "./bars.tsx";
import * as Cells from "./cells.ts";
import css from "./ranking-table.module.css";
import { move, rankText, uncappedText } from "./row.ts";

type Props = {
  person: Board.Person;
  ids: Cells.ColumnId[];
  scale: Scale;
  isOwn: boolean;
  /** its figures are open in the panel */
  isMarked: boolean;
  /** where the line of 100 stands, as a share of the axis */
  hundred: number | null;
};

/** One person's row; what is missing says why. */
export function Row(props: Props) {
  const cells = createMemo(() => Cells.cells(props.person, props.ids, locale(), props.scale.isExact));
  const note = () => {
    if (props.person.rank === null) return t("ranking.notRanked", { reason: reasonText(props.person.rankReason) });
    return Cells.notes(cells())
      .map(reasonText)
      .join(locale() === "en" ? ", " : "，");
  };
  const isBlank = () => cells().every((cell) => cell.text === null);
  return (
    <tr
      data-row={props.person.id}
      data-selected={props.isMarked ? "" : undefined}
      data-own={props.isOwn ? "" : undefined}
      data-out={props.person.rank === null ? "" : undefined}
    >
      <td class={css.rank}>{rankText(props.person)}</td>
      <td class={css.move}>
        <Show when={move(props.person)}>{(moved) => <Delta {...moved()} />}</Show>
      </td>
      <th scope="row">
        <div class={css.who} title={[props.person.name, props.person.teamName].filter(Boolean).join(", ")}>
          <FigureLink subject={props.person.id} figure="">
            {props.person.name}
          </FigureLink>
          <Show when={props.isOwn}>
            <span class={css.you}>{t("ranking.you")}</span>
          </Show>
          <em>{props.person.teamName}</em>
        </div>
      </th>
      <td class={css.bars} colspan={isBlank() ? props.ids.length + 1 : undefined}>
        <Show when={props.hundred !== null && props.person.rank !== null}>
          <i class={css.hundred} style={{ left: `calc(8px + (100% - 16px) * ${props.hundred ?? 0})` }} />
        </Show>
        <Bars person={props.person} scale={props.scale} isOwn={props.isOwn} />
        <Show when={note()}>
          <span class={css.note}>{note()}</span>
        </Show>
      </td>
      <Show when={!isBlank()}>
        <For each={cells()}>{(cell) => <CellView person={props.person} cell={cell} />}</For>
      </Show>
    </tr>
  );
}

function CellView(props: { person: Board.Person; cell: Cells.Cell }) {
  const { shown } = useBoard();
  const partial = () => props.cell.column === "score" && props.person.score.based < props.person.score.measured;
  return (
    <td
      class={props.cell.column === "line" && props.cell.text !== null ? css.line : "num"}
      colspan={props.cell.span}
      data-column={props.cell.column}
      title={(props.cell.column === "score" && uncappedText(props.person)) || undefined}
    >
      <Show
        when={props.cell.text !== null}
        fallback={
          <span class="muted">
            {Format.DASH} {props.cell.span > 1 ? reasonText(props.cell.reason) : ""}
          </span>
        }
      >
        <Show when={props.cell.text}>
          <FigureLink subject={props.person.id} figure={props.cell.figure}>
            <Show when={props.cell.column === "line"} fallback={props.cell.text}>
              <Pips line={props.person.line} />
              {Line.name(props.person.line ?? "none", shown()?.lines ?? [])}
            </Show>
          </FigureLink>
        </Show>
        <Show when={partial()}>
          <sup class="muted">*</sup>
        </Show>
      </Show>
    </td>
  );
}

function reasonText(reason: Reason.Info | null): string {
  return reason === null ? "" : t(`reason.${reason}`);
}

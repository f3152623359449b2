import type * as Board from "@clearboard/core/board/info";
import { createMemo, For, Show } from "solid-js";
import * as Format from "../../i18n/format.ts";
import { locale, t } from "../../i18n/text.ts";
import { Delta } from "../../ui/delta.tsx";
import { FigureLink } from "../figure-link.tsx";
import { Bars, Pips, type Scale } from "./bars.tsx";
import * as Cells from "./cells.ts";
import { createIsMarked, move, rankText } from "./row.ts";
import css from "./table.module.css";

type Props = { board: Board.Info; people: Board.Person[]; scale: Scale; own: string | null };

/** The ranking on a screen. */
export function Table(props: Props) {
  const ids = createMemo(() => Cells.columns(props.board));
  const isMarked = createIsMarked();
  const head = (id: Cells.ColumnId) => t(`ranking.${id}`);
  const widths = createMemo(() => {
    const rows = props.board.people.map((person) => Cells.cells(person, ids(), locale()));
    return ids().map((id) => {
      if (id === "line") return Cells.width([head(id), `     ${t("line.challenge")}`]);
      return Cells.width([head(id), ...rows.flatMap((row) => row.flatMap((cell) => (cell.column === id && cell.span === 1 && cell.text ? [cell.text] : [])))]);
    });
  });
  const ticks = () => (props.scale.basis === "score" ? [0, 50, 100] : [0]);
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
            {(person) => <Row {...props} person={person} ids={ids()} isMarked={isMarked(person.id)} hundred={props.scale.basis === "score" ? at(100) : null} />}
          </For>
        </tbody>
      </table>
    </div>
  );
}

function Row(props: Props & { person: Board.Person; ids: Cells.ColumnId[]; isMarked: boolean; hundred: string | null }) {
  const cells = createMemo(() => Cells.cells(props.person, props.ids, locale()));
  const note = () => {
    if (props.person.rank === null) return t("ranking.notRanked", { reason: reasonText(props.person.rankReason) });
    return Cells.notes(cells()).map(reasonText).join(locale() === "en" ? ", " : "，");
  };
  const isOwn = () => props.person.id === props.own;
  const isBlank = () => cells().every((cell) => cell.text === null);
  return (
    <tr data-row={props.person.id} data-selected={props.isMarked ? "" : undefined} data-own={isOwn() ? "" : undefined} data-out={props.person.rank === null ? "" : undefined}>
      <td class={css.rank}>{rankText(props.person)}</td>
      <td class={css.move}>
        <Show when={move(props.person)}>{(moved) => <Delta {...moved()} />}</Show>
      </td>
      <th scope="row" class={css.who}>
        <FigureLink subject={props.person.id} figure="">
          {props.person.name}
        </FigureLink>
        <Show when={isOwn()}>
          <span class={css.you}>{t("ranking.you")}</span>
        </Show>
        <em>{props.person.teamName}</em>
      </th>
      <td class={css.bars} colspan={isBlank() ? props.ids.length + 1 : undefined}>
        <Show when={props.hundred !== null && props.person.rank !== null}>
          <i class={css.hundred} style={{ left: `calc(8px + (100% - 16px) * ${parseFloat(props.hundred ?? "0") / 100})` }} />
        </Show>
        <Bars person={props.person} scale={props.scale} isOwn={isOwn()} />
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
  const partial = () => props.cell.column === "score" && props.person.score.based < props.person.score.measured;
  return (
    <td class={props.cell.column === "line" && props.cell.text !== null ? css.line : "num"} colspan={props.cell.span} data-column={props.cell.column}>
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
              {t(`line.${props.person.line ?? "none"}`)}
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

function reasonText(reason: Board.Reason | null): string {
  return reason === null ? "" : t(`reason.${reason}`);
}

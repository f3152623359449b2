import type * as Board from "@clearboard/core/board/info";
import { For, Show } from "solid-js";
import * as Format from "../../i18n/format.ts";
import { locale, t } from "../../i18n/text.ts";
import { Delta } from "../../ui/delta.tsx";
import { useBoard } from "../board-state.tsx";
import { FigureLink } from "../figure-link.tsx";
import * as Line from "../line.ts";
import { Bars, Pips, type Scale } from "./bars.tsx";
import css from "./list.module.css";
import { createIsMarked, move, rankText, scoreText } from "./row.ts";

/** The ranking on a phone: two lines a person, the whole row opens the figures. */
export default function List(props: { board: Board.Info; people: Board.Person[]; scale: Scale; own: string | null }) {
  const isMarked = createIsMarked();
  const { isPast } = useBoard();
  const isScore = () => props.scale.basis === "score";
  const main = (person: Board.Person) => {
    if (isScore()) return scoreText(person, props.scale.isExact);
    return person.metrics.revenue ? Format.amount(person.metrics.revenue, locale()) : Format.DASH;
  };
  return (
    <ol class={css.list}>
      <For each={props.people}>
        {(person) => (
          <li
            data-row={person.id}
            data-selected={isMarked(person.id) ? "" : undefined}
            data-own={person.id === props.own ? "" : undefined}
          >
            <span class={css.rank}>{rankText(person)}</span>
            <span class={css.move}>
              <Show when={move(person)}>{(moved) => <Delta {...moved()} />}</Show>
            </span>
            <span class={css.who}>
              <FigureLink subject={person.id} figure="" class={css.whole ?? ""}>
                {person.name}
              </FigureLink>
              <Show when={person.id === props.own}>
                <span class={css.you}>{t("ranking.you")}</span>
              </Show>
              <em>{person.teamName}</em>
            </span>
            <span class={css.score}>
              {main(person)}
              <Show when={isScore() && person.score.total !== null && person.score.based < person.score.measured}>
                <sup class="muted">*</sup>
              </Show>
            </span>
            <Show
              when={person.rank !== null}
              fallback={
                <span class={css.out}>
                  {t("ranking.notRanked", { reason: person.rankReason ? t(`reason.${person.rankReason}`) : "" })}
                </span>
              }
            >
              <span class={css.bars}>
                <Bars person={person} scale={props.scale} isOwn={person.id === props.own} />
              </span>
              <span class={css.at}>{second(person, isPast(), props.board.lines)}</span>
            </Show>
          </li>
        )}
      </For>
    </ol>
  );
}

/** Behind the bar: the line and what is left to the next one; without a target, what there is to say instead. */
function second(person: Board.Person, isPast: boolean, lines: Board.Info["lines"]) {
  if (person.line !== null) {
    return (
      <>
        <Pips line={person.line} />
        {person.toNextLine
          ? t(isPast ? "ranking.toGo.past" : "ranking.toGo", { money: Format.amount(person.toNextLine, locale()) })
          : Line.name(person.line, lines)}
      </>
    );
  }
  if (person.metrics.winRate !== null)
    return `${t("metric.winRate")} ${Format.percent(person.metrics.winRate, locale())}`;
  const reason = person.metrics.reasons.winRate;
  return reason ? t(`reason.${reason}`) : "";
}

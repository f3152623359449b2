/** Which team, which region is ahead: by the score of its pooled figures where the month has one, else by revenue. */
import type * as Board from "@clearboard/core/board/info";
import { For, Show } from "solid-js";
import { boardHref } from "../address.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { Card, CardFoot, Empty } from "../ui/card.tsx";
import { Delta } from "../ui/delta.tsx";
import { useBoard } from "./board-state.tsx";
import { FigureLink } from "./figure-link.tsx";
import css from "./groups.module.css";
import { How } from "./how.tsx";
import { isClose, move, rankText, scoreText, uncappedText } from "./ranking/row.ts";

export function Groups(props: { kind: "teams" | "regions" }) {
  const state = useBoard();
  const groups = () => state.board()?.[props.kind] ?? [];
  const past = () => (state.isPast() ? ".past" : "");
  return (
    <Card
      title={t(props.kind === "teams" ? `teams.title${past()}` : `teams.regions${past()}`)}
      end={
        <Show when={groups()[0]}>
          {(best) => <How subject={best().id} figure={state.board()?.basis === "score" ? "score" : "revenue"} />}
        </Show>
      }
      rows={5}
      query={state.board}
    >
      {(board) => (
        <Show when={groups().length > 0} fallback={<Empty title={t("teams.empty")} text={t("teams.empty.text")} />}>
          <List board={board()} groups={groups()} kind={props.kind} />
        </Show>
      )}
    </Card>
  );
}

/** What the rank stands on, so that the bars fall with it: the score, or revenue. */
function List(props: { board: Board.Info; groups: Board.Group[]; kind: "teams" | "regions" }) {
  const first = () => props.groups[0];
  const isScore = () => props.board.basis === "score" && props.groups.some((group) => group.score.total !== null);
  const value = (group: Board.Group) =>
    isScore() ? Number(group.score.total ?? 0) : Format.approximate(group.metrics.revenue);
  const isExact = () => isClose(props.groups);
  const end = () => Math.max(isScore() ? 110 : 0, ...props.groups.map(value)) || 1;
  const at = (part: number) => `${((Math.max(0, part) / end()) * 100).toFixed(2)}%`;
  const scope = (group: Board.Group) => `${props.kind === "teams" ? "team" : "region"}:${group.name}`;
  return (
    <>
      <Show when={first()}>
        {(best) => (
          <p class={`answer ${css.answer}`}>
            {best().name}
            <span class="aside">{summary(best(), isScore(), isExact())}</span>
          </p>
        )}
      </Show>
      <ol class={css.list} data-kind={isScore() ? "score" : "money"}>
        <For each={props.groups}>
          {(group) => (
            <li>
              <span class="strong">{rankText(group)}</span>
              <span class={css.name}>
                <a href={boardHref(props.board.month, scope(group))} title={uncappedText(group) || undefined}>
                  {group.name}
                </a>
              </span>
              <span class={css.track} aria-hidden="true">
                <i class={css.fill} style={{ width: at(value(group)) }} />
                <Show when={isScore()}>
                  <i class={css.tick} style={{ left: at(100) }} />
                </Show>
              </span>
              <span class="num">
                <FigureLink subject={group.id} figure={isScore() ? "score" : "revenue"} class="strong">
                  {main(group, isScore(), isExact())}
                </FigureLink>
              </span>
              <span class={css.end}>
                <Show
                  when={isScore()}
                  fallback={group.revenuePerHead ? Format.compact(group.revenuePerHead, locale()) : Format.DASH}
                >
                  <Show when={move(group)}>{(moved) => <Delta {...moved()} />}</Show>
                </Show>
              </span>
            </li>
          )}
        </For>
      </ol>
      <CardFoot>
        <span>{t(isScore() ? "teams.scoreNote" : "teams.perHead")}</span>
      </CardFoot>
    </>
  );
}

function main(group: Board.Group, isScore: boolean, isExact: boolean): string {
  if (isScore) return scoreText(group, isExact);
  return group.metrics.revenue ? Format.compact(group.metrics.revenue, locale()) : Format.DASH;
}

/** The answer says what the rank and the bars stand on. */
function summary(group: Board.Group, isScore: boolean, isExact: boolean): string {
  if (isScore) return group.score.total === null ? "" : t("teams.score", { score: main(group, true, isExact) });
  return group.metrics.revenue ? t("teams.revenue", { money: main(group, false, false) }) : "";
}

/** Who stands where: the league table of the month. */
import type * as Board from "@clearboard/core/board/info";
import { createMemo, createSignal, lazy, onCleanup, Show } from "solid-js";
import { session } from "../../data/session.ts";
import * as Format from "../../i18n/format.ts";
import { locale, t } from "../../i18n/text.ts";
import { Button } from "../../ui/button.tsx";
import { Card, CardFoot, Empty } from "../../ui/card.tsx";
import { createPhone } from "../../ui/media.ts";
import { useBoard } from "../board-state.tsx";
import { How } from "../how.tsx";
import { axisEnd } from "../parts.ts";
import type { Scale } from "./bars.tsx";
import { type Filter, Legend } from "./legend.tsx";
import css from "./ranking.module.css";
import { RankingTable } from "./ranking-table.tsx";
import { isClose } from "./row.ts";

const List = lazy(() => import("./list.tsx"));

/** Rows drawn before "All people": a phone shows ten, a screen as many as paint without a pause. */
const FIRST = { phone: 10, screen: 100 };
const PER_FRAME = 60;

export function Ranking() {
  const state = useBoard();
  const basis = () => {
    const board = state.board();
    if (!board) return "";
    const past = state.isPast() ? ".past" : "";
    if (board.basis === "score") return t(`ranking.byScore${past}`);
    const { withTarget, eligible } = board.basisReason;
    const isWhole = board.scope.level === "company";
    return isWhole && withTarget > 0
      ? t("ranking.byRevenueWhy", { with: withTarget, of: eligible })
      : t(`ranking.byRevenue${past}`);
  };
  const first = () => state.board()?.people[0];
  return (
    <Card
      title={t("ranking.title", { month: Format.monthName(state.month() ?? "2000-01", locale()) })}
      aside={basis()}
      end={
        <Show when={first()}>
          {(person) => (
            <How
              subject={person().id}
              figure={state.board()?.basis === "score" ? "score" : state.scope() === "company" ? "rank" : "revenue"}
            />
          )}
        </Show>
      }
      class={css.card}
      rows={12}
      query={state.board}
    >
      {(board) => <Body board={board()} />}
    </Card>
  );
}

function Body(props: { board: Board.Info }) {
  const isPhone = createPhone();
  const [filter, setFilter] = createSignal<Filter>("all");
  const [more, setMore] = createSignal(0);
  const own = () => session()?.user.person ?? null;
  const scale = createMemo<Scale>(() => ({
    basis: props.board.basis,
    isExact: isClose(props.board.people),
    end:
      props.board.basis === "score"
        ? axisEnd(props.board.people)
        : Math.max(1, ...props.board.people.map((person) => Format.approximate(person.metrics.revenue))),
  }));
  const matching = createMemo(() => {
    const line = filter();
    return line === "all" ? props.board.people : props.board.people.filter((person) => person.line === line);
  });
  const shown = createMemo(() => {
    const limit = (isPhone() ? FIRST.phone : FIRST.screen) + more();
    const all = matching();
    if (all.length <= limit) return all;
    // one's own row is always there, however far down
    return all.filter((person, index) => index < limit || person.id === own());
  });
  let isGone = false;
  onCleanup(() => {
    isGone = true;
  });
  // a thousand rows come in pieces, a frame each: the page answers in between
  const showAll = () => {
    if (isGone || shown().length >= matching().length) return;
    setMore(more() + PER_FRAME);
    requestAnimationFrame(showAll);
  };
  const partial = () =>
    props.board.people.find((person) => person.score.total !== null && person.score.based < person.score.measured);
  return (
    <Show
      when={props.board.people.length > 0}
      fallback={<Empty title={t("ranking.empty")} text={t("ranking.empty.text")} />}
    >
      <Legend board={props.board} filter={filter()} onFilter={setFilter} />
      <Show
        when={isPhone()}
        fallback={<RankingTable board={props.board} people={shown()} scale={scale()} own={own()} />}
      >
        <List board={props.board} people={shown()} scale={scale()} own={own()} />
      </Show>
      <Show when={shown().length < matching().length}>
        <Button kind="link" class={css.more} onClick={showAll}>
          {t("ranking.allPeople", { n: matching().length })}
        </Button>
      </Show>
      <CardFoot>
        <span>
          <Show when={props.board.basis === "score" && partial()}>
            {(person) => (
              <>{`* ${t("ranking.basedOn", { based: person().score.based, measured: person().score.measured })}`}</>
            )}
          </Show>
        </span>
        <span class="nowrap">{t("ranking.currency", { currency: props.board.organisation.currency })}</span>
      </CardFoot>
    </Show>
  );
}

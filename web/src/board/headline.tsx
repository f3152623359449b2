/** Will the month reach its target? Done, money, deals, calls; in that order on every screen. */
import type * as Board from "@clearboard/core/board/info";
import type * as Metrics from "@clearboard/core/metric/metrics";
import { lazy, Show, Suspense } from "solid-js";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { Card, Empty } from "../ui/card.tsx";
import { Work } from "./activity.tsx";
import { useBoard } from "./board-state.tsx";
import { FigureLink } from "./figure-link.tsx";
import css from "./headline.module.css";
import { How } from "./how.tsx";

// The bar is asked for with the board and is there by its answer; until then its room is kept.
const Bullet = lazy(() => import("./bullet.tsx"));
void Bullet.preload();

export function Headline() {
  const state = useBoard();
  const name = () => Format.monthName(state.month() ?? "2000-01", locale());
  const title = () => {
    if (state.shown()?.period?.isToDate) return "headline.title.toDate";
    return state.isPast() ? "headline.title.past" : "headline.title";
  };
  return (
    <Card
      title={t(title(), { month: name() })}
      end={
        <How
          subject={subjectOf(state.board())}
          figure={state.board()?.totals.metrics.target ? "attainment" : "revenue"}
        />
      }
      rows={4}
      query={state.board}
    >
      {(board) => <Answer board={board()} month={name()} />}
    </Card>
  );
}

/** The subject whose totals a board shows: its region or team, else the company. */
export function subjectOf(board: Board.Info | undefined): string {
  return board && (board.scope.level === "region" || board.scope.level === "team") ? board.scope.id : "company";
}

function Answer(props: { board: Board.Info; month: string }) {
  const { isPast } = useBoard();
  const metrics = () => props.board.totals.metrics;
  const subject = () => subjectOf(props.board);
  const exists = () => metrics().revenue !== null || metrics().dials !== null;
  return (
    <Show
      when={exists()}
      fallback={
        <Empty
          title={t("board.noData", { month: Format.month(props.board.month, locale()) })}
          text={t("board.noData.text")}
        />
      }
    >
      <div class={css.figures}>
        <Show
          when={metrics().attainment}
          fallback={
            <div class={css.wide}>
              <p class="big">
                <Money value={metrics().revenue} subject={subject()} figure="revenue" />
              </p>
              <p>
                {t("headline.noTarget", {
                  month: props.board.scope.level === "company" ? props.month : props.board.scope.name,
                })}
              </p>
            </div>
          }
        >
          {(attainment) => (
            <>
              <div>
                <p class="big">
                  <FigureLink subject={subject()} figure="attainment">
                    {Format.percent(attainment(), locale())}
                  </FigureLink>
                </p>
                <p>{t("headline.done")}</p>
              </div>
              <div>
                <p class="answer">
                  <Money value={metrics().revenue} subject={subject()} figure="revenue" />
                </p>
                <p>{toGo(metrics(), isPast())}</p>
              </div>
            </>
          )}
        </Show>
        <Work metrics={metrics()} subject={subject()} />
      </div>
      <Show when={metrics().target}>
        <Suspense fallback={<div class={css.wait} />}>
          <Bullet metrics={metrics()} />
        </Suspense>
      </Show>
      <Show when={props.board.scope.level === "company" && props.board.completeness.pendingRevenue.minor !== "0"}>
        <p class={css.pending} data-beside={metrics().target && Number(metrics().attainment) > 0.7 ? "" : undefined}>
          {t("headline.pending", { money: Format.money(props.board.completeness.pendingRevenue, locale()) })}
        </p>
      </Show>
    </Show>
  );
}

function Money(props: { value: Format.Money | null; subject: string; figure: "revenue" }) {
  return (
    <FigureLink subject={props.subject} figure={props.figure}>
      {props.value ? Format.money(props.value, locale()) : Format.DASH}
    </FigureLink>
  );
}

function toGo({ revenue, target }: Metrics.Info, isPast: boolean): string {
  if (!revenue || !target) return "";
  const rest = BigInt(target.minor) - BigInt(revenue.minor);
  const amount = { minor: (rest < 0n ? -rest : rest).toString(), currency: target.currency };
  const params = {
    target: Format.money(target, locale()),
    rest: Format.money(amount, locale()),
    over: Format.money(amount, locale()),
  };
  if (rest <= 0n) return t("headline.moneyOver", params);
  return t(isPast ? "headline.money.past" : "headline.money", params);
}

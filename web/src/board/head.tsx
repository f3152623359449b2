import type * as Board from "@clearboard/core/board/info";
import { countRows, countUnowned, missingRates } from "@clearboard/core/board/waiting";
import { lazy, Show, Suspense } from "solid-js";
import { may } from "../data/session.ts";
import * as Format from "../i18n/format.ts";
import { locale, t, withWords } from "../i18n/text.ts";
import { Button, WaitingSelect } from "../ui/button.tsx";
import { useBoard } from "./board-state.tsx";
import css from "./head.module.css";
import { rejectedHref } from "./waiting.ts";

// What it offers comes with the board; until then it shows what is chosen first.
const PeriodPicker = lazy(() => withWords("side", import("./period-picker.tsx")));
const PeriodMonths = lazy(() => withWords("side", import("./period-months.tsx")));
const ScopePicker = lazy(() => import("./scope-picker.tsx"));
const MonthLife = lazy(() => withWords(["more", "side"], import("./month/month-actions.tsx")));

export function Head() {
  const state = useBoard();
  const title = () => Format.month(state.month() ?? "2000-01", locale());
  return (
    <div class={css.head}>
      <div>
        <h1>{title()}</h1>
        <div class="actions">
          <Suspense fallback={<WaitingSelect label={t("board.month")} text={title()} />}>
            <PeriodPicker />
          </Suspense>
          <Suspense fallback={<WaitingSelect label={t("board.scope")} text={t("board.company")} />}>
            <ScopePicker />
          </Suspense>
          <Button class={css.print} onClick={() => window.print()}>
            {t("board.print")}
          </Button>
          <Show when={may("board.manage") && state.shown()?.period === undefined}>
            <Suspense>
              <MonthLife />
            </Suspense>
          </Show>
        </div>
      </div>
      <div>
        <Suspense fallback={<p class="meta">{"\u00a0"}</p>}>
          <Show when={state.shown()}>
            {(board) => (
              <>
                <Meta board={board()} />
                <Counted board={board()} />
                <Show when={board().period}>{(period) => <PeriodMonths period={period()} />}</Show>
              </>
            )}
          </Show>
        </Suspense>
      </div>
    </div>
  );
}

/** How fresh and how complete the board is, under its title. */
function Meta(props: { board: Board.Info }) {
  const scope = () => (props.board.scope.level === "company" ? t("board.company") : props.board.scope.name);
  return (
    <p class="meta">
      <span class="now">
        {t(`status.${props.board.status}`)}
        <Show
          when={props.board.version !== null}
        >{` ${t("status.version", { version: props.board.version ?? 0 })}`}</Show>
      </span>
      <span>{t("board.scopeIs", { scope: scope(), ranked: props.board.totals.ranked })}</span>
      <span>
        <Show when={props.board.dataTo}>
          {(day) => (
            <>{`${t("board.dataTo", { day: Format.day(day(), locale()) })}${locale() === "en" ? ", " : "，"}`}</>
          )}
        </Show>
        {t("board.asOf", { time: Format.time(props.board.asOf, props.board.organisation.zone, locale()) })}
      </span>
    </p>
  );
}

/** Rows counted of all, and the way to those that are not. */
function Counted(props: { board: Board.Info }) {
  const waiting = () => countUnowned(props.board);
  const word = (key: "board.pendingRows" | "board.unratedRows" | "board.rejectedRows", rows: number, href: string) => (
    <Show when={rows > 0}>
      <Show when={may("import.manage")} fallback={<span>{t(key, { rows })}</span>}>
        <a href={href}>{t(key, { rows })}</a>
      </Show>
    </Show>
  );
  return (
    <p class={`meta ${css.counted}`}>
      <span>
        {t("board.counted", { counted: props.board.completeness.counted, total: props.board.completeness.total })}
      </span>
      {word("board.pendingRows", waiting(), "/imports#owners")}
      {word("board.unratedRows", countRows(missingRates(props.board.completeness.pending)), "/imports#rates")}
      {word("board.rejectedRows", props.board.completeness.rejected, rejectedHref(props.board))}
    </p>
  );
}

/** How fresh and how complete the board is, under its title. */
import type * as Board from "@clearboard/core/board/info";
import { Show } from "solid-js";
import { may } from "../data/session.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import css from "./head.module.css";
import { pendingRows, rejectedHref } from "./waiting.ts";

export function Meta(props: { board: Board.Info }) {
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
export function Counted(props: { board: Board.Info }) {
  const waiting = () => pendingRows(props.board);
  const word = (key: "board.pendingRows" | "board.rejectedRows", rows: number, href: string) => (
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
      {word("board.rejectedRows", props.board.completeness.rejected, rejectedHref(props.board))}
    </p>
  );
}

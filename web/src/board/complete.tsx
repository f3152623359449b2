/** Is everything in: which source gave what, and what waits or was refused, with the way to it. */
import type * as Board from "@clearboard/core/board/info";
import { For, Show } from "solid-js";
import { may } from "../data/session.ts";
import * as Format from "../i18n/format.ts";
import { locale, t, tCode } from "../i18n/text.ts";
import { Card, CardFoot, Empty } from "../ui/card.tsx";
import css from "./complete.module.css";
import { useBoard } from "./state.tsx";
import { pendingRows, rejectedHref } from "./waiting.ts";

export function Complete() {
  const state = useBoard();
  return (
    <Card title={t("complete.title")} rows={4} retry={state.reload} isWell={state.isWell} class={css.card}>
      <Show when={state.board()}>{(board) => <Body board={board()} />}</Show>
    </Card>
  );
}

function Body(props: { board: Board.Info }) {
  const all = () => props.board.completeness;
  const waiting = () => pendingRows(props.board);
  const isWhole = () => waiting() === 0 && all().rejected === 0 && all().counted >= all().total;
  const partial = () => {
    const params = { pending: waiting(), money: Format.money(all().pendingRevenue, locale()) };
    return all().pendingRevenue.minor === "0" ? t("complete.partialNoMoney", params) : t("complete.partial", params);
  };
  /** What was given back and changes no figure: after the window, or beyond the amount of its deal. */
  const refunds = () => {
    const of = all().refunds;
    if (of === undefined || of.late.rows + of.excess.rows === 0) return null;
    const money = (one: { amount: Format.Money }) => Format.money(one.amount, locale());
    return [
      of.late.rows > 0 ? t("complete.refunds.late", { rows: of.late.rows, money: money(of.late) }) : "",
      of.excess.rows > 0 ? t("complete.refunds.excess", { rows: of.excess.rows, money: money(of.excess) }) : "",
    ]
      .filter((text) => text !== "")
      .join(locale() === "en" ? " " : "");
  };
  return (
    <Show when={all().sources.length > 0} fallback={<Empty title={t("complete.empty")} />}>
      <p class="answer">
        {isWhole()
          ? t("complete.all")
          : t("complete.some", { share: Format.share(all().counted, all().total, locale()) })}
        <span class="aside">
          {t("board.counted", { counted: Format.count(all().counted, locale()), total: all().total })}
        </span>
      </p>
      <section class={css.scroll} tabindex="0" aria-label={t("complete.source")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("complete.kind")}</th>
              <th scope="col">{t("complete.source")}</th>
              <th scope="col" class={css.days}>
                {t("complete.days")}
              </th>
              <th scope="col" class="num">
                {t("complete.rows")}
              </th>
              <th scope="col" class="num">
                {t("complete.waiting")}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={all().sources}>
              {(source) => (
                <tr>
                  <td>{tCode("kind", source.kind)}</td>
                  <td class={css.source}>
                    {source.source}{" "}
                    <Show when={!source.isCounted}>{<span class="tag">{t("complete.shown")}</span>}</Show>
                  </td>
                  <td class={`muted nowrap ${css.days}`}>{days(source)}</td>
                  <td class="num">{Format.count(source.rows, locale())}</td>
                  <td class="num">
                    <span class={source.pending > 0 ? "behind" : "muted"}>
                      {Format.count(source.pending, locale())}
                    </span>
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </section>
      <Show when={!isWhole() || refunds() !== null}>
        <CardFoot>
          <p>
            <Show when={refunds()}>{(text) => <>{text()} </>}</Show>
            <Show when={waiting() > 0}>
              <span class="behind">{partial()}</span>{" "}
              <Show when={may("import.manage")} fallback={t("complete.ask")}>
                <a href="/imports#owners">{t("complete.link")}</a>
              </Show>{" "}
            </Show>
            <Show when={all().rejected > 0}>
              <span class="behind">{t("complete.rejected", { rejected: all().rejected })}</span>{" "}
              <Show when={may("import.manage")}>
                <a href={rejectedHref(props.board)}>{t("complete.see")}</a>
              </Show>
            </Show>
          </p>
        </CardFoot>
      </Show>
    </Show>
  );
}

function days(source: Board.Info["completeness"]["sources"][number]): string {
  if (!source.firstDay || !source.lastDay) return Format.DASH;
  const first = Format.shortDay(source.firstDay, locale());
  const last = Format.shortDay(source.lastDay, locale());
  return first === last ? first : `${first} ${locale() === "en" ? "to" : "至"} ${last}`;
}

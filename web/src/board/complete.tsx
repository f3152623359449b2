/** Is everything in: which source gave what, and what waits or was refused, with the way to it. */
import type * as Board from "@clearboard/core/board/info";
import { countUnowned, missingRates } from "@clearboard/core/board/waiting";
import { NO_RATE } from "@clearboard/core/words/rate";
import { say } from "@clearboard/core/words/text";
import { For, Show } from "solid-js";
import { may } from "../data/session.ts";
import * as Format from "../i18n/format.ts";
import { locale, t, tCode } from "../i18n/text.ts";
import { Card, CardFoot, Empty } from "../ui/card.tsx";
import { Table } from "../ui/table.tsx";
import { useBoard } from "./board-state.tsx";
import css from "./complete.module.css";
import { rejectedHref } from "./waiting.ts";

export function Complete() {
  const state = useBoard();
  return (
    <Card title={t("complete.title")} rows={4} query={state.board} class={css.card}>
      {(board) => <Body board={board()} />}
    </Card>
  );
}

function Body(props: { board: Board.Info }) {
  const all = () => props.board.completeness;
  const waiting = () => countUnowned(props.board);
  const rates = () => missingRates(all().pending);
  const isWhole = () => waiting() + rates().length === 0 && all().rejected === 0 && all().counted >= all().total;
  const partial = () => {
    const params = { pending: waiting(), money: Format.money(all().pendingRevenue, locale()) };
    return all().pendingRevenue.minor === "0" ? t("complete.partialNoMoney", params) : t("complete.partial", params);
  };
  /** What was given back and changes no figure: after the window, or beyond the amount of its deal. */
  const refunds = () => {
    const of = all().refunds;
    if (of === undefined || of.late.rows + of.excess.rows === 0) return null;
    const money = ({ amount }: { amount: Format.Money }) => Format.money(amount, locale());
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
      <Table
        region={t("complete.source")}
        rows={all().sources}
        columns={[
          { key: "kind", label: t("complete.kind"), value: ({ kind }) => tCode("kind", kind) },
          {
            key: "source",
            label: t("complete.source"),
            class: css.source,
            cell: ({ source, isCounted }) => (
              <>
                {source} <Show when={!isCounted}>{<span class="tag">{t("complete.shown")}</span>}</Show>
              </>
            ),
          },
          { key: "days", label: t("complete.days"), class: `muted nowrap ${css.days}`, value: days },
          { key: "rows", label: t("complete.rows"), format: "count", value: ({ rows }) => rows },
          {
            key: "waiting",
            label: t("complete.waiting"),
            format: "count",
            cell: ({ pending }) => (
              <span class={pending > 0 ? "behind" : "muted"}>{Format.count(pending, locale())}</span>
            ),
          },
        ]}
      />
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
            <For each={rates()}>
              {(rate) => (
                <>
                  <span class="behind">{say(NO_RATE, locale(), rate)}</span>{" "}
                  <Show when={may("import.manage")}>
                    <a href="/imports#rates">{t("complete.rates")}</a>
                  </Show>{" "}
                </>
              )}
            </For>
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

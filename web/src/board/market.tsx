/** How much of the market is ours: the competitors' shares of the month, our own marked; hidden while nobody states them. */
import type * as Board from "@clearboard/core/board/info";
import { createMemo, createSignal, For, Show } from "solid-js";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { Card } from "../ui/card.tsx";
import { Select } from "../ui/field.tsx";
import { useBoard } from "./board-state.tsx";
import css from "./market.module.css";

const WHOLE = "";

export function Market() {
  const state = useBoard();
  const shares = () => state.shown()?.marketShare ?? [];
  return (
    <Show when={shares().length > 0}>
      <Card title={t(state.isPast() ? "market.title.past" : "market.title")} rows={4} query={state.board}>
        {(board) => <Body board={board()} />}
      </Card>
    </Show>
  );
}

function Body(props: { board: Board.Info }) {
  const places = createMemo(() => [...new Set(props.board.marketShare.map(({ region }) => region ?? WHOLE))]);
  const [chosen, choose] = createSignal<string | null>(null);
  /** A region's board begins with the region's own market. */
  const place = () => {
    const own = props.board.scope.level === "region" ? props.board.scope.name : WHOLE;
    return [chosen(), own].find((name) => name !== null && places().includes(name)) ?? places()[0] ?? WHOLE;
  };
  const shown = () => props.board.marketShare.filter(({ region }) => (region ?? WHOLE) === place());
  const us = () => shown().find(({ isUs }) => isUs);
  const end = () => Math.max(...shown().map(({ share }) => Number(share))) || 1;
  const name = (of: string) => (of === WHOLE ? t("market.whole") : of);
  return (
    <>
      <div class={css.head}>
        <p class="answer">
          <Show when={us()} fallback={t("market.notUs")}>
            {(own) => Format.percent(own().share, locale())}
          </Show>
          <Show when={places().length === 1}>
            <span class="aside">{name(place())}</span>
          </Show>
        </p>
        <Show when={places().length > 1}>
          <Select
            isButton
            label={t("market.where")}
            options={places().map((value) => ({ value, text: name(value) }))}
            value={place()}
            onChange={choose}
          />
        </Show>
      </div>
      <ol class={css.list}>
        <For each={shown()}>
          {(competitor) => (
            <li data-own={competitor.isUs ? "" : undefined}>
              <span class={css.name}>
                {competitor.competitor}
                <Show when={competitor.isUs}>
                  {" "}
                  <span class="tag">{t("market.us")}</span>
                </Show>
              </span>
              <span class={css.track} aria-hidden="true">
                <i style={{ width: `${((Number(competitor.share) / end()) * 100).toFixed(2)}%` }} />
              </span>
              <span class="num">{Format.percent(competitor.share, locale())}</span>
            </li>
          )}
        </For>
      </ol>
    </>
  );
}

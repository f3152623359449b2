import { For, lazy, Show, Suspense } from "solid-js";
import { role } from "../data/session.ts";
import * as Format from "../i18n/format.ts";
import { locale, t, withWords } from "../i18n/text.ts";
import { createKeys } from "../ui/keys.ts";
import { go } from "../ui/route.ts";
import css from "./head.module.css";
import { Counted, Meta } from "./meta.tsx";
import { ScopePicker } from "./scope-picker.tsx";
import { boardHref, useBoard } from "./state.tsx";

const MonthLife = lazy(() => withWords(["more", "side"], import("./month/life.tsx")));

export function Head() {
  const state = useBoard();
  const title = () => Format.month(state.month() ?? "2000-01", locale());
  const index = () => state.months()?.findIndex((one) => one.month === state.month()) ?? -1;
  const turn = (by: number) => {
    const next = index() < 0 ? undefined : state.months()?.[index() + by];
    if (next) void go(boardHref(next.month, state.scope()));
  };
  createKeys({ "[": () => turn(-1), "]": () => turn(1) });
  return (
    <div class={css.head}>
      <div>
        <h1>{title()}</h1>
        <div class="actions">
          <button
            type="button"
            class="button"
            aria-label={t("board.previous")}
            aria-keyshortcuts="["
            disabled={index() <= 0}
            onClick={() => turn(-1)}
          >
            ‹
          </button>
          <select
            class="button"
            aria-label={t("board.month")}
            value={state.month() ?? ""}
            onChange={(event) => void go(boardHref(event.currentTarget.value, state.scope()))}
          >
            <For each={[...(state.months() ?? [])].reverse()}>
              {(one) => (
                <option value={one.month} selected={one.month === state.month()}>
                  {Format.month(one.month, locale())}
                </option>
              )}
            </For>
          </select>
          <button
            type="button"
            class="button"
            aria-label={t("board.next")}
            aria-keyshortcuts="]"
            disabled={index() < 0 || index() >= (state.months()?.length ?? 0) - 1}
            onClick={() => turn(1)}
          >
            ›
          </button>
          <Suspense>
            <ScopePicker />
          </Suspense>
          <button type="button" class={`button ${css.print}`} onClick={() => window.print()}>
            {t("board.print")}
          </button>
          <Show when={role() === "director"}>
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
              </>
            )}
          </Show>
        </Suspense>
      </div>
    </div>
  );
}

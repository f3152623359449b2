import { lazy, Show, Suspense } from "solid-js";
import { boardHref } from "../address.ts";
import { may } from "../data/session.ts";
import * as Format from "../i18n/format.ts";
import { locale, t, withWords } from "../i18n/text.ts";
import { Months } from "../ui/months.tsx";
import css from "./head.module.css";
import { Counted, Meta } from "./meta.tsx";
import { useBoard } from "./state.tsx";

// What it offers comes with the board; until then it shows what is chosen first.
const ScopePicker = lazy(() => import("./scope-picker.tsx"));
const MonthLife = lazy(() => withWords(["more", "side"], import("./month/life.tsx")));

export function Head() {
  const state = useBoard();
  const title = () => Format.month(state.month() ?? "2000-01", locale());
  return (
    <div class={css.head}>
      <div>
        <h1>{title()}</h1>
        <div class="actions">
          <Months
            month={state.month()}
            months={state.months() ?? []}
            href={(month) => boardHref(month, state.scope())}
          />
          <Suspense
            fallback={
              <select class="button" aria-label={t("board.scope")} disabled>
                <option>{t("board.company")}</option>
              </select>
            }
          >
            <ScopePicker />
          </Suspense>
          <button type="button" class={`button ${css.print}`} onClick={() => window.print()}>
            {t("board.print")}
          </button>
          <Show when={may("board.manage")}>
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

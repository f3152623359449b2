/** The monthly board. */
import { ErrorBoundary, getOwner, type JSX, lazy, onMount, runWithOwner, Show, Suspense } from "solid-js";
import { Problem } from "../data/problem.ts";
import { role } from "../data/session.ts";
import * as Format from "../i18n/format.ts";
import { locale, t, withWords } from "../i18n/text.ts";
import { Card, Skeleton } from "../ui/card.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { createPhone } from "../ui/media.ts";
import { invalidate } from "../ui/query.ts";
import { createParam } from "../ui/route.ts";
import { createTitle } from "../ui/title.ts";
import css from "./board.module.css";
import { BoardProvider, useBoard } from "./board-state.tsx";
import { watchOpenFigure } from "./figure-link.tsx";
import { Head } from "./head.tsx";
import { Headline } from "./headline.tsx";
import { Ranking } from "./ranking/ranking.tsx";

// The table and its headline paint first; what stands beside and below them comes with the data.
const side = () => withWords("side", import("./side.tsx"));
const Side = lazy(() => side().then((cards) => ({ default: cards.Side })));
const Below = lazy(() => side().then((cards) => ({ default: cards.Below })));
const Own = lazy(() => side().then((cards) => ({ default: cards.Own })));
const Complete = lazy(() => side().then((cards) => ({ default: cards.Complete })));
const NoMonths = lazy(() => import("./no-months.tsx"));
const Panel = lazy(() => withWords("more", import("./panel/panel.tsx")));

export function Board() {
  return (
    <BoardProvider>
      <Whole />
    </BoardProvider>
  );
}

function Whole() {
  const state = useBoard();
  const figure = createParam("figure");
  watchOpenFigure();
  // keys are for who has looked at the rows already
  const owner = getOwner();
  onMount(async () => {
    const { createRowKeys } = await import("./row-keys.ts");
    runWithOwner(owner, createRowKeys);
  });
  createTitle(() =>
    state.month() ? t("board.title", { month: Format.month(state.month() ?? "", locale()) }) : "Clearboard",
  );
  return (
    <>
      <main id="content" class="page" tabindex="-1">
        <ErrorBoundary
          fallback={(error, reset) => (
            <Framed>
              <ErrorState problem={Problem.of(error)} retry={() => invalidate("months", "board").then(reset)} />
            </Framed>
          )}
        >
          <Suspense fallback={<Skeleton rows={12} />}>
            <Show
              when={state.months() && state.month()}
              fallback={
                <Show when={state.months()}>
                  <Framed>
                    <NoMonths />
                  </Framed>
                </Show>
              }
            >
              <Head />
              <Cards />
            </Show>
          </Suspense>
        </ErrorBoundary>
      </main>
      <Show when={figure()}>
        {(id) => (
          <Suspense>
            <Panel figure={id()} />
          </Suspense>
        )}
      </Show>
    </>
  );
}

function Cards() {
  const state = useBoard();
  const isPhone = createPhone();
  // on a phone a rep's own line comes before everything; on a screen it stands beside the table
  const isOwnFirst = () => role() === "rep" && isPhone();
  // a table much longer than the side column keeps its own length; else both end on one line
  const isLong = () => (state.shown()?.people.length ?? 0) > 26;
  return (
    <>
      <Show when={isOwnFirst()}>
        <div class={css.own}>
          <Suspense>
            <Own />
          </Suspense>
        </div>
      </Show>
      <Headline />
      <div class={css.board} data-long={isLong() ? "" : undefined}>
        <div class={css.main}>
          <Ranking />
          <Show when={!isLong()}>
            <Suspense>
              <Complete />
            </Suspense>
          </Show>
        </div>
        <div class={css.side}>
          <Suspense>
            <Side isLong={isLong()} hasOwn={role() === "rep" && !isOwnFirst()} />
          </Suspense>
        </div>
      </div>
      <Suspense>
        <Below />
      </Suspense>
    </>
  );
}

/** A page that has no month to show still says which page it is. */
function Framed(props: { children: JSX.Element }) {
  return (
    <>
      <div class="page-head">
        <h1>{t("app.board")}</h1>
      </div>
      <Card title={t("board.which")}>{props.children}</Card>
    </>
  );
}

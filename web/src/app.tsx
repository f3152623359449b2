/** The frame of every screen: top bar, the page that the address names, tabs on a phone. */
import { ErrorBoundary, lazy, Match, Show, Suspense, Switch } from "solid-js";
import { Board } from "./board/board.tsx";
import { Problem } from "./data/problem.ts";
import { loadSession, may, session } from "./data/session.ts";
import { Header, Tabs } from "./header.tsx";
import { t, withWords } from "./i18n/text.ts";
import { Announcer } from "./ui/announce.tsx";
import { Card, Skeleton } from "./ui/card.tsx";
import { ErrorState } from "./ui/error-state.tsx";
import { createQuery, invalidate } from "./ui/query.ts";
import { go, path } from "./ui/route.ts";

const SignIn = lazy(() => withWords("more", import("./session/sign-in.tsx")));
const Pages = lazy(() => withWords("more", import("./pages.tsx")));

export function App(props: { isAnswered: Promise<void> }) {
  // the first answer is already on its way
  let first: Promise<void> | null = props.isAnswered;
  const answered = createQuery("session", async () => {
    const answer = first ?? loadSession();
    first = null;
    await answer;
    return true;
  });
  return (
    <>
      <a class="skip" href="#content">
        {t("app.skip")}
      </a>
      <Header />
      <ErrorBoundary
        fallback={(error, reset) => <Failure error={error} retry={() => void invalidate("session").then(reset)} />}
      >
        <Suspense fallback={<Waiting />}>
          <Show when={answered()}>
            <Show when={session()} fallback={<SignIn />}>
              <Content />
            </Show>
          </Show>
        </Suspense>
      </ErrorBoundary>
      <Tabs />
      <Announcer />
    </>
  );
}

function Content() {
  const isBoard = () => may("board.read") && (path() === "/" || path() === "/board" || path().startsWith("/board/"));
  return (
    <Switch fallback={<Pages />}>
      <Match when={path() === "/sign-in"}>{void go("/", { isReplacing: true })}</Match>
      <Match when={isBoard()}>
        <Board />
      </Match>
    </Switch>
  );
}

/** The first answer is still on its way: nothing for a moment, then the shape of a page. */
function Waiting() {
  return (
    <main id="content" class="page" tabindex="-1">
      <Skeleton rows={12} />
    </main>
  );
}

function Failure(props: { error: unknown; retry: () => void }) {
  return (
    <main id="content" class="page" tabindex="-1">
      <div class="page-head">
        <h1>Clearboard</h1>
      </div>
      <Card title={t("app.server")}>
        <ErrorState problem={Problem.of(props.error)} retry={props.retry} />
      </Card>
    </main>
  );
}

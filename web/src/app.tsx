/** The frame of every screen: top bar, the page that the address names, tabs on a phone. */
import { createResource, ErrorBoundary, lazy, Match, Show, Suspense, Switch } from "solid-js";
import { Board } from "./board/board.tsx";
import { Problem } from "./data/problem.ts";
import { loadSession, seesBoard, seesImports, session } from "./data/session.ts";
import { t, withWords } from "./i18n/text.ts";
import { Tabs, Top } from "./top.tsx";
import { Announcer } from "./ui/announce.tsx";
import { Card, Skeleton } from "./ui/card.tsx";
import { go, path } from "./ui/route.ts";
import { Trouble } from "./ui/trouble.tsx";

const SignIn = lazy(() => withWords("more", import("./session/sign-in.tsx")));
const nowhere = () => withWords("more", import("./nowhere.tsx"));
const Closed = lazy(() => nowhere().then((room) => ({ default: room.Closed })));
const NotFound = lazy(() => nowhere().then((room) => ({ default: room.NotFound })));
const Imports = lazy(() => withWords(["import", "side"], import("./import/imports.tsx")));

export function App(props: { isAnswered: Promise<void> }) {
  const [answered, { refetch }] = createResource(async (_, { refetching }) => {
    await (refetching ? loadSession() : props.isAnswered);
    return true;
  });
  return (
    <>
      <a class="skip" href="#content">
        {t("app.skip")}
      </a>
      <Top />
      <ErrorBoundary
        fallback={(error, reset) => <Failure error={error} retry={() => void Promise.resolve(refetch()).then(reset)} />}
      >
        <Suspense fallback={<Waiting />}>
          <Show when={answered()}>
            <Show when={session()} fallback={<SignIn />}>
              <Pages />
            </Show>
          </Show>
        </Suspense>
      </ErrorBoundary>
      <Tabs />
      <Announcer />
    </>
  );
}

function Pages() {
  const isBoard = () => path() === "/" || path() === "/board" || path().startsWith("/board/");
  // an importer's home is the imports; so is everyone's who is sent to a page that their role does not have
  const isImports = () => path() === "/imports" || path().startsWith("/imports/");
  return (
    <Switch fallback={<NotFound />}>
      <Match when={path() === "/sign-in"}>{void go("/", { isReplacing: true })}</Match>
      <Match when={isBoard() && seesBoard()}>
        <Board />
      </Match>
      <Match when={(isImports() || path() === "/") && seesImports()}>
        <Imports />
      </Match>
      <Match when={isBoard() || isImports()}>
        <Closed />
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
        <Trouble problem={Problem.of(props.error)} retry={props.retry} />
      </Card>
    </main>
  );
}

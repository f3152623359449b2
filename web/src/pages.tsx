/** Every page but the board: its address, who it opens for, its code and the words it speaks. */
import type * as Visibility from "@clearboard/core/visibility";
import { type Component, createMemo, lazy, Show } from "solid-js";
import { may } from "./data/session.ts";
import { addDictionaries, type Dictionary, t, withWords } from "./i18n/text.ts";
import { Card, Empty } from "./ui/card.tsx";
import { Page } from "./ui/page.tsx";
import { path } from "./ui/route.ts";

addDictionaries({ en: import.meta.glob("./i18n/en/*.ts"), "zh-CN": import.meta.glob("./i18n/zh/*.ts") });

type Route = { at: string; needs: Visibility.Action; show: Component };

const page = (
  at: string,
  needs: Visibility.Action,
  words: Dictionary[],
  code: () => Promise<{ default: Component }>,
): Route => ({ at, needs, show: lazy(() => withWords(words, code())) });

const profile = () => import("./profile/profile.tsx");

/** The longest address first: a page answers for everything under its own. A new page is a line here. */
const PAGES: Route[] = [
  page("/imports/profile", "import.manage", ["profile", "import", "side"], profile),
  page("/policy/simulate", "policy.manage", ["policy", "plan"], () => import("./policy/simulate.tsx")),
  page("/policy/edit", "policy.manage", ["policy", "plan"], () => import("./policy/edit.tsx")),
  page("/imports", "import.manage", ["import", "side"], () => import("./import/imports.tsx")),
  page("/records", "rows.read", ["records"], () => import("./records/records.tsx")),
  page("/policy", "policy.read", ["policy", "plan"], () => import("./policy/overview.tsx")),
  page("/help", "session.manage", ["help"], () => import("./help/help.tsx")),
  page("/keys", "access.manage", ["keys"], () => import("./keys/access-keys.tsx")),
  page("/pay", "statement.read", ["pay", "side"], () => import("./pay/pay-page.tsx")),
];

if (import.meta.env.DEV) PAGES.push(page("/gallery", "session.manage", [], () => import("./ui/gallery.tsx")));

export default function Pages() {
  // an importer's home is the imports
  const at = () => (path() === "/" ? "/imports" : path());
  const found = createMemo(() => PAGES.find((page) => at() === page.at || at().startsWith(`${page.at}/`)));
  return (
    <Show keyed when={found()} fallback={at() === "/board" || at().startsWith("/board/") ? <Closed /> : <NotFound />}>
      {({ needs, show: Shown }) => (
        <Show when={may(needs)} fallback={<Closed />}>
          <Shown />
        </Show>
      )}
    </Show>
  );
}

/** Addresses that show nothing: one that a role does not open, and one that does not exist. */
function Closed() {
  return (
    <Page title={t("error.forbidden")}>
      <Card title={t("app.access")}>
        <Empty title={t("error.forbidden.text")}>
          <a class="button" href={may("board.read") ? "/board" : "/imports"}>
            {t(may("board.read") ? "app.toBoard" : "app.toImports")}
          </a>
        </Empty>
      </Card>
    </Page>
  );
}

function NotFound() {
  return (
    <Page title={t("app.notFound")}>
      <Card title={t("app.address")}>
        <Empty title={t("app.notFound.text")}>
          <a class="button" href="/">
            {t(may("board.read") ? "app.toBoard" : "app.toImports")}
          </a>
        </Empty>
      </Card>
    </Page>
  );
}

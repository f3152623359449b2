import { createSignal, For, lazy, Show, Suspense } from "solid-js";
import { may, role, session, signOut } from "./data/session.ts";
import css from "./header.module.css";
import { locale, t, useLocale, withWords } from "./i18n/text.ts";
import { Button } from "./ui/button.tsx";
import { path } from "./ui/route.ts";
import { createKeys } from "./ui/shortcuts.ts";
import { nextTheme, theme } from "./ui/theme.ts";

const KeyList = lazy(() => withWords("more", import("./ui/key-list.tsx")));

/** Only what exists, and only what the role opens. */
const LINKS = [
  { href: "/board", sees: () => may("board.read"), word: "app.board" },
  { href: "/pay", sees: () => may("statement.read"), word: "app.pay" },
  { href: "/policy", sees: () => may("policy.read"), word: "app.policy" },
  { href: "/records", sees: () => may("rows.read"), word: "app.records" },
  { href: "/imports", sees: () => may("import.manage"), word: "app.imports" },
] as const;

function Links() {
  const here = () => (path() === "/" ? (may("board.read") ? "/board" : "/imports") : path());
  return (
    <For each={LINKS.filter((link) => link.sees())}>
      {(link) => (
        <a href={link.href} aria-current={here().startsWith(link.href) ? "page" : undefined}>
          {t(link.word)}
        </a>
      )}
    </For>
  );
}

export function Header() {
  const [isKeyList, setKeyList] = createSignal(false);
  const otherLocale = () => (locale() === "en" ? "zh-CN" : "en");
  createKeys({ "?": () => setKeyList(true) });
  return (
    <header class={css.top} data-slot="top">
      <div>
        <a class={css.brand} href="/">
          <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
            <rect x="1" y="3" width="16" height="3" fill="currentColor" />
            <rect x="1" y="8" width="11" height="3" class={css.accent} />
            <rect x="1" y="13" width="7" height="3" fill="currentColor" />
          </svg>
          Clearboard
        </a>
        <Show when={session()}>
          <nav class={css.nav} aria-label={t("app.nav")}>
            <Links />
          </nav>
        </Show>
        <div class={css.tools}>
          <Button kind="bare" onClick={() => useLocale(otherLocale(), true)}>
            <span lang={otherLocale()}>{t("app.otherLanguage")}</span>
          </Button>
          <Button
            kind="bare"
            onClick={nextTheme}
            label={`${t("app.theme")}: ${t(`app.theme.${theme()}`)}`}
            title={t(`app.theme.${theme()}`)}
          >
            {t("app.theme")}
          </Button>
          <Show when={session()}>
            {(signedIn) => (
              <>
                <a href="/help" aria-current={path().startsWith("/help") ? "page" : undefined}>
                  {t("app.help")}
                </a>
                <span class={css.who}>
                  {signedIn().user.name} <span class="muted">{t(`role.${role() ?? "rep"}`)}</span>
                </span>
                <Button kind="bare" onClick={signOut}>
                  {t("app.signOut")}
                </Button>
              </>
            )}
          </Show>
        </div>
      </div>
      <Show when={isKeyList()}>
        <Suspense>
          <KeyList onClose={() => setKeyList(false)} />
        </Suspense>
      </Show>
    </header>
  );
}

/** The same links at the bottom of a phone, where the thumb is; with one link there is nothing to choose. */
export function Tabs() {
  return (
    <Show when={session() && LINKS.filter((link) => link.sees()).length > 1}>
      <nav class={css.tabs} aria-label={t("app.nav")}>
        <Links />
      </nav>
    </Show>
  );
}

import { createSignal, lazy, Show, Suspense } from "solid-js";
import { role, seesBoard, seesImports, session, signOut } from "./data/session.ts";
import { locale, t, useLocale, withWords } from "./i18n/text.ts";
import css from "./top.module.css";
import { createKeys } from "./ui/keys.ts";
import { path } from "./ui/route.ts";
import { nextTheme, theme } from "./ui/theme.ts";

const KeyList = lazy(() => withWords("more", import("./ui/key-list.tsx")));

/** Only what exists, and only what the role opens. */
function Links() {
  const isImports = () => path().startsWith("/imports") || (path() === "/" && !seesBoard());
  return (
    <>
      <Show when={seesBoard()}>
        <a href="/board" aria-current={!isImports() ? "page" : undefined}>
          {t("app.board")}
        </a>
      </Show>
      <Show when={seesImports()}>
        <a href="/imports" aria-current={isImports() ? "page" : undefined}>
          {t("app.imports")}
        </a>
      </Show>
    </>
  );
}

export function Top() {
  const [isKeyList, setKeyList] = createSignal(false);
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
          <button
            type="button"
            lang={locale() === "en" ? "zh-CN" : "en"}
            onClick={() => void useLocale(locale() === "en" ? "zh-CN" : "en", true)}
          >
            {t("app.otherLanguage")}
          </button>
          <button
            type="button"
            onClick={nextTheme}
            aria-label={`${t("app.theme")}: ${t(`app.theme.${theme()}`)}`}
            title={t(`app.theme.${theme()}`)}
          >
            {t("app.theme")}
          </button>
          <Show when={session()}>
            {(signedIn) => (
              <>
                <span class={css.who}>
                  {signedIn().user.name} <span class="muted">{t(`role.${role() ?? "rep"}`)}</span>
                </span>
                <button type="button" onClick={() => void signOut()}>
                  {t("app.signOut")}
                </button>
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
    <Show when={session() && seesBoard() && seesImports()}>
      <nav class={css.tabs} aria-label={t("app.nav")}>
        <Links />
      </nav>
    </Show>
  );
}

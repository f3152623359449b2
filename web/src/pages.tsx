/** Every page but the board: its address, who it opens for, its code and the words it speaks. */
import type * as Visibility from "@clearboard/core/visibility";
import { type Component, createMemo, lazy, Show } from "solid-js";
import { may } from "./data/session.ts";
import { addDictionaries, type Dictionary, withWords } from "./i18n/text.ts";
import { Closed, NotFound } from "./not-found.tsx";
import { path } from "./ui/route.ts";

addDictionaries({ en: import.meta.glob("./i18n/en/*.ts"), "zh-CN": import.meta.glob("./i18n/zh/*.ts") });

type Page = { at: string; needs: Visibility.Action; show: Component };

const page = (
  at: string,
  needs: Visibility.Action,
  words: Dictionary[],
  code: () => Promise<{ default: Component }>,
): Page => ({ at, needs, show: lazy(() => withWords(words, code())) });

const profile = () => import("./profile/profile.tsx");

/** The longest address first: a page answers for everything under its own. A new page is a line here. */
const PAGES: Page[] = [
  page("/imports/profile", "import.manage", ["profile", "import", "intake", "side"], profile),
  page("/policy/simulate", "policy.manage", ["policy", "plan"], () => import("./policy/simulate.tsx")),
  page("/policy/edit", "policy.manage", ["policy", "plan"], () => import("./policy/edit.tsx")),
  page("/imports", "import.manage", ["import", "intake", "side"], () => import("./import/imports.tsx")),
  page("/policy", "policy.read", ["policy", "plan"], () => import("./policy/overview.tsx")),
  page("/help", "session.manage", ["help"], () => import("./help/help.tsx")),
  page("/keys", "access.manage", ["keys"], () => import("./keys/keys.tsx")),
  page("/pay", "statement.read", ["pay", "side"], () => import("./pay/pay.tsx")),
];

if (import.meta.env.DEV) PAGES.push(page("/gallery", "session.manage", [], () => import("./ui/gallery.tsx")));

export default function Pages() {
  // an importer's home is the imports
  const at = () => (path() === "/" ? "/imports" : path());
  const found = createMemo(() => PAGES.find((one) => at() === one.at || at().startsWith(`${one.at}/`)));
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

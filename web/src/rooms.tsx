/** Every page but the board: its address, who it opens for, and the words it speaks. A new page is a line here and one in `top.tsx`. */
import { type Component, createMemo, lazy, Show } from "solid-js";
import { may } from "./data/session.ts";
import { addRooms, withWords } from "./i18n/text.ts";
import { Closed, NotFound } from "./nowhere.tsx";
import { path } from "./ui/route.ts";

addRooms({
  en: {
    import: () => import("./i18n/en/import.ts"),
    intake: () => import("./i18n/en/intake.ts"),
    keys: () => import("./i18n/en/keys.ts"),
    pay: () => import("./i18n/en/pay.ts"),
    plan: () => import("./i18n/en/plan.ts"),
    policy: () => import("./i18n/en/policy.ts"),
    profile: () => import("./i18n/en/profile.ts"),
  },
  "zh-CN": {
    import: () => import("./i18n/zh/import.ts"),
    intake: () => import("./i18n/zh/intake.ts"),
    keys: () => import("./i18n/zh/keys.ts"),
    pay: () => import("./i18n/zh/pay.ts"),
    plan: () => import("./i18n/zh/plan.ts"),
    policy: () => import("./i18n/zh/policy.ts"),
    profile: () => import("./i18n/zh/profile.ts"),
  },
});

type Page = { at: string; sees: () => boolean; show: Component };

/** The longest address first: a page answers for everything under its own. */
const PAGES: Page[] = [
  { at: "/keys", sees: () => may("access.manage"), show: lazy(() => withWords("keys", import("./keys/keys.tsx"))) },
  {
    at: "/pay",
    sees: () => may("statement.read"),
    show: lazy(() => withWords(["pay", "side"], import("./pay/pay.tsx"))),
  },
  {
    at: "/imports/profile",
    sees: () => may("import.manage"),
    show: lazy(() => withWords(["profile", "intake", "side"], import("./profile/profile.tsx"))),
  },
  {
    at: "/policy",
    sees: () => may("policy.read"),
    show: lazy(() => withWords(["policy", "plan"], import("./policy/policy.tsx"))),
  },
  {
    at: "/imports",
    sees: () => may("import.manage"),
    show: lazy(() => withWords(["import", "intake", "side"], import("./import/imports.tsx"))),
  },
];

export function Rooms() {
  // an importer's home is the imports
  const at = () => (path() === "/" ? "/imports" : path());
  const page = createMemo(() => PAGES.find((one) => at() === one.at || at().startsWith(`${one.at}/`)));
  return (
    <Show keyed when={page()} fallback={at() === "/board" || at().startsWith("/board/") ? <Closed /> : <NotFound />}>
      {({ sees, show: Shown }) => (
        <Show when={sees()} fallback={<Closed />}>
          <Shown />
        </Show>
      )}
    </Show>
  );
}

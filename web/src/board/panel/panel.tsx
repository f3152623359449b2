/** The reasons panel: beside the page, not over it. It has its own address, a trail, and gives the focus back when it closes. */
import { createEffect, createSignal, For, on, onCleanup, onMount, Show } from "solid-js";
import * as Figure from "../../data/figure.ts";
import { t } from "../../i18n/text.ts";
import { announce } from "../../ui/announce.tsx";
import { Button } from "../../ui/button.tsx";
import { go, hrefWith } from "../../ui/route.ts";
import css from "./panel.module.css";
import { Reasons } from "./reasons.tsx";
import { Sheet } from "./sheet.tsx";
import { createTrail } from "./trail.ts";

export default function Panel(props: { figure: string }) {
  let panel: HTMLElement | undefined;
  const opener = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  const trail = createTrail(() => props.figure);
  const parts = () => Figure.parse(props.figure);
  const close = () => {
    const last = props.figure;
    void go(hrefWith({ figure: null }));
    // whatever opened the panel; or, when it was opened by its address, the figure on the page
    const figures = [...document.querySelectorAll<HTMLElement>("[data-figure]")];
    const link = figures.find(({ dataset }) => dataset.figure === trail.first() || dataset.figure === last);
    (opener?.isConnected && opener !== document.body ? opener : link)?.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !document.querySelector("dialog[open]")) close();
  };
  document.addEventListener("keydown", onKey);
  onCleanup(() => document.removeEventListener("keydown", onKey));
  onMount(() => {
    panel?.addEventListener("click", trail.notice);
    panel?.focus();
  });
  createEffect(
    on(
      () => props.figure,
      () => {
        panel?.querySelector("[data-slot=body]")?.scrollTo(0, 0);
        if (panel?.contains(document.activeElement)) panel.focus();
      },
      { defer: true },
    ),
  );
  return (
    <aside ref={panel} tabindex="-1" class={css.panel} data-slot="panel" aria-label={t("panel.label")}>
      <header>
        <div class={css.top}>
          <nav aria-label={t("panel.label")}>
            <ol class={css.trail}>
              <For each={trail.crumbs()}>
                {(crumb, index) => (
                  <li>
                    <Show
                      when={index() < trail.crumbs().length - 1 && crumb.href}
                      fallback={
                        <span aria-current={index() === trail.crumbs().length - 1 ? "page" : undefined}>
                          {crumb.name}
                        </span>
                      }
                    >
                      <a href={crumb.href ?? ""}>{crumb.name}</a>
                    </Show>
                  </li>
                )}
              </For>
            </ol>
          </nav>
          <Button kind="bare" class={css.close} onClick={close}>
            {t("app.close")} <kbd>Esc</kbd>
          </Button>
        </div>
      </header>
      <Show when={parts()?.key} fallback={<Sheet figure={props.figure} />}>
        <Reasons figure={props.figure} />
      </Show>
      <footer>
        <CopyLink />
      </footer>
    </aside>
  );
}

function CopyLink() {
  const [isCopied, setCopied] = createSignal(false);
  const copy = async () => {
    await navigator.clipboard.writeText(window.location.href);
    setCopied(true);
    announce(t("panel.copied"));
  };
  return (
    <Button kind="link" onClick={copy}>
      {t(isCopied() ? "panel.copied" : "panel.copy")}
    </Button>
  );
}

/** A page: its title, a sentence and tools under it, what one can do at its end, and its tabs. `pages.tsx` says who it is for. */
import { For, type JSX, Show } from "solid-js";
import css from "./page.module.css";
import { path } from "./route.ts";
import { createTitle } from "./title.ts";

type Props = {
  title: string;
  /** the window's title, where it is another than the page's */
  windowTitle?: string;
  /** stands above the title, such as the way back */
  before?: JSX.Element;
  /** a sentence or facts under the title */
  lead?: JSX.Element;
  /** what is chosen or downloaded here, under the lead */
  tools?: JSX.Element;
  /** figures that are looked for first, beside the title */
  facts?: JSX.Element;
  /** at the end of the title's line */
  actions?: JSX.Element;
  tabs?: readonly { href: string; text: string }[];
  /** width in px that the page needs on paper, where it is not the screen's */
  printWidth?: number | undefined;
  children?: JSX.Element;
};

export function Page(props: Props) {
  createTitle(() => props.windowTitle ?? props.title);
  return (
    <main id="content" class="page" tabindex="-1" data-print-width={props.printWidth}>
      <div class={`page-head ${css.head}`} data-slot="page-head">
        <div>
          {props.before}
          <h1>{props.title}</h1>
          {props.lead}
          <Show when={props.tools}>
            <div class={`actions ${css.tools}`}>{props.tools}</div>
          </Show>
        </div>
        {props.facts}
        <Show when={props.actions}>
          <div class="end actions">{props.actions}</div>
        </Show>
      </div>
      <Show when={props.tabs}>
        {(tabs) => (
          <nav class={css.tabs} aria-label={props.title}>
            <For each={tabs()}>
              {(tab) => (
                <a href={tab.href} aria-current={path() === tab.href ? "page" : undefined}>
                  {tab.text}
                </a>
              )}
            </For>
          </nav>
        )}
      </Show>
      {props.children}
    </main>
  );
}

/** A card: a question, the answer, the proof, and its five states. */
import { type Accessor, createEffect, ErrorBoundary, For, type JSX, on, Show, Suspense } from "solid-js";
import { Problem } from "../data/problem.ts";
import { t } from "../i18n/text.ts";
import css from "./card.module.css";
import { ErrorState } from "./error-state.tsx";

/** What a card shows: a query, or a resource that can be asked again. */
type Source<T> = { (): T | undefined; readonly state: string; refetch: () => unknown };

type Content<T> = {
  /** asked again from the error state, which goes when the query is well again */
  query?: Source<T> | undefined;
  /** rows of the skeleton: about the height of the content to come */
  rows?: number | undefined;
  /** the content; a function is given the query's answer once it is there */
  children: JSX.Element | ((answer: Accessor<NonNullable<T>>) => JSX.Element);
};

type Props<T> = Content<T> & {
  title: string;
  /** said beside the title, muted */
  aside?: JSX.Element;
  /** stands at the end of the title's line, for example "How computed" */
  end?: JSX.Element;
  class?: string | undefined;
};

export function Card<T = never>(props: Props<T>) {
  return (
    <section class={`${css.card} ${props.class ?? ""}`} data-slot="card">
      <header>
        <h2>{props.title}</h2>
        <ErrorBoundary fallback={null}>
          <Suspense>
            <Show when={props.aside}>
              <span class={`muted small ${css.aside}`}>{props.aside}</span>
            </Show>
            <Show when={props.end}>
              <span class={css.end}>{props.end}</span>
            </Show>
          </Suspense>
        </ErrorBoundary>
      </header>
      <Loaded query={props.query} rows={props.rows}>
        {props.children}
      </Loaded>
    </section>
  );
}

/** What a query gives, in its states: a skeleton while it is on its way, what went wrong, then the content. */
export function Loaded<T = never>(props: Content<T>) {
  const content = () => {
    const child = props.children;
    // an accessor takes no argument, a function of the answer takes one
    if (typeof child !== "function" || child.length === 0) return child as JSX.Element;
    return <Show when={props.query?.()}>{child}</Show>;
  };
  return (
    <ErrorBoundary
      fallback={(error, reset) => {
        createEffect(
          on(
            () => props.query?.state,
            (state) => state !== "errored" && reset(),
            { defer: true },
          ),
        );
        const retry = () => (props.query ? props.query.refetch() : reset());
        return <ErrorState problem={Problem.of(error)} retry={retry} />;
      }}
    >
      <Suspense fallback={<Skeleton rows={props.rows ?? 4} />}>{content()}</Suspense>
    </ErrorBoundary>
  );
}

/** Nothing for 200 ms, then grey rows of the height to come. */
export function Skeleton(props: { rows: number }) {
  return (
    <div class={css.skeleton} role="status" aria-label={t("app.loading")}>
      <For each={Array.from({ length: props.rows })}>{() => <span />}</For>
    </div>
  );
}

/** What is missing, and one thing to do about it. */
export function Empty(props: { title: string; text?: string; children?: JSX.Element }) {
  return (
    <div class={css.empty} data-state="empty">
      <p class="strong">{props.title}</p>
      <Show when={props.text}>
        <p class="muted">{props.text}</p>
      </Show>
      <Show when={props.children}>
        <div class="actions">{props.children}</div>
      </Show>
    </div>
  );
}

export function CardFoot(props: { children: JSX.Element }) {
  return <footer class={css.foot}>{props.children}</footer>;
}

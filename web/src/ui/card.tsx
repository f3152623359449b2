/** A card: a question, the answer, the proof, and its five states. */
import { createEffect, ErrorBoundary, For, type JSX, on, Show, Suspense } from "solid-js";
import { Problem } from "../data/problem.ts";
import { t } from "../i18n/text.ts";
import css from "./card.module.css";
import { Trouble } from "./trouble.tsx";

type Props = {
  title: string;
  /** said beside the title, muted */
  aside?: JSX.Element;
  /** stands at the end of the title's line, for example "How computed" */
  end?: JSX.Element;
  /** rows of the skeleton: about the height of the content to come */
  rows?: number;
  class?: string | undefined;
  /** asks the server again after an error */
  retry?: () => void;
  /** whether what the card reads is in error no longer: another card may have tried again */
  isWell?: () => boolean;
  children: JSX.Element;
};

export function Card(props: Props) {
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
      <ErrorBoundary
        fallback={(error, reset) => {
          createEffect(
            on(
              () => props.isWell?.(),
              (isWell) => isWell && reset(),
              { defer: true },
            ),
          );
          const retry = () => {
            props.retry?.();
            if (!props.isWell) reset();
          };
          return <Trouble problem={Problem.of(error)} retry={retry} />;
        }}
      >
        <Suspense fallback={<Skeleton rows={props.rows ?? 4} />}>{props.children}</Suspense>
      </ErrorBoundary>
    </section>
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

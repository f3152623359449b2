import type * as Board from "@clearboard/core/board/info";
import { For, Show } from "solid-js";
import { t } from "../../i18n/text.ts";
import { Button } from "../../ui/button.tsx";
import * as Line from "../line.ts";
import css from "./ranking.module.css";

/** "all", or the id of a line. */
export type Filter = string;

/** Chips that filter by line reached, and the key to the parts of the bars. Ranks do not change when filtered. */
export function Legend(props: { board: Board.Info; filter: Filter; onFilter: (filter: Filter) => void }) {
  const reached = (line: Filter) => props.board.people.filter((person) => person.line === line).length;
  const hasLines = () => props.board.people.some((person) => person.line !== null);
  const weights = () =>
    props.board.weights.filter((part) =>
      props.board.people.some((p) => p.score.components.some((c) => c.id === part.id && c.status === "observed")),
    );
  return (
    <Show when={hasLines() || props.board.basis === "score"}>
      <div class={css.legend}>
        <Show when={hasLines()}>
          <fieldset class={css.chips} aria-label={t("ranking.filter")}>
            <Button
              kind="bare"
              class={css.chip}
              isPressed={props.filter === "all"}
              onClick={() => props.onFilter("all")}
            >
              {t("ranking.all")} <b>{props.board.people.length}</b>
            </Button>
            <For each={Line.ids(props.board.lines)}>
              {(line) => (
                <Button
                  kind="bare"
                  class={css.chip}
                  isPressed={props.filter === line}
                  onClick={() => props.onFilter(props.filter === line ? "all" : line)}
                >
                  <i class="swatch" data-line={line} />
                  {Line.name(line, props.board.lines)} <b>{reached(line)}</b>
                </Button>
              )}
            </For>
          </fieldset>
        </Show>
        <Show when={props.board.basis === "score"}>
          <p class={css.key}>
            <For each={weights()}>
              {(part) => (
                <span>
                  <i class="swatch" data-part={part.id} />
                  {t(`part.${part.id}`)} {part.weight}
                </span>
              )}
            </For>
          </p>
        </Show>
      </div>
    </Show>
  );
}

import { Show } from "solid-js";
import type * as Figure from "../data/figure.ts";
import { t } from "../i18n/text.ts";
import { useBoard } from "./board-state.tsx";
import { FigureLink } from "./figure-link.tsx";
import css from "./how.module.css";

/** "How computed": opens the reasons of a card's answer. */
export function How(props: { subject?: string; figure: Figure.Key }) {
  const { shown } = useBoard();
  // figures of a product or tier have no reasons of their own yet
  const hasReasons = () => shown()?.scope.level !== "product" && shown()?.scope.level !== "tier";
  return (
    <Show when={hasReasons()}>
      <span class={css.how} data-slot="how">
        <FigureLink subject={props.subject ?? "company"} figure={props.figure}>
          <svg
            width="14"
            height="14"
            viewBox="0 0 14 14"
            fill="none"
            stroke="currentColor"
            stroke-width="1.2"
            aria-hidden="true"
          >
            <circle cx="7" cy="7" r="5.4" />
            <path d="M7 6.3v3.4M7 4.2v.9" />
          </svg>
          {t("board.how")}
        </FigureLink>
      </span>
    </Show>
  );
}

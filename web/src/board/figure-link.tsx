import { createSelector, type JSX, Show } from "solid-js";
import * as Figure from "../data/figure.ts";
import { createParam, hrefWith } from "../ui/route.ts";
import { useBoard } from "./board-state.tsx";

let isOpen: (id: string) => boolean = () => false;

/** One selector for all figures: opening one wakes two links, not a thousand. Called once by the board page. */
export function watchOpenFigure(): void {
  const figure = createParam("figure");
  isOpen = createSelector(figure, (id: string, open) => id === open);
}

type Props = { subject: string; figure: Figure.Key | ""; class?: string; children: JSX.Element; label?: string };

/** A computed figure: a link that opens its reasons. Figures of a product or tier have no address of their own and stay text. */
export function FigureLink(props: Props) {
  const { board } = useBoard();
  const id = () => {
    const shown = board();
    return shown && shown.scope.level !== "product" && shown.scope.level !== "tier"
      ? Figure.id(shown, props.subject, props.figure)
      : null;
  };
  return (
    <Show when={id()} fallback={<span class={props.class}>{props.children}</span>}>
      {(figure) => (
        <a
          class={`figure ${props.class ?? ""}`}
          href={hrefWith({ figure: figure() })}
          data-figure={figure()}
          data-open={isOpen(figure()) ? "" : undefined}
          aria-label={props.label}
        >
          {props.children}
        </a>
      )}
    </Show>
  );
}

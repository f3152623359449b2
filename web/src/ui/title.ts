import { createEffect } from "solid-js";

/** Keeps the window's title in step. */
export function createTitle(title: () => string): void {
  createEffect(() => {
    document.title = title();
  });
}

import { createSignal, getOwner, onCleanup } from "solid-js";

/** Whether a media query holds now. On a screen without media queries (tests) it does not. */
export function createMedia(query: string): () => boolean {
  if (typeof window.matchMedia !== "function") return () => false;
  const list = window.matchMedia(query);
  const [matches, setMatches] = createSignal(list.matches);
  const update = () => setMatches(list.matches);
  list.addEventListener("change", update);
  if (getOwner()) onCleanup(() => list.removeEventListener("change", update));
  return matches;
}

/** The width below which a screen takes the phone's form; the style sheets say the same number. */
export function createPhone(): () => boolean {
  return createMedia("screen and (max-width: 719.98px)");
}

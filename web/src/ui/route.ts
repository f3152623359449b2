/** The address as a signal, and links that change it without loading the page again. Three routes do not need a router. */
import { createMemo, createSignal, startTransition } from "solid-js";

type Place = { path: string; search: string };

const read = (): Place => ({ path: window.location.pathname, search: window.location.search });
const [place, setPlace] = createSignal<Place>(read());

export const path = (): string => place().path;

/** One search parameter, or null; memoised so that readers wake only when it changes. Call inside a component. */
export function createParam(name: string): () => string | null {
  return createMemo(() => new URLSearchParams(place().search).get(name));
}

/** The current address with some parameters changed; null removes one. */
export function hrefWith(changes: Record<string, string | null>, at: string = place().path): string {
  const params = new URLSearchParams(place().search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) params.delete(name);
    else params.set(name, value);
  }
  const text = params.toString().replaceAll("%2F", "/").replaceAll("%3A", ":");
  return text === "" ? at : `${at}?${text}`;
}

/**
 * Goes to an address of this site. On another page or period the old screen stays until the new one's data is there; what is
 * drawn anew before then would keep the old address in mind, so wait for the promise with that.
 */
export async function go(href: string, options: { isReplacing?: boolean } = {}): Promise<void> {
  const url = new URL(href, window.location.href);
  if (url.href === window.location.href) return;
  const isNewPage = url.pathname !== place().path;
  window.history[options.isReplacing ? "replaceState" : "pushState"](null, "", url);
  const isThere = follow();
  if (isNewPage && !options.isReplacing) window.scrollTo(0, 0);
  await isThere;
}

async function follow(): Promise<void> {
  const next = read();
  const isPanelOnly = next.path === place().path && withoutFigure(next) === withoutFigure(place());
  // The panel opens at once over a page that does not change; anything else waits for its data behind the old screen.
  if (isPanelOnly) setPlace(next);
  else await startTransition(() => setPlace(next));
}

function withoutFigure(of: Place): string {
  const params = new URLSearchParams(of.search);
  params.delete("figure");
  return params.toString();
}

/** Turns clicks on links of this site into `go`; call once. Downloads, new tabs and other sites stay the browser's. */
export function listenForLinks(): void {
  window.addEventListener("popstate", () => void follow());
  document.addEventListener("click", (event) => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link?.href || link.target || link.hasAttribute("download") || link.getAttribute("href")?.startsWith("#"))
      return;
    const url = new URL(link.href);
    if (url.origin !== window.location.origin || url.pathname.startsWith("/api/")) return;
    event.preventDefault();
    void go(link.href);
  });
}

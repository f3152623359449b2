/** Light, dark or the system's; remembered in the browser only. */
import { createSignal } from "solid-js";

export type Theme = "system" | "light" | "dark";
const THEMES: Theme[] = ["system", "light", "dark"];

const [chosen, setChosen] = createSignal<Theme>(remembered());
const [shown, setShown] = createSignal<"light" | "dark">(
  document.documentElement.dataset.theme === "dark" ? "dark" : "light",
);

/** What the person chose. */
export const theme = chosen;
/** What is on screen: charts reread their colours when it changes. */
export const shownTheme = shown;

export function nextTheme(): void {
  const next = THEMES[(THEMES.indexOf(chosen()) + 1) % THEMES.length] ?? "system";
  setChosen(next);
  try {
    if (next === "system") localStorage.removeItem("theme");
    else localStorage.setItem("theme", next);
  } catch {
    // storage may be forbidden; the choice then lasts as long as the page
  }
  apply();
}

/** Follows the system while nothing is chosen, and prints on white paper; call once. */
export function followSystem(): void {
  system().addEventListener("change", apply);
  window.addEventListener("beforeprint", () => show("light"));
  window.addEventListener("afterprint", apply);
  apply();
}

function apply(): void {
  const choice = chosen();
  show(choice === "system" ? (system().matches ? "dark" : "light") : choice);
}

function show(next: "light" | "dark"): void {
  document.documentElement.dataset.theme = next;
  setShown(next);
}

function system(): MediaQueryList {
  return window.matchMedia("(prefers-color-scheme: dark)");
}

function remembered(): Theme {
  try {
    const stored = localStorage.getItem("theme");
    return stored === "light" || stored === "dark" ? stored : "system";
  } catch {
    return "system";
  }
}

/** The words of the screen by typed key: a dictionary per language and room, each loaded with the code that speaks it. */
import { fill as fillText } from "@clearboard/core/words/text";
import { batch, createSignal } from "solid-js";
import type { texts as first } from "./en/first.ts";
import type { texts as imports } from "./en/import.ts";
import type { texts as intake } from "./en/intake.ts";
import type { texts as keys } from "./en/keys.ts";
import type { texts as more } from "./en/more.ts";
import type { texts as pay } from "./en/pay.ts";
import type { texts as plan } from "./en/plan.ts";
import type { texts as policy } from "./en/policy.ts";
import type { texts as profile } from "./en/profile.ts";
import type { texts as side } from "./en/side.ts";
import { count, type Locale } from "./format.ts";

export type Key =
  | keyof typeof first
  | keyof typeof imports
  | keyof typeof more
  | keyof typeof side
  | keyof typeof pay
  | keyof typeof plan
  | keyof typeof policy
  | keyof typeof profile
  | keyof typeof keys
  | keyof typeof intake;
export type Params = Record<string, string | number>;
export type Room = "first" | "side" | "import" | "more" | "pay" | "plan" | "policy" | "profile" | "intake" | "keys";
export type Loader = () => Promise<{ texts: Record<string, string> }>;

/** The rooms of the board; `rooms.tsx` adds those of the other pages, so that the first load does not name them. */
const LOADERS: Record<Locale, Partial<Record<Room, Loader>>> = {
  en: {
    first: () => import("./en/first.ts"),
    side: () => import("./en/side.ts"),
    more: () => import("./en/more.ts"),
  },
  "zh-CN": {
    first: () => import("./zh/first.ts"),
    side: () => import("./zh/side.ts"),
    more: () => import("./zh/more.ts"),
  },
};

/** Makes further rooms speak. */
export function addRooms(loaders: Record<Locale, Partial<Record<Room, Loader>>>): void {
  for (const language of ["en", "zh-CN"] as const) Object.assign(LOADERS[language], loaders[language]);
}

async function load(language: Locale, wanted: Iterable<Room>): Promise<Record<string, string>> {
  const loaded = await Promise.all([...wanted].map((room) => LOADERS[language][room]?.()));
  return Object.assign({}, ...loaded.map((one) => one?.texts));
}

const [spoken, setSpoken] = createSignal<Locale>(document.documentElement.lang === "zh-CN" ? "zh-CN" : "en");
// apart from the language: a room that adds its words must not wake what only formats numbers
const [texts, setTexts] = createSignal<Record<string, string>>({});
const rooms = new Set<Room>(["first"]);

/** The language on screen; `early.js` has put the remembered or the browser's on the root element. */
export const locale = spoken;

/** Loads a language, in all rooms entered so far, and shows it; remembered only when a person chose it. */
export async function useLocale(next: Locale, isChosen = false): Promise<void> {
  const loaded = await load(next, rooms);
  document.documentElement.lang = next;
  batch(() => {
    setSpoken(next);
    setTexts(loaded);
  });
  if (isChosen) remember("locale", next);
}

/** For `lazy`: the code of a room together with the words it speaks. */
export async function withWords<T>(spoken: Room | Room[], code: Promise<T>): Promise<T> {
  const missing = [spoken].flat().filter((room) => !rooms.has(room));
  for (const room of missing) rooms.add(room);
  if (missing.length > 0) {
    const loaded = await load(locale(), missing);
    setTexts((now) => ({ ...now, ...loaded }));
  }
  return code;
}

/** The sentence of a key. `{n}` takes a param, `{n#row|rows}` the number with the noun that fits it. */
export function t(key: Key, params: Params = {}): string {
  const text = texts()[key] ?? key;
  return fill(text, params, locale());
}

/** Fills placeholders; whole numbers are grouped for the language, text goes in as it is. */
export function fill(text: string, params: Params, locale: Locale): string {
  return fillText(text, params, (value) => count(value, locale));
}

/** A text for a code that comes from data: the dictionary's, or the code itself when it is newer than this page. */
export function tCode(prefix: string, code: string, params: Params = {}): string {
  const key = `${prefix}.${code}`;
  return hasKey(key) ? t(key, params) : code;
}

function hasKey(key: string): key is Key {
  return Object.hasOwn(texts(), key);
}

function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // storage may be forbidden; the choice then lasts as long as the page
  }
}

/** The words of the screen by typed key: a dictionary per language and page, each loaded with the code that speaks it. */
import { fill as fillText } from "@clearboard/core/words/text";
import { batch, createSignal } from "solid-js";
import type { texts as first } from "./en/first.ts";
import type { texts as help } from "./en/help.ts";
import type { texts as imports } from "./en/import.ts";
import type { texts as keys } from "./en/keys.ts";
import type { texts as more } from "./en/more.ts";
import type { texts as pay } from "./en/pay.ts";
import type { texts as plan } from "./en/plan.ts";
import type { texts as policy } from "./en/policy.ts";
import type { texts as profile } from "./en/profile.ts";
import type { texts as records } from "./en/records.ts";
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
  | keyof typeof records
  | keyof typeof help
  | keyof typeof keys;
export type Params = Record<string, string | number>;
/** A part of the words, loaded with the code that speaks it; named as its file. */
export type Dictionary =
  | "first"
  | "help"
  | "side"
  | "import"
  | "more"
  | "pay"
  | "plan"
  | "policy"
  | "profile"
  | "records"
  | "keys";
type Loader = () => Promise<{ texts: Record<string, string> }>;

/** The dictionaries of the board; `pages.tsx` adds those of the other pages, so that the first load does not name them. */
const LOADERS: Record<Locale, Partial<Record<Dictionary, Loader>>> = {
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

/** Adds dictionaries by the paths of their files, as `import.meta.glob` gives them. */
export function addDictionaries(files: Record<Locale, Record<string, () => Promise<unknown>>>): void {
  for (const language of ["en", "zh-CN"] as const)
    for (const [path, load] of Object.entries(files[language]))
      LOADERS[language][/([a-z-]+)\.ts$/.exec(path)?.[1] as Dictionary] ??= load as Loader;
}

async function load(language: Locale, wanted: Iterable<Dictionary>): Promise<Record<string, string>> {
  const loaded = await Promise.all([...wanted].map((name) => LOADERS[language][name]?.()));
  return Object.assign({}, ...loaded.map((dictionary) => dictionary?.texts));
}

const [language, setLanguage] = createSignal<Locale>(document.documentElement.lang === "zh-CN" ? "zh-CN" : "en");
// apart from the language: a dictionary that comes later must not wake what only formats numbers
const [texts, setTexts] = createSignal<Record<string, string>>({});
const wanted = new Set<Dictionary>(["first"]);

/** The language on screen; `early.js` has put the remembered or the browser's on the root element. */
export const locale = language;

let asked = 0;

/**
 * Loads a language, in all dictionaries wanted so far and by then, and shows it; of two calls the later one counts.
 * Remembered only when a person chose it.
 */
export async function useLocale(next: Locale, isChosen = false): Promise<void> {
  const turn = ++asked;
  let count = 0;
  let loaded: Record<string, string> = {};
  while (count < wanted.size) {
    count = wanted.size;
    loaded = await load(next, wanted);
  }
  if (turn !== asked) return;
  document.documentElement.lang = next;
  batch(() => {
    setLanguage(next);
    setTexts(loaded);
  });
  if (isChosen) remember("locale", next);
}

/** For `lazy`: code together with the words it speaks. */
export async function withWords<T>(names: Dictionary | Dictionary[], code: Promise<T>): Promise<T> {
  const missing = [names].flat().filter((name) => !wanted.has(name));
  for (const name of missing) wanted.add(name);
  if (missing.length > 0) {
    const shown = locale();
    const loaded = await load(shown, missing);
    // A language that was chosen meanwhile has brought its own.
    if (shown === locale()) setTexts((now) => ({ ...now, ...loaded }));
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

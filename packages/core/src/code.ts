/** Every code a person may meet, with its English and Chinese sentence; `{name}` is filled from the error's params. */
import { TEXTS as api } from "./code/api.ts";
import { TEXTS as core } from "./code/core.ts";
import { TEXTS as edge } from "./code/edge.ts";
import { TEXTS as ingest } from "./code/ingest.ts";
import { TEXTS as jobs } from "./code/jobs.ts";
import { TEXTS as pay } from "./code/pay.ts";
import { TEXTS as policy } from "./code/policy.ts";
import { TEXTS as store } from "./code/store.ts";
import type { CodeText } from "./code/text.ts";
import { type Locale, type Params, say as sayText } from "./words/text.ts";

export const TEXTS = {
  ...core,
  ...ingest,
  ...store,
  ...jobs,
  ...api,
  ...edge,
  ...pay,
  ...policy,
} satisfies Record<string, CodeText>;
export type Code = keyof typeof TEXTS;

/**
 * The sentence of a code in a language; a placeholder without a param stays as written. Where the param `why` is a code, the
 * sentence of that code stands in its place, with the same params.
 */
export function say(code: Code, locale: Locale, params: Params = {}): string {
  const { why, ...others } = params;
  const isCode = (text: unknown): text is Code => typeof text === "string" && Object.hasOwn(TEXTS, text);
  return sayText(TEXTS[code], locale, isCode(why) ? { ...params, why: say(why, locale, others) } : params);
}

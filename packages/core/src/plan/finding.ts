/** What the linter has to say: a code with its place and its sentence in both languages; errors refuse, warnings show. */
import * as z from "zod";
import * as Code from "../code.ts";
import type { Params } from "./refusal.ts";

export const Info = z.object({
  severity: z.enum(["error", "warning"]),
  code: z.string(),
  /** JSON pointer into the plan */
  place: z.string(),
  params: z.record(z.string(), z.string()),
  en: z.string(),
  zh: z.string(),
});
export type Info = z.output<typeof Info>;

export function error(code: Code.Code, params: Params): Info {
  return of("error", code, params);
}

export function warning(code: Code.Code, params: Params): Info {
  return of("warning", code, params);
}

function of(severity: Info["severity"], code: Code.Code, params: Params): Info {
  const { place } = params;
  return { severity, code, place, params, en: Code.say(code, "en", params), zh: Code.say(code, "zh-CN", params) };
}

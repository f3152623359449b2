/** What data of the company a run lacks: counted once for the run, while each statement has one short line of it. */
import * as z from "zod";
import { byText } from "../order.ts";
import { GAPS } from "../words/pay-gap.ts";
import { type Locale, say } from "../words/text.ts";
import type * as Statement from "./statement.ts";

export const CODES = Object.keys(GAPS) as (keyof typeof GAPS)[];
export const Info = z.object({
  code: z.enum(CODES),
  params: z.record(z.string(), z.string()),
  /** how many statements lack it */
  people: z.int(),
});
export type Info = z.output<typeof Info>;

const isGap = (code: string): code is Info["code"] => CODES.some((known) => known === code);

/** What one statement lacks. */
export function ofStatement({ notes, reason }: Pick<Statement.Info, "notes" | "reason">): Info[] {
  const found = [...notes, ...(reason === null ? [] : [{ code: reason, params: {} }])];
  return found.flatMap(({ code, params }) => (isGap(code) ? [{ code, params, people: 1 }] : []));
}

/** The same gap of many people as one, that of the most people first. */
export function sum(gaps: readonly Info[]): Info[] {
  const groups = Map.groupBy(gaps, ({ code, params }) => JSON.stringify([code, params]));
  return [...groups]
    .map(([key, some]) => ({
      key,
      gap: { ...(some[0] as Info), people: some.reduce((n, { people }) => n + people, 0) },
    }))
    .sort((a, b) => b.gap.people - a.gap.people || byText(a.key, b.key))
    .map(({ gap }) => gap);
}

/** What is missing, for how many people, and what to do. */
export function format({ code, params, people }: Info, locale: Locale): string {
  return say(GAPS[code], locale, { ...params, people });
}

/** Lines of pay plans by name: the three usual ones in words, others by the title their plan gives them. */
import type * as Board from "@clearboard/core/board/info";
import { locale, tCode } from "../i18n/text.ts";

type Lines = Board.Info["lines"];

/** What a line is called: its plan's title, else the usual name, else its id. */
export function name(id: string, lines: Lines): string {
  const title = lines.find((line) => line.id === id)?.title;
  return (locale() === "en" ? title?.en : title?.zh) ?? tCode("line", id);
}

/** The line after a reached one, in the same plan. */
export function next(id: string, lines: Lines): string | null {
  const at = lines.findIndex((line) => line.id === id);
  const after = lines[at + 1];
  return at >= 0 && after !== undefined && after.plan === lines[at]?.plan ? after.id : null;
}

/** Every line of the board once, the highest first. */
export function ids(lines: Lines): string[] {
  return [...new Set(lines.map((line) => line.id).reverse())];
}

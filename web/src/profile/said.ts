import { createResource } from "solid-js";
import { sayCode } from "../data/problem.ts";
import { locale } from "../i18n/text.ts";

type Why = { code: string; params: Record<string, string | number> };

/** The sentences of codes in the reader's language; the list of them is loaded with the first. */
export function createSaid(whys: () => readonly Why[]): () => readonly string[] {
  const [said] = createResource(
    () => ({ whys: whys(), language: locale() }),
    ({ whys, language }) =>
      Promise.all(whys.map(async ({ code, params }) => (await sayCode(code, language, params)) ?? code)),
  );
  return () => said.latest ?? [];
}

import { createResource } from "solid-js";
import { locale } from "../i18n/text.ts";
import { sayCode } from "./problem.ts";

type Reason = { code: string | null; params: Record<string, string | number>; message?: string };

/** The sentences of codes in the reader's language; their list is loaded with the first. A code it does not know gives its message, else itself. */
export function createReasonTexts(reasons: () => readonly Reason[]): () => readonly string[] {
  const [texts] = createResource(
    () => ({ of: reasons(), language: locale() }),
    ({ of, language }) =>
      Promise.all(
        of.map(async ({ code, params, message }) => {
          const text = code === null ? undefined : await sayCode(code, language, params);
          return text ?? message ?? code ?? "";
        }),
      ),
  );
  return () => texts.latest ?? [];
}

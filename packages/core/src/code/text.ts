import type { Text } from "../words/text.ts";

/** What kind of error a code is: it decides the HTTP status and the exit code. */
export type Kind = "input" | "auth" | "forbidden" | "missing" | "conflict" | "busy";

/** The sentence of a code. A `finding` is reported about a row, a document or a file; it stops no request. */
export type CodeText = Text & { kind: Kind | "finding" };

const createText =
  <const K extends CodeText["kind"]>(kind: K) =>
  <const E extends string, const Z extends string>(en: E, zh: Z) => ({ kind, en, zh });

export const input = createText("input");
export const auth = createText("auth");
export const forbidden = createText("forbidden");
export const missing = createText("missing");
export const conflict = createText("conflict");
export const busy = createText("busy");
export const finding = createText("finding");

/** The kinds whose facts have a record each: the build of the web evaluates this file, so that a page loads the names only. */
import { KINDS } from "./kinds.ts";

/** All but calls, which are packed by day. */
export const RECORD_KINDS = Object.keys(KINDS).filter((kind) => kind !== "call") as Exclude<
  keyof typeof KINDS,
  "call"
>[];

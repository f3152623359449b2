/** One text for one document, whatever the order of its keys (RFC 8785), and the digest of that text. */
import canonicalize from "canonicalize";
import * as Id from "./id.ts";

/** Canonical JSON of a value. Throws TypeError for what JSON cannot say (undefined, a function) and Error for NaN. */
export function text(value: unknown): string {
  const json = canonicalize(value);
  if (json === undefined) throw new TypeError("not a JSON value");
  return json;
}

/** SHA-256 of the canonical JSON, 64 hex digits. */
export function digest(value: unknown): string {
  return Id.hash(text(value));
}

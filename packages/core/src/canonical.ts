/** One text for one document, whatever the order of its keys (RFC 8785), and the digest of that text. */
import * as Id from "./id.ts";

/** Canonical JSON of a value. Throws TypeError for what JSON cannot say: undefined, a function, NaN, half a character, a circle. */
export function text(value: unknown): string {
  return write(value, []);
}

/** SHA-256 of the canonical JSON, 64 hex digits. */
export function digest(value: unknown): string {
  return Id.hash(text(value));
}

/** Every statement of a company is named by this text, so nothing is made on the way but the text itself. */
function write(value: unknown, inside: object[]): string {
  if (typeof value === "string") return quoted(value);
  if (value === null || typeof value === "boolean") return String(value);
  // ECMAScript's own number text is the one RFC 8785 asks for; -0 is 0.
  if (typeof value === "number" && Number.isFinite(value)) return String(value === 0 ? 0 : value);
  if (typeof value !== "object") throw new TypeError(`not a JSON value: ${String(value)}`);
  if (inside.includes(value)) throw new TypeError("not a JSON value: a circle");
  inside.push(value);
  const made = Array.isArray(value) ? list(value, inside) : object(value as Loose, inside);
  inside.pop();
  return made;
}

type Loose = { [name: string]: unknown };

function list(values: readonly unknown[], inside: object[]): string {
  return `[${Array.from(values, (one) => write(one ?? null, inside)).join(",")}]`;
}

/** By UTF-16 units of the keys, as the RFC sorts; a key without a value is no key. */
function object(value: Loose, inside: object[]): string {
  let made = "";
  for (const key of Object.keys(value).sort()) {
    const one = value[key];
    if (one !== undefined) made += `${made === "" ? "" : ","}${quoted(key)}:${write(one, inside)}`;
  }
  return `{${made}}`;
}

const PLAIN = /^[ !#-[\]-~]*$/;

function quoted(value: string): string {
  if (PLAIN.test(value)) return `"${value}"`;
  if (!value.isWellFormed()) throw new TypeError("not a JSON value: half a character");
  return JSON.stringify(value);
}

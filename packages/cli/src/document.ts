/** JSON documents from disk, with every number as the exact digits that were written. */

import { isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";
import { refuse } from "@clearboard/core/error";
import { pointer } from "@clearboard/core/plan/refusal";
import * as Args from "./args.ts";

/** Larger than any document a person writes or an office exports; what is larger is no document. */
const MOST_BYTES = 256 * 1024 * 1024;

/**
 * Reads a JSON file; a number arrives as its text (0.10 as "0.10"), so no float ever stands for money. Wrong usage when it
 * cannot: not there, a folder, larger than `most` bytes, not UTF-8, not JSON, or nested too deep to be read. Throws
 * a VisibleError with its place for a key that is written twice.
 */
export async function readDocument(path: string): Promise<unknown> {
  return parseDocument(await readText(path), path);
}

/** A text file as UTF-8. Wrong usage when it is not there, a folder, larger than `most` bytes, or not UTF-8. */
export async function readText(path: string, most = MOST_BYTES): Promise<string> {
  const bytes = await read(path, most);
  if (!isUtf8(bytes)) throw new Args.UsageError(`${path} is not JSON`);
  return bytes.toString().replace(/^\uFEFF/, "");
}

/** The document of a text; `path` is for the message. Throws as `readDocument`. */
export function parseDocument(text: string, path: string): unknown {
  let document: unknown;
  try {
    document = JSON.parse(text, asWritten as (key: string, value: unknown) => unknown);
  } catch (error) {
    throw new Args.UsageError(error instanceof RangeError ? `${path} is nested too deep` : `${path} is not JSON`);
  }
  refuseTwice(text);
  return document;
}

/** Throws when an object of valid JSON says a key twice: the reader would take the last and pass over the first. */
function refuseTwice(text: string): void {
  const open: { keys: Set<string> | null; at: PropertyKey }[] = [];
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"(?:\s*:)?|[{}[\],]/g)) {
    const inside = open.at(-1);
    if (token === "{") open.push({ keys: new Set(), at: "" });
    else if (token === "[") open.push({ keys: null, at: 0 });
    else if (token === "}" || token === "]") open.pop();
    else if (inside === undefined) continue;
    else if (token === "," && typeof inside.at === "number") inside.at += 1;
    else if (token.endsWith(":")) {
      const key = String(JSON.parse(token.slice(0, -1)));
      inside.at = key;
      if (inside.keys?.has(key)) throw refuse("json-key-twice", { place: pointer(open.map(({ at }) => at)), key });
      inside.keys?.add(key);
    }
  }
}

async function read(path: string, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // One byte more than is taken, so that a device without end is left alone as soon as it is too long.
    for await (const chunk of createReadStream(path, { end: most })) {
      chunks.push(chunk as Buffer);
      size += (chunk as Buffer).length;
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Args.UsageError(
      code === "ENOENT" ? `there is no file ${path}` : `cannot read ${path} (${code ?? "unknown"})`,
    );
  }
  if (size > most) throw new Args.UsageError(`${path} is larger than ${most} bytes`);
  return Buffer.concat(chunks);
}

// The third argument is Node's: the number as it stands in the file.
function asWritten(_key: string, value: unknown, context?: { source?: string }): unknown {
  return typeof value === "number" ? (context?.source ?? String(value)) : value;
}

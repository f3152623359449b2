/** Answers that many people read alike, made and compressed once: by the tag that names their content, in memory. */
import { promisify } from "node:util";
import { gzip } from "node:zlib";

const compress = promisify(gzip);

/** Together; what was asked for longest ago makes room. */
const MOST_BYTES = 32 * 1024 * 1024;

export type ResponseCache = (tag: string, make: () => unknown) => Promise<Uint8Array<ArrayBuffer>>;

/** Gives the gzipped JSON of what `make` makes, which is called once a tag; a `make` that throws is asked again next time. */
export function createResponseCache(mostBytes = MOST_BYTES): ResponseCache {
  const kept = new Map<string, { bytes: Promise<Uint8Array<ArrayBuffer>>; size: number }>();
  let total = 0;
  const drop = (tag: string) => {
    total -= kept.get(tag)?.size ?? 0;
    kept.delete(tag);
  };
  return async (tag, make) => {
    const known = kept.get(tag);
    const entry = known ?? { bytes: pack(make), size: 0 };
    kept.delete(tag);
    kept.set(tag, entry);
    if (known !== undefined) return known.bytes;
    try {
      const bytes = await entry.bytes;
      if (kept.get(tag) !== entry) return bytes;
      entry.size = bytes.byteLength;
      total += entry.size;
      for (const oldest of kept.keys()) {
        if (total <= mostBytes) break;
        drop(oldest);
      }
      return bytes;
    } catch (error) {
      if (kept.get(tag) === entry) drop(tag);
      throw error;
    }
  };
}

async function pack(make: () => unknown): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await compress(JSON.stringify(make()), { level: 5 }));
}

/** Whether `Accept-Encoding` takes gzip (RFC 9110 12.5.3). */
export function takesGzip(acceptEncoding: string | undefined): boolean {
  const words = (acceptEncoding ?? "").toLowerCase().split(",");
  return words.some((word) => /^\s*(?:x-)?gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).*)?$/.test(word));
}

/** 64 bits of an external id as two 32-bit halves, fast enough for millions; ids are always compared whole before anything is decided. */

const PARTITIONS = 16;

export type Fingerprint = { high: number; low: number };

export function fingerprint(id: string): Fingerprint {
  let low = 0xdeadbeef;
  let high = 0x41c6ce57;
  for (let at = 0; at < id.length; at++) {
    const unit = id.charCodeAt(at);
    low = Math.imul(low ^ unit, 2654435761);
    high = Math.imul(high ^ unit, 1597334677);
  }
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  return { high: high >>> 0, low: low >>> 0 };
}

/** The id partition (0 to 15) of a fingerprint: the same for a source's id for ever. */
export function partitionOf(print: Fingerprint): number {
  return print.high & (PARTITIONS - 1);
}

export const COUNT = PARTITIONS;

/** A set of fingerprints in typed arrays: 18 bytes or so for each, where a set of texts takes a hundred. */
import type { Fingerprint } from "./fingerprint.ts";

export class PrintSet {
  #high: Uint32Array;
  #low: Uint32Array;
  #isTaken: Uint8Array;
  size = 0;

  constructor(slots = 1024) {
    this.#high = new Uint32Array(slots);
    this.#low = new Uint32Array(slots);
    this.#isTaken = new Uint8Array(slots);
  }

  #slot(high: number, low: number): number {
    const mask = this.#high.length - 1;
    // The partition takes the low bits of `high`, so the slot takes those of `low`.
    let at = low & mask;
    while (this.#isTaken[at] === 1 && (this.#high[at] !== high || this.#low[at] !== low)) at = (at + 1) & mask;
    return at;
  }

  has(print: Fingerprint): boolean {
    return this.#isTaken[this.#slot(print.high, print.low)] === 1;
  }

  /** True when it was not there yet. */
  add(print: Fingerprint): boolean {
    const at = this.#slot(print.high, print.low);
    if (this.#isTaken[at] === 1) return false;
    this.#put(at, print.high, print.low);
    if (++this.size * 2 >= this.#high.length) this.#grow();
    return true;
  }

  #put(at: number, high: number, low: number): void {
    this.#high[at] = high;
    this.#low[at] = low;
    this.#isTaken[at] = 1;
  }

  #grow(): void {
    const [highs, lows, isTaken] = [this.#high, this.#low, this.#isTaken];
    this.#high = new Uint32Array(highs.length * 2);
    this.#low = new Uint32Array(highs.length * 2);
    this.#isTaken = new Uint8Array(highs.length * 2);
    for (let at = 0; at < highs.length; at++) {
      if (isTaken[at] !== 1) continue;
      const [high = 0, low = 0] = [highs[at], lows[at]];
      this.#put(this.#slot(high, low), high, low);
    }
  }
}

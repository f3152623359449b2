/** Seeded randomness from integer steps and plain arithmetic only, so that every engine and machine draws the same numbers. */

export type Random = {
  /** a number in [0, 1) */
  next(): number;
  /** a whole number in [0, below) */
  below(below: number): number;
  /** mean 0, deviation 1, never beyond 3.5: four uniforms summed, no logarithm that an engine may round its own way */
  normal(): number;
  pick<T>(list: readonly T[]): T;
  /** `value` rounded up or down by chance, right on average */
  round(value: number): number;
};

/**
 * An independent stream for one purpose, such as `stream(7, "calls", 3)`. A kind of fact that is added later asks for its
 * own stream and so moves none of the others. The generator is sfc32, seeded by a 32-bit multiplicative hash of the name.
 */
export function stream(seed: number, ...name: (string | number)[]): Random {
  const text = [seed, ...name].join("|");
  let a = hash(text, 0x9e3779b9);
  let b = hash(text, 0x243f6a88);
  let c = hash(text, 0xb7e15162);
  let counter = 1;
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  };
  // the first draws of sfc32 still resemble its seed
  for (let draw = 0; draw < 12; draw++) next();
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    normal: () => (next() + next() + next() + next() - 2) * 1.7320508,
    pick: <T>(list: readonly T[]) => list[below(list.length)] as T,
    round: (value) => Math.floor(value) + (next() < value - Math.floor(value) ? 1 : 0),
  };
}

function hash(text: string, start: number): number {
  let state = start;
  for (let at = 0; at < text.length; at++) {
    state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
    state ^= state >>> 15;
  }
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  return (state ^ (state >>> 13)) | 0;
}

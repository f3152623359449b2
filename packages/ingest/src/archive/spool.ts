/** Compressed bytes kept whole, in pieces as they came in: a ZIP archive is read from its end. */
import { refuse } from "@clearboard/core/error";

const LIMIT_MB = 64;

export class Spool {
  readonly length: number;
  private readonly pieces: Buffer[];

  constructor(pieces: Buffer[]) {
    this.pieces = pieces;
    this.length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  }

  /** Throws `archive-too-long` where the file is longer than may be kept. */
  static async of(first: Uint8Array, rest: AsyncIterator<Uint8Array>): Promise<Spool> {
    const pieces = [Buffer.from(first)];
    let length = first.length;
    for (let turn = await rest.next(); !turn.done; turn = await rest.next()) {
      pieces.push(Buffer.from(turn.value));
      length += turn.value.length;
      if (length > LIMIT_MB << 20) throw refuse("archive-too-long", { limit: LIMIT_MB });
    }
    return new Spool(pieces);
  }

  /** The bytes of a range as they lie, or copied where they lie in two pieces; fewer at the end. */
  slice(from: number, to: number): Buffer {
    const parts = [...this.parts(from, to)];
    const [only] = parts;
    return parts.length === 1 && only ? only : Buffer.concat(parts);
  }

  /** The bytes of a range, piece by piece. */
  *parts(from: number, to: number): Generator<Buffer> {
    let start = 0;
    for (const piece of this.pieces) {
      const end = start + piece.length;
      if (end > from && start < to) yield piece.subarray(Math.max(0, from - start), Math.min(piece.length, to - start));
      start = end;
      if (start >= to) return;
    }
  }
}

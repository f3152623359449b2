/** Calls as columns, a part of a file at a time: a company has a hundred calls for every other fact, so none of them becomes an object. */
import { at } from "../at.ts";
import type { Row } from "../fact.ts";
import { dayNumber, dayText } from "../period.ts";

export const OUT = 1;
export const CONNECTED = 2;

const START = 512;
const encoder = new TextEncoder();
/** A mark at the beginning of a text is a part of it. */
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** No call is longer; what a column holds fits 31 bits. */
export const LONGEST_TALK = 0x7fff_ffff;

/**
 * Filled row by row, then emptied for the next part: whoever takes the columns copies what it keeps. The texts of a row, its id
 * and its customer, lie one behind the other in `bytes`, in UTF-8.
 */
export class CallColumns {
  /** owner keys of the whole file, by number */
  readonly owners: string[] = [];
  readonly #numbers = new Map<string, number>();
  /** rows; set it back to take the last ones back, to 0 for the next part */
  count = 0;
  owner = new Int32Array(START);
  /** days since 1970-01-01 */
  day = new Int32Array(START);
  second = new Int32Array(START);
  talkSeconds = new Int32Array(START);
  line = new Int32Array(START);
  record = new Int32Array(START);
  /** OUT and CONNECTED */
  flags = new Uint8Array(START);
  /** the row's own last-modified time in epoch ms, NaN where it has none */
  stamp = new Float64Array(START);
  /** where the texts of a row begin in `bytes`, with one more place for the end of the last */
  from = new Int32Array(START + 1);
  idLength = new Int32Array(START);
  bytes = new Uint8Array(START * 64);

  /** The number of an owner key. */
  numberOf(owner: string): number {
    let number = this.#numbers.get(owner);
    if (number === undefined) {
      number = this.owners.push(owner) - 1;
      this.#numbers.set(owner, number);
    }
    return number;
  }

  /** Makes room for one more row, and gives its place: what is written there is no row until it is counted. */
  next(): number {
    if (this.count === this.owner.length) this.#grow();
    return this.count;
  }

  /** Puts a text in UTF-8 at a place of `bytes`, after the texts before it; gives the place where it ends. */
  copy(source: Uint8Array, from: number, to: number, place: number): number {
    this.#reserve(place, to - from);
    const { bytes } = this;
    let end = place;
    for (let at = from; at < to; at++) bytes[end++] = source[at] as number;
    return end;
  }

  /** The same of a string. */
  write(text: string, place: number): number {
    this.#reserve(place, text.length * 3);
    return place + encoder.encodeInto(text, this.bytes.subarray(place)).written;
  }

  #reserve(place: number, more: number): void {
    if (place + more <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(place + more, this.bytes.length * 2));
    grown.set(this.bytes.subarray(0, place));
    this.bytes = grown;
  }

  #grow(): void {
    const size = this.owner.length * 2;
    const grown = (column: Int32Array, more = 0) => {
      const next = new Int32Array(size + more);
      next.set(column);
      return next;
    };
    this.owner = grown(this.owner);
    this.day = grown(this.day);
    this.second = grown(this.second);
    this.talkSeconds = grown(this.talkSeconds);
    this.line = grown(this.line);
    this.record = grown(this.record);
    this.from = grown(this.from, 1);
    this.idLength = grown(this.idLength);
    const [flags, stamp] = [new Uint8Array(size), new Float64Array(size)];
    flags.set(this.flags);
    stamp.set(this.stamp);
    this.flags = flags;
    this.stamp = stamp;
  }

  /** Adds a call that there is as an object. */
  add({ id, line, record, stamp, values }: Row<"call">): void {
    const row = this.next();
    const from = at(this.from, row);
    const middle = this.write(id, from);
    this.idLength[row] = middle - from;
    this.from[row + 1] = this.write(values.customer ?? "", middle);
    this.owner[row] = this.numberOf(values.owner);
    this.day[row] = dayNumber(values.day);
    this.second[row] = values.second;
    this.talkSeconds[row] = values.talkSeconds;
    this.line[row] = line;
    this.record[row] = record;
    this.flags[row] = (values.direction === "out" ? OUT : 0) | (values.isConnected ? CONNECTED : 0);
    this.stamp[row] = stamp ?? Number.NaN;
    this.count = row + 1;
  }

  /** The text between two places of `bytes`. */
  text(from: number, to: number): string {
    return decoder.decode(this.bytes.subarray(from, to));
  }

  /** The calls as objects: for the few of a preview, and for tests. */
  rows(): Row<"call">[] {
    return Array.from({ length: this.count }, (_, row) => {
      const [from, to] = [at(this.from, row), at(this.from, row + 1)];
      const middle = from + at(this.idLength, row);
      const [flags, stamp] = [at(this.flags, row), at(this.stamp, row)];
      const customer = this.text(middle, to);
      return {
        kind: "call",
        id: this.text(from, middle),
        line: at(this.line, row),
        record: at(this.record, row),
        ...(Number.isNaN(stamp) ? {} : { stamp }),
        values: {
          owner: at(this.owners, at(this.owner, row)),
          day: dayText(at(this.day, row)),
          second: at(this.second, row),
          direction: (flags & OUT) === 0 ? "in" : "out",
          isConnected: (flags & CONNECTED) !== 0,
          talkSeconds: at(this.talkSeconds, row),
          ...(customer === "" ? {} : { customer }),
        },
      };
    });
  }
}

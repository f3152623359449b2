/** Text of delimiters: how its beginning may be read, and its records as they stream in. */
import * as Csv from "./csv.ts";
import * as Match from "./match.ts";
import type { Source } from "./record-cursor.ts";
import { RowShape } from "./row-shape.ts";

/** Reports put a title, a period, who asked for it above their header. */
const SAMPLE_RECORDS = 12;

/** Records are looked for once this much more has come in: each round costs a copy of what is left over. */
const ROUND_BYTES = 1 << 18;

/** The ways to read decoded bytes: with the delimiter the file states, or the profile, else with all of them. */
export function sampleOf(utf8: Buffer, isWhole: boolean): Match.Sample {
  const stated = Csv.statedDelimiter(utf8);
  const bytes = stated ? utf8.subarray(stated.length) : utf8;
  const views = new Map<string, Match.View>();
  const view = (delimiter: string): Match.View => {
    const known = views.get(delimiter);
    if (known) return known;
    const records = Csv.peek(bytes, delimiter, isWhole, SAMPLE_RECORDS);
    const candidates = records.map((names, at) => Match.candidate(names, at + 1));
    const reader = {
      delimiter,
      candidates: () => candidates,
      records: (count: number) => records.slice(0, count),
      isOpenEnded: false,
      hasDates: false,
    };
    views.set(delimiter, reader);
    return reader;
  };
  return (profile) => {
    if (stated) return [view(stated.delimiter)];
    if (!profile) return [view(Csv.guessDelimiter(bytes, isWhole))];
    return (profile.delimiter === undefined ? Csv.DELIMITERS : [profile.delimiter]).map(view);
  };
}

/** Feeds a scanner as it runs dry. */
export class DelimitedSource implements Source {
  readonly cursor: Csv.Scanner;
  private readonly decoded: AsyncIterator<Buffer>;
  /** what the scanner has not been given of the last piece */
  private chunk: Buffer = Buffer.alloc(0);

  /** `start`: decoded bytes already taken from the beginning. */
  constructor(start: Buffer, decoded: AsyncIterator<Buffer>, { view, header, least, headerRecords }: Match.Match) {
    const stated = Csv.statedDelimiter(start);
    const rows = view.records(SAMPLE_RECORDS).slice(headerRecords);
    const shape = new RowShape(view.delimiter, least, header.length, rows);
    this.cursor = new Csv.Scanner(view.delimiter, { line: stated ? 2 : 1, shape });
    this.cursor.push(stated ? start.subarray(stated.length) : start);
    this.decoded = decoded;
  }

  /** The next record, from whichever bytes it takes; false at the end of the file. */
  async next(): Promise<boolean> {
    while (!this.cursor.next()) {
      if (await this.feed(Math.max(ROUND_BYTES, this.cursor.pending))) continue;
      this.cursor.finish();
      return this.cursor.next();
    }
    return true;
  }

  /** Gives the scanner so many bytes, or all that come; a piece of the file may be as large as the file. False: none came. */
  private async feed(least: number): Promise<boolean> {
    let missing = least;
    while (missing > 0) {
      if (this.chunk.length === 0) {
        const { value, done } = await this.decoded.next();
        if (done) break;
        this.chunk = value;
      }
      this.cursor.push(this.chunk.subarray(0, missing));
      const rest = this.chunk.subarray(missing);
      missing -= this.chunk.length - rest.length;
      this.chunk = rest;
    }
    return missing < least;
  }
}

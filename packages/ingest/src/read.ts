/** The way in: bytes of an export -> typed rows in batches, every record accounted for. */
import { VisibleError } from "@clearboard/core/error";
import type * as Fact from "@clearboard/core/fact";
import * as Csv from "./csv.ts";
import * as Encoding from "./encoding.ts";
import * as Match from "./match.ts";
import type * as Profile from "./profile.ts";
import { type Batch, Records } from "./records.ts";
import { refuseEmpty, refuseForeign } from "./refuse.ts";

export type { Batch, Rejected } from "./records.ts";
export type Reading = {
  profile: Profile.Info;
  source: string;
  kinds: Fact.Kind[];
  /** settled when the batches are at an end: a file may be plain ASCII for a long while */
  readonly encoding: Encoding.Name;
  delimiter: string;
  header: string[];
  batches: AsyncIterable<Batch>;
};
export type Options = {
  /** known ones, built-in and custom */
  profiles: Profile.Info[];
  /** forced */
  profile?: Profile.Info;
  /** default: the profile's */
  source?: string;
  organisation: { zone: string; currency: string };
};

/** Records are looked for once this much more has come in: each round costs a copy of what is left over. */
const ROUND_BYTES = 1 << 18;
/** A batch holds no more records than this, so that rows die young: what outlives a batch of thousands is costly to clear away. */
const BATCH_RECORDS = 500;

/**
 * Opens an export. Throws VisibleError("input") for a file that is refused whole: empty, header only, binary, a web page,
 * JSON, a Git LFS pointer, unknown or ambiguous header, columns missing. The batches throw the same for what only shows
 * later: bytes of another encoding, a field without end.
 */
export async function open(chunks: AsyncIterable<Uint8Array>, options: Options): Promise<Reading> {
  const input = chunks[Symbol.asyncIterator]();
  try {
    return await begin(input, options);
  } catch (error) {
    await input.return?.();
    throw error;
  }
}

async function begin(input: AsyncIterator<Uint8Array>, options: Options): Promise<Reading> {
  const sample = await gather(input, Encoding.SAMPLE_BYTES);
  refuseEmpty(sample);
  refuseForeign(sample);
  const { profile: forced } = options;
  const profiles = forced ? [forced] : options.profiles;
  const decoding = new Encoding.Decoding({
    sample,
    rest: input,
    ...(forced?.encoding ? { encoding: forced.encoding } : {}),
    isKnown: (utf8) => Match.isKnown(asSample(utf8, false), profiles),
  });
  const decoded = decoding.buffers();
  const start = await gather(decoded, Encoding.SAMPLE_BYTES);
  refuseForeign(start);
  const isWhole = start.length < Encoding.SAMPLE_BYTES;
  const stated = Csv.statedDelimiter(start);
  const match = Match.choose(asSample(start, isWhole), profiles, forced);
  const scanner = new Csv.Scanner(match.delimiter, { line: stated ? 2 : 1 });
  scanner.push(stated ? start.subarray(stated.length) : start);
  const rounds = new Rounds(scanner, decoded);
  if (match.hasHeader) await rounds.next();
  if (!(await rounds.next())) throw new VisibleError("input", "file-header-only", "The file has a header but no rows.");
  const source = options.source ?? match.profile.source;
  const records = new Records(scanner, match, source, options.organisation);
  return {
    profile: match.profile,
    source,
    kinds: match.profile.kinds,
    get encoding() {
      return decoding.encoding;
    },
    delimiter: match.delimiter,
    header: match.header,
    batches: batches(rounds, records, () => decoding.bytes, input),
  };
}

/** Starts at the record in hand, and lets the input go however it ends. */
async function* batches(
  rounds: Rounds,
  records: Records,
  bytes: () => number,
  input: AsyncIterator<Uint8Array>,
): AsyncGenerator<Batch> {
  try {
    do {
      let count = 0;
      do records.take();
      while (++count < BATCH_RECORDS && rounds.scanner.next());
      yield records.batch(bytes());
    } while (await rounds.next());
  } finally {
    await input.return?.();
  }
}

/** Feeds a scanner as it runs dry. */
class Rounds {
  readonly scanner: Csv.Scanner;
  private readonly decoded: AsyncIterator<Buffer>;

  constructor(scanner: Csv.Scanner, decoded: AsyncIterator<Buffer>) {
    this.scanner = scanner;
    this.decoded = decoded;
  }

  /** The next record, from whichever bytes it takes; false at the end of the file. */
  async next(): Promise<boolean> {
    while (!this.scanner.next()) {
      const more = await gather(this.decoded, Math.max(ROUND_BYTES, this.scanner.pending));
      if (more.length > 0) this.scanner.push(more);
      else {
        this.scanner.finish();
        return this.scanner.next();
      }
    }
    return true;
  }
}

function asSample(utf8: Buffer, isWhole: boolean): Match.Sample {
  const stated = Csv.statedDelimiter(utf8);
  return { bytes: stated ? utf8.subarray(stated.length) : utf8, isWhole, stated: stated?.delimiter };
}

/** At least so many bytes, or all that come. */
async function gather(input: AsyncIterator<Uint8Array>, least: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  while (length < least) {
    const { value, done } = await input.next();
    if (done) break;
    parts.push(Encoding.asBuffer(value));
    length += value.length;
  }
  const [only] = parts;
  return parts.length === 1 && only ? only : Buffer.concat(parts);
}

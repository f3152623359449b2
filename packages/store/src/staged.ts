/**
 * Staged rows: what parse made of a file's facts but for its calls, typed, with line and record, split by hash of external id into 16 partitions.
 * They are kept with the import: undo and late files settle from them again. Small imports take one file a kind.
 */
import { at } from "@clearboard/core/at";
import type * as Fact from "@clearboard/core/fact";
import type { Files } from "./files.ts";
import * as Fingerprint from "./fingerprint.ts";

export type Record = {
  id: string;
  line: number;
  record: number;
  stamp: number | null;
  values: Fact.Values[Fact.Kind];
  /** which line of its order it is; "" is a line that was rejected, of which nothing else is known */
  position?: string;
};

/** characters of a partition that are written in one go */
const CHUNK = 1 << 19;
/** all partitions together below this size share one file, one behind the other */
const SMALL = 1 << 18;
/** manifest entry of a kind whose partitions share one file */
const SHARED = -1;

const name = (importId: string, kind: string, part: string) => `staged/${importId}/${kind}/${part}`;
const chunkName = (importId: string, kind: string, partition: number, chunk: number) =>
  name(importId, kind, `${String(partition).padStart(2, "0")}-${String(chunk).padStart(4, "0")}`);

/** Rows of a partition that wait to be written, a line of JSON each, and how many chunks were. */
type Lane = { lines: string[]; size: number; chunks: number };

/** Collects rows by kind and partition and writes them in chunks of about 512 KB. */
export class Stager {
  readonly #files: Files;
  readonly #importId: string;
  readonly #kinds = new Map<string, Lane[]>();
  #full: [kind: string, partition: number, lane: Lane][] = [];

  constructor(files: Files, importId: string) {
    this.#files = files;
    this.#importId = importId;
  }

  #lanesOf(kind: string): Lane[] {
    let lanes = this.#kinds.get(kind);
    if (lanes === undefined) {
      lanes = Array.from({ length: Fingerprint.COUNT }, () => ({ lines: [], size: 0, chunks: 0 }));
      this.#kinds.set(kind, lanes);
    }
    return lanes;
  }

  add(row: Fact.Row): void {
    const partition = Fingerprint.partitionOf(Fingerprint.fingerprint(row.id));
    const lane = at(this.#lanesOf(row.kind), partition);
    const { position } = row;
    const more = position === undefined ? [] : [position];
    const line = JSON.stringify([row.id, row.line, row.record, row.stamp ?? null, row.values, ...more]);
    lane.lines.push(line);
    const before = lane.size;
    lane.size += line.length + 1;
    if (before < CHUNK && lane.size >= CHUNK) this.#full.push([row.kind, partition, lane]);
  }

  /** Notes that a line of an order was rejected. */
  break(line: { kind: Fact.Kind; id: string; line: number; record: number }): void {
    this.add({ ...line, position: "", values: {} } as Fact.Row);
  }

  /** Writes the chunks that are full; call it between batches. */
  async flush(): Promise<void> {
    const full = this.#full;
    this.#full = [];
    for (const [kind, partition, lane] of full) await this.#writeChunk(kind, partition, lane);
  }

  async #writeChunk(kind: string, partition: number, lane: Lane): Promise<void> {
    if (lane.lines.length === 0) return;
    const file = chunkName(this.#importId, kind, partition, lane.chunks++);
    await this.#files.write(file, Buffer.from(lane.lines.join("\n")));
    lane.lines = [];
    lane.size = 0;
  }

  /** Writes what is left and gives the manifest the ledger keeps. */
  async finish(): Promise<{ [kind: string]: number[] }> {
    const manifest: { [kind: string]: number[] } = {};
    for (const [kind, lanes] of this.#kinds) {
      const waiting = lanes.reduce((sum, { size }) => sum + size, 0);
      if (waiting < SMALL && lanes.every(({ chunks }) => chunks === 0)) {
        // No line is empty, so that an empty one parts two partitions.
        const text = lanes.map(({ lines }) => lines.map((line) => `${line}\n`).join("")).join("\n");
        await this.#files.write(name(this.#importId, kind, "all"), Buffer.from(text));
        manifest[kind] = [SHARED];
      } else {
        for (const [partition, lane] of lanes.entries()) await this.#writeChunk(kind, partition, lane);
        manifest[kind] = lanes.map(({ chunks }) => chunks);
      }
    }
    return manifest;
  }
}

/** The lines of one id partition. */
async function* linesOf(
  files: Files,
  importId: string,
  chunks: number[],
  kind: string,
  partition: number,
): AsyncGenerator<string> {
  const read = async (file: string) => {
    const bytes = await files.read(file);
    if (bytes === undefined) throw new Error(`staged rows ${file} are missing`);
    return Buffer.from(bytes).toString();
  };
  if (chunks[0] === SHARED) {
    let found = 0;
    for (const line of (await read(name(importId, kind, "all"))).split("\n")) {
      if (line === "") found++;
      else if (found === partition) yield line;
    }
    return;
  }
  for (let chunk = 0; chunk < (chunks[partition] ?? 0); chunk++)
    yield* (await read(chunkName(importId, kind, partition, chunk))).split("\n");
}

/** The staged rows of one id partition, for every kind but calls. */
export async function records(
  files: Files,
  importId: string,
  manifest: { [kind: string]: number[] },
  kind: string,
  partition: number,
): Promise<Record[]> {
  const found: Record[] = [];
  for await (const text of linesOf(files, importId, manifest[kind] ?? [], kind, partition)) {
    const [id, line, record, stamp, values, position] = JSON.parse(text) as [
      string,
      number,
      number,
      number | null,
      Fact.Values[Fact.Kind],
      string?,
    ];
    found.push({ id, line, record, stamp, values, ...(position === undefined ? {} : { position }) });
  }
  return found;
}

/** Whether what the manifest names is still there. */
export async function isKept(files: Files, importId: string, manifest: { [kind: string]: number[] }): Promise<boolean> {
  for (const [kind, chunks] of Object.entries(manifest)) {
    if (chunks[0] === SHARED) {
      if (!(await files.has(name(importId, kind, "all")))) return false;
      continue;
    }
    for (const [partition, count] of chunks.entries())
      if (count > 0 && !(await files.has(chunkName(importId, kind, partition, 0)))) return false;
  }
  return true;
}

/** Removes everything staged under an import's name, so that a parse that died starts clean. */
export async function clear(files: Files, importId: string): Promise<void> {
  for await (const file of files.list(`staged/${importId}/`)) await files.remove(file);
}

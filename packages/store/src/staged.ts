/**
 * Staged rows: what parse made of a file's facts but for its calls, typed, with line and record, split by hash of external id into 16 partitions.
 * They are kept with the import: undo and late files settle from them again. Small imports take one file a kind.
 */
import type * as Fact from "@clearboard/core/fact";
import { ByteReader, ByteWriter } from "./bytes.ts";
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

/** A little less than what a buffer doubles to, so that a full one has not just doubled. */
const CHUNK = (1 << 19) - 4096;
/** all partitions together below this size share one file */
const SMALL = 1 << 18;
/** manifest entry of a kind whose partitions share one file */
const SHARED = -1;

const name = (importId: string, kind: string, part: string) => `staged/${importId}/${kind}/${part}`;
const chunkName = (importId: string, kind: string, partition: number, chunk: number) =>
  name(importId, kind, `${String(partition).padStart(2, "0")}-${String(chunk).padStart(4, "0")}`);

type Lanes = { buffers: ByteWriter[]; chunks: number[]; bytes: number };

/** Collects rows by kind and partition and writes them in chunks of about 512 KB. */
export class Stager {
  readonly #files: Files;
  readonly #importId: string;
  readonly #kinds = new Map<string, Lanes>();
  #full: [string, Lanes, number][] = [];

  constructor(files: Files, importId: string) {
    this.#files = files;
    this.#importId = importId;
  }

  #lanes(kind: string): Lanes {
    let lanes = this.#kinds.get(kind);
    if (lanes === undefined) {
      lanes = {
        buffers: Array.from({ length: Fingerprint.COUNT }, () => new ByteWriter()),
        chunks: new Array(Fingerprint.COUNT).fill(0),
        bytes: 0,
      };
      this.#kinds.set(kind, lanes);
    }
    return lanes;
  }

  add(row: Fact.Row): void {
    const print = Fingerprint.fingerprint(row.id);
    const partition = Fingerprint.partitionOf(print);
    const lanes = this.#lanes(row.kind);
    const writer = lanes.buffers[partition];
    if (writer === undefined) throw new RangeError("no such partition");
    const { position } = row;
    const more = position === undefined ? [] : [position];
    writer.text(JSON.stringify([row.id, row.line, row.record, row.stamp ?? null, row.values, ...more]));
    if (writer.length >= CHUNK) this.#full.push([row.kind, lanes, partition]);
  }

  /** Notes that a line of an order was rejected. */
  break(line: { kind: Fact.Kind; id: string; line: number; record: number }): void {
    this.add({ ...line, position: "", values: {} } as Fact.Row);
  }

  /** Writes the buffers that are full; call it between batches. */
  async flush(): Promise<void> {
    const full = this.#full;
    this.#full = [];
    for (const [kind, lanes, partition] of full) await this.#writeChunk(kind, lanes, partition);
  }

  async #writeChunk(kind: string, lanes: Lanes, partition: number): Promise<void> {
    const writer = lanes.buffers[partition];
    if (writer === undefined || writer.length === 0) return;
    const chunk = lanes.chunks[partition] ?? 0;
    await this.#files.write(chunkName(this.#importId, kind, partition, chunk), writer.view());
    lanes.chunks[partition] = chunk + 1;
    lanes.bytes += writer.length;
    writer.clear();
  }

  /** Writes what is left and gives the manifest the ledger keeps. */
  async finish(): Promise<{ [kind: string]: number[] }> {
    const manifest: { [kind: string]: number[] } = {};
    for (const [kind, lanes] of this.#kinds) {
      const waiting = lanes.buffers.reduce((sum, writer) => sum + writer.length, 0);
      if (lanes.bytes === 0 && waiting < SMALL) {
        const shared = new ByteWriter(waiting + 64);
        for (const writer of lanes.buffers) {
          shared.u32(writer.length);
          shared.raw(writer.view());
        }
        await this.#files.write(name(this.#importId, kind, "all"), shared.view());
        manifest[kind] = [SHARED];
      } else {
        for (let partition = 0; partition < Fingerprint.COUNT; partition++)
          await this.#writeChunk(kind, lanes, partition);
        manifest[kind] = lanes.chunks;
      }
    }
    return manifest;
  }
}

async function* partitionBytes(
  files: Files,
  importId: string,
  manifest: { [kind: string]: number[] },
  kind: string,
  partition: number,
): AsyncGenerator<Uint8Array> {
  const chunks = manifest[kind];
  if (chunks === undefined) return;
  const demand = async (file: string) => {
    const bytes = await files.read(file);
    if (bytes === undefined) throw new Error(`staged rows ${file} are missing`);
    return bytes;
  };
  if (chunks[0] === SHARED) {
    const bytes = await demand(name(importId, kind, "all"));
    const reader = new ByteReader(bytes);
    for (let at = 0; at < partition; at++) {
      const size = reader.u32();
      reader.at += size;
    }
    const size = reader.u32();
    if (size > 0) yield reader.slice(reader.at, reader.at + size);
    return;
  }
  for (let chunk = 0; chunk < (chunks[partition] ?? 0); chunk++)
    yield await demand(chunkName(importId, kind, partition, chunk));
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
  for await (const bytes of partitionBytes(files, importId, manifest, kind, partition)) {
    const reader = new ByteReader(bytes);
    while (reader.at < reader.end) {
      const [id, line, record, stamp, values, position] = JSON.parse(reader.text()) as [
        string,
        number,
        number,
        number | null,
        Fact.Values[Fact.Kind],
        string?,
      ];
      found.push({ id, line, record, stamp, values, ...(position === undefined ? {} : { position }) });
    }
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

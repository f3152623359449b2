/** What settle hands to write: calls to put and tombstones to set, split by hash of owner key; in memory while small, else in `Files`. */
import { ByteReader, ByteWriter } from "@clearboard/store/bytes";
import type { Files } from "@clearboard/store/files";
import * as Fingerprint from "@clearboard/store/fingerprint";
import * as Staged from "@clearboard/store/staged";

export type Instruction = { call: Staged.Call; isTombstone: boolean };

const SPILL = 1 << 20;

export class Settled {
  readonly #files: Files;
  readonly #importId: string;
  readonly owners: string[];
  readonly days: string[];
  readonly #ownerNumbers: Map<string, number>;
  readonly #dayNumbers: Map<string, number>;
  readonly #partitionOfOwner: number[];
  readonly #buffers = Array.from({ length: Fingerprint.COUNT }, () => new ByteWriter());
  readonly #chunks: number[] = new Array(Fingerprint.COUNT).fill(0);

  constructor(files: Files, importId: string, lists: Staged.Lists) {
    this.#files = files;
    this.#importId = importId;
    this.owners = [...lists.owners];
    this.days = [...lists.days];
    this.#ownerNumbers = new Map(this.owners.map((owner, number) => [owner, number]));
    this.#dayNumbers = new Map(this.days.map((day, number) => [day, number]));
    this.#partitionOfOwner = this.owners.map((owner) => Fingerprint.partitionOfText(owner));
  }

  #name(partition: number, chunk: number): string {
    return `settled/${this.#importId}/${String(partition).padStart(2, "0")}-${String(chunk).padStart(4, "0")}`;
  }

  ownerNumber(owner: string): number {
    let number = this.#ownerNumbers.get(owner);
    if (number === undefined) {
      number = this.owners.push(owner) - 1;
      this.#ownerNumbers.set(owner, number);
      this.#partitionOfOwner.push(Fingerprint.partitionOfText(owner));
    }
    return number;
  }

  dayNumber(day: string): number {
    let number = this.#dayNumbers.get(day);
    if (number === undefined) {
      number = this.days.push(day) - 1;
      this.#dayNumbers.set(day, number);
    }
    return number;
  }

  async add(call: Staged.Call, isTombstone: boolean): Promise<void> {
    const partition = this.#partitionOfOwner[call.owner] ?? 0;
    const writer = this.#buffers[partition];
    if (writer === undefined) throw new RangeError("no such partition");
    writer.u8(isTombstone ? 1 : 0);
    Staged.encodeCall(writer, call, this.dayNumber(call.day), call);
    if (writer.length < SPILL) return;
    const chunk = this.#chunks[partition] ?? 0;
    this.#chunks[partition] = chunk + 1;
    await this.#files.write(this.#name(partition, chunk), writer.view());
    writer.clear();
  }

  /** The instructions of one owner partition, in the order they were added. */
  async take(partition: number): Promise<Instruction[]> {
    const found: Instruction[] = [];
    const decode = (bytes: Uint8Array) => {
      const reader = new ByteReader(bytes);
      while (reader.at < reader.end) {
        const isTombstone = reader.u8() === 1;
        found.push({ isTombstone, call: Staged.decodeCall(reader, this.days) });
      }
    };
    for (let chunk = 0; chunk < (this.#chunks[partition] ?? 0); chunk++) {
      const bytes = await this.#files.read(this.#name(partition, chunk));
      if (bytes === undefined) throw new Error("settled calls are missing");
      decode(bytes);
    }
    const writer = this.#buffers[partition];
    if (writer !== undefined) decode(writer.view());
    return found;
  }

  async clear(): Promise<void> {
    for await (const name of this.#files.list(`settled/${this.#importId}/`)) await this.#files.remove(name);
  }
}

/** What settle hands to write: calls to put and tombstones to set, split by hash of owner key; in memory while small, else in `Files`. */
import { at } from "@clearboard/core/at";
import { ByteWriter } from "@clearboard/store/bytes";
import type { Files } from "@clearboard/store/files";
import * as Fingerprint from "@clearboard/store/fingerprint";
import type * as Staged from "@clearboard/store/staged";
import * as StagedCall from "@clearboard/store/staged-call";

export type Instruction = { call: StagedCall.Call; isTombstone: boolean };
/** One owner's month: `days` in order, the instructions of a day decoded as they are walked, in the order they were added. */
export type OwnerMonth = { owner: string; month: string; days: { day: string; instructions: Iterable<Instruction> }[] };

/** A little less than what a buffer doubles to, so that a full one has not just doubled. */
const SPILL = (1 << 19) - 4096;

export class Settled {
  readonly #files: Files;
  /** where what does not fit in memory waits, until `clear` */
  readonly folder: string;
  readonly owners: string[];
  readonly days: string[];
  readonly #ownerNumbers: Map<string, number>;
  readonly #dayNumbers: Map<string, number>;
  readonly #partitionOfOwner: number[];
  /** none once its partition is taken */
  readonly #buffers: (ByteWriter | undefined)[] = Array.from({ length: Fingerprint.COUNT }, () => new ByteWriter());
  readonly #chunks: number[] = new Array(Fingerprint.COUNT).fill(0);
  readonly #counts: number[] = new Array(Fingerprint.COUNT).fill(0);
  readonly #spilled: number[] = new Array(Fingerprint.COUNT).fill(0);
  #full: number[] = [];
  #taken = Buffer.alloc(0);

  constructor(files: Files, importId: string, lists: Staged.Lists) {
    this.#files = files;
    this.folder = `settled/${importId}/`;
    this.owners = [...lists.owners];
    this.days = [...lists.days];
    this.#ownerNumbers = new Map(this.owners.map((owner, number) => [owner, number]));
    this.#dayNumbers = new Map(this.days.map((day, number) => [day, number]));
    this.#partitionOfOwner = this.owners.map((owner) => Fingerprint.partitionOfText(owner));
  }

  #name(partition: number, chunk: number): string {
    return `${this.folder}${String(partition).padStart(2, "0")}-${String(chunk).padStart(4, "0")}`;
  }

  #ownerNumber(owner: string): number {
    let number = this.#ownerNumbers.get(owner);
    if (number === undefined) {
      number = this.owners.push(owner) - 1;
      this.#ownerNumbers.set(owner, number);
      this.#partitionOfOwner.push(Fingerprint.partitionOfText(owner));
    }
    return number;
  }

  #dayNumber(day: string): number {
    let number = this.#dayNumbers.get(day);
    if (number === undefined) {
      number = this.days.push(day) - 1;
      this.#dayNumbers.set(day, number);
    }
    return number;
  }

  /** Puts the call as it was staged: owners and days keep their numbers here. */
  put(staged: StagedCall.Walk): void {
    this.#writerFor(staged.owner).raw(staged.bytes());
  }

  /** Marks that the call has moved away from this owner and day. */
  bury(call: StagedCall.Call, owner: string, day: string): void {
    this.#encode(call, owner, day, true);
  }

  /** Puts a call under an owner and a day that the import's own lists need not have; gives their numbers here. */
  place(call: StagedCall.Call, owner: string, day: string): { owner: number; day: number } {
    return this.#encode(call, owner, day, false);
  }

  #encode(call: StagedCall.Call, owner: string, day: string, isTombstone: boolean): { owner: number; day: number } {
    const at = { owner: this.#ownerNumber(owner), day: this.#dayNumber(day) };
    StagedCall.encode(this.#writerFor(at.owner), { ...call, owner: at.owner }, at.day, call, isTombstone);
    return at;
  }

  #writerFor(owner: number): ByteWriter {
    const partition = at(this.#partitionOfOwner, owner);
    const writer = this.#buffers[partition];
    if (writer === undefined) throw new RangeError("no such partition");
    this.#counts[partition] = (this.#counts[partition] ?? 0) + 1;
    if (writer.length >= SPILL && !this.#full.includes(partition)) this.#full.push(partition);
    return writer;
  }

  /** Writes the buffers that are full; call it often. */
  async flush(): Promise<void> {
    while (this.#full.length > 0) {
      const partition = this.#full.pop() ?? 0;
      const writer = this.#buffers[partition];
      if (writer === undefined) continue;
      const chunk = this.#chunks[partition] ?? 0;
      this.#chunks[partition] = chunk + 1;
      this.#spilled[partition] = (this.#spilled[partition] ?? 0) + writer.length;
      await this.#files.write(this.#name(partition, chunk), writer.view());
      writer.clear();
    }
  }

  get hasFull(): boolean {
    return this.#full.length > 0;
  }

  /** What one owner partition has to do, owner by owner and month by month. */
  async *months(partition: number): AsyncGenerator<OwnerMonth> {
    const bytes = await this.#take(partition);
    const order = this.#sort(bytes, this.#counts[partition] ?? 0);
    let found: (OwnerMonth & { number: number }) | undefined;
    for (const { owner: number, day: dayNumber, places } of order) {
      const day = at(this.days, dayNumber);
      const month = day.slice(0, 7);
      if (found?.number !== number || found.month !== month) {
        if (found !== undefined) yield found;
        found = { number, owner: at(this.owners, number), month, days: [] };
      }
      found.days.push({ day, instructions: decoded(bytes, places, this.days) });
    }
    if (found !== undefined) yield found;
  }

  /** The bytes of one owner partition, in one buffer for all partitions in turn: valid until the next. */
  async #take(partition: number): Promise<Uint8Array> {
    const writer = this.#buffers[partition] ?? new ByteWriter(0);
    const size = (this.#spilled[partition] ?? 0) + writer.length;
    if (this.#taken.length < size) this.#taken = Buffer.allocUnsafeSlow(size);
    let at = 0;
    for (let chunk = 0; chunk < (this.#chunks[partition] ?? 0); chunk++) {
      const bytes = await this.#files.read(this.#name(partition, chunk));
      if (bytes === undefined) throw new Error("settled calls are missing");
      this.#taken.set(bytes, at);
      at += bytes.length;
    }
    this.#taken.set(writer.view(), at);
    this.#buffers[partition] = undefined;
    return this.#taken.subarray(0, size);
  }

  /** Where the calls of each owner and day lie, in order of owner and day: a counting sort of places. */
  #sort(bytes: Uint8Array, count: number): { owner: number; day: number; places: Uint32Array }[] {
    const buckets = new Map<number, { owner: number; day: number; size: number; places: Uint32Array }>();
    const bucketOf = (walk: StagedCall.Walk) => buckets.get(walk.owner * this.days.length + walk.day);
    for (const walk = new StagedCall.Walk(bytes); walk.next(); ) {
      const bucket = bucketOf(walk);
      if (bucket !== undefined) bucket.size++;
      else {
        const bucket = { owner: walk.owner, day: walk.day, size: 1, places: new Uint32Array() };
        buckets.set(walk.owner * this.days.length + walk.day, bucket);
      }
    }
    const places = new Uint32Array(count);
    let start = 0;
    for (const bucket of buckets.values()) {
      bucket.places = places.subarray(start, start + bucket.size);
      start += bucket.size;
      bucket.size = 0;
    }
    for (const walk = new StagedCall.Walk(bytes); walk.next(); ) {
      const bucket = bucketOf(walk);
      if (bucket !== undefined) bucket.places[bucket.size++] = walk.from;
    }
    const dayText = (number: number) => at(this.days, number);
    return [...buckets.values()].sort((a, b) => a.owner - b.owner || (dayText(a.day) < dayText(b.day) ? -1 : 1));
  }

  async clear(): Promise<void> {
    for await (const name of this.#files.list(this.folder)) await this.#files.remove(name);
  }
}

function* decoded(bytes: Uint8Array, places: Uint32Array, days: string[]): Generator<Instruction> {
  for (const place of places) {
    const walk = new StagedCall.Walk(bytes, place);
    walk.next();
    yield { isTombstone: walk.isTombstone, call: walk.call(days) };
  }
}

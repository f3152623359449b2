/** Owner's days over the segments that make them up. */
import type { CallDay, CallFile } from "@clearboard/core/board/inputs";
import { byText } from "@clearboard/core/order";
import * as Block from "@clearboard/store/call/block";
import { Pack, type Block as Place, placeOf, rankOf, Segment } from "@clearboard/store/call/segment";
import type { Files } from "@clearboard/store/files";
import * as Ledger from "@clearboard/store/ledger";
import { type Counted, type DayStatement, settleDay } from "./law.ts";

/** What files hold of an owner's day: `all` are those that count, whether they hold something or not. */
export type Pieces = { held: Piece[]; all: readonly CallFile[] };

type Piece = {
  file: CallFile;
  segment: Segment;
  tombstones: Segment | undefined;
  block: Place | undefined;
  tombstone: Place | undefined;
  isWhole: boolean;
};

/** Segments by address, the files of each opened once. Owners are to be asked for in order of `rankOf`. */
export class CallDays {
  readonly #files: Files;
  readonly #packs = new Map<string, Promise<Pack>>();
  readonly #segments = new Map<string, Promise<Segment>>();

  constructor(files: Files) {
    this.#files = files;
  }

  segment(address: string): Promise<Segment> {
    let found = this.#segments.get(address);
    if (found === undefined) {
      const { name, layer } = placeOf(address);
      found = this.pack(name).then((pack) => new Segment(pack, layer));
      this.#segments.set(address, found);
    }
    return found;
  }

  pack(name: string): Promise<Pack> {
    let found = this.#packs.get(name);
    if (found === undefined) {
      found = Pack.open(this.#files, name);
      this.#packs.set(name, found);
    }
    return found;
  }

  /** The segments of files, their tombstones among them. */
  async *#segmentsOf(files: Iterable<CallFile>): AsyncGenerator<Segment> {
    for (const { segment, tombstones } of files) {
      yield this.segment(segment);
      if (tombstones !== undefined) yield this.segment(tombstones);
    }
  }

  /** Every owner in files, in the order in which their segments are read. */
  async owners(files: Iterable<CallFile>): Promise<string[]> {
    const owners = new Set<string>();
    for await (const segment of this.#segmentsOf(files)) for (const owner of segment.owners) owners.add(owner);
    return [...owners].sort((a, b) => rankOf(a) - rankOf(b) || byText(a, b));
  }

  /** The days of an owner, of a month or of all, on which files have calls or tombstones. */
  async daysOf(files: Iterable<CallFile>, owner: string, month = ""): Promise<Set<string>> {
    const days = new Set<string>();
    for await (const segment of this.#segmentsOf(files))
      for (const { day } of await segment.blocks(owner)) if (day.startsWith(month)) days.add(day);
    return days;
  }

  /** What files hold of an owner's day; those that hold nothing and are not whole are left out. */
  async pieces(files: readonly CallFile[], owner: string, day: string): Promise<Pieces> {
    const held: Piece[] = [];
    for (const file of files) {
      const segment = await this.segment(file.segment);
      const tombstones = file.tombstones === undefined ? undefined : await this.segment(file.tombstones);
      const block = await segment.block(owner, day);
      const tombstone = await tombstones?.block(owner, day);
      const isWhole = Ledger.covers(file.complete && new Set(file.complete), day);
      if (block !== undefined || tombstone !== undefined || isWhole)
        held.push({ file, segment, tombstones, block, tombstone, isWhole });
    }
    return { held, all: files };
  }

  async counted({ held, all }: Pieces, owner: string, day: string): Promise<Map<string, Counted>> {
    const statements: DayStatement[] = [];
    for (const { file, segment, tombstones, block, tombstone, isWhole } of held)
      statements.push({
        source: file,
        calls: block === undefined ? [] : await segment.calls(block),
        tombstones: tombstones === undefined || tombstone === undefined ? [] : await tombstones.calls(tombstone),
        isWhole,
      });
    return settleDay(owner, day, statements, all);
  }

  /** Sums of an owner's day; read from the index alone where one file states it, or all state the same. */
  async sums(pieces: Pieces, owner: string, day: string): Promise<CallDay> {
    const [first] = pieces.held;
    if (first === undefined) return { day, ...Block.NOTHING };
    const { block } = first;
    const isPlain = block !== undefined && (await isOneStatement(pieces));
    return {
      day,
      ...(isPlain
        ? block.sums
        : Block.sumsOf([...(await this.counted(pieces, owner, day)).values()].map(({ call }) => call))),
    };
  }
}

/** Whether all files say the same of a day, so that any of them says what counts. */
export async function isOneStatement({ held }: Pieces): Promise<boolean> {
  if (held.some(({ block, tombstone }) => block === undefined || tombstone !== undefined)) return false;
  const [first, ...others] = held;
  if (first?.block === undefined || others.length === 0) return true;
  const content = Buffer.from(await first.segment.content(first.block));
  for (const { segment, block } of others)
    if (block === undefined || block.first !== first.block.first || !content.equals(await segment.content(block)))
      return false;
  return true;
}

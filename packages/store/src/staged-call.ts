/** A call as parse and settle hand it on, in bytes, and the walk over many: only what is asked for is decoded. */
import { at } from "@clearboard/core/at";
import { ByteReader, type ByteWriter } from "./bytes.ts";
import type { Fingerprint } from "./fingerprint.ts";

/** A staged call; `owner` is the owner key's number in the import's owner list. */
export type Call = {
  id: string;
  high: number;
  low: number;
  record: number;
  line: number;
  owner: number;
  day: string;
  second: number;
  isOut: boolean;
  isConnected: boolean;
  talkSeconds: number;
  customer: string;
  stamp: number | null;
};

const OUT = 1;
const CONNECTED = 2;
const STAMPED = 4;
const TOMBSTONE = 8;

/** Writes one call; `dayNumber` is in the import's day list. Parse writes no tombstones, settle does. */
export function encode(
  writer: ByteWriter,
  call: Omit<Call, "day" | "high" | "low">,
  dayNumber: number,
  print: Fingerprint,
  isTombstone = false,
): void {
  const flags = (call.isOut ? OUT : 0) | (call.isConnected ? CONNECTED : 0) | (call.stamp === null ? 0 : STAMPED);
  writer.u8(flags | (isTombstone ? TOMBSTONE : 0));
  writer.u32(print.high);
  writer.u32(print.low);
  writer.varint(call.record);
  writer.varint(call.line);
  writer.varint(call.owner);
  writer.varint(dayNumber);
  writer.varint(call.second);
  writer.varint(call.talkSeconds);
  if (call.stamp !== null) writer.f64(call.stamp);
  writer.text(call.id);
  writer.text(call.customer);
}

/** Walks over packed calls one by one. It is the fingerprint of the call it stands on. */
export class Walk implements Fingerprint {
  high = 0;
  low = 0;
  record = 0;
  line = 0;
  owner = 0;
  /** number in the import's day list */
  day = 0;
  second = 0;
  talkSeconds = 0;
  stamp: number | null = null;
  /** where the call's bytes start */
  from = 0;
  #flags = 0;
  #textsAt = 0;
  readonly #reader: ByteReader;

  constructor(bytes: Uint8Array, from = 0) {
    this.#reader = new ByteReader(bytes, from);
  }

  /** Moves to the next call; false at the end. */
  next(): boolean {
    const reader = this.#reader;
    if (reader.at >= reader.end) return false;
    this.from = reader.at;
    this.#flags = reader.u8();
    this.high = reader.u32();
    this.low = reader.u32();
    this.record = reader.varint();
    this.line = reader.varint();
    this.owner = reader.varint();
    this.day = reader.varint();
    this.second = reader.varint();
    this.talkSeconds = reader.varint();
    this.stamp = (this.#flags & STAMPED) === 0 ? null : reader.f64();
    this.#textsAt = reader.at;
    reader.skipText();
    reader.skipText();
    return true;
  }

  get isTombstone(): boolean {
    return (this.#flags & TOMBSTONE) !== 0;
  }

  /** The bytes of the call, as `encode` wrote them. */
  bytes(): Uint8Array {
    return this.#reader.slice(this.from, this.#reader.at);
  }

  id(): string {
    this.#reader.at = this.#textsAt;
    const id = this.#reader.text();
    this.#reader.skipText();
    return id;
  }

  /** The whole call. */
  call(days: string[]): Call {
    const { high, low, record, line, owner, second, talkSeconds, stamp } = this;
    this.#reader.at = this.#textsAt;
    const id = this.#reader.text();
    const customer = this.#reader.text();
    const isOut = (this.#flags & OUT) !== 0;
    const isConnected = (this.#flags & CONNECTED) !== 0;
    const day = at(days, this.day);
    return { id, high, low, record, line, owner, day, second, isOut, isConnected, talkSeconds, customer, stamp };
  }
}

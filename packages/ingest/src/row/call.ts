/** The reader of calls, written by hand: a company has a hundred calls for every other fact. No row costs an object or a string. */
import { CONNECTED, LONGEST_TALK, OUT } from "@clearboard/core/fact/call-columns";
import type * as Mapping from "../mapping.ts";
import type { Cells } from "./cells.ts";
import { failTooLong, isTooLong, mayBeTooLong } from "./key-length.ts";
import * as Moment from "./moment.ts";
import * as Owner from "./owner.ts";
import * as Read from "./reader.ts";
import { isRoundedCell } from "./rounded.ts";

/** Adds calls to the setting's columns, and gives no rows. */
export function createCallReader(setting: Read.Setting, mapping: Mapping.Of<"call">): Read.RowReader {
  const { clock, calls } = setting;
  const { pieces, isWhole } = Read.identifierPieces(setting, mapping.id);
  const parts = pieces.map((piece) => (typeof piece === "number" ? piece : Buffer.from(piece)));
  const readOwner = Owner.numbered(setting, mapping.owner);
  const readStart = Moment.moment(setting, mapping.start);
  const readDirection = Read.choice(setting, mapping.direction);
  const readConnected = Read.choice(setting, mapping.connected);
  const readTalk = Moment.duration(setting, mapping.talk);
  const talkAt = "column" in mapping.talk ? setting.find(mapping.talk.column) : -1;
  const customerAt = mapping.customer ? setting.find(mapping.customer) : -1;

  /** Puts a cell into the columns as it is, which is its text in UTF-8. */
  const put = (cells: Cells, column: number, place: number): number => {
    if (!cells.seek(column)) return place;
    if (cells.scanner.doubled[column] === 1) return calls.write(cells.decoded(column), place);
    return calls.copy(cells.scanner.bytes, cells.from, cells.to, place);
  };

  return (cells, record) => {
    isWhole(cells);
    const owner = readOwner(cells);
    if (!readStart(cells)) return undefined;
    const { number, second } = clock;
    const direction = readDirection(cells);
    const isConnected = readConnected(cells) === "yes";
    // What runs while nobody answers is not talk; where the moments it would be taken from are empty, it is not read at all.
    const talked = talkAt < 0 && !isConnected ? 0 : readTalk(cells);
    if (talked === undefined && isConnected) cells.fail("missing-field", talkAt);
    if (talked !== undefined && talked > LONGEST_TALK) cells.fail("bad-duration", talkAt);
    if (cells.seek(customerAt) && isRoundedCell(cells, customerAt)) cells.fail("rounded-by-spreadsheet", customerAt);
    if (cells.fault !== undefined || owner === undefined || direction === undefined) return undefined;
    const row = calls.next();
    const from = calls.from[row] as number;
    let end = from;
    for (const part of parts)
      end = typeof part === "number" ? put(cells, part, end) : calls.copy(part, 0, part.length, end);
    const isIdTooLong = mayBeTooLong(end - from) && isTooLong(calls.text(from, end));
    if (isIdTooLong || isTooLong(owner.key)) return failTooLong(cells);
    calls.idLength[row] = end - from;
    calls.from[row + 1] = put(cells, customerAt, end);
    if (owner.number < 0) owner.number = calls.numberOf(owner.key);
    calls.owner[row] = owner.number;
    calls.day[row] = number;
    calls.second[row] = second;
    calls.talkSeconds[row] = isConnected ? (talked ?? 0) : 0;
    calls.line[row] = cells.scanner.line;
    calls.record[row] = record;
    calls.flags[row] = (direction === "out" ? OUT : 0) | (isConnected ? CONNECTED : 0);
    calls.count = row + 1;
    return undefined;
  };
}

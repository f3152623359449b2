/** The reader of calls, written by hand: a company has a hundred calls for every other fact. */
import { LONGEST_TALK } from "@clearboard/core/fact/call-columns";
import type * as Mapping from "../mapping.ts";
import * as Moment from "./moment.ts";
import * as Owner from "./owner.ts";
import * as Read from "./reader.ts";

export function createCallReader(setting: Read.Setting, mapping: Mapping.Of<"call">): Read.RowReader {
  const readId = Read.identifier(setting, mapping.id);
  const readOwner = Owner.owner(setting, mapping.owner, "required");
  const readStart = Moment.moment(setting, mapping.start);
  const readDirection = Read.choice(setting, mapping.direction);
  const readConnected = Read.choice(setting, mapping.connected);
  const readTalk = Moment.duration(setting, mapping.talk);
  const talkAt = "column" in mapping.talk ? setting.find(mapping.talk.column) : -1;
  const readCustomer = mapping.customer
    ? Read.reference(setting, mapping.customer, Read.text(setting, mapping.customer, "optional"))
    : () => undefined;
  const { clock } = setting;
  return (cells, record) => {
    const id = readId(cells);
    const owner = readOwner(cells);
    if (!readStart(cells)) return undefined;
    const { day, second } = clock;
    const direction = readDirection(cells);
    const isConnected = readConnected(cells) === "yes";
    // What runs while nobody answers is not talk; where the moments it would be taken from are empty, it is not read at all.
    const talked = talkAt < 0 && !isConnected ? 0 : readTalk(cells);
    if (talked === undefined && isConnected) cells.fail("missing-field", talkAt);
    if (talked !== undefined && talked > LONGEST_TALK) cells.fail("bad-duration", talkAt);
    const talkSeconds = isConnected ? (talked ?? 0) : 0;
    if (cells.fault !== undefined || id === undefined || owner === undefined || direction === undefined)
      return undefined;
    const line = cells.scanner.line;
    const customer = readCustomer(cells) ?? "";
    if (cells.fault !== undefined) return undefined;
    return customer === ""
      ? { kind: "call", id, line, record, values: { owner, day, second, direction, isConnected, talkSeconds } }
      : {
          kind: "call",
          id,
          line,
          record,
          values: { owner, day, second, direction, isConnected, talkSeconds, customer },
        };
  };
}

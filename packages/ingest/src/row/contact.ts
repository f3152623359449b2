/** Makers of what passes between people: calls, touches, complaints, and how somebody was judged. */
import type * as Fact from "@clearboard/core/fact";
import type * as Emit from "../emit.ts";
import * as Amount from "./amount.ts";
import type { Cells } from "./cells.ts";
import type { Maker } from "./fact.ts";
import * as Moment from "./moment.ts";
import * as Owner from "./owner.ts";
import * as Read from "./read.ts";
import { filled, set } from "./values.ts";

export function followup(setting: Read.Setting, emit: Emit.Of<"followup">): Maker {
  const readId = Read.identifier(setting, emit.id);
  const readOwner = Owner.owner(setting, emit.owner, "required");
  const readDay = Moment.day(setting, emit.day, "required");
  const readChannel = Read.choice(setting, emit.channel);
  const readHeld = Read.choice(setting, emit.held);
  const [customer, deal, lead] = [emit.customer, emit.deal, emit.lead].map((column) =>
    Read.repeated(setting, column, "optional"),
  );
  return (cells, record) => {
    const id = readId(cells);
    const owner = readOwner(cells);
    const day = readDay(cells);
    const channel = readChannel(cells);
    const held = readHeld(cells);
    if (cells.fault !== undefined || id === undefined || owner === undefined) return undefined;
    if (day === undefined || channel === undefined || held === undefined) return undefined;
    const values: Fact.Values["followup"] = { owner, day, channel, isHeld: held === "yes" };
    set(values, "customer", customer?.(cells));
    set(values, "deal", deal?.(cells));
    set(values, "lead", lead?.(cells));
    return { kind: "followup", id, line: cells.scanner.line, record, values };
  };
}

export function call(setting: Read.Setting, emit: Emit.Of<"call">): Maker {
  const readId = Read.identifier(setting, emit.id);
  const readOwner = Owner.owner(setting, emit.owner, "required");
  const readStart = Moment.moment(setting, emit.start);
  const readDirection = Read.choice(setting, emit.direction);
  const readConnected = Read.choice(setting, emit.connected);
  const readTalk = Moment.duration(setting, emit.talk);
  const talkAt = "column" in emit.talk ? setting.find(emit.talk.column) : -1;
  const customerAt = emit.customer ? setting.find(emit.customer) : -1;
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
    const talkSeconds = isConnected ? (talked ?? 0) : 0;
    if (cells.fault !== undefined || id === undefined || owner === undefined || direction === undefined)
      return undefined;
    const line = cells.scanner.line;
    const customer = cells.text(customerAt);
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

export function complaint(setting: Read.Setting, emit: Emit.Of<"complaint">): Maker {
  const readId = Read.identifier(setting, emit.id);
  const readOwner = Owner.owner(setting, emit.owner, "required");
  const readType = Read.choice(setting, emit.type);
  const readOpened = Moment.point(setting, emit.opened, "required");
  const readAnswered = Moment.point(setting, emit.answered, "optional");
  const readClosed = Moment.point(setting, emit.closed, "optional");
  const [customer, topic, status] = [emit.customer, emit.topic, emit.status].map((column) =>
    Read.repeated(setting, column, "optional"),
  );
  return (cells, record) => {
    const id = readId(cells);
    const owner = readOwner(cells);
    const type = readType(cells);
    const opened = readOpened(cells);
    const answered = after(cells, opened, readAnswered(cells), readAnswered.at);
    const closed = after(cells, opened, readClosed(cells), readClosed.at);
    if (cells.fault !== undefined || id === undefined || owner === undefined) return undefined;
    if (type === undefined || opened === undefined) return undefined;
    const values: Fact.Values["complaint"] = { owner, type, opened: { at: opened.at, day: opened.day } };
    set(values, "answered", answered);
    set(values, "closed", closed);
    set(values, "customer", customer?.(cells));
    set(values, "topic", topic?.(cells));
    set(values, "status", status?.(cells));
    return { kind: "complaint", id, line: cells.scanner.line, record, values };
  };
}

/** A moment that cannot be before another; a mere date of the same day may have been any time after it. */
function after(cells: Cells, start: Moment.Point | undefined, end: Moment.Point | undefined, at: number) {
  if (start === undefined || end === undefined) return undefined;
  if (end.at >= start.at) return { at: end.at, day: end.day };
  if (!end.hasTime && end.day === start.day) return { at: start.at, day: start.day };
  return cells.fail("ends-before-start", at, { start: start.day });
}

export function scored(setting: Read.Setting, emit: Emit.Of<"survey"> | Emit.Of<"peer">): Maker {
  const readId = Read.identifier(setting, emit.id);
  const readOwner = Owner.owner(setting, emit.owner, "required");
  const readDay = Moment.day(setting, emit.day, "required");
  const readScore = Amount.number(setting, emit.score);
  const readScale = Amount.number(setting, emit.scale);
  const at = "column" in emit.score ? setting.find(emit.score.column) : -1;
  const scaleAt = "column" in emit.scale ? setting.find(emit.scale.column) : -1;
  const by = Read.repeated(setting, emit.kind === "peer" ? emit.by : undefined, "optional");
  return (cells, record) => {
    const id = readId(cells);
    const owner = readOwner(cells);
    const day = readDay(cells);
    const score = readScore(cells);
    const scale = readScale(cells);
    if (scale !== undefined && scale <= 0) cells.fail("bad-number", scaleAt);
    if (score !== undefined && scale !== undefined && (score < 0 || score > scale))
      cells.fail("score-off-scale", at, { scale });
    if (cells.fault !== undefined || id === undefined || owner === undefined) return undefined;
    if (day === undefined || score === undefined || scale === undefined) return undefined;
    const row = { id, line: cells.scanner.line, record };
    const values = { owner, day, score, scale };
    if (emit.kind === "survey") return { kind: "survey", ...row, values };
    return { kind: "peer", ...row, values: { ...values, ...filled({ by: by(cells) }) } };
  };
}

export function knowledge(setting: Read.Setting, emit: Emit.Of<"knowledge">): Maker {
  const readId = Read.identifier(setting, emit.id);
  const readOwner = Owner.owner(setting, emit.owner, "required");
  const readDay = Moment.day(setting, emit.day, "required");
  const readTitle = Read.text(setting, emit.title, "required");
  const readConfirmed = Read.choice(setting, emit.confirmed);
  const readType = Read.maybe(setting, emit.type);
  const readHours = Amount.decimal(setting, emit.hours);
  return (cells, record) => {
    const id = readId(cells);
    const owner = readOwner(cells);
    const day = readDay(cells);
    const title = readTitle(cells);
    const confirmed = readConfirmed(cells);
    const more = filled({ type: readType(cells), hours: readHours(cells) });
    if (cells.fault !== undefined || id === undefined || owner === undefined) return undefined;
    if (day === undefined || title === undefined || confirmed === undefined) return undefined;
    const values = { owner, day, title, isConfirmed: confirmed === "yes", ...more };
    return { kind: "knowledge", id, line: cells.scanner.line, record, values };
  };
}

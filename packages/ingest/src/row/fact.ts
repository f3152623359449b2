/** Records -> facts: one reader for each mapping of a profile, made from the declaration of its kind. */
import type * as Fact from "@clearboard/core/fact";
import type { Field } from "@clearboard/core/fact/field";
import { fieldsIn, isSet, type Kind, keyOf } from "@clearboard/core/fact/kind";
import { KINDS } from "@clearboard/core/fact/kinds";
import * as Mapping from "../mapping.ts";
import * as Amount from "./amount.ts";
import { createCallReader } from "./call.ts";
import type { Cells } from "./cells.ts";
import { credits } from "./credit.ts";
import * as Moment from "./moment.ts";
import * as Owner from "./owner.ts";
import * as Read from "./reader.ts";
import { type Checks, checksOf } from "./special.ts";

export function createRowReader(setting: Read.Setting, mapping: Mapping.Info): Read.RowReader {
  const read = mapping.kind === "call" ? createCallReader(setting, mapping) : createFieldsReader(setting, mapping);
  const { when } = mapping;
  if (when === undefined) return read;
  const all = (Array.isArray(when) ? when : [when]).map((condition) => Read.condition(setting, condition));
  return (cells, record) => {
    for (const holds of all) if (!holds(cells)) return undefined;
    return read(cells, record);
  };
}

type FieldReader = (cells: Cells, found: Read.Found) => unknown;
type Form = Parameters<typeof Mapping.isStated>[0] & keyof Readers;
type Readers = {
  [F in Exclude<Field["form"], "time" | "alias" | "start" | "second" | "duration" | "space">]: (
    setting: Read.Setting,
    spec: Mapping.Spec<F>,
    field: Field,
  ) => FieldReader;
};

const needOf = ({ need }: Field): Read.Need =>
  need === "required" || need === "conditional" ? "required" : "optional";

/** The reader of a text, which refuses what was rounded where the text is a reference. */
const named = (setting: Read.Setting, spec: Mapping.Spec<"text">, field: Field, read: Read.Reader<string>) =>
  field.isReference ? Read.reference(setting, spec, read) : read;

/** How a field of each form is read. Readers are made once a file and run once a row. */
const READERS: Readers = {
  id: Read.identifier,
  position: (setting, spec) => Read.text(setting, spec, "required"),
  owner: (setting, spec, field) =>
    Owner.owner(setting, spec, needOf(field), field === KINDS.person.fields.key ? "rejected" : "asked"),
  key: Owner.wholeKey,
  owners: (setting, spec) => {
    const all = spec.map((owner) => Owner.owner(setting, owner, "optional", "rejected"));
    return (cells) => all.map((read) => read(cells)).filter((key) => key !== undefined);
  },
  subject: (setting, spec) => Read.repeated(setting, spec, "optional"),
  text: (setting, spec, field) => named(setting, spec, field, Read.repeated(setting, spec, needOf(field))),
  exact: (setting, spec, field) => named(setting, spec, field, Read.text(setting, spec, needOf(field))),
  name: (setting, spec, field) => Read.joined(setting, spec, needOf(field)),
  day: (setting, spec, field) => Moment.day(setting, spec, needOf(field)),
  moment: (setting, spec, field) => {
    const read = Moment.point(setting, spec, needOf(field));
    const { after, dayOf } = field;
    const timeAt = dayOf !== undefined && "time" in spec ? setting.find(spec.time) : undefined;
    return (cells, found) => {
      if (timeAt !== undefined && !cells.seek(timeAt)) return undefined;
      const point = read(cells);
      if (point === undefined) return undefined;
      const start = after === undefined ? undefined : (found[after] as Moment.Instant | undefined);
      return start === undefined ? { at: point.at, day: point.day } : Moment.notBefore(cells, start, point, read.at);
    };
  },
  month: Moment.month,
  period: Moment.period,
  money: (setting, spec, field) => {
    const read = Amount.money(setting, spec);
    const at = setting.find(spec.column);
    const isNeeded = field.need === "required";
    return (cells, found) => {
      const minor = read(cells, found.currency as string);
      if (minor !== null) return minor;
      return isNeeded ? cells.fail("missing-field", at) : undefined;
    };
  },
  moneyOrNull: (setting, spec, { neededIf }) => {
    const read = Amount.money(setting, spec);
    const at = setting.find(spec.column);
    const isNeeded = neededIf ? condition(neededIf) : () => false;
    return (cells, found) => {
      const minor = read(cells, found.currency as string);
      return minor === null && isNeeded(found) ? cells.fail("missing-field", at) : minor;
    };
  },
  currency: Amount.currency,
  number: Amount.number,
  decimal: Amount.decimal,
  share: (setting, spec, field) => {
    const read = Amount.share(setting, spec);
    const isNeeded = field.need === "required";
    return (cells) => {
      const part = read(cells);
      if (part !== undefined) return Amount.shareText(part);
      return isNeeded ? cells.fail("missing-field", read.at) : undefined;
    };
  },
  choice: (setting, spec, field) =>
    (field.need === "optional" ? Read.maybe : Read.choice)(setting, spec, field.unknown),
  yesNo: (setting, spec, field) => {
    const read = (field.need === "optional" ? Read.maybe : Read.choice)(setting, spec);
    return (cells) => read(cells) === "yes";
  },
  credits: (setting, spec) => {
    const read = credits(setting, spec);
    return (cells, found) => read(cells, found.owner as string);
  },
};

type Step = {
  name: string;
  read: FieldReader;
  /** whether the field is read at all; absent: always */
  isRead: ((found: Read.Found) => boolean) | undefined;
  check: Read.Check | undefined;
};

/** The fields in reading order; the currency goes before the first amount, which is read in it. */
function stepsOf(setting: Read.Setting, kind: Kind, mapping: Mapping.Info, checks: Checks): Step[] {
  const specs = mapping as { [name: string]: unknown };
  const fields = Object.entries(kind.fields).filter(([, { form }]) => Mapping.isStated(form) && form !== "space");
  const isAmount = ([, { form }]: [string, Field]) => form === "money" || form === "moneyOrNull";
  const currency = fields.filter(([name]) => name === "currency");
  const others = fields.filter(([name]) => name !== "currency");
  const place = others.findIndex(isAmount);
  const ordered = [...others.slice(0, Math.max(place, 0)), ...currency, ...others.slice(Math.max(place, 0))];
  return ordered.flatMap(([name, field]) => {
    const check = checks[name];
    const reads = [specs[name], field.orElse && specs[field.orElse]].flatMap((spec) =>
      spec ? [(READERS[field.form as Form] as AnyReader)(setting, spec, field)] : [],
    );
    if (reads.length === 0 && isLeftOut(field) && check === undefined) return [];
    const [own = absent(setting, field), other] = reads;
    const read: FieldReader =
      other === undefined
        ? own
        : (cells, found) => own(cells, found) ?? (cells.fault === undefined ? other(cells, found) : undefined);
    return [{ name, read, isRead: field.only && condition(field.only), check }];
  });
}
type AnyReader = (setting: Read.Setting, spec: unknown, field: Field) => FieldReader;

const isLeftOut = ({ form, need }: Field) => need !== "defaulted" && form !== "yesNo";

/** What a field is that the profile does not state. */
function absent(setting: Read.Setting, { form, fallback }: Field): FieldReader {
  if (form === "currency") return Amount.currency(setting, undefined);
  if (form === "owners") return () => [];
  return form === "yesNo" ? () => false : () => fallback;
}

/** Whether choices read before have the values of a condition. */
function condition(only: NonNullable<Field["only"]>): (found: Read.Found) => boolean {
  const all = Object.entries(only);
  return (found) => {
    for (const [name, values] of all) if (!values.includes(found[name] as string)) return false;
    return true;
  };
}

/** Reads the fields one by one. It stops at the first fault: a rejected record is reported by that. */
function createFieldsReader(setting: Read.Setting, mapping: Exclude<Mapping.Info, { kind: "call" }>): Read.RowReader {
  const kind: Kind = KINDS[mapping.kind];
  const checks = checksOf(setting, mapping);
  const steps = stepsOf(setting, kind, mapping, checks);
  const keys = fieldsIn(kind, "values").flatMap(([name, field]) => {
    const key = keyOf(name, field);
    return key !== undefined && steps.some((step) => step.name === name) ? [{ name, key, isSet: isSet(field) }] : [];
  });
  const all = keys.findIndex((key) => !key.isSet);
  const common = Object.fromEntries(keys.slice(0, all < 0 ? keys.length : all).map(({ key }) => [key, undefined]));
  // One object for all rows: what a field is of the current row, undefined where the row has none.
  const found: Read.Found = {
    id: undefined,
    ...Object.fromEntries(Object.keys(kind.fields).map((name) => [name, undefined])),
  };
  return (cells, record) => {
    found.id = undefined;
    for (let at = 0; at < steps.length; at++) {
      const step = steps[at] as Step;
      found[step.name] = step.isRead === undefined || step.isRead(found) ? step.read(cells, found) : undefined;
      if (step.check !== undefined) step.check(cells, found);
      if (cells.fault !== undefined) return undefined;
    }
    checks.done?.(cells, found);
    // Half a million deals pass here: copying what all rows have and adding the rest is cheaper than an object of entries.
    const values: Read.Found = { ...common };
    for (let at = 0; at < keys.length; at++) {
      const { name, key } = keys[at] as (typeof keys)[number];
      const value = found[name];
      if (value !== undefined) values[key] = value;
    }
    const row = { kind: mapping.kind, id: found.id, line: cells.scanner.line, record, values } as Fact.Row;
    if (found.position !== undefined) row.position = found.position as string;
    return row;
  };
}

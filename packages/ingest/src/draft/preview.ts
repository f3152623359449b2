/** What the first records of a file become with a profile; nothing is stored. */
import type * as Fact from "@clearboard/core/fact";
import { UNKNOWN_SECOND } from "@clearboard/core/fact/kinds/call";
import { mask } from "../mask.ts";
import type * as Profile from "../profile.ts";
import * as Read from "../read.ts";
import { shown } from "./column.ts";
import { fieldsOf } from "./field.ts";
import { wholeLines } from "./table.ts";

/** Records shown. */
const MOST = 20;

/** `value` is masked where it names a private person; amounts are in minor units beside their currency. */
export type Value = { name: string; value: string; currency?: string };
export type Previewed = {
  /** facts and rejected records in file order, of the first 20 */
  facts: { kind: Fact.Kind; line: number; id: string; values: Value[] }[];
  rejected: Read.Rejected[];
  read: number;
  skipped: number;
};

/** Reads the first 20 records. Throws VisibleError where an import would refuse the file whole. */
export async function preview(
  bytes: Uint8Array,
  profile: Profile.Info,
  options: { organisation: { zone: string; currency: string }; isCut?: boolean },
): Promise<Previewed> {
  const whole = options.isCut ? wholeLines(Buffer.from(bytes)) : bytes;
  const reading = await Read.open(once(whole), { profiles: [profile], profile, organisation: options.organisation });
  for await (const batch of reading.batches) {
    const all: Fact.Row[] = [...batch.calls.rows(), ...batch.rows].sort((a, b) => a.record - b.record);
    const rows = all.filter(({ record }) => record < MOST);
    const last = Math.max(...rows.map(({ line }) => line), 0);
    // A rejected record has no number of its own: it is among the first where it stands among their lines.
    const rejected = batch.rejected.filter(({ line }) => line <= last).slice(0, MOST);
    const isAll = all.length === rows.length;
    return {
      facts: rows.map(({ kind, line, id, values }) => ({ kind, line, id: mask(id), values: valuesOf(kind, values) })),
      rejected: isAll ? batch.rejected.slice(0, MOST) : rejected,
      read: Math.min(batch.read, MOST),
      skipped: batch.skipped,
    };
  }
  return { facts: [], rejected: [], read: 0, skipped: 0 };
}

/** The values of a fact in words: an instant by its day, amounts with their currency, personal ones masked. */
function valuesOf(kind: Fact.Kind, values: Fact.Row["values"]): Value[] {
  const fields = fieldsOf(kind);
  const { currency = "" } = values as { currency?: string };
  return Object.entries(values).flatMap(([name, value]): Value[] => {
    if (value === null || value === undefined || name === "currency") return [];
    if (name.endsWith("Minor")) return [{ name: name.slice(0, -5), value: String(value), currency }];
    const isPersonal = fields.some((field) => field.name === name && field.isPersonal);
    const text = textOf(name, value);
    return text === "" ? [] : [{ name, value: isPersonal ? shown(text, true) : isTold(name) ? text : mask(text) }];
  });
}

const isTold = (name: string) => /^(day|second|from|to|month)$|Day$|Seconds$|^(opened|answered|closed)$/.test(name);

function textOf(name: string, value: unknown): string {
  if (name === "second") {
    const second = Number(value);
    if (second === UNKNOWN_SECOND) return "";
    return [second / 3600, (second / 60) % 60, second % 60]
      .map((part) => String(Math.floor(part)).padStart(2, "0"))
      .join(":");
  }
  if (Array.isArray(value)) return value.map((item) => textOf("", item)).join(", ");
  if (typeof value === "object" && value !== null && "day" in value) return String(value.day);
  if (typeof value === "object") return JSON.stringify(value);
  const text = String(value);
  // An owner is shown by the source's own words.
  return /^[a-z0-9:_-]+\|/.test(text) ? text.slice(text.indexOf("|") + 1) : text;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

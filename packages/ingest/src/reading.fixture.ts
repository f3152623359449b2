/** Reads made-up files in tests. */
import * as Fact from "@clearboard/core/fact";
import * as Profiles from "./profiles.ts";
import * as Read from "./read.ts";

const SHAPES = Fact.SHAPES;

/** Bytes in pieces of the sizes given, over and over. A piece is spoiled once the next is asked for: sources use their memory again. */
export async function* pieces(bytes: Uint8Array, sizes: number[] = [65_536]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (let turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    const piece = Uint8Array.from(bytes.subarray(at, at + size));
    yield piece;
    piece.fill(0x22);
    at += size;
  }
}

export type All = {
  reading: Read.Reading;
  rows: Fact.Row[];
  rejected: Read.Rejected[];
  skipped: number;
  read: number;
  bytes: number;
};

export const SHANGHAI = { zone: "Asia/Shanghai", currency: "CNY" };

/** Everything an export gives. */
export async function readAll(
  file: string | Uint8Array,
  options: Partial<Read.Options> = {},
  sizes?: number[],
): Promise<All> {
  const bytes = typeof file === "string" ? Buffer.from(file) : file;
  const reading = await Read.open(pieces(bytes, sizes), { profiles: Profiles.ALL, organisation: SHANGHAI, ...options });
  const all: All = { reading, rows: [], rejected: [], skipped: 0, read: 0, bytes: 0 };
  for await (const batch of reading.batches) {
    // Rows are typed by hand for speed; here each is held against the shape of its kind, unchanged by it.
    const rows: Fact.Row[] = [...batch.calls.rows(), ...batch.rows].sort((a, b) => a.record - b.record);
    for (const row of rows) {
      const values = SHAPES[row.kind].parse(row.values);
      if (JSON.stringify(Object.keys(values).sort()) !== JSON.stringify(Object.keys(row.values).sort()))
        throw new Error(`a ${row.kind} has other keys than its shape: ${Object.keys(row.values)}`);
    }
    all.rows.push(...rows);
    all.rejected.push(...batch.rejected);
    all.skipped += batch.skipped;
    all.read += batch.read;
    all.bytes = batch.bytes;
  }
  return all;
}

/** GB18030 and Big5 bytes of a text; the platform can only read them. Signs it has no two bytes for throw. */
export function encoded(text: string, name: "gb18030" | "big5" | "windows-1252"): Buffer {
  const table = TABLES.get(name) ?? makeTable(name);
  TABLES.set(name, table);
  return Buffer.from(
    [...text].flatMap((sign) => {
      const bytes = sign.charCodeAt(0) < 0x80 ? [sign.charCodeAt(0)] : table.get(sign);
      if (!bytes) throw new Error(`${name} has no ${sign}`);
      return bytes;
    }),
  );
}

const TABLES = new Map<string, Map<string, number[]>>();

function makeTable(name: string): Map<string, number[]> {
  const table = new Map<string, number[]>();
  const decoder = new TextDecoder(name);
  for (let lead = 0x80; lead <= 0xff; lead++) {
    if (name === "windows-1252") table.set(decoder.decode(Buffer.from([lead])), [lead]);
    for (let trail = 0x40; trail <= 0xfe && name !== "windows-1252"; trail++) {
      const text = decoder.decode(Buffer.from([lead, trail]));
      if ([...text].length === 1 && text !== "\ufffd" && !table.has(text)) table.set(text, [lead, trail]);
    }
  }
  return table;
}

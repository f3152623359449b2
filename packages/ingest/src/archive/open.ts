/** Tells a packed file by its first bytes, and unpacks the one export in it. */
import { createGunzip } from "node:zlib";
import { refuse } from "@clearboard/core/error";
import { readSample } from "../read-sample.ts";
import { inflate, textBudget } from "./inflate.ts";
import { Spool } from "./spool.ts";
import * as Zip from "./zip.ts";

/** Bytes to be read as text. */
export type Text = { kind: "text"; sample: Buffer; rest: AsyncIterator<Uint8Array> };
/** A workbook to be read by its parts. */
export type Package = { kind: "workbook"; spool: Spool; entries: Zip.Entry[] };
export type Opened = Text | Package;

/** What is in a file: itself, the one file in its archive, or a workbook. Throws a refusal for archives in archives. */
export async function open(sample: Buffer, rest: AsyncIterator<Uint8Array>, isInside = false): Promise<Opened> {
  const isGzip = sample[0] === 0x1f && sample[1] === 0x8b;
  const isZip = sample[0] === 0x50 && sample[1] === 0x4b && (sample[2] === 3 || sample[2] === 5);
  if (isGzip && isInside) throw refuse("archive-nested");
  if (isGzip) return inside(inflate(joined(sample, rest), createGunzip({ chunkSize: 1 << 16 }), textBudget()));
  if (!isZip) return { kind: "text", sample, rest };
  const spool = await Spool.of(sample, rest);
  const entries = Zip.entries(spool);
  refuseOffice(entries);
  if (isWorkbook(entries)) return { kind: "workbook", spool, entries };
  if (isInside) throw refuse("archive-nested");
  return inside(Zip.read(spool, only(entries), textBudget()));
}

async function inside(unpacked: AsyncGenerator<Buffer>): Promise<Opened> {
  try {
    return await open(await readSample(unpacked, 1 << 16), unpacked, true);
  } catch (error) {
    await unpacked.return(undefined);
    throw error;
  }
}

/** Workbooks of other formats are archives too. */
function refuseOffice(entries: Zip.Entry[]): void {
  const has = (name: string) => entries.some((entry) => entry.name.toLowerCase() === name);
  if (has("xl/workbook.bin")) throw refuse("file-xlsb");
  if (has("mimetype") && has("content.xml")) throw refuse("file-ods");
}

/** Whether the members of an archive are a workbook's, whole or not. */
function isWorkbook(entries: Zip.Entry[]): boolean {
  return entries.some(({ name }) => /^(xl\/|\[content_types\]\.xml$)/i.test(name));
}

/** The one file of an archive; folders, and what one system adds for itself, are no files. */
function only(entries: Zip.Entry[]): Zip.Entry {
  const files = entries.filter(({ name }) => !name.endsWith("/") && !/^__MACOSX\/|(^|\/)\.DS_Store$/.test(name));
  const [file] = files;
  if (file && files.length === 1) return file;
  throw refuse("archive-members", { count: files.length });
}

async function* joined(sample: Buffer, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    // The engine works on a piece while the next is asked for.
    yield Buffer.from(sample);
    for (let turn = await rest.next(); !turn.done; turn = await rest.next()) yield Buffer.from(turn.value);
  } finally {
    await rest.return?.();
  }
}

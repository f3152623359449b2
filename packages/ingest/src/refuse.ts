/** Files that are not what they claim: told by their first bytes, refused with one sentence. */
import { refuse } from "@clearboard/core/error";
import { isHtmlTable, isMarkup, isSpreadsheetMl } from "./html-table.ts";

const OLE = [0xd0, 0xcf, 0x11, 0xe0];
/** The name of the stream in which Office keeps a workbook with a password. */
const ENCRYPTED = Buffer.from("EncryptedPackage", "utf16le");

/** Throws where the first bytes show an old or locked workbook, a PDF, a web page or a Git LFS pointer. */
export function refuseForeign(sample: Buffer): void {
  if (OLE.every((byte, at) => sample[at] === byte)) {
    if (sample.includes(ENCRYPTED)) throw refuse("archive-encrypted");
    throw refuse("file-xls");
  }
  if (sample.toString("latin1", 0, 4) === "%PDF") throw refuse("file-pdf");
  const start = sample.toString("latin1", 0, 2048);
  if (isMarkup(start) && !isHtmlTable(sample))
    throw refuse(isSpreadsheetMl(sample.toString("latin1")) ? "file-spreadsheetml" : "file-html");
  if (start.replace(/^(\xef\xbb\xbf|\s)+/, "").startsWith("version https://git-lfs")) throw refuse("file-lfs");
}

/** Throws for a file without anything in it but white space. */
export function refuseEmpty(sample: Buffer): void {
  if (/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*$/.test(sample.toString("latin1", 0, 4096)) && sample.length <= 4096)
    throw refuse("file-empty");
}

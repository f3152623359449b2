/** Files that are not what they claim: told by their first bytes, refused with one sentence. */
import { refuse, type VisibleError } from "@clearboard/core/error";

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
  const start = sample.toString("latin1", 0, 2048).replace(/^(\xef\xbb\xbf|\s)+/, "");
  if (/^<(!doctype html|html|head|body|meta|style|table|\?xml|\?mso-|workbook)/i.test(start))
    throw refuseMarkup(sample);
  if (start.startsWith("version https://git-lfs")) throw refuse("file-lfs");
}

/** A page with a table is what some systems export as .xls; a page with a form is where one signs in. */
function refuseMarkup(sample: Buffer): VisibleError {
  const text = sample.toString("latin1");
  if (
    /urn:schemas-microsoft-com:office:spreadsheet"|progid="Excel\.Sheet"/i.test(text) &&
    /<(ss:)?workbook/i.test(text)
  )
    return refuse("file-spreadsheetml");
  return refuse(/<table[\s>]/i.test(text) && !/<(form|input)[\s>]/i.test(text) ? "file-html-table" : "file-html");
}

/** Throws for a file without anything in it but white space. */
export function refuseEmpty(sample: Buffer): void {
  if (/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*$/.test(sample.toString("latin1", 0, 4096)) && sample.length <= 4096)
    throw refuse("file-empty");
}

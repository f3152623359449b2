/** Files that are not what they claim: told by their first bytes, refused with one sentence. */
import { VisibleError } from "@clearboard/core/error";

const OLE = [0xd0, 0xcf, 0x11, 0xe0];
/** The name of the stream in which Office keeps a workbook with a password. */
const ENCRYPTED = Buffer.from("EncryptedPackage", "utf16le");

/** Throws where the first bytes show an old or locked workbook, a PDF, a web page or a Git LFS pointer. */
export function refuseForeign(sample: Buffer): void {
  if (OLE.every((byte, at) => sample[at] === byte)) {
    if (sample.includes(ENCRYPTED))
      throw refusal("archive-encrypted", "The file is protected by a password; save it without one.");
    throw refusal("file-xls", "The file is an old Excel workbook (.xls); save it as .xlsx or CSV first.");
  }
  if (sample.toString("latin1", 0, 4) === "%PDF") throw refusal("file-pdf", "The file is a PDF, not an export.");
  const start = sample.toString("latin1", 0, 2048).replace(/^(\xef\xbb\xbf|\s)+/, "");
  if (/^<(!doctype html|html|head|body|\?xml)/i.test(start))
    throw refusal("file-html", "The file is a web page, perhaps a sign-in page saved by mistake, not an export.");
  if (start.startsWith("version https://git-lfs"))
    throw refusal("file-lfs", "The file is a Git LFS pointer; fetch the real file first.");
}

/** Throws for a file without anything in it but white space. */
export function refuseEmpty(sample: Buffer): void {
  if (/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*$/.test(sample.toString("latin1", 0, 4096)) && sample.length <= 4096)
    throw refusal("file-empty", "The file is empty.");
}

type Code = "archive-encrypted" | "file-xls" | "file-pdf" | "file-html" | "file-lfs" | "file-empty";

function refusal(code: Code, sentence: string): VisibleError {
  return new VisibleError("input", code, sentence);
}

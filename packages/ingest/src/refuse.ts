/** Files that are not what they claim: told by their first bytes, refused with one sentence. */
import { VisibleError } from "@clearboard/core/error";

const MAGIC = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    code: "file-zip",
    sentence: "The file is an Excel workbook or a ZIP archive; save it as CSV first.",
  },
  {
    bytes: [0x50, 0x4b, 0x05, 0x06],
    code: "file-zip",
    sentence: "The file is an Excel workbook or a ZIP archive; save it as CSV first.",
  },
  { bytes: [0x1f, 0x8b], code: "file-gzip", sentence: "The file is compressed by gzip; unpack it first." },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    code: "file-xls",
    sentence: "The file is an old Excel workbook (.xls); save it as CSV first.",
  },
  { bytes: [0x25, 0x50, 0x44, 0x46], code: "file-pdf", sentence: "The file is a PDF, not a CSV export." },
] as const;

/** Throws where the first bytes show an archive, a workbook, a PDF, a web page, a Git LFS pointer or JSON. */
export function refuseForeign(sample: Buffer): void {
  for (const { bytes, code, sentence } of MAGIC)
    if (bytes.every((byte, at) => sample[at] === byte)) throw refusal(code, sentence);
  const start = sample.toString("latin1", 0, 2048).replace(/^(\xef\xbb\xbf|\s)+/, "");
  if (/^<(!doctype html|html|head|body|\?xml)/i.test(start))
    throw refusal("file-html", "The file is a web page, perhaps a sign-in page saved by mistake, not a CSV export.");
  if (start.startsWith("version https://git-lfs"))
    throw refusal("file-lfs", "The file is a Git LFS pointer; fetch the real file first.");
  if (/^(\{\s*("|\})|\[\s*(\{|\[|"|\]))/.test(start)) throw refusal("file-json", "The file is JSON, not a CSV export.");
}

/** Throws for a file without anything in it but white space. */
export function refuseEmpty(sample: Buffer): void {
  if (/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*$/.test(sample.toString("latin1", 0, 4096)) && sample.length <= 4096)
    throw refusal("file-empty", "The file is empty.");
}

type Code = (typeof MAGIC)[number]["code"] | "file-html" | "file-lfs" | "file-json" | "file-empty";

function refusal(code: Code, sentence: string): VisibleError {
  return new VisibleError("input", code, sentence);
}

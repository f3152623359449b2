/** Writes small workbooks in tests. */
import { type Member, zip } from "../archive/zip.fixture.ts";

/** A cell as its XML holds it; a plain string is a text, a number a number. */
export type Cell = string | number | { v: string; t?: string; s?: number; f?: string } | null;
export type SheetDraft = { name?: string; rows?: Cell[][]; xml?: string; state?: string; merges?: string[] };
export type Options = {
  texts?: "inline" | "shared";
  is1904?: boolean;
  /** number format codes; style n is the n-th, style 0 is General */
  formats?: string[];
  /** parts in place of those that would be written, or beside them; null leaves one out */
  parts?: Record<string, Buffer | string | null>;
};

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

export function workbook(sheets: SheetDraft[], options: Options = {}): Buffer {
  return zip(members(sheets, options));
}

export function members(sheets: SheetDraft[], options: Options = {}): Member[] {
  const shared: string[] = [];
  const parts: Record<string, Buffer | string | null> = {
    "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types"/>`,
    "_rels/.rels": rels([["rId1", "officeDocument", "xl/workbook.xml"]]),
    "xl/_rels/workbook.xml.rels": rels([
      ...sheets.map((_, at): [string, string, string] => [
        `rId${at + 1}`,
        "worksheet",
        `worksheets/sheet${at + 1}.xml`,
      ]),
      ["rIdS", "styles", "styles.xml"],
      ["rIdT", "sharedStrings", "/xl/sharedStrings.xml"],
    ]),
    "xl/workbook.xml": `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr date1904="${options.is1904 ? 1 : 0}"/><sheets>${sheets
      .map(
        ({ name, state = "visible" }, at) =>
          `<sheet name="${escaped(name ?? `Sheet${at + 1}`)}" sheetId="${at + 1}" state="${state}" r:id="rId${at + 1}"/>`,
      )
      .join("")}</sheets></workbook>`,
    "xl/styles.xml": styles(options.formats ?? []),
  };
  sheets.forEach((sheet, at) => {
    parts[`xl/worksheets/sheet${at + 1}.xml`] =
      sheet.xml ?? sheetXml(sheet, options.texts === "shared" ? shared : undefined);
  });
  parts["xl/sharedStrings.xml"] =
    `${HEAD}<sst xmlns="${MAIN}">${shared.map((text) => `<si><t>${escaped(text)}</t></si>`).join("")}</sst>`;
  return Object.entries({ ...parts, ...options.parts })
    .filter(([, bytes]) => bytes !== null)
    .map(([name, bytes]) => ({ name, bytes: bytes ?? "" }));
}

/** The XML of a sheet around rows written by cursor. */
export function sheetOf(rows: string, after = ""): string {
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${after}</worksheet>`;
}

export function nameOf(column: number): string {
  const rest = column % 26;
  const letter = String.fromCharCode(65 + rest);
  return column < 26 ? letter : nameOf((column - rest) / 26 - 1) + letter;
}

export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`).replaceAll("\r", "_x000D_");
}

function sheetXml({ rows = [], merges = [] }: SheetDraft, shared: string[] | undefined): string {
  const body = rows.map((cells, at) => {
    const inner = cells.map((cell, column) => cellXml(cell, `${nameOf(column)}${at + 1}`, shared)).join("");
    return inner === "" ? "" : `<row r="${at + 1}">${inner}</row>`;
  });
  const list = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join("");
  return sheetOf(body.join(""), list === "" ? "" : `<mergeCells count="${merges.length}">${list}</mergeCells>`);
}

function cellXml(cell: Cell, place: string, shared: string[] | undefined): string {
  if (cell === null) return "";
  if (typeof cell === "number") return `<c r="${place}"><v>${cell}</v></c>`;
  if (typeof cell !== "string") {
    const { v, t = "n", s = 0, f } = cell;
    return `<c r="${place}" s="${s}" t="${t}">${f === undefined ? "" : `<f>${escaped(f)}</f>`}${v === "" ? "" : `<v>${escaped(v)}</v>`}</c>`;
  }
  if (cell === "") return `<c r="${place}" s="0"/>`;
  if (!shared) return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  const known = shared.indexOf(cell);
  return `<c r="${place}" t="s"><v>${known >= 0 ? known : shared.push(cell) - 1}</v></c>`;
}

function styles(formats: string[]): string {
  const codes = formats.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escaped(code)}"/>`).join("");
  const cells = formats.map((_, at) => `<xf numFmtId="${164 + at}" applyNumberFormat="1"/>`).join("");
  return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts>${codes}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${cells}</cellXfs></styleSheet>`;
}

function rels(links: [string, string, string][]): string {
  const list = links.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list.join("")}</Relationships>`;
}

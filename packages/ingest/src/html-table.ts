/** The tables of a web page as CSV: what some systems export under the name of .xls. */
import { refuse } from "@clearboard/core/error";
import { LIMITS } from "./grid.ts";

const MOST_TAG = 1 << 16;
const MOST_CELL = 1 << 20;
const MOST_COLUMNS = 10_000;
const MOST_ROWS_SPANNED = 10_000;

/** Whether the beginning of a text is a page with a table, and none with a form: where one signs in. */
export function isHtmlTable(start: Buffer): boolean {
  const text = start.toString("latin1");
  return isMarkup(text) && !isSpreadsheetMl(text) && /<table[\s>]/i.test(text) && !/<(form|input)[\s>]/i.test(text);
}

/** Whether a text is an Excel 2003 XML workbook, which has tables of its own. */
export function isSpreadsheetMl(text: string): boolean {
  const isNamed = /urn:schemas-microsoft-com:office:spreadsheet"|progid="Excel\.Sheet"/i.test(text);
  return isNamed && /<(ss:)?workbook/i.test(text);
}

/** Whether a text begins as a page or a piece of one does. */
export function isMarkup(text: string): boolean {
  return /^<(!doctype html|html|head|body|meta|style|table|\?xml|\?mso-|workbook)/i.test(
    text.slice(0, 2048).replace(/^(\xef\xbb\xbf|\ufeff|\s)+/, ""),
  );
}

/** The encoding that a page names itself, as we call it. */
export function charsetOf(sample: Buffer): "gb18030" | "big5" | "utf-8" | undefined {
  const named = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,20})/i.exec(sample.toString("latin1", 0, 4096))?.[1];
  if (named === undefined) return undefined;
  if (/^(gb2312|gbk|gb18030)$/i.test(named)) return "gb18030";
  return /^big5/i.test(named) ? "big5" : /^utf-?8$/i.test(named) ? "utf-8" : undefined;
}

/**
 * The rows of every table of a page as lines of CSV, in their order; what stands outside of tables is no row, a table inside a
 * cell is its text. A merged cell's text stands in its first cell. Throws for what no export has: tags and cells without end,
 * more columns than a sheet has.
 */
export async function* csvOf(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const tables = new Tables();
  const decoder = new TextDecoder();
  for await (const piece of pieces) {
    tables.read(decoder.decode(piece, { stream: true }));
    const lines = tables.take();
    if (lines !== "") yield Buffer.from(lines);
  }
  tables.read(decoder.decode());
  tables.end();
  const lines = tables.take();
  if (lines !== "") yield Buffer.from(lines);
}

class Tables {
  private text = "";
  private lines: string[] = [];
  private count = 1;
  private depth = 0;
  /** what is passed over up to this: a comment, a script, a style */
  private until: RegExp | undefined;
  private row: string[] | undefined;
  private cell: string | undefined;
  /** how many columns and rows the open cell takes */
  private spans = { columns: 1, rows: 1 };
  /** rows that a cell above still takes, by column */
  private readonly below: number[] = [];

  read(text: string): void {
    this.text += text;
    let at = 0;
    for (;;) {
      if (this.until !== undefined) {
        const found = this.until.exec(this.text.slice(at));
        // The end may be cut in two.
        if (found === null) {
          at = Math.max(at, this.text.length - 16);
          break;
        }
        at += found.index + found[0].length;
        this.until = undefined;
      }
      const open = this.text.indexOf("<", at);
      if (open < 0) {
        this.put(this.text.slice(at));
        at = this.text.length;
        break;
      }
      this.put(this.text.slice(at, open));
      at = open;
      if (this.text.startsWith("<!--", at)) {
        this.until = /-->/;
        at += 4;
        continue;
      }
      const next = this.text[at + 1];
      if (next === undefined || (next === "!" && this.text.length - at < 4)) break;
      if (!/[a-z/!?]/i.test(next)) {
        this.put("<");
        at++;
        continue;
      }
      TAG.lastIndex = at;
      const tag = TAG.exec(this.text)?.[0];
      if (tag === undefined) {
        UNWRITTEN.lastIndex = at;
        if (UNWRITTEN.test(this.text)) {
          this.put("<");
          at++;
          continue;
        }
        if (this.text.length - at > MOST_TAG) throw refuse("html-broken", { line: this.count });
        break;
      }
      at += tag.length;
      this.tag(tag);
    }
    this.text = this.text.slice(at);
  }

  /** The finished lines so far. */
  take(): string {
    const lines = this.lines.join("");
    this.lines = [];
    return lines;
  }

  end(): void {
    this.endRow();
  }

  private put(text: string): void {
    if (this.cell === undefined || text === "") return;
    this.cell += text;
    if (this.cell.length > MOST_CELL) throw refuse("field-too-long", { line: this.count, limit: LIMITS.recordBytes });
  }

  private tag(tag: string): void {
    const [, close = "", written = ""] = /^<(\/?)([a-z][a-z0-9:]*)/i.exec(tag) ?? [];
    const name = written.toLowerCase();
    const isClose = close === "/";
    if (name === "script" || name === "style") {
      if (!isClose && !tag.endsWith("/>")) this.until = new RegExp(`</${name}\\s*>`, "i");
    } else if (name === "table") {
      if (!isClose) this.depth++;
      else if (this.depth > 0 && --this.depth === 0) this.endRow();
    } else if (this.depth === 1 && name === "tr") {
      this.endRow();
      if (!isClose) this.row = [];
    } else if (this.depth === 1 && (name === "td" || name === "th")) {
      this.endCell();
      if (!isClose) this.beginCell(tag);
    } else if (/^(br|p|div|li|tr|td|th)$/.test(name)) this.put(" ");
  }

  private beginCell(tag: string): void {
    this.row ??= [];
    this.fill(this.row);
    const span = (name: string) =>
      Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,5})`, "i").exec(tag)?.[1] ?? 1) || 1;
    this.spans = {
      columns: Math.min(span("colspan"), MOST_COLUMNS),
      rows: Math.min(span("rowspan"), MOST_ROWS_SPANNED),
    };
    this.cell = "";
  }

  private endCell(): void {
    const { row, cell } = this;
    if (row === undefined || cell === undefined) return;
    for (let at = 0; at < this.spans.columns; at++) {
      if (this.spans.rows > 1) this.below[row.length] = this.spans.rows - 1;
      row.push(at === 0 ? plain(cell) : "");
      if (row.length > MOST_COLUMNS) throw refuse("too-many-columns", { line: this.count, limit: MOST_COLUMNS });
    }
    this.cell = undefined;
  }

  /** The places that cells above take. */
  private fill(row: string[]): void {
    for (let left = this.below[row.length]; left !== undefined && left > 0; left = this.below[row.length]) {
      this.below[row.length] = left - 1;
      row.push("");
    }
  }

  private endRow(): void {
    this.endCell();
    const { row } = this;
    this.row = undefined;
    if (row === undefined) return;
    this.fill(row);
    if (row.length === 0) return;
    this.count++;
    this.lines.push(`${row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")}\n`);
  }
}

/** A tag whole, whatever its quoted attributes hold. */
const TAG = /<(?:[^<>"']|"[^"]*"|'[^']*')*>/y;

/** A sign that another tag follows before it ends: somebody wrote "a <b" without an entity. */
const UNWRITTEN = /<[^<>"']*</y;

/** The text of a cell on one line, its entities read once. */
function plain(cell: string): string {
  const text = cell.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, (whole, name: string) => sign(name) ?? whole);
  return text.replace(/[\s\u00a0]+/g, " ").trim();
}

function sign(name: string): string | undefined {
  if (!name.startsWith("#")) return SIGNS.get(name) ?? SIGNS.get(name.toLowerCase());
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : undefined;
}

/** U+00A0 to U+00FF by the names that HTML has for them, in their order. */
const LATIN =
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";
const SIGNS = new Map([
  ...LATIN.split(" ").map((name, at): [string, string] => [name, String.fromCharCode(0xa0 + at)]),
  ...Object.entries({ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", euro: "€", ndash: "–", mdash: "—" }),
  ...Object.entries({ lsquo: "‘", rsquo: "’", ldquo: "“", rdquo: "”", hellip: "…", bull: "•", trade: "™" }),
]);

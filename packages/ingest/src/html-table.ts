/** The tables of a web page as CSV: what some systems export under the name of .xls. */
import { refuse } from "@clearboard/core/error";
import { Parser } from "htmlparser2";
import { LIMITS } from "./grid.ts";

/** Bytes of a tag or comment without an end, and tags open at once: no export has more. */
const MOST_SILENT = 1 << 22;
const MOST_OPEN = 1000;
const MOST_CELL = 1 << 20;
const MOST_COLUMNS = 10_000;
const MOST_ROWS_SPANNED = 10_000;

/** Tags at which a line of text ends. */
const BREAKS = /^(br|p|div|li|tr|td|th)$/;

type Attributes = { [name: string]: string };

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
  private readonly parser: Parser;
  private lines: string[] = [];
  private count = 1;
  private depth = 0;
  private open = 0;
  /** bytes since the page last said anything */
  private silence = 0;
  private row: string[] | undefined;
  private cell: string | undefined;
  /** how many columns and rows the open cell takes */
  private spans = { columns: 1, rows: 1 };
  /** rows that a cell above still takes, by column */
  private readonly below: number[] = [];

  constructor() {
    let isCode = false;
    this.parser = new Parser({
      onopentag: (name, attributes) => {
        this.silence = 0;
        // A name with a sign in it is text that should have been written "a &lt;b"; what follows would be lost.
        if (name.includes("<") || ++this.open > MOST_OPEN) throw refuse("html-broken", { line: this.count });
        isCode = name === "script" || name === "style";
        this.begin(name, attributes);
      },
      ontext: (text) => {
        this.silence = 0;
        if (!isCode) this.put(text);
      },
      onclosetag: (name) => {
        this.silence = 0;
        this.open--;
        isCode = false;
        this.finish(name);
      },
      oncomment: () => {
        this.silence = 0;
      },
    });
  }

  read(text: string): void {
    this.parser.write(text);
    this.silence += text.length;
    if (this.silence > MOST_SILENT) throw refuse("html-broken", { line: this.count });
  }

  /** The finished lines so far. */
  take(): string {
    const lines = this.lines.join("");
    this.lines = [];
    return lines;
  }

  end(): void {
    this.parser.end();
    this.endRow();
  }

  private put(text: string): void {
    if (this.cell === undefined) return;
    this.cell += text;
    if (this.cell.length > MOST_CELL) throw refuse("field-too-long", { line: this.count, limit: LIMITS.recordBytes });
  }

  private begin(name: string, attributes: Attributes): void {
    if (name === "table") this.depth++;
    else if (this.depth === 1 && name === "tr") {
      this.endRow();
      this.row = [];
    } else if (this.depth === 1 && (name === "td" || name === "th")) {
      this.endCell();
      this.beginCell(attributes);
    } else if (BREAKS.test(name)) this.put(" ");
  }

  private finish(name: string): void {
    if (name === "table") {
      if (this.depth > 0 && --this.depth === 0) this.endRow();
    } else if (this.depth === 1 && name === "tr") this.endRow();
    else if (this.depth === 1 && (name === "td" || name === "th")) this.endCell();
    else if (BREAKS.test(name)) this.put(" ");
  }

  private beginCell(attributes: Attributes): void {
    this.row ??= [];
    this.fill(this.row);
    const span = (name: string) => Math.max(1, Number.parseInt(attributes[name] ?? "", 10) || 1);
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
      row.push(at === 0 ? cell.replace(/\s+/g, " ").trim() : "");
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

/** The rows of a sheet, streamed. */
import { workbookBudget } from "../archive/inflate.ts";
import * as Zip from "../archive/zip.ts";
import { Grid } from "../grid.ts";
import type { Source } from "../record-cursor.ts";
import { textOf } from "./format.ts";
import { type Merge, survey } from "./merge.ts";
import { bad, checkedRow, place } from "./reference.ts";
import { joined, type Strings, unescaped } from "./strings.ts";
import type { SheetInfo, Workbook } from "./workbook.ts";
import * as Xml from "./xml.ts";

/** What Clearboard must know of a cell before it is closed. */
type Cell = { column: number; style: number; type: string; text: string; hasFormula: boolean };

export class Sheet implements Source {
  readonly cursor = new Grid();
  readonly info: SheetInfo;
  readonly merges: Merge[];
  /** whether cells that a merged cell covers are given its text */
  private readonly isFilled: boolean;
  private readonly workbook: Workbook;
  private readonly strings: Strings;
  private readonly xml: Xml.Xml;
  private readonly chunks: AsyncGenerator<Buffer>;
  private isOver = false;
  private row = 0;
  private cell: Cell = { column: -1, style: 0, type: "n", text: "", hasFormula: false };
  private isText = false;
  private asides = 0;
  private isInRow = false;
  private active: { merge: Merge; text: string }[] = [];
  private merged = 0;
  private texts = new Map<number, string>();

  private constructor(workbook: Workbook, info: SheetInfo, strings: Strings, merges: Merge[], isFilled = false) {
    this.isFilled = isFilled;
    this.workbook = workbook;
    this.info = info;
    this.strings = strings;
    this.merges = merges;
    this.chunks = Zip.read(workbook.spool, info.entry, workbookBudget());
    this.xml = new Xml.Xml(info.entry.name, {
      open: (name, attributes) => this.begin(name, attributes),
      text: (text) => {
        if (this.isText) this.cell.text = joined(this.cell.text, text);
      },
      close: (name) => this.end(name),
    });
  }

  static async open(workbook: Workbook, info: SheetInfo): Promise<Sheet> {
    const merges = await survey(info.entry.name, workbook.bytes(info.entry));
    return new Sheet(workbook, info, await workbook.strings(), merges);
  }

  /** The sheet from its first row again, with merged cells filled. */
  filled(): Sheet {
    return new Sheet(this.workbook, this.info, this.strings, this.merges, true);
  }

  async next(): Promise<boolean> {
    while (!this.cursor.next()) if (!(await this.pull())) return this.cursor.next();
    return true;
  }

  /** Reads on until so many rows wait, or the sheet ends. */
  async ahead(count: number): Promise<void> {
    while (this.cursor.waiting < count && (await this.pull()));
  }

  async close(): Promise<void> {
    await this.chunks.return(undefined);
  }

  private async pull(): Promise<boolean> {
    const { value, done } = await this.chunks.next();
    if (!done) this.xml.push(value);
    else if (!this.isOver) this.xml.finish();
    this.isOver = done === true;
    return !done;
  }

  private begin(name: string, attributes: Xml.Attributes): void {
    if (name === "row") this.beginRow(attributes.r);
    else if (name === "c" && this.isInRow) this.beginCell(attributes);
    else if (name === "v" || name === "t") this.isText = this.isInRow && this.asides === 0;
    else if (name === "f") this.cell.hasFormula = true;
    else if (name === "rPh") this.asides++;
  }

  private beginRow(number: string | undefined): void {
    const row = number === undefined ? this.row + 1 : Number(number);
    if (checkedRow(row) <= this.row) throw bad(String(row));
    this.row = row;
    this.isInRow = true;
    this.cell.column = -1;
    this.cursor.begin(row);
  }

  private beginCell({ r, s = "0", t = "n" }: Xml.Attributes): void {
    const before = this.cell.column;
    const found = r === undefined ? { column: before + 1, row: this.row } : place(r);
    if (found.row !== this.row || found.column <= before) throw bad(r ?? "");
    this.cell = { column: found.column, style: Number(s), type: t, text: "", hasFormula: false };
  }

  private end(name: string): void {
    if (name === "v" || name === "t") this.isText = false;
    else if (name === "rPh") this.asides--;
    else if (name === "c") this.endCell();
    else if (name === "row" && this.isInRow) {
      if (this.isFilled) this.fillRow();
      this.cursor.end("is-none");
      this.isInRow = false;
    }
  }

  private endCell(): void {
    const { cursor, cell } = this;
    const { column, style, type, text, hasFormula } = cell;
    if (text === "") {
      if (hasFormula) cursor.putBlank(column, "");
    } else if (type === "s") {
      if (!/^\d{1,9}$/.test(text) || !this.strings.put(cursor, column, Number(text)))
        throw Xml.damaged(this.info.entry.name);
      if (this.isFilled) this.texts.set(column, this.strings.text(Number(text)));
    } else if (type === "e") cursor.putBlank(column, text.slice(0, 40));
    else this.put(column, this.valueOf(type, text, style));
  }

  private put(column: number, text: string): void {
    this.cursor.put(column, text);
    if (this.isFilled) this.texts.set(column, text);
  }

  private valueOf(type: string, text: string, style: number): string {
    if (type === "n") return textOf(text, this.workbook.forms[style] ?? "number", this.workbook.is1904);
    if (type === "b") return text === "1" || text === "true" ? "TRUE" : "FALSE";
    return type === "d" ? text : unescaped(text);
  }

  /** Gives the text of merged cells to what they cover in the row at its end. */
  private fillRow(): void {
    const { row, texts, merges } = this;
    this.active = this.active.filter(({ merge }) => merge.bottom >= row);
    for (let merge = merges[this.merged]; merge && merge.top <= row; merge = merges[++this.merged]) {
      const text = merge.top === row ? (texts.get(merge.left) ?? "") : "";
      if (text !== "") this.active.push({ merge, text });
      if (this.active.length > this.cursor.width) throw Xml.damaged(this.info.entry.name);
    }
    for (const { merge, text } of this.active)
      for (let at = merge.left; at <= Math.min(merge.right, this.cursor.width); at++)
        if (!texts.has(at)) this.cursor.put(at, text);
    texts.clear();
  }
}

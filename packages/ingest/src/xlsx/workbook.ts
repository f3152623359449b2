/** The parts of a workbook around its sheets: which sheets there are, what its numbers look like, its shared strings. */
import { type Budget, workbookBudget } from "../archive/inflate.ts";
import type { Spool } from "../archive/spool.ts";
import * as Zip from "../archive/zip.ts";
import { builtIn, type Form, formOf } from "./format.ts";
import * as Strings from "./strings.ts";
import * as Xml from "./xml.ts";

export type SheetInfo = { name: string; isHidden: boolean; entry: Zip.Entry };
type Link = { id: string; type: string; target: string };

const MOST_SHEETS = 500;
const MOST_FORMATS = 100_000;

export class Workbook {
  readonly spool: Spool;
  /** shared by everything unpacked to look at it */
  readonly budget: Budget = workbookBudget();
  sheets: SheetInfo[] = [];
  is1904 = false;
  /** the form of each cell style */
  forms: Form[] = [];
  private links: Link[] = [];
  private base = "";
  private shared: Strings.Strings | undefined;
  private readonly parts: Map<string, Zip.Entry>;

  private constructor(spool: Spool, entries: Zip.Entry[]) {
    this.spool = spool;
    this.parts = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  }

  /** Throws `workbook-broken` where parts are missing or are no XML. */
  static async open(spool: Spool, entries: Zip.Entry[]): Promise<Workbook> {
    const workbook = new Workbook(spool, entries);
    const roots = await workbook.readLinks("_rels/.rels", "");
    const main = roots.find(({ type }) => type.endsWith("/officeDocument"))?.target;
    if (main === undefined) throw Xml.damaged("_rels/.rels");
    workbook.base = main.slice(0, main.lastIndexOf("/") + 1);
    const name = main.slice(workbook.base.length);
    workbook.links = await workbook.readLinks(`${workbook.base}_rels/${name}.rels`, workbook.base);
    await workbook.readMain(main);
    const styles = workbook.target("/styles");
    if (styles !== undefined) await workbook.readStyles(styles);
    return workbook;
  }

  /** The bytes of a part. */
  bytes(entry: Zip.Entry): AsyncGenerator<Buffer> {
    return Zip.read(this.spool, entry, this.budget);
  }

  /** Read when a cell first asks for them. */
  async strings(): Promise<Strings.Strings> {
    if (this.shared) return this.shared;
    const part = this.target("/sharedStrings");
    this.shared = part === undefined ? new Strings.Strings() : await Strings.read(part, this.bytes(this.part(part)));
    return this.shared;
  }

  private part(name: string): Zip.Entry {
    const entry = this.parts.get(name.toLowerCase());
    if (!entry) throw Xml.damaged(name);
    return entry;
  }

  private target(type: string): string | undefined {
    return this.links.find((link) => link.type.endsWith(type))?.target;
  }

  /** Links to parts of the file; those that lead elsewhere are left alone. */
  private async readLinks(part: string, base: string): Promise<Link[]> {
    const links: Link[] = [];
    await Xml.read(part, this.bytes(this.part(part)), {
      open(name, { Id = "", Type = "", Target = "", TargetMode }) {
        if (name === "Relationship" && TargetMode !== "External" && links.length < MOST_FORMATS)
          links.push({ id: Id, type: Type, target: resolve(base, Target) });
      },
    });
    return links;
  }

  private async readMain(main: string): Promise<void> {
    const found: { name: string; isHidden: boolean; id: string }[] = [];
    await Xml.read(main, this.bytes(this.part(main)), {
      open: (name, attributes) => {
        if (name === "workbookPr") this.is1904 = isTrue(attributes.date1904);
        if (name !== "sheet") return;
        const { name: title = "", state = "visible" } = attributes;
        if (found.length >= MOST_SHEETS) throw Xml.damaged(main);
        found.push({ name: title, isHidden: state !== "visible", id: idOf(attributes) });
      },
    });
    for (const { name, isHidden, id } of found) {
      const link = this.links.find((item) => item.id === id);
      // Sheets of charts and of old macros hold no table.
      if (link?.type.endsWith("/worksheet")) this.sheets.push({ name, isHidden, entry: this.part(link.target) });
    }
  }

  private async readStyles(part: string): Promise<void> {
    const codes = new Map<number, Form>();
    const { forms } = this;
    let isCells = false;
    await Xml.read(part, this.bytes(this.part(part)), {
      open(name, { numFmtId = "0", formatCode = "" }) {
        if (name === "numFmt" && codes.size < MOST_FORMATS)
          codes.set(Number(numFmtId), formOf(formatCode.slice(0, 500)));
        else if (name === "cellXfs") isCells = true;
        else if (name === "xf" && isCells && forms.length < MOST_FORMATS)
          forms.push(codes.get(Number(numFmtId)) ?? builtIn(Number(numFmtId)));
      },
      close(name) {
        if (name === "cellXfs") isCells = false;
      },
    });
  }
}

export function isTrue(text: string | undefined): boolean {
  return text === "1" || text === "true" || text === "on";
}

/** `r:id`, whatever its prefix; not `sheetId`. */
function idOf(attributes: Xml.Attributes): string {
  return Xml.attribute(attributes, "id") ?? "";
}

/** A target is relative to the part it stands in, or begins at the root with "/". */
function resolve(base: string, target: string): string {
  const path: string[] = [];
  const whole = target.startsWith("/") ? target.slice(1) : base + target;
  for (const step of whole.replaceAll("\\", "/").split("/")) {
    if (step === "..") path.pop();
    else if (step !== "." && step !== "") path.push(step);
  }
  return path.join("/");
}

/** Reads the parts of a workbook as a stream of tags, with bounds on everything a part can make a reader hold. */
import { refuse, VisibleError } from "@clearboard/core/error";
import { SaxesParser } from "saxes";

/** One tag, text or comment. A cell of a spreadsheet holds at most 32,767 signs. */
const MOST_TOKEN = 1 << 20;
const MOST_DEPTH = 64;

/**
 * `on` adds its handlers under computed names, after which V8 keeps all fields of a parser in a hash table and parsing takes
 * twice the time. Fields that are there already spare it that; by another name they would do no harm.
 */
class Parser extends SaxesParser {
  constructor() {
    super();
    const fields = this as unknown as Record<string, unknown>;
    fields.xmldeclHandler = undefined;
    fields.textHandler = undefined;
    fields.doctypeHandler = undefined;
    fields.commentHandler = undefined;
    fields.openTagHandler = undefined;
    fields.closeTagHandler = undefined;
    fields.cdataHandler = undefined;
    fields.errorHandler = undefined;
  }
}

export type Attributes = Record<string, string>;
export type Handlers = {
  open: (name: string, attributes: Attributes) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
};

/** Feed it a part's bytes; it calls the handlers with names free of prefixes. */
export class Xml {
  private readonly parser = new Parser();
  private readonly part: string;
  private decoder: InstanceType<typeof TextDecoder> | undefined;
  private fed = 0;
  private depth = 0;

  constructor(part: string, handlers: Handlers) {
    this.part = part;
    const { parser } = this;
    const { open, text, close } = handlers;
    parser.on("opentag", (tag) => {
      this.fed = 0;
      if (++this.depth > MOST_DEPTH) throw damaged(part);
      open(local(tag.name), tag.attributes as Attributes);
    });
    parser.on("closetag", (tag) => {
      this.fed = 0;
      this.depth--;
      close?.(local(tag.name));
    });
    parser.on("text", (value) => {
      this.fed = 0;
      if (this.depth > 0) text?.(value);
    });
    parser.on("cdata", (value) => {
      this.fed = 0;
      text?.(value);
    });
    parser.on("comment", () => {
      this.fed = 0;
    });
    parser.on("doctype", (doctype) => {
      const isOutside = /\b(SYSTEM|PUBLIC)\b/.test(doctype);
      throw isOutside ? refuse("workbook-outside", { part }) : refuse("workbook-entities", { part });
    });
    parser.on("xmldecl", ({ encoding }) => {
      if (encoding !== undefined && !/^(utf-?8|utf-?16(le|be)?|us-ascii)$/i.test(encoding)) throw damaged(part);
    });
    parser.on("error", (cause) => {
      throw damaged(part, cause);
    });
  }

  push(chunk: Buffer): void {
    this.decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    for (let at = 0; at < chunk.length; at += MOST_TOKEN) this.write(chunk.subarray(at, at + MOST_TOKEN));
  }

  finish(): void {
    this.guarded(() => {
      const rest = this.decoder?.decode() ?? "";
      if (rest !== "") throw damaged(this.part);
      this.parser.close();
    });
  }

  private write(chunk: Buffer): void {
    this.fed += chunk.length;
    if (this.fed > MOST_TOKEN + chunk.length) throw damaged(this.part);
    this.guarded(() => this.parser.write(this.decoder?.decode(chunk, { stream: true }) ?? ""));
  }

  private guarded(run: () => void): void {
    try {
      run();
    } catch (cause) {
      throw cause instanceof VisibleError ? cause : damaged(this.part, cause);
    }
  }
}

/** Reads a whole part. */
export async function read(part: string, chunks: AsyncIterable<Buffer>, handlers: Handlers): Promise<void> {
  const xml = new Xml(part, handlers);
  for await (const chunk of chunks) xml.push(chunk);
  xml.finish();
}

/** An attribute whatever its prefix. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  for (const key in attributes) if (key === name || key.endsWith(`:${name}`)) return attributes[key];
  return undefined;
}

export function damaged(part: string, cause?: unknown): VisibleError {
  return refuse("workbook-broken", { part }, cause);
}

function encodingOf(start: Buffer): string {
  if ((start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0x3c && start[1] === 0)) return "utf-16le";
  if ((start[0] === 0xfe && start[1] === 0xff) || (start[0] === 0 && start[1] === 0x3c)) return "utf-16be";
  return "utf-8";
}

function local(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

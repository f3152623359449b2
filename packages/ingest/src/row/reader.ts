/** Cells -> texts, ids and words: one small reader for each thing a profile may say, made once a file, run once a row. */
import type * as Fact from "@clearboard/core/fact";
import type { CallColumns } from "@clearboard/core/fact/call-columns";
import type * as Scalars from "../mapping/scalars.ts";
import { mask } from "../mask.ts";
import { type Cells, remembered } from "./cells.ts";
import type { Clock } from "./clock.ts";
import { isRoundedCell } from "./rounded.ts";
import type { Witness } from "./witness.ts";

/** What readers need of the file besides its cells. */
export type Setting = {
  /** position of a column in the file, -1 where it has none */
  find: (column: Scalars.Column) => number;
  /** the source's effective name, which goes before its keys */
  source: string;
  clock: Clock;
  /** where calls go, which become no objects */
  calls: CallColumns;
  currency: string;
  /** the file knows dates from text, and gives them as yyyy-mm-dd whatever order its texts have */
  hasDates: boolean;
  /** takes in what speaks against the profile, to be judged when the file is read */
  observe: (witness: Witness) => Witness;
};

/** Gives the record's fact, or adds it to the calls; undefined where the record has a fault, or is none of this kind. */
export type RowReader = (cells: Cells, record: number) => Fact.Row | undefined;
/** The fields of a row by name, as far as they are read. */
export type Found = { [field: string]: unknown };
/** May report a fault, and may set fields. */
export type Check = (cells: Cells, found: Found) => void;

export type Reader<T> = (cells: Cells) => T | undefined;
export type Need = "required" | "optional";

/** The text of a cell; an empty one is a fault where it is required. */
export function text(setting: Setting, column: Scalars.Column, need: Need): Reader<string> {
  const at = setting.find(column);
  return (cells) => {
    if (cells.seek(at)) return cells.decoded(at);
    return need === "required" ? cells.fail("missing-field", at) : undefined;
  };
}

/** The same for texts that repeat in a file: names of products, teams, stages. */
export function repeated(setting: Setting, column: Scalars.Column, need: Need): Reader<string> {
  const at = setting.find(column);
  return remembered(at, 512, (cells) => {
    if (cells.seek(at)) return cells.decoded(at).replace(/\s+/g, " ");
    return need === "required" ? cells.fail("missing-field", at) : undefined;
  });
}

/** Several columns with a blank between those that are filled; one of them must be where it is required. */
export function joined(setting: Setting, spec: Scalars.Text, need: Need): Reader<string> {
  if (Array.isArray(spec)) return repeated(setting, spec, need);
  const parts = spec.columns.map((column) => repeated(setting, column, "optional"));
  const [first] = spec.columns;
  const at = first ? setting.find(first) : -1;
  return (cells) => {
    const found = parts.map((part) => part(cells)).filter((part) => part !== undefined);
    if (found.length > 0) return found.join(" ");
    return need === "required" ? cells.fail("missing-field", at) : undefined;
  };
}

/** A text that names another record or a number to call; undefined where the cell is empty, a fault where it was rounded. */
export function reference(setting: Setting, column: Scalars.Column, read: Reader<string>): Reader<string> {
  const at = setting.find(column);
  return (cells) => {
    const found = read(cells);
    return found !== undefined && cells.seek(at) && isRoundedCell(cells, at)
      ? cells.fail("rounded-by-spreadsheet", at)
      : found;
  };
}

/** The external id: columns and constants joined; the first column must be filled, and none rounded. */
export function identifier(setting: Setting, parts: Scalars.Identifier): Reader<string> {
  const { pieces, isWhole } = identifierPieces(setting, parts);
  return (cells) => {
    if (!isWhole(cells)) return undefined;
    let id = "";
    for (const piece of pieces) id += typeof piece === "number" ? cells.text(piece) : piece;
    return id;
  };
}

/** The columns and the texts that an id is made of, in order; `isWhole` is false, with a fault, where a record cannot have one. */
export function identifierPieces(
  setting: Setting,
  parts: Scalars.Identifier,
): { pieces: (number | string)[]; isWhole: (cells: Cells) => boolean } {
  const columns = parts.map((part) => (Array.isArray(part) ? setting.find(part) : part.is));
  const head = columns.find((part) => typeof part === "number") ?? -1;
  const pieces = columns.flatMap((part, at) => (at === 0 ? [part] : ["|", part]));
  const isWhole = (cells: Cells) => {
    if (!cells.seek(head)) {
      cells.fail("missing-field", head);
      return false;
    }
    for (const part of columns) {
      if (typeof part === "string" || !cells.seek(part) || !isRoundedCell(cells, part)) continue;
      cells.fail("rounded-by-spreadsheet", part);
      return false;
    }
    return true;
  };
  return { pieces, isWhole };
}

/** Whether a condition of a profile holds for the row in cursor. */
export function condition(setting: Setting, spec: Scalars.Condition): (cells: Cells) => boolean {
  if ("filled" in spec) {
    const at = setting.find(spec.filled);
    return (cells) => cells.seek(at);
  }
  if ("empty" in spec) {
    const at = setting.find(spec.empty);
    return (cells) => !cells.seek(at);
  }
  const at = setting.find(spec.column);
  const holding = (holds: (cells: Cells) => boolean) => {
    const read = remembered(at, 512, holds);
    return (cells: Cells) => read(cells) === true;
  };
  if ("pattern" in spec) {
    const pattern = new RegExp(spec.pattern, "u");
    return holding((cells) => cells.seek(at) && pattern.test(cells.decoded(at)));
  }
  const words = new Set(("words" in spec ? spec.words : spec.except).map(word));
  const isWord = (cells: Cells) => cells.seek(at) && words.has(word(cells.decoded(at)));
  return holding("words" in spec ? isWord : (cells) => !isWord(cells));
}

/** One of our words; `unknown` is what a word that the profile does not know counts as, absent: its row waits. */
export function choice<T extends string>(setting: Setting, spec: Scalars.Choice<T>, unknown?: T): Reader<T> {
  if ("is" in spec) return () => spec.is;
  if ("first" in spec) {
    const rules = spec.first.map((rule) => ({ is: rule.is, holds: condition(setting, rule) }));
    const otherwise = fallback(setting, spec.otherwise, unknown);
    return (cells) => {
      for (const rule of rules) if (rule.holds(cells)) return rule.is;
      return otherwise(cells);
    };
  }
  const at = setting.find(spec.column);
  const words = new Map(Object.entries(spec.words).map(([from, to]) => [word(from), to as T]));
  const meaning = remembered(at, 512, (cells) =>
    cells.seek(at) ? (words.get(word(cells.decoded(at))) ?? spec.otherwise) : undefined,
  );
  const known = Object.keys(spec.words).slice(0, 12).join(", ");
  const ifEmpty = spec.empty === undefined ? undefined : fallback(setting, spec.empty, unknown);
  return (cells) => {
    const found = meaning(cells);
    if (found !== undefined) return found;
    if (!cells.seek(at)) return ifEmpty === undefined ? cells.fail("missing-field", at) : ifEmpty(cells);
    const text = cells.decoded(at);
    // What would have to be masked is no word that somebody could be asked about.
    const isWord = mask(text) === text;
    if (unknown !== undefined) {
      if (isWord) cells.asked.push({ column: at, word: text, as: unknown });
      return unknown;
    }
    return isWord
      ? cells.fail("word-waits", at, { word: text, words: known })
      : cells.fail("unknown-word", at, { words: known });
  };
}

/** What counts where nothing else decides: always the same, or the words of a further column. */
function fallback<T extends string>(setting: Setting, spec: T | Scalars.Words<T>, unknown?: T): Reader<T> {
  return typeof spec === "string" ? () => spec : choice(setting, spec, unknown);
}

/** A choice that a profile may leave out. */
export function maybe<T extends string>(setting: Setting, spec: Scalars.Choice<T>, unknown?: T): Reader<T> {
  if (!("column" in spec)) return choice(setting, spec);
  const at = setting.find(spec.column);
  const read = choice(setting, spec, unknown);
  return (cells) => (spec.empty === undefined && !cells.seek(at) ? undefined : read(cells));
}

/** As words are compared: width, white space and case do not matter. */
export function word(cell: string): string {
  return cell.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
}

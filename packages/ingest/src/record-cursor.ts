/** The current record: what readers of rows see of a file, whatever its format. */

/** What may be wrong with how a record is written; "" is nothing. */
export type Fault = "" | "unterminated-quote" | "stray-quote" | "rows-in-quotes" | "bad-json" | "key-twice";

/** A buffer with Node's slices, which cost less than `toString` with its checks. */
export type Bytes = Buffer & {
  latin1Slice(from: number, to: number): string;
  utf8Slice(from: number, to: number): string;
};

/** Fields are byte ranges of UTF-8; they hold until more of the file is taken in. */
export type RecordCursor = {
  readonly bytes: Bytes;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** 1 where a quoted field holds doubled quotes */
  readonly doubled: Uint8Array;
  readonly fields: number;
  /** line of the file, or row of the sheet, that the record starts on; 1 = first */
  readonly line: number;
  /** lines that it takes after that one, where a record may take several */
  readonly linesMore?: number;
  readonly fault: Fault;
  /** the field the fault is in; -1 = the whole record */
  readonly faultField: number;
  /** with `rows-in-quotes`: how many lines inside the record are rows of the file */
  readonly rowsInside?: number;
  /** Moves to the next whole record; false: more of the file is needed. */
  next(): boolean;
  text(field: number): string;
  /** What stands in a field that is taken for empty: a spreadsheet's error, a formula nobody calculated. */
  readonly blank?: (field: number) => string | undefined;
};

/** A cursor that is filled from a stream: `next` is false only at the end of the file. */
export type Source = {
  readonly cursor: RecordCursor;
  /** names of values that came up after the header was found, which nothing of the profile asks for */
  readonly strays?: ReadonlySet<string>;
  next(): Promise<boolean>;
};

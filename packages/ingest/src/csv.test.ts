import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Csv from "./csv.ts";
import * as Encoding from "./encoding.ts";
import { encoded, pieces } from "./reading.fixture.ts";

function records(text: string, delimiter = ",", limits?: Csv.Limits) {
  const scanner = new Csv.Scanner(delimiter, limits ? { limits } : {});
  scanner.push(Buffer.from(text));
  scanner.finish();
  const found: { line: number; fault: string; fields: string[] }[] = [];
  while (scanner.next()) found.push({ line: scanner.line, fault: scanner.fault, fields: scanner.texts() });
  return found;
}
const fields = (text: string, delimiter?: string) => records(text, delimiter).map((record) => record.fields);

describe("a CSV file", () => {
  test("keeps delimiters, line ends and doubled quotes that stand inside quotes", () => {
    expect(fields('a,"b,c","d\ne","say ""hi"""\n1,2,3,4')).toEqual([
      ["a", "b,c", "d\ne", 'say "hi"'],
      ["1", "2", "3", "4"],
    ]);
  });

  test.each(["\n", "\r\n", "\r"])("ends its records with %j", (end) => {
    expect(fields(["a,b", "1,2", ""].join(end))).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
  });

  test("names the physical line a record starts on, whatever line ends and empty lines come before", () => {
    const lines = records('h\r\n"two\r\nlines"\n\n\r"two\rlines"\rlast').map(({ line }) => line);
    expect(lines).toEqual([1, 2, 6, 8]);
  });

  test("passes over lines of nothing but keeps a quoted nothing", () => {
    expect(fields('a\n\n""\n\nb')).toEqual([["a"], [""], ["b"]]);
  });

  test("keeps empty fields at the end of a line and of the file", () => {
    expect(fields("a,b,\n1,,")).toEqual([
      ["a", "b", ""],
      ["1", "", ""],
    ]);
  });

  test("takes a quote inside an unquoted field as it is and blanks after a closing quote as nothing", () => {
    expect(records('5" screen,"x" ,y')).toEqual([{ line: 1, fault: "", fields: ['5" screen', "x", "y"] }]);
  });

  test("marks a record whose quote is never closed, and one that goes on after its closing quote", () => {
    expect(records('a,b\n1,"2\n3,4\n')).toMatchObject([{ fault: "" }, { line: 2, fault: "unterminated-quote" }]);
    expect(records('"a"b,c\n1,2').map(({ fault }) => fault)).toEqual(["stray-quote", ""]);
  });

  test("is refused where a field, a record or the number of columns has no end", () => {
    const limits = { fieldBytes: 8, recordBytes: 32, columns: 3 };
    expect(() => records("a\n123456789", ",", limits)).toThrow("line 2 has more than 8 bytes");
    expect(() => records("a,b,c,d", ",", limits)).toThrow("line 1 has more than 3 columns");
    expect(records("a,b,c", ",", limits)).toHaveLength(1);
    const scanner = new Csv.Scanner(",", { limits });
    scanner.push(Buffer.from(`a\n"${"x\n".repeat(20)}`));
    scanner.next();
    expect(() => scanner.next()).toThrow("line 2 has more than 32 bytes");
  });

  test("shows its delimiter by the split that the next lines share, or by a sep= line", () => {
    const guess = (text: string) => Csv.guessDelimiter(Buffer.from(text), true);
    expect(guess("a;b\n1,5;2,5\n3,5;4,5\n")).toBe(";");
    expect(guess('"a,b,c"|d\n1|2')).toBe("|");
    expect(guess("a\tb\n1\t2")).toBe("\t");
    expect(guess("a\n1")).toBe(",");
    expect(Csv.statedDelimiter(Buffer.from("sep=;\r\nA;1"))).toEqual({ delimiter: ";", length: 7 });
    expect(Csv.statedDelimiter(Buffer.from("separator,x"))).toBeUndefined();
  });
});

const HEADER = "通话编号 call id";
const SIGNS = ["a", "Z", "0", '"', ",", ";", "\t", "|", "\n", "\r", " ", "中", "国", "一", "龘", "é"];
const GB_SIGNS = SIGNS.filter((sign) => sign !== "龘" && sign !== "é");
const ENCODINGS = [
  "utf-8",
  "utf-8 with mark",
  "utf-16le",
  "utf-16le with mark",
  "utf-16be",
  "utf-16be with mark",
  "gb18030",
];

function asBytes(text: string, encoding: string): Buffer {
  if (encoding === "gb18030") return encoded(text, "gb18030");
  const marked = encoding.endsWith("mark") ? `\ufeff${text}` : text;
  if (encoding.startsWith("utf-8")) return Buffer.from(marked, "utf8");
  const bytes = Buffer.from(marked, "utf16le");
  return encoding.startsWith("utf-16be") ? bytes.swap16() : bytes;
}

async function readBack(bytes: Buffer, delimiter: string, sizes: number[]) {
  // What is looked at first is longer than the header, as it is in life.
  const rest = pieces(bytes.subarray(64), sizes);
  const sample = bytes.subarray(0, 64);
  const decoding = new Encoding.Decoding({ sample, rest, isKnown: (utf8) => utf8.includes("通话编号") });
  const scanner = new Csv.Scanner(delimiter);
  const found: { line: number; fields: string[] }[] = [];
  const drain = () => {
    while (scanner.next()) found.push({ line: scanner.line, fields: scanner.texts() });
  };
  for await (const buffer of decoding.buffers()) {
    scanner.push(buffer);
    drain();
  }
  scanner.finish();
  drain();
  return found;
}

test("any table, written in any delimiter, quoting, line end and encoding and cut anywhere, reads back identical", async () => {
  const table = fc.integer({ min: 1, max: 4 }).chain((columns) =>
    fc.record({
      signs: fc.constantFrom(SIGNS, GB_SIGNS),
      columns: fc.constant(columns),
      rows: fc.array(fc.array(fc.array(fc.nat(15), { maxLength: 6 }), { minLength: columns, maxLength: columns }), {
        maxLength: 6,
      }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.constantFrom(...Csv.DELIMITERS),
      fc.constantFrom("\n", "\r\n", "\r"),
      fc.constantFrom(...ENCODINGS),
      fc.boolean(),
      fc.boolean(),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
      async (drawn, delimiter, end, encoding, isQuotedAlways, isEnded, sizes) => {
        const signs = encoding === "gb18030" ? GB_SIGNS : drawn.signs;
        const body = drawn.rows.map((row) =>
          row.map((field) => field.map((at) => signs[at % signs.length] ?? "").join("")),
        );
        const rows = [[HEADER, ...Array.from({ length: drawn.columns - 1 }, (_, at) => `column ${at}`)], ...body];
        const written = rows.map((row) =>
          row
            .map((field) => {
              const isPlain = !/["\r\n]/.test(field) && !field.includes(delimiter) && (field !== "" || row.length > 1);
              return isPlain && !isQuotedAlways ? field : `"${field.replaceAll('"', '""')}"`;
            })
            .join(delimiter),
        );
        const bytes = asBytes(written.join(end) + (isEnded ? end : ""), encoding);
        const expected = rows.map((row, at) => {
          const before = written
            .slice(0, at)
            .map((record) => record + end)
            .join("");
          return { line: 1 + (before.match(/\r\n|\r|\n/g)?.length ?? 0), fields: row };
        });
        expect(await readBack(bytes, delimiter, sizes)).toEqual(expected);
      },
    ),
    { seed: 20261121, numRuns: 600 },
  );
});

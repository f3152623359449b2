/** Facts written down in any style come back through a draft, once the questions it asks are answered. */
import fc from "fast-check";
import { expect, test } from "vitest";
import * as Profile from "../profile.ts";
import { encoded, readAll, SHANGHAI } from "../reading.fixture.ts";
import * as Draft from "./draft.ts";

type Deal = { id: number; owner: number; stage: "won" | "lost" | "open"; fen: number; day: number };
type Style = {
  header: number;
  order: string;
  separator: string;
  isPadded: boolean;
  decimal: "." | ",";
  group: boolean;
  words: number;
  delimiter: string;
  encoding: "utf-8" | "utf-16le" | "gb18030";
  owner: "email" | "name" | "id";
  columns: number[];
  lineEnd: string;
};

const HEADERS = [
  ["deal id", "owner", "stage", "amount", "close date"],
  ["Opportunity ID", "SalesRep", "Deal Stage", "Deal Value", "CloseDate"],
  ["商机编号", "负责人", "阶段", "合同金额", "签约日期"],
] as const;
const WORDS = [
  { won: "Won", lost: "Lost", open: "Open" },
  { won: "赢单", lost: "丢单", open: "跟进中" },
  { won: "S7", lost: "S0", open: "S3" },
];
const OWNERS = {
  email: ["anna@example.com", "bo@example.com"],
  name: ["Anna Berg", "Bo Chen"],
  id: ["R01", "R02"],
};

function written(deal: Deal, style: Style): string[] {
  const date = new Date(Date.UTC(2026, 0, 1 + deal.day));
  const pad = (value: number) => String(value).padStart(style.isPadded ? 2 : 1, "0");
  const parts: Record<string, string> = {
    y: String(date.getUTCFullYear()),
    m: pad(date.getUTCMonth() + 1),
    d: pad(date.getUTCDate()),
  };
  const yuan = String(Math.floor(deal.fen / 100));
  const whole = style.group ? yuan.replace(/\B(?=(\d{3})+$)/g, style.decimal === "." ? "," : ".") : yuan;
  return [
    `D${deal.id}`,
    OWNERS[style.owner][deal.owner] ?? "",
    WORDS[style.words]?.[deal.stage] ?? "",
    `${whole}${style.decimal}${String(deal.fen % 100).padStart(2, "0")}`,
    [...style.order].map((part) => parts[part]).join(style.separator),
  ];
}

function file(deals: Deal[], style: Style): Buffer {
  const rows = [[...(HEADERS[style.header] ?? HEADERS[0])], ...deals.map((deal) => written(deal, style))];
  const cell = (text: string) => (text.includes(style.delimiter) ? `"${text}"` : text);
  const text = rows
    .map((row) => style.columns.map((at) => cell(row[at] ?? "")).join(style.delimiter) + style.lineEnd)
    .join("");
  if (style.encoding === "utf-8") return Buffer.from(text);
  return style.encoding === "gb18030" ? encoded(text, "gb18030") : Buffer.from(`\ufeff${text}`, "utf16le");
}

/** What the person who made the file would say. */
function answer(question: string, style: Style): string {
  if (question === "closeDay.order") return style.order;
  if (question === "amount.decimal") return style.decimal;
  if (question === "owner.what") return style.owner;
  const word = question.replace("stage.word.", "");
  const stage = Object.entries(WORDS[style.words] ?? {}).find(([, text]) => text === word)?.[0];
  if (stage === undefined) throw new Error(`nobody would ask ${question}`);
  return stage;
}

const deal = fc.record({
  id: fc.nat(1e6),
  owner: fc.nat(1),
  stage: fc.constantFrom("won", "lost", "open"),
  fen: fc.integer({ min: 0, max: 1e9 }),
  day: fc.nat(364),
}) as fc.Arbitrary<Deal>;
const style = fc.record({
  header: fc.nat(2),
  order: fc.constantFrom("ymd", "mdy", "dmy"),
  separator: fc.constantFrom("-", "/", "."),
  isPadded: fc.boolean(),
  decimal: fc.constantFrom(".", ","),
  group: fc.boolean(),
  words: fc.nat(2),
  delimiter: fc.constantFrom(",", ";", "\t", "|"),
  encoding: fc.constantFrom("utf-8", "utf-16le", "gb18030"),
  owner: fc.constantFrom("email", "name", "id"),
  columns: fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
  lineEnd: fc.constantFrom("\n", "\r\n"),
}) as fc.Arbitrary<Style>;

test("a file in any style, its draft and the answers its author gives are the facts it was written from", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(deal, { minLength: 1, maxLength: 12, selector: ({ id }) => id }),
      style,
      async (deals, how) => {
        const bytes = file(deals, how);
        const options = { organisation: SHANGHAI, profiles: [] };
        const first = await Draft.propose(bytes, "export.csv", { ...options, answers: { kind: "deal" } });
        expect(first.missing).toEqual([]);
        const settings = Object.fromEntries(first.undecided.map(({ field }) => [field, answer(field, how)]));
        const draft = await Draft.propose(bytes, "export.csv", { ...options, answers: { kind: "deal", settings } });
        expect(draft.undecided).toEqual([]);
        const profile = Profile.parse(draft.profile);
        const { rows, rejected } = await readAll(bytes, { profiles: [profile] });
        expect(rejected).toEqual([]);
        const key = { email: "email", name: "crm:name", id: "crm:id" }[how.owner];
        expect(rows.map(({ id, values }) => ({ id, ...values }))).toEqual(
          deals.map((item) => ({
            id: `D${item.id}`,
            owner: `${key}|${OWNERS[how.owner][item.owner]}`,
            stage: item.stage,
            stageName: WORDS[how.words]?.[item.stage],
            amountMinor: String(item.fen),
            currency: "CNY",
            [item.stage === "open" ? "expectedDay" : "closeDay"]: new Date(Date.UTC(2026, 0, 1 + item.day))
              .toISOString()
              .slice(0, 10),
          })),
        );
      },
    ),
    { numRuns: 60, seed: 4 },
  );
});

import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import * as Profile from "../profile.ts";
import * as Profiles from "../profiles.ts";
import { encoded, readAll, SHANGHAI } from "../reading.fixture.ts";
import { workbook } from "../xlsx/workbook.fixture.ts";
import type * as Answer from "./answer.ts";
import * as Draft from "./draft.ts";
import { preview } from "./preview.ts";

const propose = (file: string | Uint8Array, answers: Answer.Info = {}, name = "file.csv") =>
  Draft.propose(typeof file === "string" ? Buffer.from(file) : file, name, {
    organisation: SHANGHAI,
    profiles: Profiles.ALL,
    answers,
  });
const guesses = (of: Draft.Proposal) => Object.fromEntries(of.columns.map(({ name, guess }) => [name, guess]));
const asked = (of: Draft.Proposal) => of.undecided.map(({ field }) => field);

const DEALS = (...dates: [string, string]) => `Opportunity No,Salesperson,Phase,Order Value,Signed date
O-1,Anna Berg,Won,1200.50,${dates[0]}
O-2,Bo Chen,Lost,900.00,${dates[1]}
`;
const PHASE = { columns: { Phase: "stage", "Opportunity No": "id", "Order Value": "amount" }, kind: "deal" } as const;

test("recognises deals by their header and asks nothing where the values decide", async () => {
  const draft = await propose(`id,Sales Agent,deal stage,close value,close date
D1,Anna Berg,Won,"1,200.50",10/13/2026
D2,Bo Chen,Lost,900,10/02/2026
`);
  expect(draft.kind).toBe("deal");
  expect(guesses(draft)).toEqual({
    id: "id",
    "Sales Agent": "owner",
    "deal stage": "stage",
    "close value": "amount",
    "close date": "closeDay",
  });
  expect([draft.undecided, draft.missing, draft.isReady]).toEqual([[], [], true]);
  // The 13 cannot be a month.
  expect(draft.columns[4]?.proof).toMatchObject({
    code: "draft-order-proved",
    params: { example: "10/13/2026", is: "mdy" },
  });
});

test("never guesses the order of day and month: without a 13 it asks, and takes the answer", async () => {
  const file = DEALS("03/04/2026", "05/06/2026");
  const draft = await propose(file, PHASE);
  expect(draft.undecided).toMatchObject([
    {
      field: "closeDay.order",
      choices: ["mdy", "dmy"],
      why: { code: "draft-order-open", params: { example: "03/04/2026" } },
    },
  ]);
  expect(JSON.stringify(draft.profile)).toContain('"order":"?"');
  expect(() => Profile.parse(draft.profile)).toThrow(/closeDay/);
  const days = [];
  for (const order of ["mdy", "dmy"]) {
    const { profile, isReady } = await propose(file, { ...PHASE, settings: { "closeDay.order": order } });
    expect(isReady).toBe(true);
    const { rows } = await readAll(file, { profile: Profile.parse(profile) });
    days.push(rows.map(({ values }) => "closeDay" in values && values.closeDay));
  }
  expect(days).toEqual([
    ["2026-03-04", "2026-05-06"],
    ["2026-04-03", "2026-06-05"],
  ]);
});

test("a column in which some dates read one way alone and some the other stays open", async () => {
  expect(asked(await propose(DEALS("13/04/2026", "05/16/2026"), PHASE))).toEqual(["closeDay.order"]);
});

test("the decimal sign is asked for where both readings take every amount, and only there", async () => {
  const file = (amount: string) => `id;owner email;stage;amount;close date\n1;a@x.com;won;${amount};2026-10-01\n`;
  expect(asked(await propose(file("1.200")))).toEqual(["amount.decimal"]);
  expect(asked(await propose(file("1.234,50")))).toEqual([]);
  expect(asked(await propose(file("1200")))).toEqual([]);
  // 1.234 yuan would be a fraction of a fen: so the point parts thousands.
  const { profile } = await propose(file("1.234"));
  expect(JSON.stringify(profile)).toContain('"decimal":","');
});

test("words it does not know are asked for one by one, or all at once", async () => {
  const file =
    "id,owner,stage,amount,close date\n1,王芳,Won,1,2026-10-01\n2,王芳,Gewonnen,2,2026-10-02\n3,王芳,Rätsel,3,\n";
  expect(asked(await propose(file))).toEqual(["stage.word.Gewonnen", "stage.word.Rätsel"]);
  const item = await propose(file, { settings: { "stage.word.Gewonnen": "won", "stage.other": "open" } });
  expect(item.undecided).toEqual([]);
  expect(item.profile.emits).toMatchObject([{ stage: { words: { Won: "won", Gewonnen: "won" }, otherwise: "open" } }]);
});

test("durations: signs decide, a unit in the header decides, a bare number is asked for", async () => {
  const file = (name: string, talk: string) =>
    `call id,extension,start time,direction,answered,${name}\n1,8001,2026-10-01 09:00:00,out,yes,${talk}\n`;
  const form = async (name: string, talk: string) => JSON.stringify((await propose(file(name, talk))).profile);
  expect(await form("talk time", "0:03:31")).toContain('"form":"clock"');
  expect(await form("通话时长(秒)", "143")).toContain('"form":"seconds"');
  expect(asked(await propose(file("duration", "143")))).toEqual(["talk.form"]);
  expect(asked(await propose(file("duration", "3:31")))).toEqual(["talk.form"]);
});

test("an owner column says by its values or its header what its keys are, or a person must", async () => {
  const file = (name: string, key: string) => `id,${name},stage,amount,close date\n1,${key},won,1,2026-10-01\n`;
  const what = async (name: string, key: string) => {
    const { profile, undecided } = await propose(file(name, key));
    return undecided[0]?.field ?? (profile.emits as { owner: { what: string } }[])[0]?.owner.what;
  };
  expect(await what("owner", "anna@example.com")).toBe("email");
  expect(await what("owner", "Anna Berg")).toBe("name");
  expect(await what("负责人工号", "10086")).toBe("id");
  expect(await what("owner", "R01")).toBe("owner.what");
});

test("says what is missing, and which values are not what the header promises", async () => {
  const draft = await propose("order id,amount,order date\n1,12.00,soon\n2,13.00,later\n", { kind: "deal" });
  expect(draft.missing.map(({ field }) => field)).toEqual(["owner", "closeDay"]);
  expect(draft.columns[2]?.why).toMatchObject({ code: "draft-values-differ", params: { field: "closeDay" } });
  expect(draft.isReady).toBe(false);
});

test("without a header the kind and the columns are stated, and the file is known by its columns' looks", async () => {
  const file = "8001,2026-10-01 09:00:00,143\n8002,2026-10-01 09:05:00,20\n";
  const first = await propose(file);
  expect([first.hasHeader, first.kind, asked(first)]).toEqual([false, null, ["kind"]]);
  // Of a call nothing but the start is a date; which number is the talk time nobody can tell.
  const second = await propose(file, { kind: "call" });
  expect(guesses(second)).toEqual({ "column 1": null, "column 2": "start", "column 3": null });
  expect(second.missing.map(({ field }) => field)).toEqual(["id", "owner", "talk"]);
  const answers: Answer.Info = {
    kind: "call",
    columns: { "column 1": "owner", "column 3": "talk" },
    id: ["column 1", "column 2"],
    settings: { "owner.what": "extension", "talk.form": "seconds", "direction.is": "out", "connected.is": "yes" },
  };
  const draft = await propose(file, answers);
  expect([draft.undecided, draft.missing]).toEqual([[], []]);
  const { rows } = await readAll(file, { profiles: [Profile.parse(draft.profile)] });
  expect(rows).toMatchObject([
    { id: "8001|2026-10-01 09:00:00", values: { owner: "pbx:extension|8001", second: 32_400, talkSeconds: 143 } },
    { id: "8002|2026-10-01 09:05:00", values: { talkSeconds: 20 } },
  ]);
});

test("the same draft comes from UTF-8, UTF-16, GB18030, gzip, a workbook and JSON", async () => {
  const rows = [
    ["商机编号", "负责人", "阶段", "金额", "成交日期"],
    ["S1", "王芳", "赢单", "1200.50", "2026-10-13"],
    ["S2", "李伟", "输单", "900", "2026-10-14"],
  ];
  const text = rows.map((row) => row.join(",")).join("\n");
  const head = rows[0] ?? [];
  const objects = rows.slice(1).map((row) => Object.fromEntries(row.map((cell, at) => [head[at], cell])));
  const files = [
    Buffer.from(text),
    Buffer.from(`\ufeff${text}`, "utf16le"),
    encoded(text, "gb18030"),
    gzipSync(text),
    workbook([{ rows: [["十月商机"], ...rows] }]),
    Buffer.from(JSON.stringify(objects)),
  ];
  for (const file of files) {
    const draft = await propose(file, {}, "商机.csv");
    expect([draft.kind, Object.values(guesses(draft)), draft.isReady]).toEqual([
      "deal",
      ["id", "owner", "stage", "amount", "closeDay"],
      true,
    ]);
    expect(draft.known).toEqual(["deals"]);
  }
});

test("private values are masked in samples and in the preview", async () => {
  const file =
    "call id,分机,开始时间,呼叫方向,是否接通,通话秒数,客户号码\n1,8001,2026-10-01 09:00:00,呼出,是,30,13812345678\n";
  const draft = await propose(file);
  expect(draft.isReady).toBe(true);
  const shown = await preview(Buffer.from(file), Profile.parse(draft.profile), { organisation: SHANGHAI });
  expect(JSON.stringify([draft, shown])).not.toContain("13812345678");
  expect(shown.facts[0]?.values).toContainEqual({ name: "customer", value: "138********" });
});

test("the preview shows what records become and which are rejected, of the first twenty", async () => {
  const line = (at: number) => `${at},a@x.com,won,${at === 3 ? "a lot" : "12.50"},2026-10-0${(at % 9) + 1}`;
  const file = `id,owner,stage,amount,close date\n${Array.from({ length: 30 }, (_, at) => line(at)).join("\n")}\n`;
  const { profile } = await propose(file.replace("a lot", "1"));
  const shown = await preview(Buffer.from(file), Profile.parse(profile), { organisation: SHANGHAI });
  expect([shown.facts.length, shown.rejected.length, shown.read]).toEqual([19, 1, 20]);
  expect(shown.rejected[0]).toMatchObject({ line: 5, column: "amount", code: "bad-number" });
  expect(shown.facts[0]?.values).toContainEqual({ name: "amount", value: "1250", currency: "CNY" });
});

test("the beginning of a longer file is enough; of a packed one it is not", async () => {
  const file = `id,owner,stage,amount,close date\n${Array.from({ length: 100 }, (_, at) => `${at},a@x.com,won,12.50,2026-10-13\n`).join("")}`;
  const cut = { organisation: SHANGHAI, profiles: [], isCut: true };
  expect((await Draft.propose(Buffer.from(file).subarray(0, 1001), "a.csv", cut)).isReady).toBe(true);
  const utf16 = Buffer.from(`\ufeff${file}`, "utf16le");
  expect((await Draft.propose(utf16.subarray(0, 2001), "a.csv", cut)).isReady).toBe(true);
  await expect(Draft.propose(gzipSync(file).subarray(0, 50), "a.csv.gz", cut)).rejects.toMatchObject({
    code: "sample-packed",
  });
});

const REPORT = `"Opportunity Owner","Stage","Amount","Close Date","Opportunity ID"
"Ann Lee","Closed Won","1,250.00","10/25/2026","006A1"
"Subtotal","","1,250.00","",""
"Bob Ray","Closed Lost","500.00","10/9/2026","006A3"
"Grand Totals (2 records)","","1,750.00","",""

"Copyright (c) Acme Inc. All rights reserved."
"Generated By: Ops 11/1/2026 1:02 AM"
`;

test("a report of a CRM names its owner, and the lines under the table are passed over", async () => {
  const draft = await propose(REPORT, { settings: { "owner.what": "name" } });
  expect(guesses(draft)).toMatchObject({ "Opportunity Owner": "owner", "Opportunity ID": "id" });
  expect(draft.profile.skip).toEqual([{ empty: ["Opportunity ID"] }]);
  expect(draft.isReady).toBe(true);
  const profile = Profile.parse(draft.profile);
  const { rows, rejected, skipped } = await readAll(REPORT, { profile });
  expect([rows.map(({ id }) => id), rejected, skipped]).toEqual([["006A1", "006A3"], [], 4]);
  const gap = await propose(REPORT.replace('"006A3"', '""'), { settings: { "owner.what": "name" } });
  expect(gap.profile.skip, "a row that lacks nothing but its id is no footer").toBeUndefined();
});

test("a telephone log is taken for calls, although it has names and numbers as a list of customers has", async () => {
  const draft = await propose(`Direction,Type,Phone Number,Name,Date,Time,Action,Action Result,Duration
Outgoing,Voice,(555) 010-0101,Acme,Thu 10/15/2026,9:05 AM,VoIP Call,Call connected,0:02:13
Incoming,Voice,(555) 010-0102,,Fri 10/16/2026,9:11 AM,Phone Call,Missed,0:00:00
`);
  expect(draft.kind).toBe("call");
  expect(guesses(draft)).toMatchObject({ Date: "start", Time: "startTime", "Action Result": "connected" });
});

test("columns of Talkdesk, Five9 and Aircall are taken for what they hold", async () => {
  const talkdesk =
    await propose(`Interaction ID,Call Type,Start Time,End Time,Talkdesk Phone Number,Customer Phone Number,Talk Time,Agent Name
i-1,outbound,2026-10-15 09:05:00,2026-10-15 09:07:00,5550100100,5550100177,00:01:00,Ann Lee
i-2,inbound,2026-10-15 09:20:00,2026-10-15 09:20:30,5550100100,5550100178,00:00:00,Bob Ray
`);
  expect(guesses(talkdesk)).toMatchObject({
    ...{ "Interaction ID": "id", "Call Type": "direction", "Start Time": "start" },
    ...{ "Customer Phone Number": "customer", "Talk Time": "talk", "Agent Name": "owner" },
  });
  expect(guesses(talkdesk)).not.toHaveProperty("Talkdesk Phone Number", "customer");
  const five9 = await propose(`CALL ID,TIMESTAMP,CALL TYPE,AGENT,DISPOSITION,ANI,CALL TIME,TALK TIME
3001,"Thu, 15 Oct 2026 09:05:00",Outbound,ann@example.com,Sale,5550100177,00:01:05,00:01:00
3002,"Thu, 15 Oct 2026 09:20:00",Outbound,bob@example.com,No Answer,5550100178,00:00:25,00:00:00
`);
  expect(guesses(five9)).toMatchObject({ "CALL ID": "id", TIMESTAMP: "start", AGENT: "owner", "TALK TIME": "talk" });
  expect(guesses(five9)).not.toHaveProperty("CALL TIME", "startTime");
  const aircall = await propose(`datetime (UTC),direction,from,to,answered,user,duration (total),duration (in call)
2026-10-15 09:05:00,outbound,5550100100,5550100177,Yes,ann@example.com,65,60
2026-10-15 09:20:00,inbound,5550100178,5550100100,No,bob@example.com,15,0
`);
  expect(guesses(aircall)).toMatchObject({
    ...{ "datetime (UTC)": "start", direction: "direction", answered: "connected", user: "owner" },
    "duration (in call)": "talk",
  });
});

test("an answer that nothing of the file asks for is named", async () => {
  const draft = await propose(REPORT, {
    columns: { "Oportunity Owner": "owner", Amount: "amont" },
    settings: { owner: "Opportunity Owner", "owner.what": "name" },
  });
  expect(guesses(draft)["Opportunity Owner"]).toBe("owner");
  expect(draft.unused).toEqual(["column.Oportunity Owner", "column.Amount", "owner"]);
});

test("a time that a spreadsheet left as a fraction of a day is drafted and read as the time it is", async () => {
  const log = `call id;agent name;call date;call time;direction;answered;talk seconds
C1;Ann Lee;25.10.2026;0.38400462962963;out;yes;60
C2;Ann Lee;25.10.2026;0.5;out;yes;60
C3;Ann Lee;26.10.2026;0;out;yes;60
C4;Ann Lee;26.10.2026;0.99999999;out;yes;60
${[5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24].map((at) => `C${at};Ann Lee;26.10.2026;0.${at}1234;out;yes;60`).join("\n")}
`;
  const draft = await propose(log, { settings: { "owner.what": "name" } });
  expect(draft.profile.emits).toMatchObject([{ start: { date: ["call date"], time: ["call time"], timeForm: "day" } }]);
  const { rows, rejected } = await readAll(log, { profile: Profile.parse(draft.profile) });
  expect(rejected).toEqual([]);
  expect(rows.slice(0, 4).map(({ values }) => (values as { second: number }).second)).toEqual([
    33_178, 43_200, 0, 86_399,
  ]);
});

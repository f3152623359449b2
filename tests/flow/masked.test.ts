/** Personal numbers of customers never leave by what Clearboard says: not by receipts, reasons, notices, nights, errors or logs. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { main } from "@clearboard/cli/main";
import { log } from "@clearboard/functions/log";
import * as Profiles from "@clearboard/ingest/profiles";
import { proceed, unfinished } from "@clearboard/jobs/import";
import { nightly } from "@clearboard/jobs/nightly";
import type { Outbox } from "@clearboard/jobs/notice/outbox";
import { tellFile, tellNight } from "@clearboard/jobs/notice/tell";
import * as Ledger from "@clearboard/store/ledger";
import * as Notices from "@clearboard/store/notice";
import * as SqliteTable from "@clearboard/store/sqlite/table";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as Api from "../../packages/api/src/sandbox.fixture.ts";
import { createSandbox, delivery, letIn, memoryFiles, type Sandbox, START } from "./sandbox.ts";

/** As people write numbers and addresses; each has an end of its own, by which it is found again. */
const NUMBERS = [
  "13987650001",
  "+86 139-8765-0002",
  "(0755) 8765-0003",
  "139 8765 0004",
  "+8613987650005",
  "612 876 506",
  "61.287.65.07",
  "ask for 13987650008 please",
  "1-398-765-0009 ext 12",
];
const ADDRESSES = ["quill.marsh@private.example", "Quill Marsh <quill_marsh@private.example>"];
const SEEDED = [...NUMBERS, ...ADDRESSES];
const NAME = "Quetzal Yarrowby";

/** A good row of every template that speaks of customers, or whose cells somebody may fill with one. */
const TABLES: [name: string, head: string, row: string][] = [
  [
    "customers",
    "customer id,customer name,owner,phone,email,customer tier,grade,region,channel,customer since,updated at",
    `K1,${NAME},A1,${NUMBERS[0]},${ADDRESSES[0]},gold,A,North,web,2025-01-01,2026-01-02 08:00:00`,
  ],
  [
    "leads",
    "lead id,owner,created on,stage,customer,lead name,channel,grade,closed on,loss reason",
    `L1,A1,2026-01-05,lost,K1,${NAME},web,B,2026-01-09,price`,
  ],
  [
    "deals",
    "deal id,owner,owner share,second owner,second share,stage,amount,currency,close date,customer,customer tier,units,updated at",
    `D1,A1,60,B2,40,won,100.00,CNY,2026-01-05,${NAME},A,2,2026-01-05 08:00:00`,
  ],
  ["payments", "payment id,deal id,received on,due on,amount,currency", "P1,D1,2026-01-08,2026-01-09,100.00,CNY"],
  ["refunds", "refund id,deal id,refund date,amount,currency,reason", "R1,D1,2026-01-20,10.00,CNY,left"],
  ["followups", "follow-up id,owner,date,channel,held,customer", "F1,A1,2026-01-05,call,yes,K1"],
  [
    "calls",
    "call id,agent,start,direction,connected,talk seconds,customer",
    `C1,A1,2026-01-05 09:00:00,out,yes,60,${NUMBERS[0]}`,
  ],
  [
    "complaints",
    "complaint id,owner,type,opened at,answered at,closed at,customer,topic,status",
    `T1,A1,complaint,2026-01-05 09:00:00,2026-01-05 10:00:00,,${NAME},bill,open`,
  ],
  ["surveys", "survey id,agent,date,score,scale", "S1,A1,2026-01-05,5,5"],
  ["peers", "review id,person,date,score,scale,by", "E1,A1,2026-01-05,8,10,B2"],
  ["knowledge", "item id,person,date,title,confirmed", "N1,A1,2026-01-05,Opening,yes"],
  ["leave", "leave id,person,from,to,type", "V1,A1,2026-01-05,2026-01-06,holiday"],
  ["targets", "month,scope,subject,revenue target,currency", "2026-01,person,A1,100.00,CNY"],
  ["market", "month,competitor,market share,our own", "2026-01,Rapids,12.5,no"],
  ["costs", "month,cost item,cost amount,scope,subject", "2026-01,leads,12.50,company,"],
];

const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The good row, and for every column and every seeded text a row with the text in it; each with an id of its own. */
function poisoned([name, head, row]: (typeof TABLES)[number]): [string, string] {
  const cells = row.split(",");
  const lines = [row];
  for (const [at] of cells.entries())
    for (const [number, text] of SEEDED.entries()) {
      const bad = cells.map((cell, other) => (other === 0 && !/^\d/.test(cell) ? `${cell}x${at}x${number}` : cell));
      bad[at] = quoted(text);
      lines.push(bad.join(","));
    }
  return [`${name}.csv`, `${[head, ...lines].join("\n")}\n`];
}

/** Files that are refused, held or half read, each for a reason of its own. */
const ODD: [string, string][] = [
  // one id, which is a number, says two things: neither counts
  [
    "calls-twice.csv",
    `${TABLES[6]?.[1]}\n${SEEDED.flatMap((id) => ["60", "70"].map((talk) => `${quoted(id)},A1,2026-01-06 09:00:00,out,yes,${talk},${id}`)).join("\n")}\n`,
  ],
  [
    "deals-twice.csv",
    `deal id,owner,stage,amount,close date\n${SEEDED.flatMap((id) => ["1.00", "2.00"].map((amount) => `${quoted(id)},A1,won,${amount},2026-01-06`)).join("\n")}\n`,
  ],
  // an id of January in July
  [
    "calls-old.csv",
    `call id,agent,start,direction,connected,talk seconds\n${SEEDED.map((id) => `old ${id},A1,2025-03-06 09:00:00,out,yes,60`).join("\n")}\n`,
  ],
  [
    "calls-later.csv",
    `call id,agent,start,direction,connected,talk seconds\n${SEEDED.map((id) => `old ${id},A1,2026-01-06 09:00:00,out,yes,60`).join("\n")}\n`,
  ],
  ["headerless.csv", `${SEEDED.map(quoted).join(",")}\n${SEEDED.map(quoted).join(",")}\n`],
  ["near.csv", `deal id,owner,stage,amount,${NUMBERS[0]}\nD1,A1,won,1.00,x\n`],
  [
    "unquoted.csv",
    `deal id,owner,stage,amount,close date\nD1,A1,won,"${NUMBERS[0]},2026-01-01\nD2,A1,won,1.00,2026-01-01\n`,
  ],
  [
    "ragged.csv",
    `deal id,owner,stage,amount,close date\n${SEEDED.map((text) => `D1,A1,${quoted(text)}`).join("\n")}\n`,
  ],
  [
    "broken.json",
    `[{"deal id":"D1","owner":"A1","stage":"won","amount":"1.00","close date": ${NUMBERS[0]} ${ADDRESSES[0]}}]`,
  ],
  [
    "broken.jsonl",
    `{"deal id":"D1","owner":"A1","stage":"won","amount":"1.00","close date":"2026-01-01"}\n{"deal id": ${ADDRESSES[0]}, ${NUMBERS[1]}\n`,
  ],
  ["page.html", `<html><body>${SEEDED.join(" ")}</body></html>`],
];

/** What of the text is a seeded number or address, however it is written. */
function leaks(stated: string): string[] {
  const text = stated.replace(/\\u003c/g, "<");
  const plain = text.replace(/(?<=\d)[ \-().+/,]+(?=\d)/g, "");
  const numbers = NUMBERS.map((number) => number.replace(/\D/g, "").slice(0, 11));
  const found = numbers.filter((digits) => plain.includes(digits.slice(-8)));
  if (/quill.?marsh@/i.test(text)) found.push("an address");
  return found;
}

/** Fails with the place of a leak in sight. */
function expectMasked(where: string, stated: unknown): void {
  const text = typeof stated === "string" ? stated : (JSON.stringify(stated) ?? "");
  const found = leaks(text);
  const near = (needle: string) => {
    const spread = new RegExp([...needle.slice(-8)].join("[ \\-().+/,]*"));
    const at = needle === "an address" ? text.search(/quill.?marsh@/i) : text.search(spread);
    return text.slice(Math.max(0, at - 160), at + 60);
  };
  expect(found.map(near), where).toEqual([]);
  if (text.includes(NAME)) {
    const at = text.indexOf(NAME);
    expect(text.slice(Math.max(0, at - 160), at + 60), `${where}: a customer's name`).toBe("");
  }
}

let sandbox: Sandbox;
let sent: unknown[];
let channels = 0;
let outbox: Outbox;
beforeEach(async () => {
  // Sessions run out by the clock of the table, which is the sandbox's.
  let now = () => START;
  const table = SqliteTable.open(":memory:", { now: () => now() });
  sandbox = await createSandbox({ unknownOwners: "pending" }, { table, files: memoryFiles() });
  now = sandbox.ctx.now;
  sent = [];
  outbox = {
    post: async (request) => {
      sent.push(request);
      return { status: 200, text: '{"ok":true,"code":0,"errcode":0}' };
    },
    mail: async (mail) => void sent.push(mail),
    wait: async () => {},
  };
  await sandbox.take("people.csv", "employee id,name\nA1,Anna Berg\nB2,Bo Chen\n");
  for (const kind of Notices.KINDS)
    for (const events of [["night"], ["file"]] as Notices.Event[][])
      await Notices.add(sandbox.table, {
        ...{ kind, events, address: kind === "email" ? "mei@rivers.example" : `https://hook.example/${kind}` },
        ...{ secret: null, createdAt: sandbox.ctx.now(), createdBy: "usr_1" },
        random: (bytes) => new Uint8Array(bytes).fill(++channels),
      });
});
afterEach(() => vi.restoreAllMocks());

const FILES = [...TABLES.map(poisoned), ...ODD];

test("a receipt, a reason, a notice and a line of a log name no customer's number", async () => {
  const logged: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => logged.push(String(text)) > 0);
  let rejected = 0;
  const states = new Set<string>();
  const receipts: [string, unknown][] = [];
  for (const [name, text] of FILES) {
    sandbox.pass(1000);
    try {
      const waiting = await sandbox.take(name, text);
      states.add(waiting.status);
      receipts.push([`${name} as it came`, waiting]);
      const receipt = await letIn(sandbox.ctx, waiting);
      rejected += receipt.rows.rejected;
      states.add(receipt.status);
      const { importId, status, rows, reason } = receipt;
      receipts.push([name, receipt]);
      log({ event: "import", importId, status, rows, reason });
      await tellFile(sandbox.ctx, outbox, importId);
    } catch (error) {
      log({ event: "import-failed", messageId: "m1", error });
    }
  }
  // What no one foresaw may quote a cell.
  const cause = new SyntaxError(`"${SEEDED.join('", "')}" is not valid JSON`);
  log({ event: "nightly-failed", error: new RangeError(`${NUMBERS[0]} is too large`, { cause }) });
  vi.restoreAllMocks();
  for (const [name, receipt] of receipts) expectMasked(`receipt of ${name}`, receipt);
  expect(rejected).toBeGreaterThan(500);
  expect([...states].sort()).toEqual(["applied", "held", "refused"]);
  for (const line of logged) expectMasked("log", line);
  for (const item of sent) expectMasked("notice of a file", item);
  expect(sent.length).toBeGreaterThan(4);
  const listed = (await Ledger.list(sandbox.table)).map(({ name, state, reason, reasons, profile }) => ({
    name,
    state,
    reason,
    reasons,
    profile,
  }));
  expectMasked("ledger", listed);
});

test("a night of such files, its summary and its record name none", async () => {
  const inbox = async function* () {
    for (const [name, text] of FILES)
      yield { source: null, path: `inbox/${name}`, name, version: "1", open: () => delivery(name, text).chunks };
  };
  const night = await nightly(sandbox.ctx, { inbox: inbox(), today: "2026-03-02" });
  expect(night.files.length).toBeGreaterThan(20);
  expectMasked("night", { ...night, failed: night.failed.map(({ path, error }) => [path, String(error)]) });
  await tellNight(sandbox.ctx, outbox, night.night);
  expect(sent.length).toBeGreaterThan(4);
  for (const item of sent) expectMasked("notice of a night", item);
});

test("what the API answers for such files, good or bad, names none", async () => {
  const events: unknown[] = [];
  let previews = 0;
  let effects = 0;
  const api = await Api.createSandbox({
    ctx: sandbox.ctx,
    log: (event) => events.push(event),
  });
  const [importer, director] = [await api.signIn("importer"), await api.signIn("director")];
  const paths = ["/api/imports", "/api/held", "/api/nights", "/api/people", "/api/notices"];
  for (const [name, text] of FILES) {
    const answer = await api.request("POST", `/api/imports?name=${name}`, { cookie: importer, bytes: text });
    const { importId } = (await answer.clone().json()) as { importId?: string };
    expectMasked(`upload of ${name}`, await answer.text());
    if (importId !== undefined)
      paths.push(`/api/imports/${importId}`, `/api/held/${importId}/effect`, `/api/imports/${importId}/undo`);
    for (const id of await unfinished(sandbox.ctx)) await proceed(sandbox.ctx, id);
    const draft = await api.request("POST", `/api/profiles/draft?name=${name}`, { cookie: director, bytes: text });
    expectMasked(`draft of ${name}`, await draft.text());
    const sample = { name, sample: Buffer.from(text).toString("base64") };
    const known = Profiles.ALL.find(({ name: item }) => name.startsWith(item));
    for (const body of [sample, { ...sample, ...(known === undefined ? {} : { profile: known }) }]) {
      const shown = await api.request("POST", "/api/profiles/preview", { cookie: director, body });
      expectMasked(`preview of ${name}`, await shown.text());
      previews += shown.status === 200 ? 1 : 0;
    }
  }
  for (const cookie of [importer, director])
    for (const path of paths) {
      const answer = await api.request("GET", path, { cookie });
      if (/(effect|undo)$/.test(path) && answer.status === 200) effects++;
      expectMasked(path, await answer.text());
    }
  expect(importer !== undefined && director !== undefined).toBe(true);
  expect([previews > 20, effects > 10], "previews and effects were there to look at").toEqual([true, true]);
  for (const bad of [
    { name: NUMBERS[0], password: ADDRESSES[0] },
    { name: 7, [NUMBERS[0] ?? ""]: 1 },
  ])
    expectMasked("sign-in", await (await api.request("POST", "/api/session", { body: bad })).text());
  expectMasked(
    "events",
    events.map((event) => JSON.stringify(event, (_, value) => (value instanceof Error ? value.stack : value))),
  );
});

test("what the command prints for such files names none", async () => {
  const dir = await mkdtemp(join(tmpdir(), "clearboard-masked-"));
  try {
    const stated: string[] = [];
    const output = {
      out: (text: string) => void stated.push(text),
      err: (text: string) => void stated.push(text),
      isTerminal: false,
    };
    const data = join(dir, "data");
    await main(["init", "--zone", "Asia/Shanghai", "--currency", "CNY", "--data", data], output);
    for (const [name, text] of FILES) {
      const path = join(dir, name);
      await writeFile(path, text);
      for (const more of [["--dry-run"], ["--json"], []]) await main(["import", path, "--data", data, ...more], output);
      await main(["profiles", "draft", path, "--data", data], output);
    }
    await main(["held", "--data", data], output);
    expect(stated.length).toBeGreaterThan(60);
    for (const text of stated) expectMasked("printed", text);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
});

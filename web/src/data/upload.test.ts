import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { upload } from "./upload.ts";

type Sent = { method: string; url: string; headers: Record<string, string>; size: number };
let sent: Sent[];
let answer: { status: number; text: string };
let asked: [string, unknown][];
let answers: object[];

class Request {
  responseType = "";
  status = 0;
  responseText = "";
  upload: { onprogress?: (event: object) => void } = {};
  onload?: () => void;
  private now: Sent = { method: "", url: "", headers: {}, size: 0 };
  open(method: string, url: string) {
    Object.assign(this.now, { method, url });
  }
  setRequestHeader(name: string, value: string) {
    this.now.headers[name] = value;
  }
  send(file: File) {
    sent.push({ ...this.now, size: file.size });
    this.upload.onprogress?.({ loaded: file.size, total: file.size });
    Object.assign(this, { status: answer.status, responseText: answer.text });
    this.onload?.();
  }
}

beforeEach(() => {
  [sent, asked, answers] = [[], [], []];
  answer = { status: 202, text: '{"importId":"imp_1","isKnown":false}' };
  vi.stubGlobal("XMLHttpRequest", Request);
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    asked.push([`${init.method} ${url}`, init.body === undefined ? undefined : JSON.parse(String(init.body))]);
    return new Response(JSON.stringify(answers.shift()), { headers: { "content-type": "application/json" } });
  });
});
afterEach(() => vi.unstubAllGlobals());

const file = (bytes: number) => new File([new Uint8Array(bytes)], "deals 1.csv");
const LARGE = 3 * 1024 * 1024 + 1;
const OCTETS = { "content-type": "application/octet-stream" };

test("a small file goes straight to the server", async () => {
  const shares: number[] = [];
  expect(await upload(file(10), "", (done, total) => shares.push(done / total))).toEqual({
    importId: "imp_1",
    isKnown: false,
  });
  expect(asked).toEqual([]);
  expect(sent).toEqual([{ method: "POST", url: "/api/imports?name=deals+1.csv", headers: OCTETS, size: 10 }]);
  expect(shares).toEqual([1]);
});

test("a large one asks first, and on one machine goes to the same address", async () => {
  const url = "/api/imports?name=deals+1.csv&profile=crm";
  answers = [{ url, method: "POST", headers: OCTETS, importVia: "answer", status: null, expires: "" }];
  await upload(file(LARGE), "crm", () => {});
  expect(asked).toEqual([["POST /api/imports/uploads", { name: "deals 1.csv", profile: "crm", bytes: LARGE }]]);
  expect(sent).toMatchObject([{ method: "POST", url, headers: OCTETS }]);
});

test.each([200, 412])(
  "on AWS it is put into the inbox, and followed to its import; answered with %i",
  async (status) => {
    vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 1000 });
    const headers = { ...OCTETS, "if-none-match": "*" };
    const url = "https://inbox.example.com/x";
    answers = [
      { url, method: "PUT", headers, importVia: "inbox", status: "/api/imports/uploads/up1", expires: "" },
      { importId: null },
      { importId: "imp_2" },
    ];
    answer = { status, text: "" };
    expect(await upload(file(LARGE), "", () => {})).toEqual({ importId: "imp_2", isKnown: false });
    expect(sent).toMatchObject([{ method: "PUT", url, headers, size: LARGE }]);
    expect(asked.slice(1).map(([what]) => what)).toEqual(Array(2).fill("GET /api/imports/uploads/up1"));
    vi.useRealTimers();
  },
);

test("what the inbox does not take is an upload that was cut off", async () => {
  answers = [{ url: "https://inbox.example.com/x", method: "PUT", headers: OCTETS, status: "/u/1" }];
  answer = { status: 403, text: "<Error/>" };
  await expect(upload(file(LARGE), "", () => {})).rejects.toMatchObject({ status: 0, code: "network" });
});

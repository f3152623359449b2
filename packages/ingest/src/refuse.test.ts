import { say } from "@clearboard/core/code";
import { VisibleError } from "@clearboard/core/error";
import { expect, test } from "vitest";
import * as Profile from "./profile.ts";
import * as Profiles from "./profiles.ts";
import * as Read from "./read.ts";
import { readAll } from "./reading.fixture.ts";

const named = (name: string) => Profiles.ALL.find((profile) => profile.name === name) as Profile.Info;

async function refusal(file: string | Uint8Array, options: Partial<Read.Options> = {}): Promise<VisibleError> {
  const error = await readAll(file, options).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof VisibleError)) throw new Error("was not refused", { cause: error });
  // The English sentence of the list is the one thrown, and no placeholder stays open in either language.
  expect(say(error.code, "en", error.params)).toContain(error.message.replace(/\.$/, ""));
  for (const locale of ["en", "zh-CN"] as const) expect(say(error.code, locale, error.params)).not.toMatch(/[{}]/);
  return error;
}

test.each([
  ["an empty file", "", "file-empty"],
  ["a file of blanks", "\ufeff \r\n\n", "file-empty"],
  ["a header alone", "sales_agent,manager,regional_office\n\n", "file-header-only"],
  ["an archive cut off", Buffer.from("PK\x03\x04 and more"), "archive-broken"],
  ["gzip cut off", Buffer.from([0x1f, 0x8b, 8, 0, 0]), "archive-broken"],
  ["an old workbook", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), "file-xls"],
  ["a PDF", "%PDF-1.7\n", "file-pdf"],
  ["binary data", Buffer.from("a,b\n\0\0\0\x01"), "file-binary"],
  ["a web page", "\n<!DOCTYPE html><html><body>Sign in", "file-html"],
  ["a sign-in page with a table", "<html><form><table><tr><td><input></table></form></html>", "file-html"],
  [
    "a workbook of Excel 2003",
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>',
    "file-spreadsheetml",
  ],
  ["a Git LFS pointer", "version https://git-lfs.github.com/spec/v1\noid sha256:4d\nsize 12\n", "file-lfs"],
  ["JSON of another table", '[{"make":"Kia"}]', "header-unknown"],
  ["JSON that is no table", '{"make":"Kia","years":[1,2]} x', "json-broken"],
  ["another table", "Colour,Year,Sales\nred,2019,3\n", "header-unknown"],
  ["sums instead of calls", "Agent Name,Total Calls,Answered Calls\nAnn,210,99\n", "export-aggregate"],
  ["sums instead of calls, in Chinese", "坐席;通话总数;接通率\n王芳;210;0.4\n", "export-aggregate"],
  [
    "orders without anybody who sold",
    "订单编号,总金额,买家实际支付金额,收货地址 ,订单创建时间,订单付款时间 ,退款金额\n1,1,1,x,,,\n",
    "export-without-owner",
  ],
  [
    "leads without a day",
    "Prospect ID,Lead Number,Lead Source,Converted,Lead Quality\n1,2,x,0,y\n",
    "export-without-day",
  ],
])("%s is refused", async (_, file, code) => {
  expect((await refusal(file)).code).toBe(code);
});

test("a header that nearly matches says which profile and which columns are missing", async () => {
  const error = await refusal("call id,agent,start,connected\nC1,E7,x,y\n");
  expect(error.message).toBe(
    "The header matches no known profile; the nearest is calls, which also needs: direction, talk seconds.",
  );
});

test("an unknown header is shown without the numbers of people that a headerless file begins with", async () => {
  const error = await refusal("16569963779\t17885275338\tyesterday\t2389\n");
  expect(error.message).toContain("165********, 178********");
});

test("a header that matches two profiles asks for a choice, and a choice is followed", async () => {
  const twin = { ...named("maven-teams"), name: "twin" };
  const file = "sales_agent,manager,regional_office\nA,B,C\n";
  expect((await refusal(file, { profiles: [...Profiles.ALL, twin] })).params).toEqual({
    profiles: "maven-teams, twin",
  });
  expect((await readAll(file, { profile: twin })).reading.profile.name).toBe("twin");
});

test("a profile forced on another file says which columns it misses, or that there is no header", async () => {
  const missing = await refusal("工号,分机\nE7,8042\n", { profile: named("people") });
  expect([missing.code, missing.params]).toEqual(["columns-missing", { profile: "people", missing: "name" }]);
  const headerless = await refusal("E7,王芳,8042\nE8,李强,8043\n", { profile: named("people") });
  expect(headerless.code).toBe("header-absent");
  expect((await refusal("a,b\n1,2\n", { profile: named("asterisk") })).code).toBe("positions-differ");
});

test("a column the profile uses must not be there twice", async () => {
  const error = await refusal("employee id,name,team,Team\nE7,王芳,A,B\n");
  expect([error.code, error.params]).toEqual(["column-twice", { column: "team", profile: "people" }]);
});

test("a field without end is refused while the file is read, naming its line", async () => {
  const file = `employee id,name\nE1,A\nE2,"${"x\n".repeat(3_000_000)}`;
  const error = await refusal(file);
  expect([error.code, error.params.line]).toEqual(["field-too-long", 3]);
});

test("the input is let go when a file is refused, and when its reader stops halfway", async () => {
  let closed = 0;
  async function* input(text: string) {
    try {
      for (let turn = 0; turn < 100; turn++) yield Buffer.from(turn === 0 ? text : "E9,Ann\n".repeat(20_000));
    } finally {
      closed++;
    }
  }
  const options = { profiles: Profiles.ALL, organisation: { zone: "UTC", currency: "EUR" } };
  await expect(Read.open(input("a,b\n1,2\n".repeat(10_000)), options)).rejects.toBeInstanceOf(VisibleError);
  expect(closed).toBe(1);
  const reading = await Read.open(input("employee id,name\nE1,Bo\n"), options);
  for await (const batch of reading.batches) if (batch.read > 0) break;
  expect(closed).toBe(2);
});

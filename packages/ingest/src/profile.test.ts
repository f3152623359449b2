import { expect, test } from "vitest";
import * as Profile from "./profile.ts";
import * as Profiles from "./profiles.ts";
import { readAll } from "./reading.fixture.ts";

/** A dialler that counts seconds since 1970, a CRM in cents and commas: what the built-in ones do not use. */
const CUSTOM = {
  name: "dialler",
  title: { en: "Dialler", zh: "拨号器" },
  source: "dialler",
  zone: "UTC",
  match: { header: [["id"], ["begin"], ["end"]] },
  empty: ["NA", "Select"],
  skip: [{ column: ["kind"], words: ["Internal"] }],
  emits: [
    {
      kind: "call",
      id: [["id"], ["leg"]],
      owner: { what: "email", column: ["seat"] },
      start: { column: ["begin"], epoch: "s" },
      direction: { first: [{ column: ["kind"], words: ["IN"], is: "in" }], otherwise: "out" },
      connected: { column: ["state"], words: { up: "yes" }, otherwise: "no", empty: "no" },
      talk: { from: { column: ["begin"], epoch: "s" }, to: { column: ["end"], epoch: "s" } },
    },
  ],
};

test("a profile is data: it survives JSON, and its digest follows its content, not the order of its keys", () => {
  for (const profile of Profiles.ALL) {
    const copy = Profile.parse(JSON.parse(JSON.stringify(profile)));
    expect(copy).toEqual(profile);
    const turned = Object.fromEntries(Object.entries(profile).reverse());
    expect(Profile.digest(Profile.parse(turned))).toBe(Profile.digest(profile));
  }
  expect(new Set(Profiles.ALL.map(Profile.digest)).size).toBe(Profiles.ALL.length);
  expect(new Set(Profiles.ALL.map(({ name }) => name)).size).toBe(Profiles.ALL.length);
});

test("a profile that is not valid says where and why", () => {
  expect(() => Profile.parse({ ...CUSTOM, zone: "Mars/Base" })).toThrow("zone: is not an IANA time zone");
  expect(() => Profile.parse({ ...CUSTOM, emits: [] })).toThrow("emits");
  expect(() => Profile.parse({ ...CUSTOM, colour: "red" })).toThrow("colour");
  expect(() => Profile.parse(null)).toThrow("The profile is not valid");
});

test("a custom profile reads epoch seconds, durations from start and end, joined ids, empty words and skips", async () => {
  const profile = Profile.parse(CUSTOM);
  const { rows, skipped, rejected } = await readAll(
    "id,leg,seat,begin,end,kind,state\n" +
      "7,a,Ann@X.com,1790816400,1790816461,IN,up\n" +
      "8,b,ann@x.com,1790816400,1790816461,Internal,up\n" +
      "9,c,ann@x.com,1790816461,1790816400,OUT,up\n" +
      "10,d,ann@x.com,1790816400,NA,OUT,Select\n" +
      "11,e,ann,1790816400,1790816461,OUT,up\n",
    { profiles: [profile], organisation: { zone: "Asia/Shanghai", currency: "CNY" } },
  );
  // 1790816400 is 2026-10-01T01:00:00Z, 09:00 in Shanghai
  expect(rows).toMatchObject([
    {
      id: "7|a",
      values: { owner: "email|ann@x.com", day: "2026-10-01", second: 32_400, direction: "in", talkSeconds: 61 },
    },
    { id: "10|d", values: { isConnected: false, talkSeconds: 0 } },
  ]);
  expect(skipped).toBe(1);
  expect(rejected.map(({ line, code, column }) => [line, code, column])).toEqual([
    [4, "negative-duration", "end"],
    [6, "bad-email", "seat"],
  ]);
});

test("local times of the profile's zone are moved into the organisation's", async () => {
  const profile = Profile.parse({
    ...CUSTOM,
    emits: [
      { ...CUSTOM.emits[0], start: { column: ["begin"], order: "mdy" }, talk: { column: ["end"], form: "clock" } },
    ],
  });
  const { rows } = await readAll(
    "id,leg,seat,begin,end,kind,state\n7,a,a@x.com,10/1/2026 8:30:00 PM,1:01:01,OUT,up\n",
    { profile },
  );
  expect(rows[0]?.values).toMatchObject({ day: "2026-10-02", second: 4 * 3600 + 30 * 60, talkSeconds: 3661 });
});

test("the columns a file must have are told by their first spelling", () => {
  const people = Profiles.ALL.find(({ name }) => name === "people");
  expect(people && Profile.columns(people)).toEqual(["employee id", "name"]);
});

test("the profiles that Clearboard comes with are what a check makes of them", () => {
  for (const profile of Profiles.ALL) expect(Profile.parse(profile)).toEqual(profile);
});

/** Telephone services as their documentation describes them. */
import { expect, test } from "vitest";
import { readAll } from "../reading.fixture.ts";

async function facts(file: string) {
  const { rows, rejected, reading, skipped } = await readAll(file);
  expect(rejected).toEqual([]);
  return {
    profile: reading.profile.name,
    skipped,
    rows: rows.map(({ kind, id, values }) => ({ kind, id, ...values })),
  };
}

test("Twilio: our side of the number owns the call, legs of a call are passed over", async () => {
  const found = await facts(
    "Sid,Parent_call_sid,From,To,Status,Direction,Duration,Start_time\n" +
      'CA1,,+12025550101,+12025550199,completed,outbound-api,61,"Thu, 01 Oct 2026 01:00:05 +0000"\n' +
      'CA2,,+12025550199,+12025550101,no-answer,inbound,0,"Thu, 01 Oct 2026 01:10:05 +0000"\n' +
      'CA3,CA1,+12025550101,+12025550199,completed,outbound-dial,61,"Thu, 01 Oct 2026 01:00:05 +0000"\n',
  );
  expect(found).toMatchObject({
    profile: "twilio-calls",
    skipped: 1,
    rows: [
      {
        id: "CA1",
        owner: "twilio:number|+12025550101",
        day: "2026-10-01",
        second: 32_405,
        direction: "out",
        isConnected: true,
        talkSeconds: 61,
      },
      { id: "CA2", owner: "twilio:number|+12025550101", direction: "in", isConnected: false, customer: "+12025550199" },
    ],
  });
});

test("RingCentral: JSON as its API gives it", async () => {
  const record = {
    sessionId: "9",
    startTime: "2026-10-01T01:00:05.000Z",
    duration: 61,
    type: "Voice",
    action: "VoIP Call",
  };
  const found = await facts(
    JSON.stringify({
      records: [
        {
          id: "1",
          ...record,
          direction: "Outbound",
          result: "Call connected",
          from: { phoneNumber: "+1" },
          to: { phoneNumber: "+2" },
        },
        {
          id: "2",
          ...record,
          direction: "Inbound",
          result: "Missed",
          from: { phoneNumber: "+2" },
          to: { phoneNumber: "+1" },
        },
      ],
      paging: { page: 1 },
    }),
  );
  expect(found).toMatchObject({
    profile: "ringcentral-calls",
    rows: [
      { id: "1", owner: "ringcentral:number|+1", second: 32_405, direction: "out", isConnected: true, customer: "+2" },
      { id: "2", owner: "ringcentral:number|+1", direction: "in", isConnected: false, talkSeconds: 0 },
    ],
  });
});

test("DIDWW, IvozProvider and ShoreTel Sky", async () => {
  const didww =
    "Date/Time Start (UTC),Date/Time Connect (UTC),Date/Time End (UTC),Status,Source Number,Source Name,Source Country,Destination DID\n";
  expect(
    await facts(
      `${didww}2026-10-01 01:00:05,2026-10-01 01:00:10,2026-10-01 01:01:11,ok,4401,x,GB,4402\n2026-10-01 01:10:05,,2026-10-01 01:10:30,no,4401,x,GB,4402\n`,
    ),
  ).toMatchObject({
    profile: "didww-calls",
    rows: [
      { owner: "didww:number|4402", second: 32_405, talkSeconds: 61, isConnected: true, direction: "in" },
      { isConnected: false, talkSeconds: 0 },
    ],
  });
  const ivoz = "callid,startTime,duration,caller,callee,price,direction,ddiId,endpointType,endpointId,endpointName\n";
  expect(await facts(`${ivoz}c1,2026-10-01 09:00:05,61,+34,101,,inbound,1,User,77,Ann\n`)).toMatchObject({
    profile: "ivozprovider-calls",
    rows: [{ id: "c1", owner: "ivoz:endpoint|77", direction: "in", talkSeconds: 61, customer: "+34" }],
  });
  const shoretel = "Date,Time,Duration,Calling Number,Direction,Originating,Dialed Number,Destination,Internal\n";
  // 9 PM in New York is 9 AM of the next day in Shanghai
  expect(
    await facts(
      `${shoretel}09/30/2026,09:00 PM,1:01,101,Outbound,Ann Lee,2025550199,x,No\n09/30/2026,09:00 PM,1:01,101,Outbound,Ann Lee,102,x,Yes\n`,
    ),
  ).toMatchObject({
    profile: "shoretel-calls",
    skipped: 1,
    rows: [{ owner: "shoretel:name|Ann Lee", day: "2026-10-01", second: 32_400, talkSeconds: 61, direction: "out" }],
  });
});

test("KF5: calls, and the surveys whose words are known", async () => {
  const record = {
    type: "呼入",
    from: "1862831****",
    to: "01082167014",
    duration: 40,
    connect: 1,
    created_at: "2026-10-01 09:00:05",
  };
  const file = [
    { id: 17, ...record, agent_id: 733, satisfaction: "满意" },
    { id: 18, ...record, agent_id: 733, satisfaction: "未评价", connect: 0 },
  ];
  expect(await facts(JSON.stringify(file))).toMatchObject({
    profile: "kf5-calls",
    rows: [
      { kind: "call", id: "17", owner: "kf5:agent|733", direction: "in", isConnected: true, talkSeconds: 40 },
      { kind: "survey", id: "17", owner: "kf5:agent|733", day: "2026-10-01", score: 4, scale: 5 },
      { kind: "call", id: "18", isConnected: false, talkSeconds: 0 },
    ],
  });
  const labels =
    "通话ID,通话类型,主叫号码,被叫号码,通话时长,是否接通,来电时间,客服ID\n19,呼出,010,138,61,1,2026-10-01 09:00:05,733\n";
  expect(await facts(labels)).toMatchObject({ rows: [{ id: "19", direction: "out", talkSeconds: 61 }] });
});

test("Tencent, Huawei, Zoomix and a log of four columns", async () => {
  const tencent = {
    ...{ SessionId: "s1", Caller: "0101", Callee: "138", Direction: 1, Duration: 61, StartTimestamp: 1_790_816_405 },
    ...{ EndStatusString: "ok", SeatUser: { Mail: "Ann@example.com", Name: "Ann" } },
  };
  expect(
    await facts(JSON.stringify({ TelCdrs: [tencent, { ...tencent, SessionId: "s2", SeatUser: null }] })),
  ).toMatchObject({
    profile: "tencent-calls",
    skipped: 1,
    rows: [
      {
        id: "s1",
        owner: "email|ann@example.com",
        day: "2026-10-01",
        second: 32_405,
        direction: "out",
        customer: "138",
      },
    ],
  });
  const huawei = (type: string) =>
    `dev,acc,1,101,77-1,138,010,2026-10-01 09:00:05,2026-10-01 09:01:06,/a.wav,0,,,5,${type},5,,12\n`;
  expect(await facts(huawei("呼入") + huawei("呼出").replace("77-1", "77-2"))).toMatchObject({
    profile: "huawei-recordings",
    rows: [
      { owner: "huawei:agent|101", direction: "in", talkSeconds: 61 },
      { direction: "out", isConnected: true },
    ],
  });
  const zoomix =
    "session_id,seat_code,caller,bind_number,callee,call_start_time,call_end_time,call_result,duration,fee_minute\n";
  expect(await facts(`${zoomix}z1,S9,010,170,138,2026-10-01 09:00:05,2026-10-01 09:01:20,1,61,2\n`)).toMatchObject({
    profile: "zoomix-calls",
    rows: [{ owner: "zoomix:seat|S9", talkSeconds: 61, customer: "138" }],
  });
  expect(
    await facts("16569963779\t17885275338\t20261001090005\t0061\n16569963779\t17885275338\t20261001091005\t0000\n"),
  ).toMatchObject({
    profile: "zh-call-log",
    rows: [
      { owner: "telecom:number|16569963779", second: 32_405, talkSeconds: 61, isConnected: true },
      { isConnected: false },
    ],
  });
});

test("FreeSWITCH with seconds and quotes, as it writes before a spreadsheet touches it", async () => {
  const uuid = "d80e22e0-4c15-11ea-97a0-9dd79410affb";
  const found = await facts(
    `"Ann","1002","1004","default","2026-10-01 09:00:05","2026-10-01 09:00:10","2026-10-01 09:01:11","66","61","NORMAL_CLEARING","${uuid}","","1002","PCMU","PCMU"\n`,
  );
  expect(found).toMatchObject({
    profile: "freeswitch",
    rows: [{ owner: "pbx:extension|1002", talkSeconds: 61, second: 32_405 }],
  });
});

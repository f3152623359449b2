/** Every real export beside the repository is taken in with all of its rows accounted for, or refused with the right reason. */
import type * as Fact from "@clearboard/core/fact";
import * as Profile from "@clearboard/ingest/profile";
import * as Profiles from "@clearboard/ingest/profiles";
import * as Ingest from "@clearboard/ingest/read";
import { describe, expect, test } from "vitest";
import { real } from "./data.ts";

const NEW_YORK = { zone: "America/New_York", currency: "USD" };
const SHANGHAI = { zone: "Asia/Shanghai", currency: "CNY" };

async function take(bytes: Buffer, organisation: typeof NEW_YORK, profile?: Profile.Info) {
  const chunks = (async function* () {
    for (let at = 0; at < bytes.length; at += 1 << 16) yield bytes.subarray(at, at + (1 << 16));
  })();
  const reading = await Ingest.open(chunks, { profiles: Profiles.ALL, organisation, ...(profile ? { profile } : {}) });
  const found = { name: reading.profile.name, read: 0, skipped: 0, rejected: 0, taken: 0, rows: [] as Fact.Row[] };
  for await (const { rows, calls, rejected, skipped, read } of reading.batches) {
    found.rows.push(...rows, ...calls.rows());
    found.rejected += rejected.length;
    found.skipped += skipped;
    found.read += read;
  }
  found.taken = new Set(found.rows.map(({ record }) => record)).size;
  expect(found.read).toBe(found.taken + found.skipped + found.rejected);
  return found;
}

const kinds = (rows: Fact.Row[]) => {
  const counts: Partial<Record<Fact.Kind, number>> = {};
  for (const { kind } of rows) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
};

describe("real exports are taken in by what is built in", () => {
  test.for<[path: string, profile: string, read: number, skipped: number, kinds: Partial<Record<Fact.Kind, number>>]>([
    ["calls-asterisk-freeswitch/asterisk-Master.csv", "asterisk-custom", 14, 0, { call: 14 }],
    ["calls-asterisk-freeswitch/freeswitch-Master.csv", "freeswitch", 10, 0, { call: 10 }],
    ["calls-pwc/Call-Center-Dataset.csv", "pwc-calls", 1667, 0, { call: 1667, survey: 1345 }],
    ["calls-zh-headerless/call.log", "zh-call-log", 21, 0, { call: 21 }],
    // 120 tasks and 120 notes touch no customer
    ["crm-hubspot-like/hubspot_activities.csv", "hubspot-activities", 626, 240, { followup: 386 }],
    ["crm-hubspot-like/hubspot_companies.csv", "hubspot-companies", 200, 0, { customer: 200 }],
    // 39 subscribers and 31 others are in no stage of a lead
    ["crm-hubspot-like/hubspot_contacts.csv", "hubspot-contacts", 300, 0, { customer: 300, lead: 230 }],
    ["crm-hubspot-like/hubspot_deals.csv", "hubspot-deals", 210, 0, { deal: 210 }],
    ["crm-hubspot-like/hubspot_tickets.csv", "hubspot-tickets", 101, 0, { complaint: 101 }],
    ["crm-maven-pipeline/accounts.csv", "maven-accounts", 85, 0, { customer: 85 }],
    ["crm-maven-pipeline/sales_pipeline.csv", "maven-pipeline", 2197, 0, { deal: 2197 }],
    ["crm-maven-pipeline/sales_teams.csv", "maven-teams", 35, 0, { person: 35 }],
    ["crm-salesforce-export/Account.csv", "salesforce-accounts", 22, 0, { customer: 22 }],
    // no campaign says what it has cost
    ["crm-salesforce-export/Campaign.csv", "salesforce-campaigns", 8, 8, {}],
    ["crm-salesforce-export/Case.csv", "salesforce-cases", 40, 0, { complaint: 40 }],
    ["crm-salesforce-export/Lead.csv", "salesforce-leads", 60, 0, { lead: 60 }],
    ["crm-salesforce-export/Opportunity.csv", "salesforce-opportunities", 50, 0, { deal: 50 }],
    ["crm-salesforce-export/Task.csv", "salesforce-tasks", 75, 0, { followup: 75 }],
    // a year's share is the share of its twelve months
    ["market-share-cars/market_share.csv", "market-share-years", 100, 0, { share: 1200 }],
    ["orders-zh-gbk/meal_order_info.csv", "restaurant-orders", 300, 0, { deal: 300 }],
    ["training-records/training_and_development_data.csv", "training-records", 400, 0, { knowledge: 400 }],
  ])("%s by %s", async ([path, profile, read, skipped, expected]) => {
    const found = await take(real(path), NEW_YORK);
    expect({ ...found, rows: kinds(found.rows) }).toEqual({
      name: profile,
      ...{ read, skipped, rejected: 0, taken: read - skipped },
      rows: expected,
    });
  });

  test("what they hold is what anybody reads in them", async () => {
    const activities = (await take(real("crm-hubspot-like/hubspot_activities.csv"), NEW_YORK)).rows;
    // 24 calls connected, 21 meetings took place
    expect(activities.filter((row) => row.kind === "followup" && row.values.isHeld)).toHaveLength(45);
    const orders = (await take(real("orders-zh-gbk/meal_order_info.csv"), SHANGHAI)).rows;
    const stages = (stage: string) => orders.filter((row) => row.kind === "deal" && row.values.stage === stage).length;
    expect([stages("won"), stages("open"), stages("lost")]).toEqual([295, 4, 1]);
    const training = (await take(real("training-records/training_and_development_data.csv"), NEW_YORK)).rows;
    // 105 passed, 94 completed; 21-Sep-22 is in 2022
    expect(training.filter((row) => row.kind === "knowledge" && row.values.isConfirmed)).toHaveLength(199);
    expect(training[0]?.values).toMatchObject({ day: "2022-09-21" });
    const [kia] = (await take(real("market-share-cars/market_share.csv"), NEW_YORK)).rows;
    expect(kia?.values).toEqual({ month: "2007-01", competitor: "kia", share: "0.0191", isUs: false });
    const calls = (await take(real("calls-zh-headerless/call.log"), SHANGHAI)).rows;
    expect(calls[2]?.values).toMatchObject({ day: "2022-08-09", talkSeconds: 649, second: 12 * 3600 + 50 * 60 + 56 });
    const companies = (await take(real("crm-hubspot-like/hubspot_companies.csv"), NEW_YORK)).rows;
    const deals = (await take(real("crm-hubspot-like/hubspot_deals.csv"), NEW_YORK)).rows;
    const names = new Set(companies.map(({ id }) => id));
    const joined = deals.filter((row) => row.kind === "deal" && names.has(row.values.customer ?? ""));
    expect(joined.length).toBeGreaterThan(100);
  });
});

describe("real exports that give no honest fact are refused", () => {
  test.for([
    ["calls-bank-telemarketing/bank-additional-full.csv.gz", "export-without-day"],
    ["crm-leads-scoring/Lead Scoring.csv.gz", "export-without-day"],
    ["complaints-cable/cable-complaints.csv.gz", "export-without-owner"],
    ["orders-zh-tmall/tmall_order_report.csv", "export-without-owner"],
    ["crm-salesforce-export/Contact.csv", "export-unused"],
    ["crm-salesforce-export/CampaignMember.csv", "export-unused"],
    ["crm-maven-pipeline/products.csv", "export-unused"],
    // a page of documentation that shows two tables side by side
    ["crm-maven-pipeline/data_dictionary.csv", "header-ambiguous"],
    ["calls-zh-headerless/contact.log", "header-unknown"],
  ] as const)("%s: %s", async ([path, code]) => {
    await expect(take(real(path), NEW_YORK)).rejects.toMatchObject({ code });
  });
});

describe("a profile written for them takes them in after all, once somebody says who stands for whom", () => {
  test("Tmall orders by province: paid orders, their payments and what was given back", async () => {
    const owner = { what: "province", column: ["收货地址"] };
    const paid = { column: ["订单付款时间"], order: "ymd" };
    const profile = Profile.parse({
      name: "tmall-by-province",
      title: { en: "Tmall orders by province", zh: "天猫订单（按省份）" },
      source: "tmall",
      match: { header: [["订单编号"], ["总金额"], ["买家实际支付金额"], ["收货地址"], ["订单付款时间"], ["退款金额"]] },
      emits: [
        {
          kind: "deal",
          id: [["订单编号"]],
          owner,
          stage: { first: [{ filled: ["订单付款时间"], is: "won" }], otherwise: "open" },
          stageName: ["收货地址"],
          amount: { column: ["总金额"] },
          openDay: { column: ["订单创建时间"], order: "ymd" },
          closeDay: paid,
        },
        {
          kind: "payment",
          when: { filled: ["订单付款时间"] },
          id: [["订单编号"]],
          deal: ["订单编号"],
          day: paid,
          amount: { column: ["买家实际支付金额"] },
        },
        {
          kind: "refund",
          when: [{ filled: ["订单付款时间"] }, { column: ["退款金额"], pattern: "[1-9]" }],
          id: [["订单编号"], { is: "refund" }],
          deal: ["订单编号"],
          day: paid,
          amount: { column: ["退款金额"] },
        },
      ],
    });
    const { read, rejected, rows } = await take(real("orders-zh-tmall/tmall_order_report.csv"), SHANGHAI, profile);
    expect([read, rejected]).toEqual([1500, 0]);
    const { deal, payment = 0, refund = 0 } = kinds(rows);
    expect(deal).toBe(1500);
    expect(rows.filter((row) => row.kind === "deal" && row.values.stage === "won")).toHaveLength(payment);
    expect(refund).toBeGreaterThan(200);
    expect(refund).toBeLessThanOrEqual(263);
  });

  test("cable complaints by provider, and a phone book without a header", async () => {
    const complaints = Profile.parse({
      name: "cable",
      title: { en: "Cable complaints", zh: "有线电视投诉" },
      source: "county",
      match: { header: [["Date of Complaint"], ["Date of Closure"], ["Cable Provider"]] },
      emits: [
        {
          kind: "complaint",
          id: [["Date of Complaint"], ["Cable Provider"], ["Street"], ["City"]],
          owner: { what: "provider", column: ["Cable Provider"] },
          type: { is: "complaint" },
          opened: { column: ["Date of Complaint"], order: "mdy" },
          closed: { column: ["Date of Closure"], order: "mdy" },
        },
      ],
    });
    const cable = await take(real("complaints-cable/cable-complaints.csv.gz"), NEW_YORK, complaints);
    expect(cable.read).toBe(23_969);
    // what is closed before it was opened, or names no provider, is said and not believed
    expect(cable.rejected).toBeLessThan(200);
    const workbook = Profile.parse({
      name: "phone-book",
      title: { en: "Phone book", zh: "通讯录" },
      source: "telecom",
      delimiter: "\t",
      match: { positions: ["number", "name"], looks: { number: "^1\\d{10}$", name: "^\\p{Script=Han}+$" } },
      emits: [{ kind: "person", key: { what: "number", column: ["number"] }, name: ["name"] }],
    });
    const people = await take(real("calls-zh-headerless/contact.log"), SHANGHAI, workbook);
    expect([people.read, people.rows.length]).toEqual([25, 25]);
    const calls = await take(real("calls-zh-headerless/call.log"), SHANGHAI);
    const keys = new Set(people.rows.map((row) => (row.kind === "person" ? row.values.key : "")));
    expect(calls.rows.every((row) => row.kind === "call" && keys.has(row.values.owner))).toBe(true);
  });
});

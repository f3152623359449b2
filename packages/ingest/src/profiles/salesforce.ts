/** Salesforce object exports: flags are 1 or empty, or true and false; times carry an offset; owners by user id. */
import type { Draft } from "../profile.ts";

const TRUE = ["1", "true", "yes"];
const base = {
  source: "salesforce",
  skip: [{ column: ["IsDeleted"], words: TRUE }],
  stamp: { column: ["SystemModstamp"], order: "ymd" as const },
};
const owner = { what: "user", column: ["OwnerId"] };

export const SALESFORCE_OPPORTUNITIES: Draft = {
  name: "salesforce-opportunities",
  title: { en: "Salesforce opportunities", zh: "Salesforce 商机" },
  ...base,
  match: { header: [["Id"], ["StageName"], ["Amount"], ["CloseDate"], ["IsClosed"], ["IsWon"], ["OwnerId"]] },
  emits: [
    {
      kind: "deal",
      id: [["Id"]],
      owner,
      stage: {
        first: [
          { column: ["IsWon"], words: TRUE, is: "won" },
          { column: ["IsClosed"], words: TRUE, is: "lost" },
        ],
        otherwise: "open",
      },
      stageName: ["StageName"],
      amount: { column: ["Amount"] },
      currency: { column: ["CurrencyIsoCode"] },
      closeDay: { column: ["CloseDate"], order: "ymd" },
      probability: { column: ["Probability"], unit: "percent" },
      forecast: ["ForecastCategoryName", "ForecastCategory"],
      openDay: { column: ["CreatedDate"], order: "ymd" },
      name: ["Name"],
      customer: ["AccountId"],
      product: ["Product__c"],
    },
  ],
};

/** A task is a touch once it is completed, an e-mail only when somebody answers, which a task does not say. */
export const SALESFORCE_TASKS: Draft = {
  name: "salesforce-tasks",
  title: { en: "Salesforce tasks", zh: "Salesforce 任务" },
  ...base,
  match: { header: [["Id"], ["WhoId"], ["WhatId"], ["ActivityDate"], ["Status"], ["OwnerId"], ["TaskSubtype"]] },
  emits: [
    {
      kind: "followup",
      id: [["Id"]],
      owner,
      day: { column: ["ActivityDate"], order: "ymd" },
      channel: {
        first: [
          { column: ["TaskSubtype"], words: ["Call"], is: "call" },
          { column: ["TaskSubtype"], words: ["Email", "ListEmail"], is: "email" },
        ],
        otherwise: {
          column: ["Type", "Type__c"],
          words: { call: "call", email: "email", meeting: "meeting", visit: "visit", other: "other", prep: "other" },
          empty: {
            column: ["TaskSubtype"],
            words: { task: "other", cadence: "other", linkedin: "message" },
            empty: "other",
          },
        },
      },
      held: {
        first: [
          { column: ["TaskSubtype"], words: ["Email", "ListEmail"], is: "no" },
          { column: ["Type", "Type__c"], words: ["Email", "Prep"], is: "no" },
        ],
        otherwise: {
          column: ["Status"],
          words: {
            completed: "yes",
            ...{
              open: "no",
              "not started": "no",
              "in progress": "no",
              "waiting on someone else": "no",
              deferred: "no",
            },
          },
          empty: "no",
        },
      },
      customer: ["AccountId"],
      deal: ["WhatId"],
      note: ["Description"],
      lead: ["WhoId"],
    },
  ],
};

export const SALESFORCE_LEADS: Draft = {
  name: "salesforce-leads",
  title: { en: "Salesforce leads", zh: "Salesforce 线索" },
  ...base,
  match: {
    header: [["Id"], ["Status"], ["IsConverted"], ["ConvertedDate"], ["LeadSource"], ["OwnerId"], ["CreatedDate"]],
  },
  emits: [
    {
      kind: "lead",
      id: [["Id"]],
      owner,
      day: { column: ["CreatedDate"], order: "ymd" },
      stage: {
        first: [{ column: ["IsConverted"], words: TRUE, is: "converted" }],
        otherwise: {
          column: ["Status"],
          words: {
            ...{ "open - not contacted": "open", "working - contacted": "open", open: "open", new: "open" },
            ...{ working: "open", contacted: "open", nurturing: "open", qualified: "open" },
            ...{ unqualified: "lost", "closed - not converted": "lost", "closed - converted": "converted" },
          },
          empty: "open",
        },
      },
      stageName: ["Status"],
      name: ["Name"],
      channel: ["LeadSource"],
      grade: { column: ["Rating"], words: { hot: "A", warm: "B", cold: "C" } },
      closeDay: { column: ["ConvertedDate"], order: "ymd" },
    },
  ],
};

/** The export does not say when the first answer was given: only that a case was closed. */
export const SALESFORCE_CASES: Draft = {
  name: "salesforce-cases",
  title: { en: "Salesforce cases", zh: "Salesforce 个案" },
  ...base,
  match: { header: [["Id"], ["CaseNumber"], ["Status"], ["ClosedDate"], ["OwnerId"], ["CreatedDate"]] },
  emits: [
    {
      kind: "complaint",
      id: [["Id"]],
      owner,
      type: { is: "ticket" },
      opened: { column: ["CreatedDate"], order: "ymd" },
      closed: { column: ["ClosedDate"], order: "ymd" },
      customer: ["AccountId"],
      topic: ["Type", "Reason"],
      status: ["Status"],
    },
  ],
};

export const SALESFORCE_ACCOUNTS: Draft = {
  name: "salesforce-accounts",
  title: { en: "Salesforce accounts", zh: "Salesforce 客户" },
  ...base,
  match: { header: [["Id"], ["Name"], ["Industry"], ["AccountSource"], ["OwnerId"], ["CreatedDate"]] },
  emits: [
    {
      kind: "customer",
      id: [["Id"]],
      owner,
      name: ["Name"],
      phone: ["Phone"],
      industry: ["Industry"],
      size: ["NumberOfEmployees"],
      stage: ["Type"],
      region: ["BillingState"],
      channel: ["AccountSource"],
      since: { column: ["CreatedDate"], order: "ymd" },
    },
  ],
};

/** What a campaign has cost, in the month it began; one without a cost says nothing. */
export const SALESFORCE_CAMPAIGNS: Draft = {
  name: "salesforce-campaigns",
  title: { en: "Salesforce campaign costs", zh: "Salesforce 市场活动费用" },
  ...base,
  match: { header: [["Id"], ["Name"], ["StartDate"], ["ActualCost"], ["NumberOfLeads"]] },
  emits: [
    {
      kind: "cost",
      when: { filled: ["ActualCost"] },
      id: [["Id"]],
      month: { column: ["StartDate"], order: "ymd" },
      item: ["Name"],
      amount: { column: ["ActualCost"] },
      currency: { column: ["CurrencyIsoCode"] },
    },
  ],
};

/** HubSpot's exports of records: owners by e-mail address, days without a time. Customers go by what deals and activities name them by. */
import type { Draft } from "../profile.ts";

/** The stages of HubSpot's own pipeline, by name and by id. A company renames them and adds its own: those it explains once. */
const OPEN_STAGES = [
  ...["appointment scheduled", "qualified to buy", "presentation scheduled"],
  ...["decision maker bought-in", "contract sent"],
  ...["appointmentscheduled", "qualifiedtobuy", "presentationscheduled", "decisionmakerboughtin", "contractsent"],
];

export const HUBSPOT_DEALS: Draft = {
  name: "hubspot-deals",
  title: { en: "HubSpot deals", zh: "HubSpot 商机" },
  source: "hubspot",
  match: {
    header: [["Deal ID", "Record ID"], ["Deal Name"], ["Deal Stage"], ["Amount"], ["Close Date"], ["Deal Owner"]],
  },
  stamp: { column: ["Last Modified Date"], order: "ymd" },
  emits: [
    {
      kind: "deal",
      id: [["Deal ID", "Record ID"]],
      owner: { what: "email", column: ["Deal Owner"] },
      stage: {
        column: ["Deal Stage"],
        words: {
          ...{ "closed won": "won", closedwon: "won", "closed lost": "lost", closedlost: "lost" },
          ...Object.fromEntries(OPEN_STAGES.map((stage) => [stage, "open" as const])),
        },
      },
      stageName: ["Deal Stage"],
      amount: { column: ["Amount"] },
      currency: { column: ["Currency", "Deal currency"] },
      closeDay: { column: ["Close Date"], order: "ymd" },
      probability: { column: ["Deal Probability"], unit: "fraction" },
      forecast: ["Forecast Category"],
      openDay: { column: ["Create Date"], order: "ymd" },
      name: ["Deal Name"],
      customer: ["Associated Company Domain", "Associated Company"],
      industry: ["Industry"],
      lossReason: ["Closed Lost Reason"],
    },
  ],
};

/**
 * Calls, meetings and e-mails. A task is a plan and a note is a thought: neither touches a customer, both are passed over. An
 * e-mail that was sent has no answer yet, so it is not held.
 */
export const HUBSPOT_ACTIVITIES: Draft = {
  name: "hubspot-activities",
  title: { en: "HubSpot activities", zh: "HubSpot 活动" },
  source: "hubspot",
  match: { header: [["Activity ID"], ["Activity Type"], ["Activity Date"], ["Activity Owner"], ["Call Outcome"]] },
  skip: [{ column: ["Activity Type"], words: ["Task", "Note"] }],
  emits: [
    {
      kind: "followup",
      id: [["Activity ID"]],
      owner: { what: "email", column: ["Activity Owner"] },
      day: { column: ["Activity Date"], order: "ymd" },
      channel: {
        column: ["Activity Type"],
        words: { call: "call", meeting: "meeting", email: "email", sms: "message", whatsapp: "message" },
      },
      held: {
        column: ["Call Outcome"],
        words: {
          connected: "yes",
          ...{ busy: "no", "left live message": "no", "left voicemail": "no", "no answer": "no", "wrong number": "no" },
        },
        empty: {
          column: ["Meeting Outcome"],
          words: {
            completed: "yes",
            ...{ scheduled: "no", rescheduled: "no", "no show": "no", canceled: "no", cancelled: "no" },
          },
          empty: "no",
        },
      },
      customer: ["Associated Contact Email"],
      note: ["Notes/Description"],
    },
  ],
};

/** Each contact is a customer record; those in the lead stages, or past them, are leads as well. */
export const HUBSPOT_CONTACTS: Draft = {
  name: "hubspot-contacts",
  title: { en: "HubSpot contacts", zh: "HubSpot 联系人" },
  source: "hubspot",
  match: { header: [["Contact ID", "Record ID"], ["Email"], ["Lifecycle Stage"], ["Contact Owner"], ["Create Date"]] },
  stamp: { column: ["Last Modified Date"], order: "ymd" },
  emits: [
    {
      kind: "customer",
      id: [["Email"]],
      owner: { what: "email", column: ["Contact Owner"] },
      name: { columns: [["First Name"], ["Last Name"]] },
      phone: ["Phone Number", "Mobile Phone Number"],
      email: ["Email"],
      industry: ["Industry"],
      stage: ["Lifecycle Stage"],
      channel: ["Lead Source"],
      since: { column: ["Create Date"], order: "ymd" },
    },
    {
      kind: "lead",
      when: { column: ["Lifecycle Stage"], except: ["Subscriber", "Other"] },
      id: [["Contact ID", "Record ID"]],
      owner: { what: "email", column: ["Contact Owner"] },
      day: { column: ["Create Date"], order: "ymd" },
      stage: {
        first: [
          { column: ["Lifecycle Stage"], words: ["Opportunity", "Customer", "Evangelist"], is: "converted" },
          { column: ["Lead Status"], words: ["Unqualified", "Bad Timing"], is: "lost" },
        ],
        otherwise: {
          column: ["Lead Status"],
          words: {
            ...{ new: "open", open: "open", "in progress": "open", "open deal": "open" },
            ...{ "attempted to contact": "open", connected: "open" },
          },
          empty: {
            column: ["Lifecycle Stage"],
            words: { lead: "open", "marketing qualified lead": "open", "sales qualified lead": "open" },
            empty: "open",
          },
        },
      },
      stageName: ["Lifecycle Stage"],
      customer: ["Email"],
      channel: ["Lead Source"],
    },
  ],
};

export const HUBSPOT_COMPANIES: Draft = {
  name: "hubspot-companies",
  title: { en: "HubSpot companies", zh: "HubSpot 公司" },
  source: "hubspot",
  match: { header: [["Company ID", "Record ID"], ["Company Name"], ["Company Domain Name"], ["Company Owner"]] },
  stamp: { column: ["Last Modified Date"], order: "ymd" },
  emits: [
    {
      kind: "customer",
      id: [["Company Domain Name"]],
      owner: { what: "email", column: ["Company Owner"] },
      name: ["Company Name"],
      phone: ["Phone Number"],
      industry: ["Industry"],
      size: ["Number of Employees"],
      stage: ["Lifecycle Stage"],
      region: ["Country"],
      since: { column: ["Create Date"], order: "ymd" },
    },
  ],
};

/** The export does not say when the first answer was given: only that a ticket was closed. */
export const HUBSPOT_TICKETS: Draft = {
  name: "hubspot-tickets",
  title: { en: "HubSpot tickets", zh: "HubSpot 工单" },
  source: "hubspot",
  match: {
    header: [["Ticket ID", "Record ID"], ["Ticket Name"], ["Ticket Status"], ["Create Date"], ["Ticket Owner"]],
  },
  emits: [
    {
      kind: "complaint",
      id: [["Ticket ID", "Record ID"]],
      owner: { what: "email", column: ["Ticket Owner"] },
      type: { is: "ticket" },
      opened: { column: ["Create Date"], order: "ymd" },
      closed: { column: ["Close Date"], order: "ymd" },
      customer: ["Associated Contact Email"],
      topic: ["Ticket Name"],
      status: ["Ticket Status"],
    },
  ],
};

/** Deals and teams as known CRM systems export them. */
import type { Draft } from "../profile.ts";

/** Maven Analytics "CRM Sales Opportunities": agents by full name, dates m/d/yyyy, whole amounts without a sign. */
export const MAVEN_PIPELINE: Draft = {
  name: "maven-pipeline",
  title: { en: "Maven sales pipeline", zh: "Maven 销售管道" },
  source: "crm",
  match: { header: [["opportunity_id"], ["sales_agent"], ["deal_stage"], ["close_date"], ["close_value"]] },
  emits: [
    {
      kind: "deal",
      id: [["opportunity_id"]],
      owner: { what: "name", column: ["sales_agent"] },
      stage: { column: ["deal_stage"], words: { won: "won", lost: "lost", engaging: "open", prospecting: "open" } },
      stageName: ["deal_stage"],
      amount: { column: ["close_value"] },
      closeDay: { column: ["close_date"], order: "mdy" },
      openDay: { column: ["engage_date"], order: "mdy" },
      customer: ["account"],
      product: ["product"],
    },
  ],
};

/** Its teams: a team is named by who manages it. */
export const MAVEN_TEAMS: Draft = {
  name: "maven-teams",
  title: { en: "Maven sales teams", zh: "Maven 销售团队" },
  source: "crm",
  match: { header: [["sales_agent"], ["manager"], ["regional_office"]] },
  emits: [
    {
      kind: "person",
      key: { what: "name", column: ["sales_agent"] },
      name: ["sales_agent"],
      team: ["manager"],
      region: ["regional_office"],
      manager: ["manager"],
    },
  ],
};

/** HubSpot's deal export: the owner is an e-mail address; the stages between are the customer's own. */
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
        words: { "closed won": "won", closedwon: "won", "closed lost": "lost", closedlost: "lost" },
        otherwise: "open",
      },
      stageName: ["Deal Stage"],
      amount: { column: ["Amount"] },
      currency: { column: ["Currency", "Deal currency"] },
      closeDay: { column: ["Close Date"], order: "ymd" },
      openDay: { column: ["Create Date"], order: "ymd" },
      name: ["Deal Name"],
      customer: ["Associated Company Domain", "Associated Company"],
      lossReason: ["Closed Lost Reason"],
    },
  ],
};

const TRUE = ["1", "true", "yes"];

/** Salesforce object export of Opportunity: flags are 1 or empty, or true and false; times carry an offset. */
export const SALESFORCE_OPPORTUNITIES: Draft = {
  name: "salesforce-opportunities",
  title: { en: "Salesforce opportunities", zh: "Salesforce 商机" },
  source: "salesforce",
  match: { header: [["Id"], ["StageName"], ["Amount"], ["CloseDate"], ["IsClosed"], ["IsWon"], ["OwnerId"]] },
  skip: [{ column: ["IsDeleted"], words: TRUE }],
  stamp: { column: ["SystemModstamp"], order: "ymd" },
  emits: [
    {
      kind: "deal",
      id: [["Id"]],
      owner: { what: "user", column: ["OwnerId"] },
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
      openDay: { column: ["CreatedDate"], order: "ymd" },
      name: ["Name"],
      customer: ["AccountId"],
      product: ["Product__c"],
    },
  ],
};

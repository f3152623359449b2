/** Maven Analytics' sample of a CRM. */
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

/** Its customers, by the name that deals have. */
export const MAVEN_ACCOUNTS: Draft = {
  name: "maven-accounts",
  title: { en: "Maven accounts", zh: "Maven 客户" },
  source: "crm",
  match: { header: [["account"], ["sector"], ["year_established"], ["revenue"], ["employees"], ["office_location"]] },
  emits: [
    {
      kind: "customer",
      id: [["account"]],
      name: ["account"],
      industry: ["sector"],
      size: ["employees"],
      region: ["office_location"],
    },
  ],
};

/** The profiles Clearboard knows without being told. */
import * as Fact from "@clearboard/core/fact";
import * as Profile from "./profile.ts";
import * as calls from "./profiles/calls.ts";
import * as hubspot from "./profiles/hubspot.ts";
import * as maven from "./profiles/maven.ts";
import * as phone from "./profiles/phone.ts";
import * as chinese from "./profiles/phone-zh.ts";
import * as published from "./profiles/published.ts";
import * as salesforce from "./profiles/salesforce.ts";
import * as template from "./profiles/template.ts";

export const ALL: Profile.Info[] = [
  ...Fact.KINDS.map((kind) => template.templateOf(kind)),
  template.TRAINING,
  maven.MAVEN_PIPELINE,
  maven.MAVEN_TEAMS,
  maven.MAVEN_ACCOUNTS,
  hubspot.HUBSPOT_DEALS,
  hubspot.HUBSPOT_ACTIVITIES,
  hubspot.HUBSPOT_CONTACTS,
  hubspot.HUBSPOT_COMPANIES,
  hubspot.HUBSPOT_TICKETS,
  salesforce.SALESFORCE_OPPORTUNITIES,
  salesforce.SALESFORCE_TASKS,
  salesforce.SALESFORCE_LEADS,
  salesforce.SALESFORCE_CASES,
  salesforce.SALESFORCE_ACCOUNTS,
  salesforce.SALESFORCE_CAMPAIGNS,
  calls.ASTERISK,
  calls.ASTERISK_CUSTOM,
  calls.FREESWITCH,
  calls.PWC,
  phone.TWILIO,
  phone.RINGCENTRAL,
  phone.DIDWW,
  phone.IVOZ,
  phone.SHORETEL,
  chinese.ZH_LOG,
  chinese.KF5,
  chinese.TENCENT,
  chinese.HUAWEI,
  chinese.ZOOMIX,
  published.RESTAURANT_ORDERS,
  published.TRAINING_RECORDS,
  published.MARKET_SHARE_YEARS,
].map(Profile.builtIn);

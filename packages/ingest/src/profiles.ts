/** The profiles Clearboard knows without being told. */
import * as Profile from "./profile.ts";
import * as calls from "./profiles/calls.ts";
import * as crm from "./profiles/crm.ts";
import * as goal from "./profiles/template-goal.ts";
import * as people from "./profiles/template-people.ts";
import * as sales from "./profiles/template-sales.ts";
import * as service from "./profiles/template-service.ts";

export const ALL: Profile.Info[] = [
  people.PEOPLE,
  people.LINKS,
  people.LEAVE,
  sales.CUSTOMERS,
  sales.LEADS,
  sales.DEALS,
  goal.PAYMENTS,
  goal.REFUNDS,
  service.CALLS,
  service.FOLLOWUPS,
  service.COMPLAINTS,
  goal.TARGETS,
  goal.MARKET_SHARE,
  goal.COSTS,
  service.SURVEYS,
  service.PEERS,
  service.KNOWLEDGE,
  service.TRAINING,
  crm.MAVEN_PIPELINE,
  crm.MAVEN_TEAMS,
  crm.HUBSPOT_DEALS,
  crm.SALESFORCE_OPPORTUNITIES,
  calls.ASTERISK,
  calls.ASTERISK_CUSTOM,
  calls.PWC,
].map((draft) => Profile.parse(draft));

/** The profiles Clearboard knows without being told. */
import * as Profile from "./profile.ts";
import * as calls from "./profiles/calls.ts";
import * as crm from "./profiles/crm.ts";
import * as sales from "./profiles/template-sales.ts";
import * as service from "./profiles/template-service.ts";

export const ALL: Profile.Info[] = [
  sales.PEOPLE,
  sales.LINKS,
  sales.DEALS,
  service.CALLS,
  sales.TARGETS,
  service.SURVEYS,
  service.PEERS,
  service.KNOWLEDGE,
  crm.MAVEN_PIPELINE,
  crm.MAVEN_TEAMS,
  crm.HUBSPOT_DEALS,
  crm.SALESFORCE_OPPORTUNITIES,
  calls.ASTERISK,
  calls.ASTERISK_CUSTOM,
  calls.PWC,
].map((draft) => Profile.parse(draft));

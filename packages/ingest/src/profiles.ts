/** The profiles Clearboard knows without being told. */
import * as Profile from "./profile.ts";
import * as calls from "./profiles/calls.ts";
import * as crm from "./profiles/crm.ts";
import * as templates from "./profiles/templates.ts";

export const ALL: Profile.Info[] = [
  templates.PEOPLE,
  templates.DEALS,
  templates.CALLS,
  templates.TARGETS,
  templates.SURVEYS,
  templates.PEERS,
  templates.KNOWLEDGE,
  crm.MAVEN_PIPELINE,
  crm.MAVEN_TEAMS,
  crm.HUBSPOT_DEALS,
  crm.SALESFORCE_OPPORTUNITIES,
  calls.ASTERISK,
  calls.ASTERISK_CUSTOM,
  calls.PWC,
].map((draft) => Profile.parse(draft));

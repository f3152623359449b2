/** The kinds of facts Clearboard keeps: a new kind is its file in `kinds/` and its name here. */
import { assessment } from "./kinds/assessment.ts";
import { attendance } from "./kinds/attendance.ts";
import { call } from "./kinds/call.ts";
import { complaint } from "./kinds/complaint.ts";
import { cost } from "./kinds/cost.ts";
import { customer } from "./kinds/customer.ts";
import { deal } from "./kinds/deal.ts";
import { followup } from "./kinds/followup.ts";
import { identity } from "./kinds/identity.ts";
import { knowledge } from "./kinds/knowledge.ts";
import { lead } from "./kinds/lead.ts";
import { leave } from "./kinds/leave.ts";
import { payment } from "./kinds/payment.ts";
import { peer } from "./kinds/peer.ts";
import { person } from "./kinds/person.ts";
import { rate } from "./kinds/rate.ts";
import { refund } from "./kinds/refund.ts";
import { share } from "./kinds/share.ts";
import { survey } from "./kinds/survey.ts";
import { target } from "./kinds/target.ts";

export const KINDS = {
  person,
  identity,
  customer,
  lead,
  deal,
  payment,
  refund,
  followup,
  call,
  complaint,
  survey,
  peer,
  knowledge,
  assessment,
  attendance,
  leave,
  target,
  share,
  cost,
  rate,
};
export type Kinds = typeof KINDS;

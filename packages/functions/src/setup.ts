/**
 * The first step after the first deploy, started by hand by whoever runs the cloud account: makes the organisation and a user,
 * and answers with that user's sign-in link. Started again it changes nothing that is there, and gives a new link.
 */
import { randomBytes } from "node:crypto";
import * as Organisation from "@clearboard/core/organisation";
import { isZone } from "@clearboard/core/zone";
import * as Audit from "@clearboard/store/audit";
import * as Organisations from "@clearboard/store/organisation";
import * as Link from "@clearboard/store/sign-in-link";
import * as User from "@clearboard/store/user";
import * as z from "zod";
import { ctx, setting } from "./context.ts";

const Company = Organisation.Info.extend({
  zone: Organisation.Info.shape.zone.refine(isZone, "is no IANA time zone"),
  locale: Organisation.Info.shape.locale.default("en"),
  unknownOwners: Organisation.Info.shape.unknownOwners.default("pending"),
});
const Account = z.strictObject({ name: User.Name, role: User.Role, person: z.string().nullable().default(null) });
const Wanted = z.strictObject({ organisation: Company.strict().optional(), user: Account });

export async function handler(event: unknown): Promise<{ link: string }> {
  const { organisation, user: account } = Wanted.parse(event);
  const { table, now } = ctx;
  const isNew = (await Organisations.find(table)) === undefined;
  if (isNew && organisation !== undefined) await Organisations.init(table, organisation);
  // says what to do when there is none
  await Organisations.get(table);
  const known = await User.get(table, User.idOf(account.name));
  const add = () => User.create(table, { ...account, now: now() });
  const { name, role } = account;
  const user = known ?? (await Audit.record(table, now, "setup", "add user", { name, role }, add));
  if (user.role !== role || user.isDisabled) throw new Error(`${user.name} is disabled, or a ${user.role}`);
  const token = await Link.create(table, { user, now: now(), random: randomBytes });
  return { link: `${setting("CLEARBOARD_ORIGIN")}${Link.path(token)}` };
}

/**
 * The first step after the first deploy, started by hand by whoever runs the cloud account: makes the organisation and a
 * director, and answers with that director's sign-in link. Started again it changes nothing that is there and gives a new link.
 */
import { randomBytes } from "node:crypto";
import * as Organisation from "@clearboard/core/organisation";
import * as Organisations from "@clearboard/store/organisation";
import * as Link from "@clearboard/store/sign-in-link";
import * as User from "@clearboard/store/user";
import * as z from "zod";
import { ctx, setting } from "./context.ts";

const Wanted = z.strictObject({
  name: Organisation.Info.shape.name,
  zone: Organisation.Info.shape.zone,
  currency: Organisation.Info.shape.currency,
  locale: Organisation.Info.shape.locale.default("en"),
  unknownOwners: Organisation.Info.shape.unknownOwners.default("pending"),
  director: User.Name,
});

export async function handler(event: unknown): Promise<{ link: string }> {
  const { director, ...organisation } = Wanted.parse(event);
  const { table, now } = ctx;
  if ((await Organisations.find(table)) === undefined) await Organisations.init(table, organisation);
  const known = await User.get(table, User.idOf(director));
  const user = known ?? (await User.create(table, { name: director, role: "director", now: now() }));
  if (user.role !== "director" || user.isDisabled) throw new Error(`${director} is no active director`);
  const token = await Link.create(table, { user, now: now(), random: randomBytes });
  return { link: `${setting("CLEARBOARD_ORIGIN")}${Link.path(token)}` };
}

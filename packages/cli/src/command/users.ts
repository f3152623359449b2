import { randomBytes } from "node:crypto";
import { refuse } from "@clearboard/core/error";
import { ROLES } from "@clearboard/core/visibility";
import * as People from "@clearboard/jobs/people";
import * as Audit from "@clearboard/store/audit";
import * as SignInLink from "@clearboard/store/sign-in-link";
import * as User from "@clearboard/store/user";
import * as Args from "../args.ts";
import type { Command, ExitCode } from "../command.ts";
import { DEFAULT_DIR, withStore } from "../local.ts";
import { table } from "../output.ts";

export const command: Command = {
  usage: "[list|add NAME --role ROLE [--person PERSON]|link NAME|disable NAME]",
  summary: "Who may sign in; add and link print a sign-in link that works once, for a day.",
  takesWords: true,
  options: { role: { type: "string" }, person: { type: "string" } },
  async run(args, output) {
    const [verb = "list", name] = args.rest;
    if (!["list", "add", "link", "disable"].includes(verb))
      throw new Args.UsageError(`users takes list, add, link or disable, not "${verb}"`);
    if (verb !== "list" && name === undefined) throw new Args.UsageError(`users ${verb} takes a name`);
    const isJson = Args.is(args, "json");
    if (verb === "add" && Args.text(args, "role") === undefined)
      throw new Args.UsageError(`--role is missing: ${ROLES.join(", ")}`);
    const role = verb === "add" ? Args.oneOf(args, "role", ROLES, "importer") : "";
    return withStore(Args.text(args, "data") ?? DEFAULT_DIR, async (ctx): Promise<ExitCode> => {
      const { table: store, now } = ctx;
      if (verb === "list") {
        const users = (await User.list(store)).map(({ id, name: called, role: as, person, isDisabled }) => ({
          id,
          name: called,
          role: as,
          person,
          isDisabled,
        }));
        output.out(
          isJson
            ? JSON.stringify({ users })
            : table(
                [{ title: "name" }, { title: "role" }, { title: "person" }, { title: "" }],
                users.map((one) => [one.name, one.role, one.person ?? "-", one.isDisabled ? "disabled" : ""]),
              ),
        );
        return 0;
      }
      const who = name ?? "";
      if (verb === "disable") {
        const user = await demand(store, who);
        await Audit.record(store, now, "command line", "disable user", { user: user.id }, () =>
          User.disable(store, user.id),
        );
        output.out(isJson ? JSON.stringify({ user: user.id }) : `${user.name} can no longer sign in.`);
        return 0;
      }
      const person =
        Args.text(args, "person") === undefined ? null : await personOf(ctx, Args.text(args, "person") ?? "");
      const user =
        role === ""
          ? await demand(store, who)
          : await Audit.record(store, now, "command line", "add user", { name: who, role }, () =>
              User.create(store, { name: who, role, person, now: now() }),
            );
      const path = SignInLink.path(await SignInLink.create(store, { user, now: now(), random: randomBytes }));
      output.out(
        isJson
          ? JSON.stringify({ user: user.id, path })
          : `Sign-in link of ${user.name}, once, for a day: http://127.0.0.1:PORT${path}`,
      );
      return 0;
    });
  },
};

async function demand(store: Parameters<typeof User.byName>[0], name: string): Promise<User.Info> {
  const user = await User.byName(store, name);
  if (user === undefined) throw refuse("user-unknown", { user: name });
  return user;
}

async function personOf(ctx: Parameters<typeof People.list>[0], named: string): Promise<string> {
  const found = (await People.list(ctx)).people.filter(
    (one) => one.id === named || one.name === named || one.keys.includes(named),
  );
  const [only] = found;
  if (only === undefined || found.length > 1) {
    throw refuse("person-unknown", { person: named });
  }
  return only.id;
}

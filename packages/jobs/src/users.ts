/** Users who may sign in: listed, added and disabled, and their one-time sign-in links. */
import { refuse } from "@clearboard/core/error";
import * as SignInLink from "@clearboard/store/sign-in-link";
import type { Table } from "@clearboard/store/table";
import * as User from "@clearboard/store/user";
import * as z from "zod";
import { type Edge, operation } from "./operation.ts";
import * as People from "./people.ts";

const Listed = User.Info.pick({ id: true, name: true, role: true, person: true, isDisabled: true });
const Linked = z.object({
  user: Listed,
  path: z.string().meta({ description: "path of a sign-in link that works once, for a day" }),
});
const Named = z.strictObject({ name: z.string().meta({ description: "sign-in name" }) });

export const list = operation({
  name: "users.list",
  route: null,
  summary: "Users by name",
  action: "access.manage",
  output: z.object({ users: z.array(Listed) }),
  run: async ({ table }) => ({ users: (await User.list(table)).map((user) => Listed.parse(user)) }),
});

export const add = operation({
  name: "users.add",
  route: null,
  summary: "Add a user and print a sign-in link",
  action: "access.manage",
  input: Named.extend({
    role: User.Role,
    person: z.string().optional().meta({ description: "id, name or owner key of a person in the sales data" }),
  }),
  output: Linked,
  refusals: ["user-name", "user-exists", "person-unknown"],
  audit: "add user",
  run: async (ctx, { name, role, person: named }, _, record) => {
    const person = named === undefined ? null : await findPerson(ctx, named);
    const user = await record({ name, role }, () => User.create(ctx.table, { name, role, person, now: ctx.now() }));
    return createLink(ctx, user);
  },
});

export const link = operation({
  name: "users.link",
  route: null,
  summary: "Print a new sign-in link of a user",
  action: "access.manage",
  input: Named,
  output: Linked,
  refusals: ["user-unknown"],
  run: async (ctx, { name }) => createLink(ctx, await findUser(ctx.table, name)),
});

export const disable = operation({
  name: "users.disable",
  route: null,
  summary: "Disable a user: every session ends and no link works",
  action: "access.manage",
  input: Named,
  output: Listed,
  refusals: ["user-unknown"],
  audit: "disable user",
  run: async (ctx, { name }, _, record) => {
    const { id } = await findUser(ctx.table, name);
    const disabled = await record({ user: id }, () => User.disable(ctx.table, id));
    return Listed.parse(disabled);
  },
});

async function createLink({ table, now, random }: Edge, user: User.Info): Promise<z.output<typeof Linked>> {
  const path = SignInLink.path(await SignInLink.create(table, { user, now: now(), random }));
  return { user: Listed.parse(user), path };
}

/** The user of a sign-in name. Throws `user-unknown`. */
async function findUser(table: Table, name: string): Promise<User.Info> {
  const user = await User.byName(table, name);
  if (user !== undefined) return user;
  throw refuse("user-unknown", { user: name });
}

/** The id of the only person with this id, name or owner key. Throws `person-unknown`. */
async function findPerson(ctx: Edge, text: string): Promise<string> {
  const { people } = await People.list(ctx);
  const found = people.filter(({ id, name, keys }) => id === text || name === text || keys.includes(text));
  const [only] = found;
  if (only !== undefined && found.length === 1) return only.id;
  throw refuse("person-unknown", { person: text });
}

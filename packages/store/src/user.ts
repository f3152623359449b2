/** People who may sign in: role, person in the sales data, password hash, and the epoch that ends their sessions. */
import { refuse } from "@clearboard/core/error";
import * as Id from "@clearboard/core/id";
import { byText } from "@clearboard/core/order";
import { ROLES } from "@clearboard/core/visibility";
import * as z from "zod";
import { all, changeItem, type Key, type Table, tryWrite } from "./table.ts";

export const Role = z.enum(ROLES);
export type Role = z.output<typeof Role>;

/** What a sign-in name may be: what people type, without control characters. */
export const Name = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^\P{C}+$/u);

export const Info = z.object({
  id: z.string(),
  /** the sign-in name as first written; it is the identity and never changes */
  name: Name,
  role: Role,
  /** the person of the sales data this user is, for a rep's own pay */
  person: z.string().nullable(),
  /** with its parameters inside; null until the user sets a password */
  passwordHash: z.string().nullable(),
  /** sessions and sign-in links of an earlier epoch are void */
  epoch: z.int().min(1),
  isDisabled: z.boolean(),
  createdAt: z.int().meta({ description: "epoch ms" }),
});
export type Info = z.output<typeof Info>;

// By id, and the list of all: partition `user`, sort key the id. By name: the id derives from the name.
const PK = "user";
const keyOf = (id: string): Key => ({ pk: PK, sk: id });

/** The id a sign-in name has, whether or not such a user exists; case and width of letters do not matter. */
export function idOf(name: string): string {
  return Id.derive("user", name.normalize("NFKC").trim().toLowerCase());
}

/** A new user without a password. Throws `user-exists` when the name is taken, also by a disabled user. */
export async function create(
  table: Table,
  { name, role, person = null, now }: { name: string; role: Role; person?: string | null; now: number },
): Promise<Info> {
  const checked = Name.safeParse(name);
  if (!checked.success) throw refuse("user-name");
  const user: Info = {
    id: idOf(checked.data),
    name: checked.data,
    role,
    person,
    passwordHash: null,
    epoch: 1,
    isDisabled: false,
    createdAt: now,
  };
  if (await tryWrite(table.put({ ...keyOf(user.id), data: user }, { absent: true }))) return user;
  throw refuse("user-exists", { name: user.name });
}

/** The user, disabled ones included, or undefined. Strongly consistent, so a role change holds from the next request. */
export async function get(table: Table, id: string): Promise<Info | undefined> {
  const item = await table.get(keyOf(id));
  return item === undefined ? undefined : Info.parse(item.data);
}

/** The user of a sign-in name, or undefined. */
export async function byName(table: Table, name: string): Promise<Info | undefined> {
  return get(table, idOf(name));
}

/** Every user, by name. */
export async function list(table: Table): Promise<Info[]> {
  const users: Info[] = [];
  for await (const item of all(table, { pk: PK })) users.push(Info.parse(item.data));
  return users.sort((a, b) => byText(a.name, b.name));
}

/** Keeps a new password hash and ends every session and open sign-in link of the user. */
export async function setPassword(table: Table, id: string, passwordHash: string): Promise<Info> {
  return change(table, id, (user) => ({ ...user, passwordHash, epoch: user.epoch + 1 }));
}

/** Keeps the same password under newer parameters; sessions live on. Nothing happens when the password changed meanwhile. */
export async function rehash(table: Table, id: string, from: string, to: string): Promise<Info> {
  return change(table, id, (user) => (user.passwordHash === from ? { ...user, passwordHash: to } : user));
}

/** From the next request on the user has the new role, after signing in again. */
export async function setRole(table: Table, id: string, role: Role): Promise<Info> {
  return change(table, id, (user) => (user.role === role ? user : { ...user, role, epoch: user.epoch + 1 }));
}

/** Ties the user to a person of the sales data, or unties. */
export async function setPerson(table: Table, id: string, person: string | null): Promise<Info> {
  return change(table, id, (user) => ({ ...user, person }));
}

/** The user cannot sign in any more and every session ends. */
export async function disable(table: Table, id: string): Promise<Info> {
  return change(table, id, (user) => ({ ...user, isDisabled: true, epoch: user.epoch + 1 }));
}

/** The user may sign in again, with the password or a new link. */
export async function enable(table: Table, id: string): Promise<Info> {
  return change(table, id, (user) => ({ ...user, isDisabled: false }));
}

/** Ends every session and voids every open sign-in link of the user. */
export async function endSessions(table: Table, id: string): Promise<Info> {
  return change(table, id, (user) => ({ ...user, epoch: user.epoch + 1 }));
}

async function change(table: Table, id: string, next: (user: Info) => Info): Promise<Info> {
  let after: Info | undefined;
  await changeItem(table, keyOf(id), (item) => {
    if (item === undefined) throw refuse("user-unknown", { user: id });
    const before = Info.parse(item.data);
    after = next(before);
    return after === before ? undefined : { data: after };
  });
  if (after === undefined) throw new Error("a user was changed and is not there");
  return after;
}

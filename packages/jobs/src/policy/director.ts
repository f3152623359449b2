/** Who may decide about policies: directors as the users list has them now, told apart by their ids. */
import { refuse } from "@clearboard/core/error";
import * as User from "@clearboard/store/user";
import type { Context } from "../context.ts";

const isDirector = (user: User.Info | undefined) => user?.role === "director" && !user.isDisabled;

/** The active director of an id or a sign-in name. Throws `not-director`. */
export async function demand({ table }: Context, idOrName: string): Promise<User.Info> {
  const user = (await User.get(table, idOrName)) ?? (await User.byName(table, idOrName));
  if (user !== undefined && isDirector(user)) return user;
  throw refuse("not-director", { user: user?.name ?? idOrName });
}

export async function isActive({ table }: Context, name: string): Promise<boolean> {
  return isDirector(await User.byName(table, name));
}

/** Names that differ only in case or width are one user. */
export function isSame(name: string, user: User.Info): boolean {
  return User.idOf(name) === user.id;
}

/** Sign-in names of the directors who may decide a draft of this author. */
export async function others({ table }: Context, author: string): Promise<string[]> {
  return (await User.list(table)).filter((user) => isDirector(user) && !isSame(author, user)).map(({ name }) => name);
}

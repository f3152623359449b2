/** The ways in: name and password, or a one-time link. Both answer a stranger alike, whatever it was that did not fit. */
import { refuse } from "@clearboard/core/error";
import * as Session from "@clearboard/store/session";
import * as Guess from "@clearboard/store/sign-in-guess";
import * as Link from "@clearboard/store/sign-in-link";
import * as User from "@clearboard/store/user";
import type { Deps } from "./deps.ts";
import * as Password from "./password.ts";

export type SignedIn = { user: User.Info; token: string };

export type SignIn = {
  /** Throws `sign-in` (auth), or `sign-in-wait` (busy) after too many wrong passwords. */
  byPassword(name: string, password: string, address: string): Promise<SignedIn>;
  /** Throws `sign-in-link` (auth). */
  byLink(link: string): Promise<SignedIn>;
  /**
   * Sets a new password, ends all sessions and begins a new one. A session that began with a password states the current
   * one, so that a screen left open is not enough to take the account over; one that began with a link need not, once.
   */
  setPassword(
    user: User.Info,
    session: Session.Info,
    wanted: { password: string; current?: string | undefined },
  ): Promise<SignedIn>;
};

export function createSignIn({ ctx: { table, now }, random, passwordCost }: Deps): SignIn {
  const hasher = Password.createHasher(passwordCost === undefined ? { random } : { random, cost: passwordCost });

  async function begin(user: User.Info, method: Session.Info["method"]): Promise<SignedIn> {
    return { user, token: await Session.begin(table, { user, method, now: now(), random }) };
  }

  // Claims the try first and looks at the password after, on the same path for a name that nobody has.
  async function verify(
    account: string,
    user: User.Info | undefined,
    password: string,
    address: string,
  ): Promise<User.Info | undefined> {
    const attempt: Guess.Try = { account, address, now: now(), mark: Session.newToken(random) };
    await Guess.countTry(table, attempt);
    const isRight = await hasher.verify(password, user?.passwordHash ?? null);
    if (!isRight || user === undefined || user.isDisabled) {
      await Guess.countAddress(table, attempt);
      return undefined;
    }
    await Guess.clear(table, account);
    return user;
  }

  return {
    async byPassword(name, password, address) {
      const account = User.idOf(name);
      const user = await verify(account, await User.get(table, account), password, address);
      if (user === undefined) throw refuse("sign-in");
      const { passwordHash } = user;
      if (passwordHash !== null && hasher.isOutdated(passwordHash)) {
        await User.rehash(table, user.id, passwordHash, await hasher.hash(password));
      }
      return begin(user, "password");
    },
    async byLink(link) {
      return begin(await Link.redeem(table, { token: link, now: now(), random }), "link");
    },
    async setPassword(user, session, { password, current }) {
      if (session.method === "password") {
        const known = await verify(user.id, user, current ?? "", `user ${user.id}`);
        if (known === undefined) throw refuse("password-current");
      }
      Password.check(password, [user.name]);
      return begin(await User.setPassword(table, user.id, await hasher.hash(password)), "password");
    },
  };
}

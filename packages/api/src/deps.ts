/** What the API is given: nothing here reads an environment, a clock or a random source by itself. */
import type { Context as Job } from "@clearboard/jobs/context";
import type { Edge } from "@clearboard/jobs/operation";
import type * as ImporterKey from "@clearboard/store/importer-key";
import type * as Session from "@clearboard/store/session";
import type * as User from "@clearboard/store/user";
import type { Context } from "hono";
import type { Cost } from "./password.ts";

export type Deps = Pick<Edge, "random" | "startImport" | "progressOf" | "outbox" | "inbox"> & {
  /** users, sessions, links, guess counters and everything that is imported */
  ctx: Job;
  /** false only on plain http on loopback: cookie `cb` without Secure instead of `__Host-cb` */
  isSecure: boolean;
  /** origins of our own pages, such as `https://board.example.com`; default: the origin the request itself names */
  origins?: string[];
  /** the caller's network address as the edge knows it; default: all callers share one budget of wrong passwords */
  address?: (c: Context) => string | undefined;
  /** largest upload in bytes, default 2 GiB */
  maxImportBytes?: number;
  /** where events go; default: nowhere */
  log?: (event: Event) => void;
  /** price of a password hash; only tests lower it */
  passwordCost?: Cost;
};

/** Events of the log. Never holds a password, a token or a body. */
export type Event =
  | { event: "signed-in"; requestId: string; user: string; method: Session.Info["method"] }
  | { event: "sign-in-refused"; requestId: string; code: string }
  | { event: "signed-out"; requestId: string; user: string }
  | { event: "password-set"; requestId: string; user: string }
  | { event: "denied"; requestId: string; user: string | null; route: string; code: string }
  | { event: "failed"; requestId: string; route: string; error: unknown };

/**
 * Set by `guard` before any handler of a guarded route runs; `user` is as the store has it in this very request. Where a
 * route takes importer keys, `key` is set instead of the other three when one was sent.
 */
export type Env = {
  Variables: {
    requestId: string;
    user: User.Info;
    session: Session.Info;
    token: string;
    key: ImporterKey.Info | undefined;
  };
};

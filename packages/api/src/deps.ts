/** What the API is given: nothing here reads an environment, a clock or a random source by itself. */
import type { Outbox } from "@clearboard/jobs/notice/outbox";
import type * as ImporterKey from "@clearboard/store/importer-key";
import type * as Session from "@clearboard/store/session";
import type { Table } from "@clearboard/store/table";
import type * as User from "@clearboard/store/user";
import type { Context } from "hono";
import type { Jobs } from "./jobs.ts";
import type { Cost } from "./password.ts";

export type Deps = {
  /** users, sessions, links and guess counters live here */
  table: Table;
  jobs: Jobs;
  /** Starts the rest of an import that was received; safe to call twice. Awaited before the upload is answered. */
  startImport: (importId: string) => void | Promise<void>;
  /** epoch ms */
  now: () => number;
  /** that many bytes from a cryptographic source */
  random: (bytes: number) => Uint8Array;
  /** false only on plain http on loopback: cookie `cb` without Secure instead of `__Host-cb` */
  isSecure: boolean;
  /** origins of our own pages, such as `https://board.example.com`; default: the origin the request itself names */
  origins?: string[];
  /** the caller's network address as the edge knows it; default: all callers share one budget of wrong passwords */
  address?: (c: Context) => string | undefined;
  /** largest upload in bytes, default 2 GiB */
  maxImportBytes?: number;
  /** where files go that are too large for a request, on AWS; elsewhere everything is a request */
  inbox?: Inbox;
  /** how notices leave; without it none can be tried */
  outbox?: Outbox;
  /** where events go; default: nowhere */
  log?: (event: Event) => void;
  /** price of a password hash; only tests lower it */
  passwordCost?: Cost;
};

/** A bucket that browsers and scripts may put a file into, once, by an address we sign. */
export type Inbox = {
  maxBytes: number;
  /** An address good for one PUT of just so many bytes (and of just these, with their SHA-256 in hex) under `path`. */
  sign: (file: { path: string; bytes: number; sha256?: string | undefined }) => Promise<Signed>;
};
export type Signed = {
  url: string;
  method: "PUT";
  headers: Record<string, string>;
  /** epoch ms */ expires: number;
};

/** What the log hears. Never holds a password, a token or a body. */
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

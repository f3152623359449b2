/** For tests only: the API over a store in memory, a clock that stands still and seeded randomness. */
import { createHash } from "node:crypto";
import { ROLES } from "@clearboard/core/visibility";
import type { Context } from "@clearboard/jobs/context";
import { takeIn } from "@clearboard/jobs/import";
import * as People from "@clearboard/jobs/people";
import * as Organisation from "@clearboard/store/organisation";
import * as Link from "@clearboard/store/sign-in-link";
import { open } from "@clearboard/store/sqlite/table";
import { all } from "@clearboard/store/table";
import * as User from "@clearboard/store/user";
import { memoryFiles } from "../../../tests/flow/sandbox.ts";
import { createApi } from "./app.ts";
import type { Deps, Event } from "./deps.ts";
import { createHasher } from "./password.ts";

export const ORIGIN = "https://board.example.com";
export const PASSWORD = "plenty of quiet rivers";
const CHEAP = { logN: 4, r: 8, p: 1 };

export type Sandbox = Awaited<ReturnType<typeof createSandbox>>;

/** Anna's deals are 1,200.00 and Bo's 1,000.00 of a target of 1,000.00 each; the rejected row has no amount that is one. */
const FILES = {
  "people.csv": "employee id,name,team,region\nA1,Anna,One,North\nB2,Bo,One,North\n",
  "targets.csv": "month,scope,subject,revenue target\n2026-01,person,A1,1000.00\n2026-01,person,B2,1000.00\n",
  "deals.csv":
    "deal id,owner,stage,amount,close date\nD1,A1,won,1000.00,2026-01-05\nD2,A1,won,200.00,2026-01-20\nD3,B2,won,1000.00,2026-01-21\nD4,B2,won,=2+2,2026-01-22\n",
};
/**
 * By the default plan (1% to 80% of the target, 2% to 100%, 3.5% above): Bo 8.00 + 4.00, Anna 8.00 + 4.00 + 7.00, in
 * minor units.
 */
export const BONUS = { anna: "1900", bo: "1200" };
export const MONTH = "2026-01";

const SETTINGS = {
  name: "Rivers",
  zone: "Asia/Shanghai",
  currency: "CNY",
  locale: "en",
  unknownOwners: "pending",
} as const;

/** Imports the files above and gives the ids of Anna and Bo. */
async function importCompany(ctx: Context): Promise<{ anna: string; bo: string }> {
  for (const [name, text] of Object.entries(FILES)) {
    const chunks = (async function* () {
      yield Buffer.from(text);
    })();
    await takeIn(ctx, { name, chunks });
  }
  const { people } = await People.list(ctx);
  const idOf = (name: string) => people.find((person) => person.name === name)?.id ?? "";
  return { anna: idOf("Anna"), bo: idOf("Bo") };
}

type Changes = Partial<Deps> & {
  /** with the data of a small company; the rep is then Anna */
  company?: boolean;
};

/** The API without the types of its routes, which every await of a sandbox would compare again: half of the time of `tsc`. */
type Callable = {
  request: (url: string, init?: RequestInit) => Response | Promise<Response>;
  routes: { method: string; path: string }[];
};

/** An API over an organisation, with one user of each role, all with `PASSWORD`. */
export async function createSandbox({ company = false, ...changes }: Changes = {}) {
  const clock = { now: Date.UTC(2026, 1, 1, 9) };
  const started: string[] = [];
  const events: Event[] = [];
  let drawn = 0;
  const random = (bytes: number) => createHash("sha512").update(`draw ${drawn++}`).digest().subarray(0, bytes);
  const now = () => clock.now;
  const ctx = changes.ctx ?? { table: open(":memory:", { now }), files: memoryFiles(), now };
  const { table } = ctx;
  if ((await Organisation.find(table)) === undefined) await Organisation.init(table, SETTINGS);
  const people = company ? await importCompany(ctx) : { anna: "per_anna", bo: "per_bo" };
  const deps: Deps = {
    ctx,
    startImport: (id) => void started.push(id),
    random,
    isSecure: true,
    origins: [ORIGIN],
    log: (event) => events.push(event),
    passwordCost: CHEAP,
    ...changes,
  };
  const api: Callable = createApi(deps);
  const hash = await createHasher({ random, cost: CHEAP }).hash(PASSWORD);
  const users = new Map<User.Role, User.Info>();
  for (const role of ROLES) {
    const user = await User.create(table, {
      name: role,
      role,
      person: role === "rep" ? people.anna : null,
      now: clock.now,
    });
    users.set(role, await User.setPassword(table, user.id, hash));
  }

  /** `body` goes as JSON, `bytes` as an upload */
  type Ask = { cookie?: string | undefined; body?: unknown; bytes?: BodyInit; headers?: Record<string, string> };
  const request = (method: string, path: string, { cookie, body, bytes, headers = {} }: Ask = {}) => {
    const type = bytes !== undefined ? "application/octet-stream" : body !== undefined ? "application/json" : undefined;
    return api.request(`${ORIGIN}${path}`, {
      method,
      headers: {
        origin: ORIGIN,
        "sec-fetch-site": "same-origin",
        ...(cookie === undefined ? {} : { cookie }),
        ...(type === undefined ? {} : { "content-type": type }),
        ...headers,
      },
      ...(type === undefined ? {} : { body: bytes ?? JSON.stringify(body), duplex: "half" }),
    } as RequestInit);
  };

  const signInWith = async (credentials: unknown) => {
    const response = await request("POST", "/api/session", { body: credentials });
    return { response, cookie: response.headers.get("set-cookie")?.split(";")[0] };
  };

  return {
    ...{ api, deps, ctx, table, clock, started, events, people, request, signInWith },
    /** label and user of each action in the audit log, oldest first */
    audited: async () => {
      const entries: string[] = [];
      for await (const { data } of all(table, { pk: "audit" }))
        if (data.phase === "intent") entries.push(`${data.what} by ${data.who}`);
      return entries;
    },
    user: (role: User.Role) => User.byName(table, role).then((user) => user as User.Info),
    /** the cookie of a new session of that role's user */
    signIn: async (role: User.Role) => (await signInWith({ name: role, password: PASSWORD })).cookie,
    link: async (role: User.Role) =>
      Link.create(table, { user: (await User.byName(table, role)) as User.Info, now: clock.now, random }),
  };
}

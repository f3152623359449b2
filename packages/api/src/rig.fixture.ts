/** For tests only: the API over a store in memory, a clock that stands still and seeded randomness. */
import { createHash } from "node:crypto";
import { ROLES } from "@clearboard/core/visibility";
import * as Link from "@clearboard/store/sign-in-link";
import { open } from "@clearboard/store/sqlite/table";
import * as User from "@clearboard/store/user";
import { createApi } from "./app.ts";
import type { Deps, Event } from "./deps.ts";
import { fakeJobs } from "./jobs.fixture.ts";
import { createHasher } from "./password.ts";

export const ORIGIN = "https://board.example.com";
export const PASSWORD = "plenty of quiet rivers";
const CHEAP = { logN: 4, r: 8, p: 1 };

export type Rig = Awaited<ReturnType<typeof createRig>>;

/** An API with one user of each role (Anna is the rep, person `per_anna`), all with `PASSWORD`. */
export async function createRig(changes: Partial<Deps> = {}) {
  const clock = { now: Date.UTC(2026, 1, 1, 9) };
  const calls: string[] = [];
  const started: string[] = [];
  const events: Event[] = [];
  let drawn = 0;
  const random = (bytes: number) => createHash("sha512").update(`draw ${drawn++}`).digest().subarray(0, bytes);
  const now = () => clock.now;
  const table = changes.table ?? open(":memory:", { now });
  const deps: Deps = {
    table,
    jobs: fakeJobs(calls),
    startImport: (id) => void started.push(id),
    now,
    random,
    isSecure: true,
    origins: [ORIGIN],
    log: (event) => events.push(event),
    passwordCost: CHEAP,
    ...changes,
  };
  const api = createApi(deps);
  const hash = await createHasher({ random, cost: CHEAP }).hash(PASSWORD);
  const users = new Map<User.Role, User.Info>();
  for (const role of ROLES) {
    const user = await User.create(table, {
      name: role,
      role,
      person: role === "rep" ? "per_anna" : null,
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
    ...{ api, deps, table, clock, calls, started, events, request, signInWith },
    user: (role: User.Role) => User.byName(table, role).then((user) => user as User.Info),
    /** the cookie of a new session of that role's user */
    signIn: async (role: User.Role) => (await signInWith({ name: role, password: PASSWORD })).cookie,
    link: async (role: User.Role) =>
      Link.create(table, { user: (await User.byName(table, role)) as User.Info, now: clock.now, random }),
  };
}

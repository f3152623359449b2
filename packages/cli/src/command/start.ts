/** The server on one machine. Where there is no organisation yet, it makes a demo company in a folder of its own. */
import { randomBytes } from "node:crypto";
import { ROLES } from "@clearboard/core/visibility";
import type { Context } from "@clearboard/jobs/context";
import * as Organisation from "@clearboard/store/organisation";
import { find } from "@clearboard/store/organisation";
import * as SignInLink from "@clearboard/store/sign-in-link";
import * as User from "@clearboard/store/user";
import * as Args from "../args.ts";
import type { Command } from "../command-spec.ts";
import { fill, SECOND_DIRECTOR } from "../demo/fill.ts";
import { DEFAULT_DIR, isStore, withStore } from "../local.ts";
import type { Output } from "../output.ts";
import { run } from "../server.ts";

const DEMO_DIR = ".clearboard-demo";

export const command: Command = {
  usage: "[--port N] [--demo] [--until MONTH]",
  summary:
    "Serves the boards on this machine and prints sign-in links; without an organisation, or with --demo, a demo company.",
  options: { port: { type: "string" }, demo: { type: "boolean" }, until: { type: "string" } },
  async run(args, output) {
    const port = Number(Args.text(args, "port") ?? "4300");
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new Args.UsageError("--port takes a number from 0 to 65535");
    const until = Args.text(args, "until") === undefined ? undefined : Args.month(args, "until");
    const named = Args.text(args, "data");
    const isDemo =
      Args.is(args, "demo") ||
      (named === undefined &&
        !(isStore(DEFAULT_DIR) && (await withStore(DEFAULT_DIR, (ctx) => find(ctx.table))) !== undefined));
    const dir = named ?? (isDemo ? DEMO_DIR : DEFAULT_DIR);
    await withStore(
      dir,
      async (ctx) => {
        if (isDemo) await fill(ctx, { ...(until === undefined ? {} : { until }), output });
        const organisation = await Organisation.get(ctx.table);
        const running = await run({ ctx, dir, port, log: output.err });
        output.out(`${organisation.name}, data in ${dir}`);
        output.out(`listening on http://127.0.0.1:${running.port}`);
        for (const line of await links(ctx, running.port)) output.out(line);
        await stopped(output);
        await running.stop();
      },
      { make: isDemo },
    );
    return 0;
  },
};

/** One fresh link per role, and of the demo's second director; of a first director where nobody can sign in yet. */
async function links(ctx: Context, port: number): Promise<string[]> {
  let users = (await User.list(ctx.table)).filter((user) => !user.isDisabled);
  if (users.length === 0)
    users = [await User.create(ctx.table, { name: "director", role: "director", now: ctx.now() })];
  const lines: string[] = [];
  const open = users.filter((user) => user.passwordHash === null);
  const first = ROLES.flatMap((role) => open.find((user) => user.role === role) ?? []);
  const second = open.filter((user) => user.name === SECOND_DIRECTOR && !first.includes(user));
  const named = [
    ...first.map((user) => ({ user, as: user.role as string })),
    ...second.map((user) => ({ user, as: user.name })),
  ];
  const width = Math.max(8, ...named.map(({ as }) => as.length));
  for (const { user, as } of named) {
    const path = SignInLink.path(await SignInLink.create(ctx.table, { user, now: ctx.now(), random: randomBytes }));
    lines.push(`  sign in as ${as.padEnd(width)} http://127.0.0.1:${port}${path}`);
  }
  if (lines.length > 0) lines.push("  (each link works once, for a day; `clearboard users link NAME` makes another)");
  return lines;
}

function stopped(output: Output): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      output.err("stopping");
      resolve();
    };
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
  });
}

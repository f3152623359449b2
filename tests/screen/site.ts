/** A running Clearboard over a copy of a prepared data directory: the real server, started by the real command. */
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openLocal } from "@clearboard/store/local";
import * as SignInLink from "@clearboard/store/sign-in-link";
import * as User from "@clearboard/store/user";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const BIN = join(ROOT, "packages/cli/bin/clearboard.mjs");

export type Site = {
  origin: string;
  /** what the command line prints as JSON over the same data */
  cli: (...args: string[]) => unknown;
  /** the address of a fresh sign-in link of a user; there is one of each role, called as the role */
  link: (name: string) => Promise<string>;
  stop: () => Promise<void>;
};

/** Starts a server over its own copy of `templates/<of>`; whatever it says on its error output fails the test that stops it. */
export async function start(templates: string, of: "company" | "empty"): Promise<Site> {
  const dir = mkdtempSync(join(tmpdir(), "clearboard-site-"));
  cpSync(join(templates, of), dir, { recursive: true });
  const server = spawn(process.execPath, [BIN, "start", "--data", dir, "--port", "0"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let complaints = "";
  server.stderr.on("data", (bytes: Buffer) => {
    complaints += bytes;
  });
  const over = new Promise<number | null>((resolve) => server.once("exit", resolve));
  const origin = await new Promise<string>((resolve, reject) => {
    server.stdout.on("data", (bytes: Buffer) => {
      output += bytes;
      const found = /listening on (http:\S+)/.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    });
    void over.then((code) => reject(new Error(`The server ended with ${code}: ${output}${complaints}`)));
  });
  return {
    origin,
    cli(...args) {
      const ran = spawnSync(process.execPath, [BIN, ...args, "--data", dir, "--json"], {
        encoding: "utf8",
        maxBuffer: 64e6,
      });
      if (ran.status !== 0) throw new Error(`clearboard ${args.join(" ")} ended with ${ran.status}: ${ran.stderr}`);
      return JSON.parse(ran.stdout);
    },
    async link(name) {
      const { table } = await openLocal(dir);
      try {
        const user = await User.byName(table, name);
        if (user === undefined) throw new Error(`there is no user ${name}`);
        return `${origin}${SignInLink.path(await SignInLink.create(table, { user, now: Date.now(), random: randomBytes }))}`;
      } finally {
        await table.close();
      }
    },
    async stop() {
      server.kill("SIGTERM");
      await over;
      rmSync(dir, { recursive: true, force: true });
      const faults = complaints.replace(/^stopping\n?/m, "");
      if (faults !== "") throw new Error(`The server complained: ${faults}`);
    },
  };
}

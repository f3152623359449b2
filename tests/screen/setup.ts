/** Once before all screen tests: a browser is there, the web app is built, and the company's data lies ready to be copied. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROLES } from "@clearboard/core/visibility";
import { fresh } from "@clearboard/jobs/board";
import type { Context } from "@clearboard/jobs/context";
import { takeIn } from "@clearboard/jobs/import";
import { close, publish } from "@clearboard/jobs/month";
import * as People from "@clearboard/jobs/people";
import { openLocal } from "@clearboard/store/local";
import * as Organisation from "@clearboard/store/organisation";
import * as User from "@clearboard/store/user";
import type { TestProject } from "vitest/node";
import { demand, thisMachine } from "./browser.ts";
import * as Company from "./company.ts";
import { ROOT } from "./site.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** folder that holds the data directories `company` and `empty` */
    templates: string;
  }
}

const SETTINGS = {
  name: "Linxi 临溪",
  zone: "Asia/Shanghai",
  currency: "CNY",
  locale: "en",
  unknownOwners: "pending",
} as const;

export default async function setup(project: TestProject): Promise<() => void> {
  demand(thisMachine());
  build();
  const templates = mkdtempSync(join(tmpdir(), "clearboard-screen-"));
  await organisation(join(templates, "company"), async (ctx) => {
    for (const [name, text] of Company.FILES) await takeIn(ctx, { name, chunks: once(text) });
    const { people } = await People.list(ctx);
    for (const month of Company.MONTHS.slice(0, -1)) {
      const { candidate } = await fresh(ctx, month);
      await close(ctx, month, "set-up");
      await publish(ctx, { month, digest: candidate.digest, by: "set-up" });
    }
    await addUsers(ctx, people.find((person) => person.name === Company.REP)?.id ?? null);
  });
  await organisation(join(templates, "empty"), (ctx) => addUsers(ctx, null));
  project.provide("templates", templates);
  return () => rmSync(templates, { recursive: true, force: true });
}

async function organisation(dir: string, fill: (ctx: Context) => Promise<void>): Promise<void> {
  const { table, files } = await openLocal(dir);
  await Organisation.init(table, SETTINGS);
  await fill({ table, files, now: Date.now });
  await table.close();
}

async function addUsers(ctx: Context, person: string | null): Promise<void> {
  for (const role of ROLES)
    await User.create(ctx.table, { name: role, role, person: role === "rep" ? person : null, now: ctx.now() });
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

/** Builds the web app where it is not built yet, or a source is newer than what was built. */
function build(): void {
  const built = join(ROOT, "web/dist/index.html");
  const sources = ["web/src", "web/public", "web/index.html", "web/vite.config.ts", "packages/core/src"];
  if (existsSync(built) && sources.every((source) => newest(join(ROOT, source)) <= statSync(built).mtimeMs)) return;
  const result = spawnSync("npm", ["run", "build", "-w", "web", "--silent"], {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "production" },
  });
  if (result.status !== 0) throw new Error(`The web app does not build:\n${result.stdout}${result.stderr}`);
}

function newest(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

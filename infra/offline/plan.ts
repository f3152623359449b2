/**
 * What would be deployed, found out without an account: runs the real `sst diff` of a stage on a copy of the repository,
 * with the mock engine beside and the fake AWS endpoint, and gives every resource with its inputs and every bundle.
 * As a program, `node infra/offline/plan.ts production`, it prints the resources.
 */
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { startAws } from "./aws.ts";
import { preparePlatform, QUIET_SST, run } from "./platform.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const OFFLINE = fileURLToPath(new URL(".", import.meta.url));
const COPIED = ["sst.config.ts", "package.json", "package-lock.json", "tsconfig.json", "infra", "packages", "web"];
const LEFT_OUT = new Set(["node_modules", "dist", ".sst"]);

/** Inputs are whatever the provider takes. */
// biome-ignore lint/suspicious/noExplicitAny: they have no common shape
export type Inputs = Record<string, any>;
/** A resource that would be made; `isKept`: protected and retained. */
export type Resource = { type: string; name: string; inputs: Inputs; isKept: boolean };
export type Bundle = { name: string; folder: string; handler: string; environment: Record<string, string> };
export type Plan = { resources: Resource[]; bundles: Bundle[]; calls: string[]; close: () => void };
export type PlanOptions = {
  stage: string;
  environment?: Record<string, string>;
  /** "given": a placeholder in place of the built site, for plans that are about something else */
  site?: "built" | "given";
  /** may alter the copy before it is planned */
  change?: (folder: string) => void;
};

/** `sst diff` ended badly: the message is what it printed. */
export class PlanFailed extends Error {
  override name = "PlanFailed";
}

/**
 * Plans a stage: every resource, every bundle as SST wrote it, and what AWS was asked. `close` removes the copy with its bundles.
 * Throws `PlanFailed`, or `RegistryUnreachable` (platform.ts) when SST's platform is missing and cannot be fetched.
 */
export async function plan({ stage, environment = {}, site = "built", change }: PlanOptions): Promise<Plan> {
  await preparePlatform(ROOT);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "clearboard-plan-")));
  const close = () => rmSync(folder, { recursive: true, force: true });
  const aws = await startAws();
  try {
    copyRepository(folder);
    if (site === "given") writeSite(folder);
    change?.(folder);
    const out = join(folder, ".sst/plan.json");
    const env = {
      ...withoutAws(process.env),
      ...environmentOf({ folder, stage, aws: aws.url, out, site }),
      ...environment,
    };
    const { status, text } = await run(join(ROOT, "node_modules/.bin/sst"), ["diff", "--stage", stage], folder, env);
    const { resources, errors } = existsSync(out)
      ? JSON.parse(readFileSync(out, "utf8"))
      : { resources: [], errors: [] };
    if (status !== 0 || errors.length > 0) throw new PlanFailed([text, ...errors].join("\n").trim());
    return { resources, bundles: bundlesOf(folder, resources), calls: aws.calls, close };
  } catch (error) {
    close();
    throw error;
  } finally {
    await aws.close();
  }
}

/** The repository without what is built or installed; installed packages are linked. */
function copyRepository(folder: string): void {
  for (const name of COPIED) {
    const from = join(ROOT, name);
    if (existsSync(from))
      cpSync(from, join(folder, name), { recursive: true, filter: (path) => !LEFT_OUT.has(basename(path)) });
  }
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  mkdirSync(join(folder, ".sst"));
  symlinkSync(join(ROOT, ".sst/platform"), join(folder, ".sst/platform"));
  cpSync(join(ROOT, ".sst/provider-lock.json"), join(folder, ".sst/provider-lock.json"));
}

function writeSite(folder: string): void {
  mkdirSync(join(folder, "web/dist"), { recursive: true });
  writeFileSync(join(folder, "web/dist/index.html"), "<!doctype html><title>Clearboard</title>");
}

/** A home of its own: SST keeps its engine there, and the user's own must not be touched. */
function environmentOf(run: {
  folder: string;
  stage: string;
  aws: string;
  out: string;
  site: string;
}): Record<string, string> {
  const home = join(run.folder, ".sst/home");
  const engine = join(home, ".config/sst/bin/pulumi");
  mkdirSync(join(home, ".config/sst/bin"), { recursive: true });
  writeFileSync(engine, `#!/bin/sh\nexec "${process.execPath}" "${join(OFFLINE, "pulumi.ts")}" "$@"\n`);
  chmodSync(engine, 0o755);
  return {
    ...QUIET_SST,
    HOME: home,
    XDG_CONFIG_HOME: join(home, ".config"),
    PATH: `${join(ROOT, "node_modules/.bin")}:${process.env.PATH}`,
    SST_PULUMI_PATH: engine,
    AWS_ENDPOINT_URL: run.aws,
    AWS_ACCESS_KEY_ID: "offline",
    AWS_SECRET_ACCESS_KEY: "offline",
    AWS_REGION: "eu-west-1",
    AWS_EC2_METADATA_DISABLED: "true",
    CLEARBOARD_PLAN_ROOT: run.folder,
    CLEARBOARD_PLAN_STAGE: run.stage,
    CLEARBOARD_PLAN_OUT: run.out,
    CLEARBOARD_PLAN_SITE: run.site,
  };
}

/** The user's own AWS settings must not leak into a run that is to need none. */
function withoutAws(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^(AWS|SST|CLEARBOARD)_/.test(name)));
}

/** The functions' bundles as SST wrote them: the folder is the one that would be zipped and uploaded. */
function bundlesOf(folder: string, resources: Resource[]): Bundle[] {
  return resources
    .filter(({ type, inputs }) => type === "aws:lambda/function:Function" && inputs.handler?.startsWith("bundle."))
    .map(({ name, inputs }) => ({
      name,
      folder: join(folder, ".sst/artifacts", `${name.replace(/Function$/, "")}-src`),
      handler: inputs.handler,
      environment: inputs.environment?.variables ?? {},
    }));
}

if (import.meta.main) {
  const [stage = "dev"] = process.argv.slice(2);
  const { resources, close } = await plan({ stage });
  close();
  for (const { type, name } of resources) process.stdout.write(`${type.padEnd(56)} ${name}\n`);
  process.stdout.write(`${resources.length} resources on stage ${stage}\n`);
}

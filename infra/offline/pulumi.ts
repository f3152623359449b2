/**
 * Stands in for the Pulumi engine while `sst diff` runs without an account. It answers the three commands SST gives it:
 * `version`, `stack init`, and `preview`, where it runs the real program against mocked resources, writes every resource with
 * its inputs to CLEARBOARD_PLAN_OUT, and tells SST what happened through the event log, as the engine would.
 */
import { execSync } from "node:child_process";
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { ACCOUNT, REGION, stateOf } from "./made.ts";
import type { Inputs, Resource } from "./plan.ts";

// The engine that SST 4.17.1 asks for.
const VERSION = "v3.215.0";

const args = process.argv.slice(2);
if (args[0] === "version") process.stdout.write(`${VERSION}\n`);
else if (args[0] === "stack" && args[1] === "init") initStack(args[2] ?? "");
else if (args.includes("preview")) preview(setting("ROOT"), setting("STAGE"), setting("OUT"));
else {
  process.stderr.write(`the offline engine has no "${args.join(" ")}"\n`);
  process.exitCode = 1;
}

function setting(name: string): string {
  const value = process.env[`CLEARBOARD_PLAN_${name}`];
  if (value === undefined)
    throw new Error(`the offline engine is started by plan.ts, which sets CLEARBOARD_PLAN_${name}`);
  return value;
}

/** An empty checkpoint where the file backend keeps them. */
function initStack(name: string): void {
  const [, app = "", stage = ""] = name.split("/");
  const folder = join(process.cwd(), ".pulumi/stacks", app);
  mkdirSync(folder, { recursive: true });
  const manifest = { time: "2020-01-01T00:00:00Z", magic: "", version: "" };
  const checkpoint = { version: 3, checkpoint: { stack: name, latest: { manifest, resources: [] } } };
  writeFileSync(join(folder, `${stage}.json`), JSON.stringify(checkpoint));
}

function preview(root: string, stage: string, out: string): void {
  const main = /^main: (.*)$/m.exec(readFileSync("Pulumi.yaml", "utf8"))?.[1]?.trim() ?? "";
  const eventLog = args[args.indexOf("--event-log") + 1] ?? "";
  // The very copy that the program will import, else the mocks would be set on another.
  const load = createRequire(join(root, ".sst/platform/package.json"));
  const { runtime } = load("@pulumi/pulumi");
  const resources: Resource[] = [];
  const errors: unknown[] = [];

  // The program leaves when its last promise settles; only then is the list whole. Failures surface as rejections that nobody
  // awaits, so they are caught here and told to SST in the same way as the engine's own.
  process.on("unhandledRejection", (error) => errors.push(error));
  process.on("uncaughtException", (error) => errors.push(error));
  process.on("exit", () => {
    // one mistake is met again by everything that depends on it
    const texts = [...new Set(errors.map(textOf))].filter((text) => text !== "");
    writeFileSync(out, JSON.stringify({ resources, errors: texts }, null, 1));
    appendFileSync(eventLog, events(stage, resources, texts));
    if (errors.length > 0) process.exitCode = 1;
  });

  process.chdir(dirname(main));
  const kept = keptResources(load("@pulumi/pulumi/runtime/mocks.js").MockMonitor);
  const mocks = {
    newResource({ type, name, inputs }: Resource) {
      resources.push({ type, name, inputs, isKept: kept.has(`${type} ${name}`) });
      return stateOf(type, name, inputs);
    },
    call({ token, inputs }: { token: string; inputs: Inputs }) {
      try {
        return invoke(token, inputs);
      } catch (error) {
        // the mocks pass on that something failed, but not what
        errors.push(error);
        throw error;
      }
    },
  };
  runtime.setMocks(mocks, "clearboard", stage, false);
  runtime
    .runInPulumiStack(async () => (await import(pathToFileURL(main).href)).default)
    .catch((error: unknown) => errors.push(error));
}

/** Mocks are told inputs but no options, so those that guard data are read off the request that carries them. */
function keptResources(monitor: {
  prototype: { registerResource: (request: Request, ...rest: unknown[]) => unknown };
}): Set<string> {
  const kept = new Set<string>();
  const register = monitor.prototype.registerResource;
  monitor.prototype.registerResource = function (request, ...rest) {
    if (request.getProtect() && request.getRetainondelete()) kept.add(`${request.getType()} ${request.getName()}`);
    return register.call(this, request, ...rest);
  };
  return kept;
}

type Request = { getType(): string; getName(): string; getProtect(): boolean; getRetainondelete(): boolean };

/** What providers answer to questions. The policy document must echo its statements: SST builds role policies from them. */
function invoke(token: string, inputs: Inputs): Inputs {
  if (token.includes("getRegion")) return { name: REGION, id: REGION, region: REGION };
  if (token.includes("getCallerIdentity")) return { accountId: ACCOUNT };
  if (token.includes("getPartition")) return { partition: "aws", dnsSuffix: "amazonaws.com" };
  if (token.includes("getPolicyDocument")) return { ...inputs, json: JSON.stringify({ Statement: inputs.statements }) };
  if (token === "command:local:run") return { ...inputs, stdout: buildSite(inputs) };
  return inputs;
}

/** SST builds the site through its engine; a plan that is about something else brings a placeholder instead. */
function buildSite({ command, dir, environment }: Inputs): string {
  if (process.env.CLEARBOARD_PLAN_SITE === "given") return "";
  const env = { ...process.env, NODE_OPTIONS: "", ...environment };
  return execSync(command, { cwd: dir, env, encoding: "utf8" });
}

/** The event log of a preview: one event a resource, one a failure, and the summary that ends it. */
function events(stage: string, resources: Resource[], errors: string[]): string {
  const created = resources.map(({ type, name, inputs }) => {
    const urn = `urn:pulumi:${stage}::clearboard::${type}::${name}`;
    const state = { type, urn, inputs, outputs: {}, parent: "", provider: "", custom: true, id: "" };
    return {
      resourcePreEvent: { metadata: { op: "create", urn, type, old: null, new: state, provider: "" }, planning: true },
    };
  });
  const failed = errors.map((message) => ({ diagnosticEvent: { message, color: "never", severity: "error" } }));
  const resourceChanges = { create: resources.length };
  const summary = { summaryEvent: { maybeCorrupt: false, durationSeconds: 1, resourceChanges, policyPacks: {} } };
  return [...created, ...failed, summary]
    .map((event, sequence) => `${JSON.stringify({ sequence, timestamp: Math.floor(Date.now() / 1000), ...event })}\n`)
    .join("");
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

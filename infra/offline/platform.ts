/** SST's platform (its components and providers, 320 MB in .sst/platform): installed once from the npm registry. */
import { spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

const INSTALL_MINUTES = 10;

/** Names from SST's pkg/flag: no download of its engine and of Bun, npm instead, no telemetry. */
export const QUIET_SST = { SST_SKIP_DEPENDENCY_CHECK: "1", SST_NO_BUN: "1", DO_NOT_TRACK: "1", NO_COLOR: "1" };

/** The one reason for which a plan may be skipped: no platform, and no registry to get it from. */
export class RegistryUnreachable extends Error {
  override name = "RegistryUnreachable";
}

/** Makes sure that `root/.sst/platform` is whole and of the installed SST's version. Safe to call from several processes. */
export async function preparePlatform(root: string): Promise<void> {
  const lock = join(root, ".sst/installing");
  while (!isReady(root)) {
    if (!takeLock(root, lock)) {
      await setTimeout(500);
      continue;
    }
    try {
      if (!isReady(root)) await install(root);
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
  }
}

function isReady(root: string): boolean {
  const wanted = JSON.parse(readFileSync(join(root, "node_modules/sst/package.json"), "utf8")).version;
  const version = join(root, ".sst/platform/version");
  return (
    existsSync(version) &&
    readFileSync(version, "utf8").trim() === wanted &&
    existsSync(join(root, ".sst/provider-lock.json"))
  );
}

/** One installs, the others wait; a lock older than an install can take was left by a killed process. */
function takeLock(root: string, lock: string): boolean {
  mkdirSync(join(root, ".sst"), { recursive: true });
  try {
    mkdirSync(lock);
    return true;
  } catch {
    const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > INSTALL_MINUTES * 60_000) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

/** Installs beside and moves into place, so that an interrupted install leaves nothing that looks whole. */
async function install(root: string): Promise<void> {
  const folder = mkdtempSync(join(root, ".sst/install-"));
  const home = mkdtempSync(join(tmpdir(), "clearboard-sst-home-"));
  try {
    for (const name of ["sst.config.ts", "package.json", "infra"])
      cpSync(join(root, name), join(folder, name), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    const environment = {
      ...process.env,
      ...QUIET_SST,
      HOME: home,
      PATH: `${join(root, "node_modules/.bin")}:${process.env.PATH}`,
      // npm keeps the user's own registry settings and cache
      npm_config_userconfig: process.env.npm_config_userconfig ?? join(homedir(), ".npmrc"),
      npm_config_cache: process.env.npm_config_cache ?? join(homedir(), ".npm"),
    };
    const { status, text } = await run(
      join(root, "node_modules/.bin/sst"),
      ["install", "--stage", "dev"],
      folder,
      environment,
    );
    if (status !== 0) {
      const ping = await run("npm", ["ping"], folder, process.env);
      if (ping.status !== 0)
        throw new RegistryUnreachable("the npm registry cannot be reached and .sst/platform is not there");
      throw new Error(`sst install failed:\n${text}`);
    }
    rmSync(join(root, ".sst/platform"), { recursive: true, force: true });
    renameSync(join(folder, ".sst/platform"), join(root, ".sst/platform"));
    // last: `isReady` looks for it
    renameSync(join(folder, ".sst/provider-lock.json"), join(root, ".sst/provider-lock.json"));
  } finally {
    for (const left of [folder, home]) rmSync(left, { recursive: true, force: true });
  }
}

export type Ended = { status: number | null; text: string };

/** Runs a program; gives its exit code and all it printed. */
export function run(command: string, args: string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: INSTALL_MINUTES * 60_000,
    });
    let text = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
    child.on("error", (error) => resolve({ status: 1, text: String(error) }));
    child.on("close", (status) => resolve({ status, text }));
  });
}

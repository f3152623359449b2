/** Chromium or Chrome for the screen tests: found on this machine, else installed, else one line that says what to do. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

/** What the finder asks of a machine; the tests hand in made-up ones. */
export type Machine = {
  env: Record<string, string | undefined>;
  platform: string;
  isRoot: boolean;
  home: string;
  exists: (path: string) => boolean;
  list: (dir: string) => string[];
  /** runs a command to its end; false when it failed or is not there */
  runs: (command: string, args: string[]) => boolean;
};

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const MAC = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
/** Where the browsers of a Playwright download lie inside their folder. */
const INSIDE = [
  "chrome-linux/chrome",
  "chrome-linux64/chrome",
  "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
  "chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
  "chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
  "chrome-linux/headless_shell",
  "chrome-headless-shell-linux64/chrome-headless-shell",
];

const ADVICE = "install Chromium or Chrome, or name one in CHROME_PATH";

/** The path of a browser, or undefined. Throws one line when the environment names one that is not there. */
export function find(machine: Machine): string | undefined {
  for (const name of ["CHROME_PATH", "CHROMIUM_PATH"]) {
    const named = machine.env[name];
    if (named === undefined || named === "") continue;
    if (!machine.exists(named))
      throw new Error(`The screen tests need a browser: ${name} names ${named}, which is not there.`);
    return named;
  }
  const folders = (machine.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const installed = ["/usr/bin", ...folders].flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const mac = machine.platform === "darwin" ? [...MAC, ...MAC.map((path) => join(machine.home, path))] : [];
  return [...mac, ...installed, ...downloaded(machine)].find(machine.exists);
}

/** Browsers that Playwright has downloaded before, newest first. */
function downloaded(machine: Machine): string[] {
  const cache =
    machine.env.PLAYWRIGHT_BROWSERS_PATH ??
    join(machine.home, machine.platform === "darwin" ? "Library/Caches/ms-playwright" : ".cache/ms-playwright");
  const number = (name: string) => Number(/\d+$/.exec(name)?.[0] ?? 0);
  return machine
    .list(cache)
    .filter((name) => name.startsWith("chromium"))
    .sort((left, right) => number(right) - number(left))
    .flatMap((name) => INSIDE.map((inside) => join(cache, name, inside)));
}

/** The path of a browser, which is installed when there is none: by apt as root on Debian, else by Playwright. */
export function demand(machine: Machine): string {
  const there = find(machine);
  if (there !== undefined) return there;
  if (machine.isRoot && machine.exists("/etc/debian_version")) {
    const isInstalled =
      machine.runs("apt-get", ["update"]) &&
      machine.runs("apt-get", ["install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk"]);
    if (!isInstalled) throw new Error(`The screen tests need a browser and apt-get could not install one: ${ADVICE}.`);
  } else if (!machine.runs("npx", ["playwright-core", "install", "chromium"]))
    throw new Error(`The screen tests need a browser and Playwright could not download one: ${ADVICE}.`);
  const now = find(machine);
  if (now === undefined)
    throw new Error(`The screen tests need a browser and the one just installed is nowhere: ${ADVICE}.`);
  return now;
}

export function thisMachine(): Machine {
  return {
    env: process.env,
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    home: homedir(),
    exists: existsSync,
    list: (dir) => (existsSync(dir) ? readdirSync(dir) : []),
    runs: (command, args) =>
      spawnSync(command, args, {
        stdio: ["ignore", "ignore", "inherit"],
        env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      }).status === 0,
  };
}

const ARGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A browser of its own, with a profile folder that goes away when it is closed. */
export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: demand(thisMachine()), headless: true, args: ARGS });
}

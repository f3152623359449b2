/** A data directory driven by the command line of a checkout, with a clock of its own; each answer becomes a file of the snapshot. */
import { type ChildProcess, fork } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import * as Zip from "./zip.ts";

const FREEZE = new URL("freeze.mjs", import.meta.url).href;
const HOST = fileURLToPath(new URL("host.mjs", import.meta.url));
const MINUTE = 60_000;

/** A document of the product, of which nothing is known here: its parts are read with `list` and `String`. */
export interface Doc {
  [key: string]: Doc;
}
export const list = (doc: Doc | undefined): Doc[] => (Array.isArray(doc) ? doc : []);

export type Answer = { code: number; out: string; err: string };
export type Shop = {
  name: string;
  isQuick: boolean;
  /** folder of the made-up files, and of the data directory */
  files: string;
  data: string;
  repo: string;
  now: () => number;
  /** moves the clock to a time in UTC such as 2026-03-02T02:00 */
  at: (time: string) => void;
  /** runs a command, a minute after the last one; throws when its exit code is not among `codes` */
  run: (argv: string[], codes?: readonly number[]) => Promise<Answer>;
  /** runs a command and writes what it says under a numbered name */
  tell: (name: string, ...argv: string[]) => Promise<Answer>;
  /** runs a command with --json, writes its document, and gives it */
  json: (name: string, ...argv: string[]) => Promise<Doc>;
  /** runs a command that writes a workbook, and writes its parts as text */
  workbook: (name: string, ...argv: string[]) => Promise<void>;
  write: (name: string, content: unknown) => void;
  close: () => void;
};

/** The Node a checkout brings along, else the one that runs this. */
export function nodeOf(repo: string): string {
  const own = join(repo, "node_modules/node/bin/node");
  return existsSync(own) ? own : process.execPath;
}

export const entryOf = (repo: string) => join(repo, "packages/cli/bin/clearboard.mjs");

/** What a program under observation is started with: a frozen clock, one time zone, one language. */
export function environmentOf(now: number): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { PATH, HOME, TZ: "UTC", LANG: "C", SNAPSHOT_NOW: String(now), NODE_NO_WARNINGS: "1" };
}

export const execArgv = ["--import", FREEZE];

export function openShop(options: {
  name: string;
  repo: string;
  out: string;
  files: string;
  work: string;
  isQuick: boolean;
  start: string;
}): Shop {
  const { name, repo, isQuick } = options;
  const out = join(options.out, name);
  const data = join(options.work, name);
  const files = join(options.files, name);
  for (const folder of [out, data]) rmSync(folder, { recursive: true, force: true });
  for (const folder of [out, files, options.work]) mkdirSync(folder, { recursive: true });
  let now = Date.parse(`${options.start}Z`);
  let count = 0;
  const host = fork(HOST, [pathToFileURL(entryOf(repo)).href], {
    execPath: nodeOf(repo),
    execArgv,
    env: environmentOf(now),
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const clean = (text: string) => normalise(text, [data, "DATA"], [files, "FILES"], [options.work, "WORK"]);

  const shop: Shop = {
    ...{ name, isQuick, files, data, repo },
    now: () => now,
    at(time) {
      const next = Date.parse(`${time}Z`);
      if (!(next >= now)) throw new Error(`${name}: the clock does not go back to ${time}`);
      now = next;
    },
    async run(argv, codes = [0]) {
      now += MINUTE;
      const answer = await ask(host, { argv: [...argv, "--data", data], now });
      if (!codes.includes(answer.code))
        throw new Error(
          `${name}: clearboard ${argv.join(" ")} ended with ${answer.code}\n${answer.out}\n${answer.err}`,
        );
      return answer;
    },
    async tell(step, ...argv) {
      const answer = await shop.run(argv, [0, 1, 2]);
      const err = answer.err === "" ? "" : `--- stderr\n${answer.err}`;
      shop.write(`${step}.txt`, `$ clearboard ${argv.join(" ")}\nexit ${answer.code}\n${answer.out}${err}`);
      return answer;
    },
    async json(step, ...argv) {
      const answer = await shop.run([...argv, "--json"], [0, 1, 2]);
      const document = parsed(answer.out);
      const err = answer.err === "" ? {} : { err: clean(answer.err) };
      shop.write(`${step}.json`, { command: clean(argv.join(" ")), exit: answer.code, ...err, document });
      return document;
    },
    async workbook(step, ...argv) {
      const path = join(options.work, `${name}.xlsx`);
      await shop.run([...argv, "--format", "xlsx", "--out", path], [0]);
      shop.write(`${step}.xlsx.txt`, Zip.readText(path));
    },
    write(step, content) {
      const isNumbered = !step.startsWith("/");
      if (isNumbered) count += 1;
      const text = typeof content === "string" ? content : `${JSON.stringify(sorted(content), null, 1)}\n`;
      const path = join(out, isNumbered ? `${String(count).padStart(4, "0")}-${step}` : step.slice(1));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, clean(text));
    },
    close: () => host.kill(),
  };
  return shop;
}

function ask(host: ChildProcess, message: { argv: string[]; now: number }): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const died = (code: number | null) => reject(new Error(`the command line died with ${code} at ${message.argv}`));
    host.once("exit", died);
    host.once("message", (answer) => {
      host.off("exit", died);
      resolve(answer as Answer);
    });
    host.send(message);
  });
}

function parsed(text: string): Doc {
  try {
    return JSON.parse(text);
  } catch {
    return text as unknown as Doc;
  }
}

/** The same document with the keys of every object in order. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([key, part]) => [key, sorted(part)]));
}

/** Folders, secrets and random ids, which are new with every run. */
function normalise(text: string, ...folders: [string, string][]): string {
  let clean = text;
  for (const [folder, word] of folders) clean = clean.replaceAll(folder, word);
  return clean
    .replace(/token=[\w-]{20,}/g, "token=TOKEN")
    .replace(/http:\/\/127\.0\.0\.1:\d+/g, "http://HOST")
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "UUID")
    .replace(/\b(key|ses|req|ntc)_[\w-]{8,}/g, "$1_RANDOM");
}

export const sha256 = (content: string | Uint8Array) => createHash("sha256").update(content).digest("hex");

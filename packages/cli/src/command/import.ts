/** Takes files in from disk, in the order given; a folder stands for the files in it. */
import { createReadStream } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import * as Profile from "@clearboard/ingest/profile";
import { takeIn } from "@clearboard/jobs/import";
import { preview } from "@clearboard/jobs/preview";
import * as Profiles from "@clearboard/jobs/profile";
import type { Receipt } from "@clearboard/jobs/receipt";
import * as Organisation from "@clearboard/store/organisation";
import * as Args from "../args.ts";
import type { Command } from "../command.ts";
import { DEFAULT_DIR, withStore } from "../local.ts";
import { type Output, progressBar } from "../output.ts";

export const command: Command = {
  usage: "PATH... [--profile NAME|FILE] [--source NAME] [--as-of TIME] [--strict] [--dry-run]",
  summary:
    "Takes files in; every row is accepted, unchanged, pending, skipped, duplicate or rejected with its line and reason.",
  options: {
    profile: { type: "string" },
    source: { type: "string" },
    "as-of": { type: "string" },
    strict: { type: "boolean" },
    "dry-run": { type: "boolean" },
  },
  async run(args, output) {
    if (args.rest.length === 0) throw new Args.UsageError("import takes at least one file");
    const source = Args.text(args, "source");
    if (source !== undefined && !/^[a-z0-9][a-z0-9_-]*$/.test(source))
      throw new Args.UsageError(`--source takes lower-case letters, digits, - and _, not "${source}"`);
    const asOf = Args.time(args, "as-of");
    const profile = await profileOf(Args.text(args, "profile"));
    const paths = await expand(args.rest);
    const isJson = Args.is(args, "json");
    const receipts = await withStore(Args.text(args, "data") ?? DEFAULT_DIR, async (plain) => {
      await Organisation.get(plain.table);
      const done: Receipt[] = [];
      for (const path of paths) {
        const bar = progressBar(output);
        const ctx = {
          ...plain,
          report: (at: { step: string; done: number; total: number }) =>
            bar.show(`${basename(path)}  ${at.step}`, at.done, at.total),
        };
        const delivery = {
          name: basename(path),
          chunks: createReadStream(path, { highWaterMark: 1 << 18 }),
          ...(profile === undefined ? {} : { profile }),
          ...(source === undefined ? {} : { source }),
          ...(asOf === undefined ? {} : { asOf }),
        };
        const receipt = { ...(await (Args.is(args, "dry-run") ? preview : takeIn)(ctx, delivery)), path };
        bar.end();
        done.push(receipt);
        if (!isJson) print(receipt, output);
      }
      return done;
    });
    if (isJson) output.out(JSON.stringify({ files: receipts }));
    const isBad = receipts.some(
      (one) => one.status === "refused" || one.status === "held" || (Args.is(args, "strict") && one.rows.rejected > 0),
    );
    return isBad ? 1 : 0;
  },
};

async function profileOf(named: string | undefined): Promise<Profile.Info | undefined> {
  if (named === undefined) return undefined;
  if (!/[./]/.test(named)) return Profiles.byName(named);
  const text = await readFile(named, "utf8").catch(() => undefined);
  if (text === undefined) throw Args.missing(named);
  return Profiles.read(text);
}

/** Files as named; of a folder its files by name, hidden ones left out. */
async function expand(paths: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const info = await stat(path).catch(() => undefined);
    if (info === undefined) throw Args.missing(path);
    if (!info.isDirectory()) found.push(path);
    else
      for (const entry of (await readdir(path, { withFileTypes: true })).sort((one, two) =>
        one.name < two.name ? -1 : 1,
      ))
        if (entry.isFile() && !entry.name.startsWith(".")) found.push(join(path, entry.name));
  }
  return found;
}

const SHOWN = 10;

function print(receipt: Receipt, output: Output): void {
  if (receipt.status === "refused" || receipt.status === "held") {
    output.out(`${receipt.path}: ${receipt.status}. ${receipt.reason?.message ?? ""}`);
    return;
  }
  const { read, ...parts } = receipt.rows;
  const said = Object.entries(parts)
    .filter(([, count]) => count > 0)
    .map(([fate, count]) => `${count} ${fate}`);
  output.out(
    `${receipt.path}: ${receipt.status} as ${receipt.profile} (${receipt.encoding}). ${read} rows read: ${said.join(", ") || "none"}.`,
  );
  for (const row of receipt.rejected.slice(0, SHOWN))
    output.out(`  line ${row.line}, ${row.column}: ${row.message} [${row.code}: ${row.value}]`);
  if (receipt.rows.rejected > SHOWN)
    output.out(`  and ${receipt.rows.rejected - SHOWN} more; --json lists the first ${receipt.rejected.length}.`);
}

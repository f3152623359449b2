/** Takes files in from disk, in the order given; a folder stands for the files in it. */

import { access, constants, readdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { refuse } from "@clearboard/core/error";
import { HANDED_OVER } from "@clearboard/core/words/hand-over";
import { NOT_USED, TIMELESS } from "@clearboard/core/words/receipt";
import { type Locale, say } from "@clearboard/core/words/text";
import * as Profile from "@clearboard/ingest/profile";
import { freshSince } from "@clearboard/jobs/board";
import { takeIn } from "@clearboard/jobs/import";
import { preview } from "@clearboard/jobs/preview";
import * as Profiles from "@clearboard/jobs/profile";
import type { Receipt } from "@clearboard/jobs/receipt";
import { readChunks } from "@clearboard/store/folder-files";
import * as Month from "@clearboard/store/month";
import * as Args from "../args.ts";
import type { Command } from "../command-spec.ts";
import { DEFAULT_DIR, withStore } from "../local.ts";
import { localeOf } from "../locale.ts";
import { type Output, progressBar } from "../output.ts";
import { describeCounts, describeFile } from "../row-counts.ts";
import { meanwhileAs, phraseIn, sentence } from "../words.ts";

export const command: Command = {
  usage: "PATH... [--profile NAME|FILE] [--source NAME] [--as-of TIME] [--strict] [--boards | --dry-run]",
  summary:
    "Imports files; every row is accepted, unchanged, pending, skipped, duplicate or rejected with its line and reason. With --boards also computes the boards of the months that the files changed.",
  takesWords: true,
  options: {
    profile: { type: "string" },
    source: { type: "string" },
    "as-of": { type: "string" },
    strict: { type: "boolean" },
    boards: { type: "boolean" },
    "dry-run": { type: "boolean" },
  },
  async run(args, output) {
    if (args.rest.length === 0) throw new Args.UsageError("import takes at least one file");
    const source = Args.text(args, "source");
    if (source !== undefined && !/^[a-z0-9][a-z0-9_-]*$/.test(source))
      throw new Args.UsageError(`--source takes lower-case letters, digits, - and _, not "${source}"`);
    const asOf = Args.time(args, "as-of");
    const isDry = Args.is(args, "dry-run");
    const hasBoards = Args.is(args, "boards");
    if (isDry && hasBoards) throw new Args.UsageError("--dry-run changes no month, so it has no boards to compute");
    const named = Args.text(args, "profile");
    const written = await writtenProfile(named);
    const paths = await expand(args.rest);
    const isJson = Args.is(args, "json");
    const { receipts, boards } = await withStore(Args.text(args, "data") ?? DEFAULT_DIR, async (plain) => {
      const locale = await localeOf(args, plain);
      const profile = written ?? (named === undefined ? undefined : await Profiles.find(plain, named));
      const months = await Month.list(plain.table);
      const receipts: Receipt[] = [];
      for (const path of paths) {
        const bar = progressBar(output);
        const ctx = {
          ...plain,
          report: (at: { step: string; done: number; total: number }) =>
            bar.show(`${basename(path)}  ${at.step}`, at.done, at.total),
        };
        const delivery = {
          name: basename(path),
          chunks: readChunks(path),
          ...(profile === undefined ? {} : { profile }),
          ...(source === undefined ? {} : { source }),
          ...(asOf === undefined ? {} : { asOf }),
        };
        const receipt = { ...(await (isDry ? preview : takeIn)(ctx, delivery)), path };
        bar.end();
        receipts.push(receipt);
        if (!isJson) print(receipt, isDry, locale, output);
      }
      if (!hasBoards) return { receipts };
      const boards = (await freshSince(plain, months)).map(stateOf);
      if (!isJson) printBoards(boards, locale, output);
      return { receipts, boards };
    });
    if (isJson) output.out(JSON.stringify({ files: receipts, boards }));
    const isBad = receipts.some(
      (file) =>
        file.status === "refused" || file.status === "held" || (Args.is(args, "strict") && file.rows.rejected > 0),
    );
    return isBad ? 1 : 0;
  },
};

/** The profile of a file; undefined where a name is meant. */
async function writtenProfile(named: string | undefined): Promise<Profile.Info | undefined> {
  if (named === undefined || !/[./]/.test(named)) return undefined;
  const text = await readFile(named, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw error.code === "ENOENT"
      ? refuse("file-missing", { path: named })
      : refuse("file-unreadable", { path: named, why: error.code ?? "unknown" });
  });
  return Profiles.read(text);
}

/** Files as named; of a folder its files by name, hidden ones left out. */
async function expand(paths: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const info = await stat(path).catch(() => undefined);
    if (info === undefined) throw refuse("file-missing", { path });
    if (!info.isDirectory()) found.push(path);
    else {
      const entries = await readdir(path, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
        throw refuse("file-unreadable", { path, why: error.code ?? "unknown" });
      });
      const names = entries.filter((entry) => entry.isFile() && !entry.name.startsWith(".")).map(({ name }) => name);
      if (names.length === 0) throw refuse("folder-empty", { path });
      found.push(...names.sort().map((name) => join(path, name)));
    }
  }
  // Before the first file is taken in: a list that cannot be finished is not begun.
  for (const path of found)
    await access(path, constants.R_OK).catch((error: NodeJS.ErrnoException) => {
      throw refuse("file-unreadable", { path, why: error.code ?? "unknown" });
    });
  return found;
}

const SHOWN = 10;

/** The columns that nothing reads, and where they can be mapped. */
function notUsed({ unused, importId }: Receipt, locale: Locale, isDry: boolean): string[] {
  if (unused.length === 0) return [];
  const columns = unused.join(phraseIn(locale)("comma"));
  const map = isDry ? "" : ` clearboard columns list ${importId}`;
  return [`  ${say(NOT_USED, locale, { columns })}${map}`];
}

type MonthState = { month: string; status: Month.Info["state"]; version: number | null; digest: string };

/** What `close` says of a month too: where it stands, and the digest of what the facts say now. */
function stateOf({ month, state, published, candidate }: Awaited<ReturnType<typeof freshSince>>[number]): MonthState {
  return { month, status: state, version: published === 0 ? null : published, digest: candidate.digest };
}

function printBoards(boards: MonthState[], locale: Locale, output: Output): void {
  const phrase = phraseIn(locale);
  if (boards.length === 0) output.out(phrase("import.noBoard"));
  for (const { month, status, version, digest } of boards)
    output.out(
      version === null
        ? phrase("import.board", { month, status: phrase(`month.${status}`), digest })
        : phrase("close.published", { month, version, digest }),
    );
}

function print(receipt: Receipt, isDry: boolean, locale: Locale, output: Output): void {
  if (receipt.status === "refused" || receipt.status === "held") {
    output.out(describeFile(receipt, locale));
    for (const line of notUsed(receipt, locale, true)) output.out(line);
    return;
  }
  const phrase = phraseIn(locale);
  const status = phrase(isDry && receipt.status === "applied" ? "status.would" : `status.${receipt.status}`);
  const { path, profile, encoding } = receipt;
  const how = { path, status, profile: profile ?? "", encoding: encoding ?? "" };
  output.out(phrase("import.applied", { ...how, counts: describeCounts(receipt, locale) }));
  if (receipt.handedOver !== undefined) output.out(`  ${say(HANDED_OVER, locale, { n: receipt.handedOver })}`);
  if (receipt.timeless !== undefined) output.out(`  ${say(TIMELESS, locale, { n: receipt.timeless })}`);
  for (const line of notUsed(receipt, locale, isDry)) output.out(line);
  for (const { column, word, rows, as } of receipt.words) {
    const command = `clearboard words answer ${receipt.source} "${column}" "${word}" MEANING`;
    const asked = { n: rows, word, column, command };
    output.out(
      `  ${as === undefined ? phrase("import.waits", asked) : phrase("import.countsAs", { ...asked, as: meanwhileAs(as, locale) })}`,
    );
  }
  for (const { line, column, code, value, ...row } of receipt.rejected.slice(0, SHOWN))
    output.out(
      `  ${phrase("import.rejected", { line, column, code, value, message: sentence({ code, ...row }, locale) })}`,
    );
  const more = receipt.rows.rejected - SHOWN;
  if (more > 0) output.out(`  ${phrase("import.more", { n: more, shown: receipt.rejected.length })}`);
}

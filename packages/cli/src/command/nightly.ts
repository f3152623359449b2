/** The night by hand or by cron: the inbox is a folder with one folder per source, or files beside them whose profile names the source. */

import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { refuse } from "@clearboard/core/error";
import { type Arrival, nightly } from "@clearboard/jobs/nightly";
import { tellAfter } from "@clearboard/jobs/notice/night";
import { readChunks } from "@clearboard/store/folder-files";
import * as Args from "../args.ts";
import type { Command } from "../command-spec.ts";
import { DEFAULT_DIR, withStore } from "../local.ts";
import { localeOf } from "../locale.ts";
import { outboxOf } from "../outbox.ts";
import { describeFile } from "../row-counts.ts";
import { phraseIn } from "../words.ts";

export const command: Command = {
  usage: "[--inbox DIR] [--today DAY]",
  summary: "The nightly run: imports new files, computes boards, closes the month when due; safe to repeat.",
  options: { inbox: { type: "string" }, today: { type: "string" } },
  async run(args, output) {
    const today = Args.text(args, "today");
    if (today !== undefined && !Args.isDay(today))
      throw new Args.UsageError(`--today takes a day such as 2026-03-31, not "${today}"`);
    const inbox = Args.text(args, "inbox");
    if (inbox !== undefined && !(await stat(inbox).catch(() => undefined))?.isDirectory())
      throw refuse("file-missing", { path: inbox });
    const { summary, locale } = await withStore(Args.text(args, "data") ?? DEFAULT_DIR, async (ctx) => {
      const night = await nightly(ctx, {
        ...(inbox === undefined ? {} : { inbox: arrivals(inbox) }),
        ...(today === undefined ? {} : { today }),
      });
      const notices = await tellAfter(ctx, outboxOf(process.env), night);
      return { summary: { ...night, notices }, locale: await localeOf(args, ctx) };
    });
    const phrase = phraseIn(locale);
    // A notice that did not arrive is no reason to call the night a failure.
    for (const { channel, problem } of summary.notices)
      if (problem !== null) output.err(phrase("night.notice", { channel, problem }));
    if (Args.is(args, "json"))
      output.out(
        JSON.stringify({
          ...summary,
          failed: summary.failed.map(({ path, error }) => ({ path, error: messageOf(error) })),
        }),
      );
    else {
      for (const file of [...summary.resumed, ...summary.files]) output.out(describeFile(file, locale));
      for (const { path, error } of summary.failed)
        output.out(phrase("night.failed", { path, message: messageOf(error) }));
      const changed = summary.boards.filter((board) => board.isNew).map((board) => board.month);
      const list = (months: readonly string[]) => months.join(phrase("comma")) || phrase("none");
      const files = { files: summary.files.length, known: summary.skipped };
      output.out(phrase("night", { ...files, changed: list(changed), closed: list(summary.closed) }));
    }
    return summary.failed.length > 0 ||
      summary.files.some((file) => file.status === "refused" || file.status === "held")
      ? 1
      : 0;
  },
};

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

async function* arrivals(inbox: string): AsyncGenerator<Arrival> {
  const names = (await readdir(inbox, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of names) {
    if (entry.name.startsWith(".")) continue;
    if (entry.isFile()) yield arrival(null, inbox, entry.name, await stat(join(inbox, entry.name)));
    if (!entry.isDirectory()) continue;
    const folder = join(inbox, entry.name);
    for (const file of (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (file.isFile() && !file.name.startsWith("."))
        yield arrival(entry.name, folder, file.name, await stat(join(folder, file.name)));
    }
  }
}

function arrival(
  source: string | null,
  folder: string,
  name: string,
  info: { size: number; mtimeMs: number },
): Arrival {
  const path = join(folder, name);
  return {
    source,
    path,
    name,
    version: `${info.size}-${Math.floor(info.mtimeMs)}`,
    open: () => readChunks(path),
  };
}

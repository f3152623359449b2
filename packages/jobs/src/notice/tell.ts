/** Tells every channel what it asked for, each thing once, however often the night is repeated. */
import { randomUUID } from "node:crypto";
import { refuse } from "@clearboard/core/error";
import * as Zone from "@clearboard/core/zone";
import * as Ledger from "@clearboard/store/ledger";
import type * as Night from "@clearboard/store/night";
import * as Notices from "@clearboard/store/notice";
import * as Organisation from "@clearboard/store/organisation";
import type { Context } from "../context.ts";
import { type Notice, problemOf, requestOf, textOf } from "./message.ts";
import { attempt, LIMIT_MS, type Outbox } from "./outbox.ts";
import {
  type File,
  fileNotice,
  missingNotice,
  needing,
  nightNotice,
  type Of,
  reviewNotice,
  testNotice,
} from "./summary.ts";

/** What became of a notice; `problem` holds neither address nor secret. */
export type Delivery = { channel: string; event: string; problem: string | null };

/**
 * Sends what a night has to tell. A channel that asked for the night's summary gets that alone, everything in it; the others
 * get what they asked for: a source's gap once, a file once, a month once. A channel in trouble keeps no other from its notice.
 */
export async function tellNight(ctx: Context, outbox: Outbox, night: Night.Info): Promise<Delivery[]> {
  const channels = await Notices.list(ctx.table);
  if (channels.length === 0) return [];
  const of = await ofNow(ctx, night.day);
  const files = await withParams(ctx, needing(night.files));
  const sent: Delivery[] = [];
  for (const channel of channels) {
    if (channel.events.includes("night")) {
      const whole = () => nightNotice(of, night, files);
      sent.push(...(await once(ctx, outbox, channel, [["", `night#${night.day}`]], whole)));
      continue;
    }
    const asked = (event: Notices.Event) => channel.events.includes(event);
    const late = asked("missing") ? night.sources.filter(({ isLate }) => isLate) : [];
    const needed = asked("file") ? files : [];
    const closed = asked("review") ? night.closed : [];
    sent.push(
      ...(await once(
        ctx,
        outbox,
        channel,
        abouts(late, (source) => `missing#${source.source}#${source.asOf}`),
        (due) => missingNotice(of, due),
      )),
      ...(await once(
        ctx,
        outbox,
        channel,
        abouts(needed, (file) => `file#${file.importId}`),
        (due) => fileNotice(of, due),
      )),
      ...(await once(
        ctx,
        outbox,
        channel,
        abouts(closed, (month) => `review#${month}`),
        (due) => reviewNotice(of, due),
      )),
    );
  }
  return sent;
}

/** Tells at once of a file that was held or refused, to whoever asked for that; of any other nothing. */
export async function tellFile(ctx: Context, outbox: Outbox, importId: string): Promise<Delivery[]> {
  const entry = await Ledger.get(ctx.table, importId);
  if (entry === undefined || (entry.state !== "held" && entry.state !== "refused")) return [];
  const { name, source, state: status, reason } = entry;
  const file: File = {
    importId,
    name,
    source: source || null,
    status,
    reason: reason?.code ?? null,
    params: reason?.params,
  };
  const of = await ofNow(ctx);
  const sent: Delivery[] = [];
  for (const channel of await Notices.list(ctx.table)) {
    if (!channel.events.includes("file")) continue;
    sent.push(...(await once(ctx, outbox, channel, [[file, `file#${importId}`]], (due) => fileNotice(of, due))));
  }
  return sent;
}

/** One try, now. Throws `notice-unknown`, `notice-no-mail`, or `notice-failed` with what came back. */
export async function test(ctx: Pick<Context, "table" | "now">, outbox: Outbox, id: string): Promise<void> {
  const channel = await Notices.get(ctx.table, id);
  if (channel.kind === "email" && outbox.mail === undefined) throw refuse("notice-no-mail");
  const problem = await send(outbox, channel, testNotice(await ofNow(ctx)), ctx.now, 1);
  const state = problem === null ? "sent" : "failed";
  await Notices.last(ctx.table, id, { key: "test", state, at: ctx.now(), problem, mark: randomUUID() });
  if (problem !== null) throw refuse("notice-failed", { problem });
}

const abouts = <T>(things: T[], about: (thing: T) => string): [T, string][] =>
  things.map((thing) => [thing, about(thing)]);

/** Claims each thing, sends one notice of those that were still to tell, and notes how it ended. */
async function once<T>(
  { table, now }: Context,
  outbox: Outbox,
  channel: Notices.Info,
  things: [T, string][],
  notice: (due: T[]) => Notice,
): Promise<Delivery[]> {
  const due: [T, string][] = [];
  const mark = randomUUID();
  for (const about of things)
    if (await Notices.reserve(table, channel.id, { about: about[1], now: now(), mark })) due.push(about);
  if (due.length === 0) return [];
  const written = notice(due.map(([thing]) => thing));
  const problem = await send(outbox, channel, written, now);
  const state = problem === null ? "sent" : "failed";
  for (const [, about] of due) await Notices.settle(table, channel.id, { key: about, state, at: now(), problem, mark });
  return [{ channel: channel.id, event: written.event, problem }];
}

function send(
  outbox: Outbox,
  channel: Notices.Info,
  notice: Notice,
  now: () => number,
  tries?: number,
): Promise<string | null> {
  const { mail, post } = outbox;
  if (channel.kind !== "email")
    return attempt(
      async () => problemOf(channel.kind, await post(requestOf(channel, notice, now()), LIMIT_MS)),
      outbox,
      tries,
    );
  if (mail === undefined) return Promise.resolve("e-mail is not set up");
  const letter = { to: channel.address, subject: notice.title, text: textOf(notice) };
  return attempt(() => mail(letter).then(() => null), outbox, tries);
}

async function ofNow({ table, now }: Pick<Context, "table" | "now">, day?: string): Promise<Of> {
  const { name, locale, zone } = await Organisation.get(table);
  return { organisation: name, locale: locale === "en" ? "en" : "zh-CN", day: day ?? Zone.dayOf(now(), zone).day };
}

/** The night keeps the code of a reason; its words are in the ledger. Of a path only the file's own name is anybody's business. */
async function withParams(ctx: Context, files: Night.File[]): Promise<File[]> {
  return Promise.all(
    files.map(async (file) => {
      const name = file.name.slice(Math.max(file.name.lastIndexOf("/"), file.name.lastIndexOf("\\")) + 1);
      return { ...file, name, params: (await Ledger.get(ctx.table, file.importId))?.reason?.params };
    }),
  );
}

/** The jobs with their context bound, as the API asks for them: the same for the one-machine server and the function. */
import { refuse } from "@clearboard/core/error";
import { boardFor } from "@clearboard/jobs/board";
import type { Context, Progress } from "@clearboard/jobs/context";
import { explain } from "@clearboard/jobs/explain";
import * as Month from "@clearboard/jobs/month";
import * as People from "@clearboard/jobs/people";
import * as Profile from "@clearboard/jobs/profile";
import * as Receipt from "@clearboard/jobs/receipt";
import { receive } from "@clearboard/jobs/receive";
import { corrigible } from "@clearboard/jobs/rejected";
import * as Ledger from "@clearboard/store/ledger";
import * as Organisation from "@clearboard/store/organisation";
import * as RejectBook from "@clearboard/store/reject-book";
import { intakeJobsOf } from "./intake-jobs-of.ts";
import type { Import, ImportSummary, Jobs, Rejected } from "./jobs.ts";
import { payJobsOf } from "./pay-jobs-of.ts";
import { policyJobsOf } from "./policy-jobs-of.ts";
import { profileJobsOf } from "./profile-jobs-of.ts";

// States in which nothing more will happen to an import by itself.
const ENDED = new Set<Ledger.State>(["applied", "withdrawn", "held", "refused"]);

/** `progress` tells how far an import is that this very process works on; elsewhere the state is all there is to tell. */
export function jobsOf(ctx: Context, progress: (importId: string) => Progress | undefined = () => undefined): Jobs {
  async function demand(importId: string): Promise<Ledger.Info> {
    const entry = await Ledger.get(ctx.table, importId);
    if (entry !== undefined) return entry;
    throw refuse("import-unknown", { import: importId });
  }

  return {
    organisation: () => Organisation.get(ctx.table),
    months: () => Month.months(ctx),
    board: (month) => boardFor(ctx, month),
    late: (month) => Month.late(ctx, month),
    close: (month, by) => Month.close(ctx, month, by),
    publish: async (what) => void (await Month.publish(ctx, what)),
    restate: async (what) => void (await Month.restate(ctx, what)),
    explain: (figure, rows) => explain(ctx, figure, rows),
    people: () => People.list(ctx),
    link: (what) => People.link(ctx, what),
    policy: policyJobsOf(ctx),
    intake: intakeJobsOf(ctx),
    pay: payJobsOf(ctx),
    profile: profileJobsOf(ctx),
    async profiles() {
      const { locale } = await Organisation.get(ctx.table);
      const builtIn = new Set(Profile.known().map(({ name }) => name));
      return (await Profile.all(ctx)).map(({ name, title, source, match, emits }) => ({
        name,
        title: locale === "en" ? title.en : title.zh,
        source,
        kinds: emits.map(({ kind }) => kind),
        columns: "header" in match ? match.header.map(([spelling = ""]) => spelling) : match.positions,
        isOwn: !builtIn.has(name),
      }));
    },
    receive: async ({ profile, source, asOf, ...upload }) =>
      receive(ctx, {
        ...upload,
        ...(profile === undefined ? {} : { profile: await Profile.find(ctx, profile) }),
        ...(source === undefined ? {} : { source }),
        ...(asOf === undefined ? {} : { asOf }),
      }),
    async imports({ cursor, limit }) {
      const entries = await Ledger.list(ctx.table);
      const start = cursor === undefined ? 0 : entries.findIndex(({ id }) => id === cursor) + 1;
      const page = entries.slice(start, start + limit);
      const last = page.at(-1);
      const hasMore = last !== undefined && start + limit < entries.length;
      return { imports: page.map(importOf), ...(hasMore ? { cursor: last.id } : {}) };
    },
    async import(importId) {
      const entry = await demand(importId);
      const receipt = ENDED.has(entry.state)
        ? await Receipt.of(ctx, entry, { path: entry.name, isRepeat: false })
        : null;
      const { step, done, total } = progress(importId) ?? {};
      const isUnderWay = step !== undefined && done !== undefined && total !== undefined;
      const { rows: _, ...summary } = importOf(entry);
      return { ...summary, progress: isUnderWay ? { step, done, total } : null, receipt } satisfies Import;
    },
    async rejected(importId) {
      await demand(importId);
      return RejectBook.read<Rejected>(ctx.files, importId);
    },
    async corrigible(importId) {
      await demand(importId);
      return corrigible(ctx, importId);
    },
  };
}

/** An import that is asked to be taken back is under way until it is. */
function importOf({ id, name, state: at, asked, receivedAt, counts }: Ledger.Info): ImportSummary {
  const state = at === "applied" && asked !== undefined ? "merging" : at;
  return { importId: id, name, state, receivedAt: new Date(receivedAt).toISOString(), rows: counts ?? null };
}

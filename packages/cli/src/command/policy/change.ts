import type * as PolicyChange from "@clearboard/core/policy-change";
import type { Context } from "@clearboard/jobs/context";
import * as Policy from "@clearboard/jobs/policy";
import * as Director from "@clearboard/jobs/policy/director";
import * as Draft from "@clearboard/jobs/policy/draft";
import * as Args from "../../args.ts";
import type { ExitCode } from "../../command-spec.ts";
import { DEFAULT_DIR, withStore } from "../../local.ts";
import { type Output, table } from "../../output.ts";
import { tell } from "./check.ts";
import { readPolicy } from "./file.ts";

const at = <T>(args: Args.Args, work: (ctx: Context) => Promise<T>) =>
  withStore(Args.text(args, "data") ?? DEFAULT_DIR, work);

/** Hands a plan or a policy in as a draft, and says who may agree to it. */
export async function apply(args: Args.Args, output: Output, [file = ""]: readonly string[]): Promise<ExitCode> {
  const [effectiveMonth, by] = [Args.month(args, "from"), Args.demand(args, "as")];
  const document = await readPolicy(file);
  const { draft, approvers } = await at(args, async (ctx) => {
    const made = await Draft.create(ctx, { document, effectiveMonth, note: Args.text(args, "note") ?? "", by });
    return { draft: made, approvers: await Director.others(ctx, made.author) };
  });
  if (Args.is(args, "json")) output.out(JSON.stringify({ draft, approvers }));
  else {
    tell(draft.warnings, output);
    output.out(`Draft ${draft.id} waits; from ${draft.effectiveMonth} on it holds as soon as another director agrees.`);
    output.out(
      approvers.length > 0
        ? `Who may agree: ${approvers.join(", ")}. With: clearboard policy approve ${draft.id} --as USER`
        : "There is no other director yet: clearboard users add NAME --role director",
    );
  }
  return 0;
}

/** The drafts, the newest first, and the versions that were agreed. */
export async function drafts(args: Args.Args, output: Output): Promise<ExitCode> {
  const found = await at(args, async (ctx) => ({
    drafts: await Draft.list(ctx),
    versions: await Policy.versions(ctx),
  }));
  if (Args.is(args, "json")) output.out(JSON.stringify(found));
  else if (found.drafts.length === 0) output.out("There is no draft.");
  else
    output.out(
      table(
        [
          { title: "draft" },
          { title: "from" },
          { title: "state" },
          { title: "author" },
          { title: "" },
          { title: "note" },
        ],
        found.drafts.map((one) => [one.id, one.effectiveMonth, one.state, one.author, outcome(one), one.note]),
      ),
    );
  return 0;
}

function outcome({ state, version, decidedBy, base, inForce }: PolicyChange.Draft): string {
  if (state === "approved") return `version ${version} by ${decidedBy}`;
  if (state === "rejected") return `by ${decidedBy}`;
  return base === inForce ? "" : `made on version ${base}, ${inForce} holds now`;
}

/** Agrees to another director's draft. */
export async function approve(args: Args.Args, output: Output, [draft = ""]: readonly string[]): Promise<ExitCode> {
  const by = Args.demand(args, "as");
  const onto = Args.text(args, "onto");
  if (onto !== undefined && !/^[1-9]\d{0,5}$/.test(onto))
    throw new Args.UsageError(`--onto takes the number of a version, not "${onto}"`);
  const version = await at(args, (ctx) =>
    Draft.approve(ctx, { draft, by, ...(onto === undefined ? {} : { onto: Number(onto) }) }),
  );
  output.out(
    Args.is(args, "json")
      ? JSON.stringify(version)
      : `Version ${version.version} holds from ${version.effectiveMonth} on, agreed by ${version.author} and ${version.approver}.`,
  );
  return 0;
}

/** Turns a draft down. */
export async function reject(args: Args.Args, output: Output, [draft = ""]: readonly string[]): Promise<ExitCode> {
  const by = Args.demand(args, "as");
  const found = await at(args, (ctx) => Draft.reject(ctx, { draft, by, note: Args.text(args, "note") ?? "" }));
  output.out(Args.is(args, "json") ? JSON.stringify(found) : `Draft ${found.id} is rejected; nothing changes.`);
  return 0;
}

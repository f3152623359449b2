import type * as PolicyChange from "@clearboard/core/policy-change";
import * as Policies from "@clearboard/jobs/policies";
import * as Director from "@clearboard/jobs/policy/director";
import * as Draft from "@clearboard/jobs/policy/draft";
import * as Args from "../args.ts";
import { commandOf, demandActor, inStore, ownVerb, verb } from "../derive.ts";
import { table } from "../output.ts";
import { check, schema, tellFindings } from "./policy/check.ts";
import { readPolicy } from "./policy/file.ts";
import { show } from "./policy/show.ts";
import { simulate } from "./policy/simulate.ts";

const ofDraft = { words: ["id"], flags: { id: "draft" }, needsUser: true } as const;

/** Hands a plan or a policy in as a draft, and says who may agree to it. */
const apply = ownVerb(
  ["FILE"],
  {
    usage: "--from M --as USER [--note TEXT]",
    options: { from: { type: "string" }, as: { type: "string" }, note: { type: "string" } },
  },
  async (args, [file = ""]) => {
    const effectiveMonth = Args.month(args, "from");
    Args.demand(args, "as");
    const document = await readPolicy(file);
    const { draft, approvers } = await inStore(args, async (ctx) => {
      const { id: by } = await demandActor(ctx, args, Policies.createDraft);
      const draft = await Draft.create(ctx, { document, effectiveMonth, note: Args.text(args, "note") ?? "", by });
      return { draft, approvers: await Director.others(ctx, draft.author) };
    });
    const text = () =>
      [
        ...tellFindings(draft.warnings),
        `Draft ${draft.id} waits; from ${draft.effectiveMonth} on it holds as soon as another director agrees.`,
        approvers.length > 0
          ? `Who may agree: ${approvers.join(", ")}. With: clearboard policy approve ${draft.id} --as USER`
          : "There is no other director yet: clearboard users add NAME --role director",
      ].join("\n");
    return { json: { draft, approvers }, text };
  },
);

export const command = commandOf(
  "policy",
  "Shows the policy, checks a plan or policy, simulates past months, submits a draft, and approves another director's draft.",
  {
    show,
    check,
    schema,
    simulate,
    apply,
    drafts: verb(Policies.readPolicy, {
      json: ({ drafts, versions }) => ({ drafts, versions }),
      text: ({ drafts }) =>
        drafts.length === 0
          ? "There is no draft."
          : table(
              ["draft", "from", "state", "author", "", "note"].map((title) => ({ title })),
              drafts.map((draft) => [
                draft.id,
                draft.effectiveMonth,
                draft.state,
                draft.author,
                outcome(draft),
                draft.note,
              ]),
            ),
    }),
    approve: verb(Policies.approveDraft, {
      ...ofDraft,
      text: ({ version, effectiveMonth, author, approver }) =>
        `Version ${version} holds from ${effectiveMonth} on, agreed by ${author} and ${approver}.`,
    }),
    reject: verb(Policies.rejectDraft, { ...ofDraft, text: ({ id }) => `Draft ${id} is rejected; nothing changes.` }),
  },
);

function outcome({ state, version, decidedBy, base, inForce }: PolicyChange.Draft): string {
  if (state === "approved") return `version ${version} by ${decidedBy}`;
  if (state === "rejected") return `by ${decidedBy}`;
  return base === inForce ? "" : `made on version ${base}, ${inForce} holds now`;
}

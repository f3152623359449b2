import type * as PolicyChange from "@clearboard/core/policy-change";
import type { Locale } from "@clearboard/core/words/text";
import * as Policies from "@clearboard/jobs/policies";
import * as Director from "@clearboard/jobs/policy/director";
import * as Draft from "@clearboard/jobs/policy/draft";
import * as Args from "../args.ts";
import { commandOf, demandActor, inStore, ownVerb, verb } from "../derive.ts";
import { table } from "../output.ts";
import { phraseIn, titlesIn } from "../words.ts";
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
    const text = (locale: Locale) => {
      const phrase = phraseIn(locale);
      const command = `clearboard policy approve ${draft.id} --as USER`;
      return [
        ...tellFindings(draft.warnings, locale),
        phrase("policy.waits", { id: draft.id, month: draft.effectiveMonth }),
        approvers.length > 0
          ? phrase("policy.approvers", { names: approvers.join(phrase("comma")), command })
          : phrase("policy.alone"),
      ].join("\n");
    };
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
      text: ({ drafts }, _, locale) =>
        drafts.length === 0
          ? phraseIn(locale)("policy.none")
          : table(
              [
                ...titlesIn(locale)("policy.draft", "policy.from", "policy.state", "policy.author"),
                { title: "" },
                ...titlesIn(locale)("policy.note"),
              ],
              drafts.map((draft) => [
                draft.id,
                draft.effectiveMonth,
                stateText(draft, locale),
                draft.author,
                outcome(draft, locale),
                draft.note,
              ]),
            ),
    }),
    approve: verb(Policies.approveDraft, {
      ...ofDraft,
      text: ({ version, effectiveMonth: month, author, approver }, _, locale) =>
        phraseIn(locale)("policy.approved", { version, month, author, approver: approver ?? "-" }),
    }),
    reject: verb(Policies.rejectDraft, {
      ...ofDraft,
      text: ({ id }, _, locale) => phraseIn(locale)("policy.rejected", { id }),
    }),
  },
);

function stateText({ state }: PolicyChange.Draft, locale: Locale): string {
  const keys = { waiting: "policy.waiting", approved: "policy.isApproved", rejected: "policy.isRejected" } as const;
  return phraseIn(locale)(keys[state]);
}

function outcome({ state, version, decidedBy, base, inForce }: PolicyChange.Draft, locale: Locale): string {
  const phrase = phraseIn(locale);
  const by = decidedBy ?? "-";
  if (state === "approved") return phrase("policy.became", { version: version ?? "-", by });
  if (state === "rejected") return phrase("policy.by", { by });
  return base === inForce ? "" : phrase("policy.behind", { base, now: inForce });
}

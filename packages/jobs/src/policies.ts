/** Policies as directors change them: read, checked, simulated, drafted, approved by another director. */

import * as Simulation from "@clearboard/core/pay/simulation";
import * as Finding from "@clearboard/core/plan/finding";
import * as Plan from "@clearboard/core/plan/plan";
import * as Presets from "@clearboard/core/plan/presets";
import * as Policy from "@clearboard/core/policy";
import * as PolicyChange from "@clearboard/core/policy-change";
import { redactPolicy } from "@clearboard/core/visibility";
import * as Organisation from "@clearboard/store/organisation";
import * as z from "zod";
import { MonthText, operation } from "./operation.ts";
import { check } from "./policy/check.ts";
import * as Draft from "./policy/draft.ts";
import { current, document as readDocument, thisMonth, versions } from "./policy.ts";
import { simulate } from "./policy-simulation.ts";

/** A policy with many plans is larger than any other JSON body. */
const MAX_BYTES = 256 * 1024;

const Document = z
  .unknown()
  .meta({ description: "a policy, a pay plan that replaces one in it, or {calendar: {year: {holidays, makeUp}}}" });
const DraftId = z.strictObject({ id: z.string().regex(/^drf_[0-9a-v]{16}$/) });
const Note = z.string().max(2000).default("");

export const readPolicy = operation({
  name: "policy.get",
  route: "GET /api/policy",
  summary: "The policy in force, its versions and its drafts",
  action: "policy.read",
  output: z
    .object({
      month: z.string().meta({ description: "the month it is now where the organisation is" }),
      document: Policy.Info,
      versions: z.array(PolicyChange.Version),
      drafts: z.array(PolicyChange.Draft),
    })
    .meta({ id: "PolicyInForce" }),
  run: async (ctx, _, actor) => {
    const month = await thisMonth(ctx);
    const drafts = await Draft.list(ctx);
    const [document, agreed] = await Promise.all([current(ctx), versions(ctx)]);
    return redactPolicy({ month, document, versions: agreed, drafts }, actor);
  },
});

export const readSchema = operation({
  name: "policy.schema",
  route: "GET /api/policy/schema",
  summary: "The JSON Schema of policies",
  action: "policy.read",
  output: z.record(z.string(), z.unknown()),
  run: async () => ({ ...Policy.jsonSchema() }),
});

export const listPresets = operation({
  name: "policy.presets",
  route: "GET /api/policy/ready",
  summary: "Pay plans that are ready to use",
  action: "policy.manage",
  output: z.object({ plans: z.array(Plan.Info) }),
  run: async (ctx) => {
    const { currency } = await Organisation.get(ctx.table);
    return { plans: Object.values(Presets.ALL).map((make) => make(currency)) };
  },
});

export const readVersion = operation({
  name: "policy.version",
  route: "GET /api/policy/versions/:version",
  summary: "The document of a version",
  action: "policy.manage",
  input: z.strictObject({ version: z.coerce.number().int().min(1).max(999_999) }),
  output: Policy.Info,
  refusals: ["policy-version-unknown", "request-invalid"],
  run: (ctx, { version }) => readDocument(ctx, version),
});

export const readDraft = operation({
  name: "policy.draft",
  route: "GET /api/policy/drafts/:id",
  summary: "A draft with its document",
  action: "policy.manage",
  input: DraftId,
  output: z.object({ draft: PolicyChange.Draft, document: Policy.Info }).meta({ id: "PolicyDrafted" }),
  refusals: ["draft-unknown", "request-invalid"],
  run: (ctx, { id }) => Draft.get(ctx, id),
});

export const checkPolicy = operation({
  name: "policy.check",
  route: "POST /api/policy/check",
  summary: "Findings of the linter about a document",
  action: "policy.manage",
  input: z.strictObject({ document: Document }),
  output: z
    .object({
      isRefused: z.boolean(),
      findings: z.array(Finding.Info),
      costs: z.array(z.object({ plan: z.string(), at: z.string(), pay: z.string(), ofSales: z.string().nullable() })),
    })
    .meta({ id: "PolicyChecked" }),
  refusals: ["policy-too-deep", "policy-too-large", "policy-plan-whose", "request-invalid"],
  maxBytes: MAX_BYTES,
  run: (ctx, { document }) => check(ctx, document),
});

export const simulatePolicy = operation({
  name: "policy.simulate",
  route: "POST /api/policy/simulate",
  summary: "Past months paid by a document, compared with their policy",
  action: "policy.manage",
  input: z.strictObject({ document: Document, from: MonthText, to: MonthText }),
  output: Simulation.Info,
  refusals: ["simulate-months", "simulate-no-data", "policy-refused", "request-invalid"],
  maxBytes: MAX_BYTES,
  run: (ctx, { document, from, to }) => simulate(ctx, { document, from, to }),
});

export const createDraft = operation({
  name: "policy.create-draft",
  route: "POST /api/policy/drafts",
  summary: "Submit a draft",
  action: "policy.manage",
  input: z.strictObject({ document: Document, effectiveMonth: MonthText, note: Note }),
  output: PolicyChange.Draft,
  refusals: ["not-director", "policy-refused", "policy-published", "policy-same", "request-invalid"],
  audit: "policy draft",
  maxBytes: MAX_BYTES,
  run: (ctx, { document, effectiveMonth, note }, { id: by }) =>
    Draft.create(ctx, { document, effectiveMonth, note, by }),
});

export const approveDraft = operation({
  name: "policy.approve",
  route: "POST /api/policy/drafts/:id/approve",
  summary: "Approve another director's draft",
  action: "policy.manage",
  input: DraftId.extend({
    onto: z.int().min(1).optional().meta({ description: "the version it replaces, if that has changed" }),
  }),
  output: PolicyChange.Version,
  refusals: ["draft-unknown", "draft-decided", "own-draft", "policy-moved", "request-invalid"],
  audit: "policy approve",
  run: (ctx, { id: draft, onto }, { id: by }) => Draft.approve(ctx, { draft, by, onto }),
});

export const rejectDraft = operation({
  name: "policy.reject",
  route: "POST /api/policy/drafts/:id/reject",
  summary: "Reject a draft",
  action: "policy.manage",
  input: DraftId.extend({ note: Note }),
  output: PolicyChange.Draft,
  refusals: ["draft-unknown", "draft-decided", "not-director", "request-invalid"],
  audit: "policy reject",
  run: (ctx, { id: draft, note }, { id: by }) => Draft.reject(ctx, { draft, by, note }),
});

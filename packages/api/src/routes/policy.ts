/** Policies: what holds, what held, and how it is changed: checked, simulated, handed in, agreed to by another director. */
import * as Plan from "@clearboard/core/pay/plan";
import * as Ready from "@clearboard/core/pay/ready";
import * as Simulation from "@clearboard/core/payroll/simulation";
import * as Policy from "@clearboard/core/policy";
import * as PolicyChange from "@clearboard/core/policy-change";
import { redactPolicy } from "@clearboard/core/visibility";
import { Hono } from "hono";
import * as z from "zod";
import type { Deps, Env } from "../deps.ts";
import { describe, valid } from "../described.ts";
import { Checked, Drafted, InForce } from "../policy-jobs.ts";
import { MonthText } from "./months.ts";

/** A policy with many plans is larger than any other JSON this API takes. */
export const MAX_POLICY_BYTES = 256 * 1024;

const Document = z.unknown().meta({ description: "a policy, or a pay plan that takes another's place in it" });
const Check = z.strictObject({ document: Document });
const Simulate = z.strictObject({ document: Document, from: MonthText, to: MonthText });
const HandIn = z.strictObject({
  document: Document,
  effectiveMonth: MonthText,
  note: z.string().max(2000).default(""),
});
const Approve = z.strictObject({
  onto: z
    .int()
    .min(1)
    .optional()
    .meta({ description: "the version it takes the place of, where that changed meanwhile" }),
});
const Reject = z.strictObject({ note: z.string().max(2000).default("") });
const VersionParam = z.strictObject({ version: z.coerce.number().int().min(1).max(999_999) });
const DraftParam = z.strictObject({ id: z.string().regex(/^drf_[0-9a-v]{16}$/) });
const ReadyPlans = z.object({ plans: z.array(Plan.Info) });

export function policy({ jobs }: Deps) {
  return new Hono<Env>()
    .get(
      "/",
      describe({ summary: "The policy that holds, its versions and its drafts", json: InForce, fails: [401, 403] }),
      async (c) => c.json(redactPolicy(await jobs.policy.inForce(), c.get("user"))),
    )
    .get(
      "/schema",
      describe({ summary: "The JSON Schema of policies", media: "application/json", fails: [401, 403] }),
      (c) => c.json(Policy.jsonSchema()),
    )
    .get(
      "/ready",
      describe({ summary: "Pay plans that are ready to use", json: ReadyPlans, fails: [401, 403] }),
      async (c) => {
        const { currency } = await jobs.organisation();
        return c.json({ plans: Object.values(Ready.ALL).map((make) => make(currency)) });
      },
    )
    .get(
      "/versions/:version",
      describe({ summary: "What a version says", json: Policy.Info, fails: [401, 403, 404, 422] }),
      valid("param", VersionParam),
      async (c) => c.json(await jobs.policy.version(c.req.valid("param").version)),
    )
    .get(
      "/drafts/:id",
      describe({ summary: "A draft with what it says", json: Drafted, fails: [401, 403, 404, 422] }),
      valid("param", DraftParam),
      async (c) => c.json(await jobs.policy.draft(c.req.valid("param").id)),
    )
    .post(
      "/check",
      describe({ summary: "What the linter says of a document", json: Checked, fails: [401, 403, 422] }),
      valid("json", Check),
      async (c) => c.json(await jobs.policy.check(c.req.valid("json").document)),
    )
    .post(
      "/simulate",
      describe({
        summary: "Past months paid by a document beside what paid them",
        json: Simulation.Info,
        fails: [401, 403, 404, 422],
      }),
      valid("json", Simulate),
      async (c) => {
        const { document, from, to } = c.req.valid("json");
        return c.json(await jobs.policy.simulate({ document, from, to }));
      },
    )
    .post(
      "/drafts",
      describe({ summary: "Hand in a draft", json: PolicyChange.Draft, fails: [401, 403, 409, 422] }),
      valid("json", HandIn),
      async (c) => {
        const { document, ...rest } = c.req.valid("json");
        return c.json(await jobs.policy.handIn({ ...rest, document, by: c.get("user").id }));
      },
    )
    .post(
      "/drafts/:id/approve",
      describe({
        summary: "Agree to another director's draft",
        json: PolicyChange.Version,
        fails: [401, 403, 404, 409, 422],
      }),
      valid("param", DraftParam),
      valid("json", Approve),
      async (c) => {
        const { id } = c.req.valid("param");
        return c.json(await jobs.policy.approve({ draft: id, by: c.get("user").id, ...c.req.valid("json") }));
      },
    )
    .post(
      "/drafts/:id/reject",
      describe({ summary: "Turn a draft down", json: PolicyChange.Draft, fails: [401, 403, 404, 409, 422] }),
      valid("param", DraftParam),
      valid("json", Reject),
      async (c) => {
        const { id } = c.req.valid("param");
        return c.json(await jobs.policy.reject({ draft: id, by: c.get("user").id, ...c.req.valid("json") }));
      },
    );
}

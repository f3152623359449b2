/** What the pages of pay plans ask of the server. */
import type { Answer } from "@clearboard/api/operations";
import type * as Simulation from "@clearboard/core/pay/simulation";
import type * as Plan from "@clearboard/core/plan/plan";
import type * as Policy from "@clearboard/core/policy";
import type * as PolicyChange from "@clearboard/core/policy-change";
import { taken } from "./client.ts";
import { api } from "./rpc.ts";

export type InForce = Answer<"GET /api/policy">;

export async function inForce(): Promise<InForce> {
  return taken(await api.policy.$get());
}

export async function ready(): Promise<Plan.Info[]> {
  return (await taken(await api.policy.ready.$get())).plans;
}

export async function version(number: number): Promise<Policy.Info> {
  const param = { version: String(number) };
  return taken(await api.policy.versions[":version"].$get({ param }));
}

export async function draft(id: string): Promise<{ draft: PolicyChange.Draft; document: Policy.Info }> {
  return taken(await api.policy.drafts[":id"].$get({ param: { id } }));
}

export async function simulate(of: { document: unknown; from: string; to: string }): Promise<Simulation.Info> {
  return taken(await api.policy.simulate.$post({ json: of }));
}

export async function handIn(of: {
  document: unknown;
  effectiveMonth: string;
  note: string;
}): Promise<PolicyChange.Draft> {
  return taken(await api.policy.drafts.$post({ json: of }));
}

/** `onto` names the version that is replaced where another one holds by now than the draft was made on. */
export async function approve(id: string, onto?: number): Promise<PolicyChange.Version> {
  const json = onto === undefined ? {} : { onto };
  return taken(await api.policy.drafts[":id"].approve.$post({ param: { id }, json }));
}

export async function reject(id: string, note: string): Promise<void> {
  await taken(await api.policy.drafts[":id"].reject.$post({ param: { id }, json: { note } }));
}

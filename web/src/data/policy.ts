/** What the pages of pay plans ask of the server. */
import type * as Plan from "@clearboard/core/pay/plan";
import type * as Simulation from "@clearboard/core/payroll/simulation";
import type * as Policy from "@clearboard/core/policy";
import type * as PolicyChange from "@clearboard/core/policy-change";
import { taken } from "./client.ts";
import { api } from "./rpc.ts";

export type InForce = {
  month: string;
  document: Policy.Info;
  versions: PolicyChange.Version[];
  drafts: PolicyChange.Draft[];
};

// The casts give back records by name, which the client types forget.
export async function inForce(): Promise<InForce> {
  return (await taken(await api.policy.$get())) as InForce;
}

export async function ready(): Promise<Plan.Info[]> {
  return (await taken(await api.policy.ready.$get())).plans as Plan.Info[];
}

export async function version(number: number): Promise<Policy.Info> {
  const param = { version: String(number) };
  return (await taken(await api.policy.versions[":version"].$get({ param }))) as Policy.Info;
}

export async function draft(id: string): Promise<{ draft: PolicyChange.Draft; document: Policy.Info }> {
  return (await taken(await api.policy.drafts[":id"].$get({ param: { id } }))) as Awaited<ReturnType<typeof draft>>;
}

export async function simulate(of: { document: unknown; from: string; to: string }): Promise<Simulation.Info> {
  return (await taken(await api.policy.simulate.$post({ json: of }))) as Simulation.Info;
}

export async function handIn(of: {
  document: unknown;
  effectiveMonth: string;
  note: string;
}): Promise<PolicyChange.Draft> {
  return (await taken(await api.policy.drafts.$post({ json: of }))) as PolicyChange.Draft;
}

/** `onto` names the version that is replaced where another one holds by now than the draft was made on. */
export async function approve(id: string, onto?: number): Promise<PolicyChange.Version> {
  const json = onto === undefined ? {} : { onto };
  return taken(await api.policy.drafts[":id"].approve.$post({ param: { id }, json }));
}

export async function reject(id: string, note: string): Promise<void> {
  await taken(await api.policy.drafts[":id"].reject.$post({ param: { id }, json: { note } }));
}

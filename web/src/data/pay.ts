/** What the pay pages ask of the server. */

import type * as Decision from "@clearboard/core/pay/decision";
import type * as Change from "@clearboard/core/pay/difference";
import type * as Run from "@clearboard/core/pay/run";
import type * as Statement from "@clearboard/core/pay/statement";
import { taken } from "./client.ts";
import { api } from "./rpc.ts";

export async function run(month: string): Promise<Run.Info> {
  return taken(await api.pay[":month"].$get({ param: { month } }));
}

/** Agrees to exactly the run that was looked at; a Problem of status 409 when it is no longer the one there. */
export async function move(month: string, to: "approve" | "release", digest: string): Promise<Run.Info> {
  const ask = { param: { month }, json: { digest } };
  const route = api.pay[":month"];
  return taken(await (to === "approve" ? route.approve.$post(ask) : route.release.$post(ask)));
}

export async function hold(month: string, json: { person: string; reason: string }): Promise<Run.Info> {
  return taken(await api.pay[":month"].hold.$post({ param: { month }, json }));
}

type Adjust = { person: string; code: Decision.Code; amount: string; text: string; row?: string };

export async function adjust(month: string, json: Adjust): Promise<Run.Info> {
  return taken(await api.pay[":month"].adjustments.$post({ param: { month }, json }));
}

type Enter = { person: string; amount: string; note: string };

/** What payroll really paid one person, or everybody in its file. */
export async function enter(month: string, json: Enter): Promise<Run.Info> {
  return taken(await api.pay[":month"].actuals.$post({ param: { month }, json }));
}

export async function enterFile(month: string, csv: string): Promise<Run.Info> {
  return taken(await api.pay[":month"].actuals.file.$post({ param: { month }, json: { csv } }));
}

/** Lifts the hold on a person; confirms or removes an adjustment. */
export async function decide(month: string, step: "lift" | "confirm" | "drop", of: string): Promise<Run.Info> {
  const route = api.pay[":month"];
  if (step === "lift") return taken(await route.lift.$post({ param: { month }, json: { person: of } }));
  const item = route.adjustments[":id"];
  const param = { month, id: of };
  return taken(await (step === "drop" ? item.$delete({ param }) : item.confirm.$post({ param, json: {} })));
}

// The cast gives back records by name, which the client types of a plain route forget.
export async function statement(of: { month: string; person: string }): Promise<Statement.Info> {
  return (await taken(await api.statements[":month"][":person"].$get({ param: of }))) as Statement.Info;
}

export async function changes(of: { month: string; person: string; since: Change.Since }): Promise<Change.Info> {
  const { since, ...param } = of;
  return taken(await api.statements[":month"][":person"].changes.$get({ param, query: { since } }));
}

export function runHref(month: string, format: "csv" | "xlsx"): string {
  return `/api/pay/${month}/export?format=${format}`;
}

/** The file for payroll: the run, or one person whose hold was lifted after the release. */
export function payrollHref(month: string, format: "csv" | "xlsx", person?: string): string {
  const more = person === undefined ? "" : `&person=${encodeURIComponent(person)}`;
  return `/api/pay/${month}/payroll?format=${format}${more}`;
}

export function statementHref(month: string, person: string, format: "csv" | "xlsx"): string {
  return `/api/statements/${month}/${encodeURIComponent(person)}/export?format=${format}`;
}

/** What the three stories share: users, files that are written once and imported by name, a month brought to its end. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { csv } from "./draw.ts";
import * as Firm from "./firm.ts";
import type { Doc, Shop } from "./shop.ts";

export type Rows = Firm.Rows;

/** Writes a file among the firm's files and gives its path. */
export function put(shop: Shop, name: string, content: string | Uint8Array): string {
  const path = join(shop.files, name);
  writeFileSync(path, content);
  return path;
}

export async function takeIn(shop: Shop, name: string, content: string | Uint8Array, ...more: string[]): Promise<Doc> {
  return shop.json(`import-${name}`, "import", put(shop, name, content), ...more);
}

export async function users(shop: Shop, rep: string): Promise<void> {
  for (const [name, role] of [
    ["dana", "director"],
    ["erik", "director"],
    ["finn", "director"],
    ["cora", "coach"],
    ["ivan", "importer"],
  ] as const)
    await shop.run(["users", "add", name, "--role", role]);
  await shop.run(["users", "add", "rita", "--role", "rep", "--person", rep]);
}

/** One month's files of every kind but deals, which the story keeps. */
export async function month(shop: Shop, firm: Firm.Firm, name: string, calls: number): Promise<void> {
  await takeIn(
    shop,
    `calls-${name}.csv`,
    csv("call id,agent,start,direction,connected,talk seconds,customer", Firm.callRows(firm, name, calls)),
  );
  await takeIn(shop, `surveys-${name}.csv`, csv("survey id,agent,date,score,scale", Firm.surveyRows(firm, name)));
  await takeIn(shop, `peers-${name}.csv`, csv("review id,person,date,score,scale,by", Firm.peerRows(firm, name)));
  await takeIn(
    shop,
    `knowledge-${name}.csv`,
    csv("item id,person,date,title,confirmed", Firm.knowledgeRows(firm, name)),
  );
}

/** Closes, publishes, approves and releases; with `approvers` beyond one, each approves in turn. */
export async function publish(shop: Shop, name: string, approvers: string[] = ["erik"]): Promise<void> {
  const closed = await shop.json(`close-${name}`, "close", "--month", name);
  await shop.json(`publish-${name}`, "publish", "--month", name, "--digest", String(closed.digest), "--as", "dana");
  const run = await shop.json(`pay-${name}`, "pay", "--month", name);
  for (const by of approvers)
    await shop.json(
      `approve-${name}-${by}`,
      "pay",
      "approve",
      "--month",
      name,
      "--digest",
      String(run.digest),
      "--as",
      by,
    );
  await shop.json(`release-${name}`, "pay", "release", "--month", name, "--digest", String(run.digest), "--as", "erik");
}

/** Hands a plan or policy in from a month on and lets another director approve it. */
export async function agree(
  shop: Shop,
  name: string,
  document: object,
  from: string,
  more: string[] = [],
): Promise<void> {
  const path = put(shop, `${name}.json`, JSON.stringify(document, null, 1));
  await shop.json(`check-${name}`, "policy", "check", path);
  await shop.tell(`check-text-${name}`, "policy", "check", path);
  const applied = await shop.json(
    `apply-${name}`,
    "policy",
    "apply",
    path,
    "--from",
    from,
    "--as",
    "dana",
    "--note",
    name,
  );
  await shop.json(`agree-${name}`, "policy", "approve", String(applied.draft?.id), "--as", "erik", ...more);
}

type Parts = Record<string, unknown>;
/** What the stories change of a policy. */
export type Policy = Parts & {
  plans: {
    roles: string[];
    plan: Parts & { components: Parts[] };
    variable?: string;
    variables?: Record<string, string>;
  }[];
  scorecard: Record<string, { weight: number; cap: number }>;
};

/** A policy as it holds, to be changed by hand. */
export async function policyNow(shop: Shop): Promise<Policy> {
  return JSON.parse((await shop.run(["policy", "show"])).out);
}

export const readyPlan = async (shop: Shop, name: string): Promise<Policy["plans"][number]["plan"]> =>
  JSON.parse((await shop.run(["policy", "show", name])).out);

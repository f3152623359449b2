/** The policy in force: versions agreed by two directors, each from its month on, and before them the default. */
import * as ChinaCalendar from "@clearboard/core/china-calendar";
import { refuse } from "@clearboard/core/error";
import * as Policy from "@clearboard/core/policy";
import * as PolicyChange from "@clearboard/core/policy-change";
import * as Zone from "@clearboard/core/zone";
import * as Month from "@clearboard/store/month";
import * as Organisation from "@clearboard/store/organisation";
import * as Store from "@clearboard/store/policy";
import type { Context } from "./context.ts";

/** The number of what holds before anything was agreed. */
export const INITIAL = 1;

/**
 * What a month is computed by: a published month keeps the version it was published with, whatever was approved since; any
 * other takes the version with the latest effective month not after it. The default holds from the beginning of time.
 */
export async function effective(ctx: Context, month: string): Promise<Policy.Info> {
  const [item, versions] = await Promise.all([Month.get(ctx.table, month), Store.versions(ctx.table)]);
  const published = item === undefined ? undefined : Month.version(item, item.published);
  return document(ctx, published?.board.policy ?? numberFor(versions, month));
}

/** The version that holds for a month that is not published. */
export function numberFor(versions: readonly Store.Version[], month: string): number {
  return PolicyChange.inForce(versions, month)?.version ?? INITIAL;
}

/** What a version says, with the calendars that ship for the organisation's zone. Throws `policy-version-unknown`. */
export async function document(ctx: Context, version: number): Promise<Policy.Info> {
  const { currency, zone } = await Organisation.get(ctx.table);
  if (version === INITIAL) return ChinaCalendar.fill(Policy.initial(currency), zone);
  const found = await Store.document(ctx.table, version);
  if (found !== undefined) return ChinaCalendar.fill(Policy.Info.parse(found), zone);
  throw refuse("policy-version-unknown", { version });
}

/** Every version that was agreed, the latest first. */
export async function versions(ctx: Context): Promise<PolicyChange.Version[]> {
  return (await Store.versions(ctx.table)).map(({ draft: _, ...version }) => version).reverse();
}

/** The policy of today, whatever is published. */
export async function current(ctx: Context): Promise<Policy.Info> {
  return document(ctx, numberFor(await Store.versions(ctx.table), await thisMonth(ctx)));
}

/** The month it is now where the organisation is. */
export async function thisMonth(ctx: Context): Promise<string> {
  const { zone } = await Organisation.get(ctx.table);
  return Zone.dayOf(ctx.now(), zone).day.slice(0, 7);
}

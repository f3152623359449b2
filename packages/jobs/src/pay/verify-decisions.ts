/** Checks what people decided about pay against the audit log, which shows every change of its own: who, what, how much. */
import * as Money from "@clearboard/core/money";
import * as Actual from "@clearboard/core/pay/actual";
import type * as Decision from "@clearboard/core/pay/decision";
import * as Run from "@clearboard/core/pay/run";
import type * as Audit from "@clearboard/store/audit";
import type * as Month from "@clearboard/store/month";
import type { Context } from "../context.ts";
import * as ActualFile from "./actual-file.ts";
import type * as RunFile from "./run-file.ts";

type Say = (what: string, detail: string) => void;

/** Every hold and adjustment is in the log as it stands, two people are behind an adjustment, payroll's entries are those last entered. */
export async function checkDecisions(
  ctx: Context,
  item: Month.Info,
  run: RunFile.Info,
  log: readonly Audit.Entry[],
  say: Say,
): Promise<void> {
  const { month, currency } = run;
  const ofMonth = log.filter(({ detail }) => detail.month === month);
  const isIn = (what: string, by: string, fields: Record<string, string>) =>
    ofMonth.some(
      (entry) =>
        entry.what === what &&
        entry.who === by &&
        Object.entries(fields).every(([name, value]) => entry.detail[name] === value),
    );
  for (const { person, reason, set, lifted } of item.holds) {
    const isLifted = lifted === null || isIn("pay-lift", lifted.by, { person });
    if (!isIn("pay-hold", set.by, { person, reason }) || !isLifted) say("pay-hold-differs", person);
  }
  const people = new Set(run.people.map(({ id }) => id));
  for (const adjustment of item.adjustments)
    if (!people.has(adjustment.person) || !isLogged(adjustment, ofMonth, currency) || !hasTwo(adjustment, isIn))
      say("pay-adjustment-differs", adjustment.id);
  await checkActuals(ctx, item, run, ofMonth, say);
}

/** Whether the log has the adjustment with its amount. */
function isLogged(
  { id, person, code, text, amount, entered }: Decision.Adjustment,
  log: readonly Audit.Entry[],
  currency: string,
): boolean {
  const logged = log.find(({ what, detail }) => what === "pay-adjust" && detail.id === id);
  if (logged === undefined || logged.who !== entered.by) return false;
  const { detail } = logged;
  const [major = ""] = (detail.amount ?? "").split(" ");
  const isSame = Money.parseMajor(major, currency).n === Money.minor(amount);
  return isSame && detail.person === person && detail.code === code && detail.text === text;
}

function hasTwo(
  { id, entered, confirmed }: Decision.Adjustment,
  isIn: (what: string, by: string, fields: Record<string, string>) => boolean,
): boolean {
  if (confirmed === null) return true;
  return isIn("pay-confirm", confirmed.by, { id }) && (confirmed.by !== entered.by || confirmed.isOnly === true);
}

async function checkActuals(
  ctx: Context,
  item: Month.Info,
  run: RunFile.Info,
  log: readonly Audit.Entry[],
  say: Say,
): Promise<void> {
  const last = log.findLast(({ what }) => what === "pay-enter" || what === "pay-enter-file")?.detail.file ?? "";
  if (last !== item.actuals) say("pay-actuals-differ", item.actuals);
  const list = await ActualFile.read(ctx, item);
  if (item.actuals !== "" && ActualFile.digestOf(list) !== item.actuals) say("pay-actuals-differ", item.actuals);
  if (list.length === 0) return;
  const released = new Map(Run.decide(run, item).people.map(({ id, paid }) => [id, paid.minor]));
  for (const entry of list)
    if (released.get(entry.person) !== Actual.latest(entry).released.minor) say("pay-released-differs", entry.person);
}

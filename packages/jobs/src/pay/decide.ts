/** What people decide about a month's pay beside the plan: pay on hold, and adjustments by hand that another confirms. */
import { type ErrorCode, refuse } from "@clearboard/core/error";
import * as Id from "@clearboard/core/id";
import * as Money from "@clearboard/core/money";
import * as Decision from "@clearboard/core/pay/decision";
import * as Run from "@clearboard/core/pay/run";
import * as Ledger from "@clearboard/store/ledger";
import * as Month from "@clearboard/store/month";
import * as z from "zod";
import type { Context } from "../context.ts";
import { Id as IdText, MonthText, operation, type Recorder } from "../operation.ts";
import { demandSecond } from "./approver.ts";
import { current, runFor } from "./run.ts";

const OfMonth = z.strictObject({ month: MonthText });
const OfPerson = OfMonth.extend({ person: z.string().min(1).max(200) });
const OfAdjustment = OfMonth.extend({ id: IdText });
const Why = z.string().trim().min(1).max(500);
const COMMON = ["month-unknown", "request-invalid"] as const satisfies readonly ErrorCode[];
const OF_ENTRY = ["pay-adjustment-zero", "pay-adjustment-row", "pay-own-pay"] as const satisfies readonly ErrorCode[];

export const holdPay = operation({
  name: "pay.hold",
  route: "POST /api/pay/:month/hold",
  summary: "Hold one person's pay back from payroll, with a reason",
  action: "pay.manage",
  input: OfPerson.extend({ reason: Why }),
  output: Run.Info,
  refusals: [...COMMON, "pay-none", "pay-released", "pay-on-hold"],
  audit: "pay-hold",
  run: async (ctx, { month, person, reason }, { id: by }, record) => {
    const { name } = await rowOf(ctx, month, person);
    return decide(ctx, month, record, { person, reason }, (item) => {
      if (Month.payOf(item)?.state === "released") throw refuse("pay-released", { month });
      if (Decision.holdOf(item, person) !== undefined) throw refuse("pay-on-hold", { month, name });
      return { holds: [...item.holds, { person, reason, set: markOf(ctx, by), lifted: null }] };
    });
  },
});

export const liftHold = operation({
  name: "pay.lift",
  route: "POST /api/pay/:month/lift",
  summary: "Lift the hold on one person's pay; after the release it goes to payroll by itself",
  action: "pay.approve",
  input: OfPerson,
  output: Run.Info,
  refusals: [...COMMON, "pay-none", "pay-not-on-hold", "pay-own-pay"],
  audit: "pay-lift",
  run: async (ctx, { month, person }, actor, record) => {
    const { name } = await rowOf(ctx, month, person);
    const second = await demandSecond(ctx, actor, { first: undefined, paid: [person] });
    return decide(ctx, month, record, { person }, (item) => {
      const found = Decision.holdOf(item, person);
      if (found === undefined) throw refuse("pay-not-on-hold", { month, name });
      const lifted = markOf(ctx, actor.id, second);
      const isLate = Month.payOf(item)?.state === "released";
      return {
        holds: item.holds.map((hold) => (hold === found ? { ...hold, lifted, ...(isLate && { isLate }) } : hold)),
      };
    });
  },
});

export const adjustPay = operation({
  name: "pay.adjust",
  route: "POST /api/pay/:month/adjustments",
  summary: "Enter an adjustment of one person's pay by hand; another director confirms it",
  action: "pay.manage",
  input: OfPerson.extend({
    code: Decision.Code,
    amount: z
      .string()
      .regex(/^-?\d{1,15}(\.\d{1,4})?$/)
      .meta({ description: "major units, below 0 to take off" }),
    text: Why,
    row: z.string().max(200).optional().meta({ description: "the row of a file that it comes from: IMPORT:LINE" }),
  }),
  output: Run.Info,
  refusals: [...COMMON, "pay-none", "pay-approved", "pay-too-fine", ...OF_ENTRY],
  audit: "pay-adjust",
  run: async (ctx, { month, person, code, text, ...given }, actor, record) => {
    const { currency } = await rowOf(ctx, month, person);
    if (actor.person === person) throw refuse("pay-own-pay");
    const [amount, row] = [parseAmount(given.amount, currency), await parseRow(ctx, given.row)];
    const id = Id.derive("adjustment", month, person, Buffer.from(ctx.random(8)).toString("hex"));
    const adjustment = { id, person, code, text, row, amount, entered: markOf(ctx, actor.id), confirmed: null };
    const detail = {
      id,
      person,
      code,
      text,
      amount: `${given.amount} ${currency}`,
      ...(given.row && { row: given.row }),
    };
    return decide(ctx, month, record, detail, (item) => ({ adjustments: [...openOf(item), adjustment] }));
  },
});

export const confirmAdjustment = operation({
  name: "pay.confirm",
  route: "POST /api/pay/:month/adjustments/:id/confirm",
  summary: "Confirm an adjustment that another director entered",
  action: "pay.approve",
  input: OfAdjustment,
  output: Run.Info,
  refusals: [...COMMON, "pay-approved", "pay-adjustment-unknown", "pay-adjustment-own", "pay-own-pay"],
  audit: "pay-confirm",
  run: async (ctx, { month, id }, actor, record) => {
    const found = (await monthOf(ctx, month)).adjustments.find((item) => item.id === id);
    if (found === undefined) throw refuse("pay-adjustment-unknown", { month, id });
    if (found.confirmed !== null) return runFor(ctx, month);
    const second = await demandSecond(ctx, actor, {
      first: found.entered.by,
      refusal: () => refuse("pay-adjustment-own"),
      paid: [found.person],
    });
    const confirmed = markOf(ctx, actor.id, second);
    return decide(ctx, month, record, { id, person: found.person }, (item) => ({
      adjustments: openOf(item).map((entry) => (entry.id === id ? { ...entry, confirmed } : entry)),
    }));
  },
});

export const dropAdjustment = operation({
  name: "pay.drop",
  route: "DELETE /api/pay/:month/adjustments/:id",
  summary: "Remove an adjustment before the run is approved",
  action: "pay.manage",
  input: OfAdjustment,
  output: Run.Info,
  refusals: [...COMMON, "pay-approved", "pay-adjustment-unknown"],
  audit: "pay-drop",
  run: async (ctx, { month, id }, _, record) =>
    decide(ctx, month, record, { id }, (item) => {
      const left = openOf(item).filter((entry) => entry.id !== id);
      if (left.length === item.adjustments.length) throw refuse("pay-adjustment-unknown", { month, id });
      return { adjustments: left };
    }),
});

/** One change of the month item, refused before anything is recorded; the state it was checked in is the one it is written to. */
async function decide(
  ctx: Context,
  month: string,
  record: Recorder,
  detail: Record<string, string>,
  next: (item: Month.Info) => Partial<Decision.Info>,
): Promise<Run.Info> {
  next(await monthOf(ctx, month));
  return record({ month, ...detail }, async () => {
    for (;;) {
      const item = await monthOf(ctx, month);
      if (await Month.replace(ctx.table, { ...item, ...next(item) })) return runFor(ctx, month);
    }
  });
}

async function monthOf(ctx: Context, month: string): Promise<Month.Info> {
  const item = await Month.get(ctx.table, month);
  if (item === undefined) throw refuse("month-unknown", { month });
  return item;
}

/** The adjustments of a month while they may change: until its run is approved. */
function openOf(item: Month.Info): Decision.Adjustment[] {
  const state = Month.payOf(item)?.state ?? "earned";
  if (state !== "earned") throw refuse("pay-approved", { month: item.month });
  return item.adjustments;
}

async function rowOf(ctx: Context, month: string, person: string): Promise<{ name: string; currency: string }> {
  const { people, currency } = (await current(ctx, month)).run;
  const row = people.find(({ id }) => id === person);
  if (row === undefined) throw refuse("pay-none", { month, person });
  return { name: row.name, currency };
}

function markOf(ctx: Context, by: string, isOnly = false): Decision.Mark {
  return { by, at: new Date(ctx.now()).toISOString(), ...(isOnly && { isOnly }) };
}

function parseAmount(text: string, currency: string): Money.Info {
  const amount = Money.parseMajor(text, currency);
  if (amount.d !== 1n)
    throw refuse("pay-too-fine", { place: "/amount", value: text, currency, decimals: `${Money.decimals(currency)}` });
  if (amount.n === 0n) throw refuse("pay-adjustment-zero");
  return Money.of(amount.n, currency);
}

async function parseRow(ctx: Context, text: string | undefined): Promise<Decision.Adjustment["row"]> {
  if (text === undefined || text === "") return null;
  const [, importId = "", line = ""] = /^(.+):([1-9]\d{0,8})$/.exec(text.trim()) ?? [];
  const entry = importId === "" ? undefined : await Ledger.get(ctx.table, importId);
  if (entry === undefined) throw refuse("pay-adjustment-row", { row: text });
  return { importId, file: entry.name, line: Number(line) };
}

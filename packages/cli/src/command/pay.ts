import { readFile } from "node:fs/promises";
import { refuse } from "@clearboard/core/error";
import type * as Run from "@clearboard/core/pay/run";
import { TERMINAL } from "@clearboard/core/words/pay-output";
import { type Locale, say } from "@clearboard/core/words/text";
import { perform } from "@clearboard/jobs/operation";
import * as Pay from "@clearboard/jobs/pay";
import * as Actual from "@clearboard/jobs/pay/actual";
import * as Decide from "@clearboard/jobs/pay/decide";
import { file, payrollFile } from "@clearboard/jobs/pay/export";
import { personOf } from "@clearboard/jobs/pay/person";
import { runFor } from "@clearboard/jobs/pay/run";
import type * as z from "zod";
import * as Args from "../args.ts";
import { commandOf, demandActor, inStore, ownVerb, verb } from "../derive.ts";
import { localeOf } from "../locale.ts";
import * as Page from "../pay-page.ts";
import { phraseIn } from "../words.ts";
import { FORMATS, send } from "./statement.ts";

const show = ownVerb(
  [],
  {
    usage: "--month M [--format table|json|csv|xlsx] [--out FILE]",
    options: { month: { type: "string" }, format: { type: "string" }, out: { type: "string" } },
  },
  async (args) => {
    const month = Args.month(args);
    const format = Args.is(args, "json") ? "json" : Args.oneOf(args, "format", FORMATS, "table");
    const out = Args.text(args, "out");
    if (format === "xlsx" && out === undefined) throw new Args.UsageError("--format xlsx needs --out FILE");
    const { run, answer } = await inStore(args, async (ctx) => {
      await demandActor(ctx, args, Pay.readRun);
      if (format === "csv" || format === "xlsx")
        return {
          run: null,
          answer: (await file(ctx, { month, person: null, format, viewer: { role: "director" } })).bytes,
        };
      const run = await runFor(ctx, month);
      return { run, answer: format === "json" ? JSON.stringify(run) : Page.run(run, await localeOf(args, ctx)) };
    });
    const printed: string[] = [];
    await send(answer, out, { out: (text) => printed.push(text) });
    return { json: run, text: () => printed.join("") };
  },
);

/** Where the pay of a month is after a step towards payroll. */
const moved = {
  needsUser: true,
  json: ({ month, digest, state, history }: Run.Info) => ({ month, digest, state, history }),
  text({ month, state, history }: Run.Info, _input: unknown, locale: Locale) {
    const { isOnly, by = "" } = history.at(-1) ?? {};
    const params = { month, state: say(TERMINAL[`state.${state ?? "preliminary"}`], locale), by };
    return phraseIn(locale)(isOnly === true ? "pay.movedOnly" : "pay.moved", params);
  },
} as const;

/** A decision about somebody who is named by id, key or name. */
function ofPerson<
  O extends typeof Decide.holdPay | typeof Decide.liftHold | typeof Decide.adjustPay | typeof Actual.enterActual,
>(
  operation: O,
  text: (run: Run.Info, input: z.output<O["input"]>, phrase: ReturnType<typeof phraseIn>) => string,
  defaults: Partial<z.output<O["input"]>> = {},
) {
  return verb<O, { run: Run.Info; asked: string }>(operation, {
    needsUser: true,
    run: async (ctx, input, actor) => {
      const person = await personOf(ctx, input.month, input.person);
      const run = (await perform(operation, ctx, { ...input, person }, actor)) as Run.Info;
      return { run, asked: person };
    },
    defaults,
    json: ({ run: { month, digest, holds, adjustments, actuals } }) => ({ month, digest, holds, adjustments, actuals }),
    text: ({ run, asked }, input, locale) => text(run, { ...input, person: asked }, phraseIn(locale)),
  });
}

/** What goes to payroll; who is left out is said beside it. */
const payroll = ownVerb(
  [],
  {
    usage: "--month M --out FILE [--format csv|xlsx] [--person P]",
    options: { person: { type: "string" } },
  },
  async (args) => {
    const [month, out] = [Args.month(args), Args.demand(args, "out")];
    const format = Args.oneOf(args, "format", ["csv", "xlsx"], "csv");
    const name = Args.text(args, "person");
    const { bytes, held } = await inStore(args, async (ctx) => {
      await demandActor(ctx, args, Pay.readRun);
      const person = name === undefined ? undefined : await personOf(ctx, month, name);
      return payrollFile(ctx, { month, person, format });
    });
    await send(bytes, out, { out: () => {} });
    const text = (locale: Locale) =>
      [
        phraseIn(locale)("pay.wrote", { file: out }),
        ...held.map(({ name, reason }) => phraseIn(locale)("pay.left", { name, reason })),
      ].join("\n");
    return { json: { month, file: out, held }, text };
  },
);

const nameOf = ({ people }: Run.Info, person: string) => people.find(({ id }) => id === person)?.name ?? person;
const ofAdjustment = { words: ["id"], flags: { id: "adjustment" }, needsUser: true } as const;

export const command = commandOf(
  "pay",
  "The pay run of a month: holds, adjustments by hand, approval and release of the run with this digest, each step by another person; then what payroll really paid.",
  {
    show,
    hold: ofPerson(Decide.holdPay, (run, { month, person }, phrase) =>
      phrase("pay.held", { name: nameOf(run, person), month }),
    ),
    lift: ofPerson(Decide.liftHold, (run, { month, person }, phrase) =>
      phrase("pay.lifted", { name: nameOf(run, person), month }),
    ),
    adjust: ofPerson(Decide.adjustPay, (run, { person }, phrase) => {
      const id = run.adjustments.at(-1)?.id ?? "";
      const command = `clearboard pay confirm ${id} --month ${run.month} --as USER`;
      return phrase("pay.adjusted", { id, name: nameOf(run, person), command });
    }),
    confirm: verb(Decide.confirmAdjustment, {
      ...ofAdjustment,
      text: (_, { id }, locale) => phraseIn(locale)("pay.confirmed", { id }),
    }),
    drop: verb(Decide.dropAdjustment, {
      ...ofAdjustment,
      text: (_, { id }, locale) => phraseIn(locale)("pay.dropped", { id }),
    }),
    enter: ofPerson(
      Actual.enterActual,
      (run, { month, person, amount }, phrase) =>
        phrase("pay.entered", { name: nameOf(run, person), amount, currency: run.currency, month }),
      { note: "" },
    ),
    "enter-file": verb(Actual.enterActuals, {
      flags: { csv: "file" },
      defaults: { note: "" },
      needsUser: true,
      run: async (ctx, input, actor) => {
        const csv = await readFile(input.csv, "utf8").catch(() => {
          throw refuse("file-missing", { path: input.csv });
        });
        return perform(Actual.enterActuals, ctx, { ...input, csv }, actor);
      },
      json: ({ month, actuals }) => ({ month, actuals }),
      text: ({ month, actuals }, _, locale) => phraseIn(locale)("pay.enteredFile", { month, n: actuals.length }),
    }),
    approve: verb(Pay.approveRun, moved),
    release: verb(Pay.releaseRun, moved),
    payroll,
  },
);

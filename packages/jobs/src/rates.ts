/** Exchange rates: what is known, and one entered by hand, which is a row like that of any file. */
import { refuse } from "@clearboard/core/error";
import { Day } from "@clearboard/core/fact/scalars";
import { byText } from "@clearboard/core/order";
import { ENTERED } from "@clearboard/core/sources";
import * as Audit from "@clearboard/store/audit";
import * as Organisation from "@clearboard/store/organisation";
import * as z from "zod";
import { type Context, generation } from "./context.ts";
import { takeIn } from "./import.ts";
import * as LoadInputs from "./inputs.ts";
import { operation } from "./operation.ts";
import * as People from "./people.ts";
import * as Profiles from "./profile.ts";

const Rate = z
  .object({
    day: z.string(),
    from: z.string(),
    to: z.string(),
    rate: z.string().meta({ description: "of one unit, or of `per` units" }),
    per: z.string().optional(),
    source: z.string(),
  })
  .meta({ id: "ExchangeRate" });

export const Info = z
  .object({ currency: z.string(), rates: z.array(Rate), missing: z.array(People.MissingRate) })
  .meta({ id: "ExchangeRates" });
export type Info = z.output<typeof Info>;

/** Every rate there is, newest first, and the currencies whose rows wait for one. */
export async function list(ctx: Context): Promise<Info> {
  const { currency } = await Organisation.get(ctx.table);
  const stored = await LoadInputs.loadRates(ctx, await generation(ctx));
  const rates = stored.map(({ origin, values }) => ({ ...values, source: values.source ?? origin.source }));
  rates.sort((a, b) => byText(b.day, a.day) || byText(a.from, b.from) || byText(a.to, b.to));
  return { currency, rates, missing: (await People.list(ctx)).rates };
}

export type Entered = { day: string; from: string; to?: string | undefined; rate: string; source: string };

/** Enters a rate, or corrects the one of that day. Audited. Throws `rate-refused` with what is wrong with it. */
export async function enter(ctx: Context, rate: Entered, by: string): Promise<void> {
  const { day, from, rate: value, source } = rate;
  const { currency } = await Organisation.get(ctx.table);
  const quote = (text: string) => `"${text.replace(/"/g, '""')}"`;
  const row = [day, from, rate.to ?? currency, value, source].map(quote).join(",");
  const file = `day,from currency,to currency,rate,rate source\n${row}\n`;
  await Audit.record(ctx.table, ctx.now, by, "enter rate", { ...rate, to: rate.to ?? currency }, async () => {
    const chunks = (async function* () {
      yield Buffer.from(file);
    })();
    const { reason, rejected } = await takeIn(ctx, {
      ...{ name: "rate.csv", chunks, profile: Profiles.byName("rates") },
      source: ENTERED,
    });
    const fault = rejected[0] ?? reason;
    if (fault !== undefined) throw refuse("rate-refused", { detail: fault.message });
  });
}

export const listRates = operation({
  name: "rates.list",
  route: "GET /api/rates",
  summary: "Exchange rates, and the currencies whose rows wait for one",
  action: "import.manage",
  output: Info,
  run: (ctx) => list(ctx),
});

const Code = z.string().regex(/^[A-Za-z]{3}$/);

export const enterRate = operation({
  name: "rates.enter",
  route: "POST /api/rates",
  summary: "Enter an exchange rate: it holds from its day until there is a newer one",
  action: "import.manage",
  input: z.strictObject({
    day: Day,
    from: Code,
    to: Code.optional().meta({ description: "default: the organisation's currency" }),
    rate: z
      .string()
      .regex(/^\d{1,12}(\.\d{1,12})?$/)
      .meta({ description: "what one unit of `from` is worth" }),
    source: z.string().trim().min(1).max(100),
  }),
  refusals: ["rate-refused", "source-busy", "lease-lost", "request-invalid"],
  audit: "enter rate",
  run: (ctx, input, { id: by }) => enter(ctx, input, by),
});

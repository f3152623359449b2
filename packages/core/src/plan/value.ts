/** The leaves of pay documents: every amount, rate and count is text, so that no float ever stands between a plan and its pay. */
import * as z from "zod";
import * as Period from "../period.ts";

const DECIMAL = String.raw`-?\d+(\.\d+)?`;

/** An exact rational: "0.035", "3.5%", "7/200". */
export const Rate = z
  .string()
  .regex(new RegExp(`^${DECIMAL}(/\\d+(\\.\\d+)?|%)?$`), { error: "rate" })
  .refine((text) => !/\/0*(\.0*)?$/.test(text), { error: "rate" })
  .meta({ description: 'an exact rational as text: "0.035", "3.5%" or "7/200"' });

/** Money in major units of the plan's currency: "80000.00". More decimals than the currency has are refused. */
export const Amount = z
  .string()
  .regex(new RegExp(`^${DECIMAL}$`), { error: "amount" })
  .meta({ description: 'money in major units as decimal text, in the currency of the plan: "80000.00"' });

/** A place on the scale of a tier: money, a count, or a share of the target, by what the component says. */
export const Quantity = Rate.meta({
  description: "an amount, a count or a share of the target, as the component says",
});

export const Count = z.string().regex(/^\d+$/, { error: "count" }).meta({ description: 'a whole number as text: "3"' });

export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: "month" });
/** The month in which a fiscal year begins, by its number. */
export const FiscalMonth = z.string().regex(/^([1-9]|1[0-2])$/, { error: "fiscalMonth" });
export const Day = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { error: "day" })
  .refine(Period.isDay, { error: "day" });
const CURRENCIES = new Set(Intl.supportedValuesOf("currency"));
export const Currency = z
  .string()
  .regex(/^[A-Z]{3}$/, { error: "currency" })
  .refine((code) => CURRENCIES.has(code), { error: "currency" });
export const Id = z.string().regex(/^\S(.{0,118}\S)?$/, { error: "id" });
/** A sentence or name in both languages. */
export const Title = z.strictObject({ en: z.string(), zh: z.string() });

/** What the values of facts are made of. */
import * as z from "zod";

export const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
/** A month, a quarter or a fiscal year. */
export const Period = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$/);
export const Text = z.string().min(1);
export const Minor = z.string().regex(/^-?\d+$/);
/** An exact share as text: "0.6", "3/5" or "60%" is written "0.6". */
export const Share = z.string().regex(/^\d+(\.\d+)?(\/\d+)?$/);

/**
 * An owner key says who a fact belongs to in the source's own words: `<namespace>|<key>`, for example
 * `email|anna@example.com`, `crm:name|Anna Snelling`, `pbx:extension|8042`. `identity.ts` resolves it on the fact's own day.
 */
export const OwnerKey = z.string().regex(/^[^|]+\|.+$/s);
export type OwnerKey = z.output<typeof OwnerKey>;

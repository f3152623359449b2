/** What the values of facts are made of. */
import * as z from "zod";

export const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const Month = z.string().regex(/^\d{4}-\d{2}$/);
export const Text = z.string().min(1);
export const Minor = z.string().regex(/^-?\d+$/);
/** An exact share as text: "0.6", "3/5" or "60%" is written "0.6". */
export const Share = z.string().regex(/^\d+(\.\d+)?(\/\d+)?$/);
/** How warm a lead or customer is: A = key, B = high-intent, C = initial. */
export const Grade = z.enum(["A", "B", "C"]);
/** A point in time, epoch ms, and the day it falls on in the organisation's zone. */
export const Instant = z.object({ at: z.int(), day: Day });

/**
 * An owner key says who a fact belongs to in the source's own words: `<namespace>|<key>`, for example
 * `email|anna@example.com`, `crm:name|Anna Snelling`, `pbx:extension|8042`. `identity.ts` resolves it on the fact's own day.
 */
export const OwnerKey = z.string().regex(/^[^|]+\|.+$/s);
export type OwnerKey = z.output<typeof OwnerKey>;

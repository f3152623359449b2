import * as z from "zod";

/** The company's own settings, fixed at `init`. */
export const Info = z.object({
  name: z.string().min(1),
  zone: z.string().min(1).meta({ description: "IANA time zone" }),
  currency: z.string().regex(/^[A-Z]{3}$/),
  locale: z.enum(["zh-CN", "en"]),
  /** what an owner key nobody knows becomes: a new person, or a pending row */
  unknownOwners: z.enum(["pending", "create"]),
  /** month in which the fiscal year begins, for plans that pay by the quarter or year; left out = January */
  firstMonth: z.int().min(1).max(12).optional(),
});
export type Info = z.output<typeof Info>;

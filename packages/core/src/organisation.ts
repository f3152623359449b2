import * as z from "zod";

/** The company's own settings, fixed at `init`. */
export const Info = z.object({
  name: z.string().min(1),
  zone: z.string().min(1).meta({ description: "IANA time zone" }),
  currency: z.string().regex(/^[A-Z]{3}$/),
  locale: z.enum(["zh-CN", "en"]),
  /** what an owner key nobody knows becomes: a new person, or a pending row */
  unknownOwners: z.enum(["pending", "create"]),
});
export type Info = z.output<typeof Info>;

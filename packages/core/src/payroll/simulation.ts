/** A draft policy paid on past months beside the policy that paid them: what it costs, who gains and who loses. */
import * as z from "zod";
import * as Money from "../money.ts";
import * as Reason from "../reason.ts";

const Both = { current: Money.Info, draft: Money.Info, difference: Money.Info };

export const Info = z.object({
  from: z.string(),
  to: z.string(),
  currency: z.string(),
  months: z.array(z.object({ month: z.string(), people: z.int(), ...Both })),
  total: z.object(Both),
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      teamName: z.string().nullable(),
      role: z.string().nullable(),
      ...Both,
    }),
  ),
  gain: z.int(),
  lose: z.int(),
  same: z.int(),
  /** people by pay over all the months together; `to` null above the last */
  distribution: z.array(z.object({ from: Money.Info, to: Money.Info.nullable(), current: z.int(), draft: z.int() })),
  /** who could not be paid by the draft, and why: the reason, and where the plan itself refused, its sentence */
  refused: z.array(
    z.object({
      month: z.string(),
      id: z.string(),
      name: z.string(),
      reason: Reason.Info,
      /** of core/code with its params; null = the reason says all */
      code: z.string().nullable(),
      params: z.record(z.string(), z.string()),
      message: z.string(),
    }),
  ),
});
export type Info = z.output<typeof Info>;

/** Notices at the end of a night: what the night kept of itself is what is told. */
import type * as Night from "@clearboard/store/night";
import type { Context } from "../context.ts";
import type { Outbox } from "./outbox.ts";
import { type Delivery, tellNight } from "./tell.ts";

/** Tells whoever asked, once a night. Trouble with notices is told in the answer; it never undoes a night. */
export async function tellAfter(ctx: Context, outbox: Outbox, { night }: { night: Night.Info }): Promise<Delivery[]> {
  try {
    return await tellNight(ctx, outbox, night);
  } catch (error) {
    return [{ channel: "", event: "night", problem: error instanceof Error ? error.name : "unknown" }];
  }
}

/** The night of this deployment: started by the schedule, safe to start again. What was dropped has its own way in, by the queue. */
import { nightly } from "@clearboard/jobs/nightly";
import { ctx } from "./context.ts";
import { log } from "./log.ts";

export async function handler(): Promise<void> {
  try {
    const { today, resumed, failed, boards, closed } = await nightly(ctx);
    const changed = boards.filter(({ isNew }) => isNew).map(({ month }) => month);
    const digests = Object.fromEntries(boards.map(({ month, digest }) => [month, digest]));
    log({
      event: "nightly",
      today,
      resumed: resumed.map(({ importId }) => importId),
      failed,
      changed,
      closed,
      digests,
    });
  } catch (error) {
    log({ event: "nightly-failed", error });
    // Thrown on, so that the service tries again and in the end keeps the event.
    throw error;
  }
}

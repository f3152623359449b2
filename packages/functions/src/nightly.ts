/** The night of this deployment: started by the schedule, safe to start again. What was dropped has its own way in, by the queue. */
import { nightly } from "@clearboard/jobs/nightly";
import { tellAfter } from "@clearboard/jobs/notice/night";
import { ctx } from "./context.ts";
import { log } from "./log.ts";
import { outbox } from "./outbox.ts";

export async function handler(): Promise<void> {
  try {
    const night = await nightly(ctx);
    const { today, resumed, failed, boards, closed } = night;
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
      notices: await tellAfter(ctx, outbox, night),
    });
  } catch (error) {
    log({ event: "nightly-failed", error });
    // Thrown on, so that the service tries again and in the end keeps the event.
    throw error;
  }
}

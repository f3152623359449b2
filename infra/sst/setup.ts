/** The function that makes the organisation and its first director; nothing calls it but whoever runs the account, by hand. */
import type { Stage } from "../stages.ts";
import type { Data } from "./data.ts";
import { createFunction } from "./function.ts";

export function createSetup(settings: Stage, data: Data, origin: $util.Output<string>): sst.aws.Function {
  return createFunction("Setup", settings, data, {
    handler: "packages/functions/src/setup.handler",
    link: [data.links.table],
    environment: { CLEARBOARD_ORIGIN: origin },
    timeout: "30 seconds",
    memory: "512 MB",
  });
}

/** The night: once a day in the organisation's own zone, so that summer time moves it with the people. */
import type { Stage } from "../stages.ts";
import type { Data } from "./data.ts";
import { createFunction } from "./function.ts";
import { createDeadLetters } from "./imports.ts";
import type { Mail } from "./mail.ts";

export function createSchedule(settings: Stage, data: Data, mail: Mail, zone: string) {
  const deadLetters = createDeadLetters("NightlyDeadLetters");
  const handler = createFunction("Nightly", settings, data, {
    handler: "packages/functions/src/nightly.handler",
    link: [data.links.table, data.links.files],
    permissions: [{ actions: ["sqs:SendMessage"], resources: [deadLetters.arn] }, ...mail.permissions],
    environment: mail.environment,
    timeout: "15 minutes",
    memory: "2048 MB",
  });
  // The schedule's own retries cover the call; what fails inside the function is the function's to repeat and to keep.
  new aws.lambda.FunctionEventInvokeConfig("NightlyRetries", {
    functionName: handler.name,
    maximumRetryAttempts: 2,
    destinationConfig: { onFailure: { destination: deadLetters.arn } },
  });
  new sst.aws.CronV2("Night", {
    function: handler.arn,
    schedule: "cron(0 5 * * ? *)",
    timezone: zone,
    retries: 3,
    dlq: deadLetters.arn,
    event: { job: "nightly" },
  });
}

/** The HTTP API: one Hono function behind API Gateway. Sessions and keys are checked by the app itself, so there is no authorizer. */
import type { Stage } from "../stages.ts";
import type { Data } from "./data.ts";
import { createFunction } from "./function.ts";
import type { Imports } from "./imports.ts";
import type { Mail } from "./mail.ts";
import { createUploads } from "./uploads.ts";

export function createApi(settings: Stage, data: Data, imports: Imports, mail: Mail, origin: $util.Output<string>) {
  const uploads = createUploads(data, origin);
  const handler = createFunction("Api", settings, data, {
    handler: "packages/functions/src/api.handler",
    link: [data.links.table, data.links.files, imports.sending, uploads],
    permissions: mail.permissions,
    environment: {
      CLEARBOARD_IMPORTS: imports.url,
      CLEARBOARD_ORIGIN: origin,
      CLEARBOARD_INBOX: data.inbox.name,
      ...mail.environment,
    },
    timeout: "29 seconds",
    memory: "1024 MB",
  });
  const api = new sst.aws.ApiGatewayV2("Gateway", {
    // The site and the API share one address, so no other origin has a reason to call.
    cors: false,
    accessLog: { retention: settings.logRetention },
    transform: {
      stage: {
        defaultRouteSettings: {
          throttlingRateLimit: settings.throttle.rate,
          throttlingBurstLimit: settings.throttle.burst,
        },
      },
    },
  });
  api.route("ANY /api/{proxy+}", handler.arn);
  return api;
}

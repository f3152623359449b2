/** What all functions have in common; a function adds its handler, links and size. */
import type { Stage } from "../stages.ts";
import type { Data } from "./data.ts";

const LAMBDA_ONLY = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } }],
});

export function createFunction(
  name: string,
  settings: Stage,
  data: Data,
  own: Pick<sst.aws.FunctionArgs, "link" | "permissions" | "environment" | "timeout" | "memory"> & { handler: string },
) {
  return new sst.aws.Function(name, {
    runtime: "nodejs24.x",
    architecture: "arm64",
    ...own,
    environment: { ...data.environment, NODE_OPTIONS: "--enable-source-maps", ...own.environment },
    // Split, a part that is imported on demand is read when it is needed, not at each start.
    nodejs: { minify: true, sourcemap: true, splitting: true },
    logging: { retention: settings.logRetention, format: "json" },
    // SST lets the whole account take on the role, which only its `dev` mode needs.
    ...($dev ? {} : { transform: { role: { assumeRolePolicy: LAMBDA_ONLY } } }),
  });
}

/** The data stack as one CloudFormation stack, and what a function may do with it. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Output } from "../cdk/data-stack.ts";
import { stackPolicy } from "../cdk/policy.ts";
import type { Stage } from "../stages.ts";

export function createData(settings: Stage) {
  // NODE_OPTIONS carries SST's own loader, which has no business in the child.
  const template = execFileSync(process.execPath, [join($cli.paths.root, "infra/cdk/synth.ts"), $app.stage], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, NODE_OPTIONS: "" },
  });

  const stack = new aws.cloudformation.Stack(
    "Data",
    {
      name: `${$app.name}-${$app.stage}-data`,
      templateBody: template,
      // Allow Update:* must be spelled out once a policy exists, so a stage that is not kept has none.
      ...(settings.isKept ? { policyBody: stackPolicy() } : {}),
      onFailure: "ROLLBACK",
    },
    // SST's `removal: "retain"` knows tables and buckets but no CloudFormation stack.
    { protect: settings.isKept, retainOnDelete: settings.isKept },
  );

  const output = (name: Output) =>
    stack.outputs.apply((outputs) => {
      const value = outputs[name];
      if (value === undefined) throw new Error(`the data stack has no output "${name}"`);
      return value;
    });
  const inboxArn = output("InboxArn");
  const filesArn = output("FilesArn");

  const table = new sst.Linkable("Table", {
    properties: { name: output("TableName") },
    include: [
      sst.aws.permission({
        actions: [
          "dynamodb:GetItem",
          "dynamodb:BatchGetItem",
          "dynamodb:Query",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
          "dynamodb:DeleteItem",
          "dynamodb:BatchWriteItem",
        ],
        resources: [output("TableArn"), $interpolate`${output("TableArn")}/index/*`],
      }),
    ],
  });
  const files = new sst.Linkable("Files", {
    properties: { name: output("FilesName") },
    include: [
      // ListBucket also makes a missing file answer 404 and not 403.
      sst.aws.permission({ actions: ["s3:ListBucket"], resources: [filesArn] }),
      sst.aws.permission({
        actions: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"],
        resources: [$interpolate`${filesArn}/*`],
      }),
    ],
  });
  /** Reading what was dropped. Nobody here removes in the inbox: its own lifecycle empties it. `uploads.ts` is the one that puts. */
  const inbox = new sst.Linkable("Inbox", {
    properties: { name: output("InboxName") },
    include: [
      sst.aws.permission({
        actions: ["s3:GetObject", "s3:GetObjectVersion"],
        resources: [$interpolate`${inboxArn}/*`],
      }),
    ],
  });

  return {
    links: { table, files, inbox },
    inbox: { name: output("InboxName"), arn: inboxArn },
    /** what every entry of packages/functions reads */
    environment: { CLEARBOARD_TABLE: output("TableName"), CLEARBOARD_FILES: output("FilesName") },
  };
}

export type Data = ReturnType<typeof createData>;

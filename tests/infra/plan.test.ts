/** What `sst deploy` would make, from the real `sst diff` with a mock engine: no account, no network. */
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SECURITY_HEADERS } from "@clearboard/api/headers";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Inputs, type Plan, plan as planOf, type Resource } from "../../infra/offline/plan.ts";
import { obstacle, ROOT, skipOnObstacle } from "./planned.ts";

beforeEach(skipOnObstacle);
const ZONE = "Asia/Shanghai";
const SENDER = "clearboard@rivers.example";
const FUNCTIONS = ["Api", "Import", "Nightly", "Setup"];

/** stage -> function -> its bundle */
const code: Record<string, Record<string, string>> = {};

describe.each(["dev", "production"])("the plan of %s", (stage) => {
  const isKept = stage === "production";
  const inbox = `https://clearboard-${stage}-data-inbox.s3.eu-west-1.amazonaws.com`;
  let plan: Plan;

  beforeAll(async () => {
    if (obstacle !== undefined) return;
    plan = await planOf({
      stage,
      site: isKept ? "built" : "given",
      environment: isKept ? { CLEARBOARD_ZONE: ZONE, CLEARBOARD_MAIL_FROM: SENDER } : { CLEARBOARD_ZONE: ZONE },
    });
    const texts = plan.bundles.map(({ name, folder }) => [name, readFileSync(join(folder, "bundle.mjs"), "utf8")]);
    code[stage] = Object.fromEntries(texts);
  });
  afterAll(() => plan?.close());

  const all = (type: string): Resource[] => plan.resources.filter((resource) => resource.type === type);
  const item = (type: string, name: RegExp): Inputs => {
    const found = all(type).filter((resource) => name.test(resource.name));
    expect(found.map((resource) => resource.name)).toHaveLength(1);
    return found[0]?.inputs ?? {};
  };

  test("asks AWS for nothing but the deploy tool's own records", () => {
    expect(plan.calls.filter((call) => !/^(AmazonSSM\.|GET \/offline-state\/)/.test(call))).toEqual([]);
  });

  test("has the three functions, bundled, on Node 24 and arm64, each with its own role and kept logs", () => {
    const functions = all("aws:lambda/function:Function").map(({ inputs }) => inputs);
    expect(plan.bundles.map(({ name }) => name).sort()).toEqual(FUNCTIONS.map((name) => `${name}Function`));
    for (const { runtime, architectures, handler } of functions)
      expect({ runtime, architectures, handler }).toEqual({
        runtime: "nodejs24.x",
        architectures: ["arm64"],
        handler: "bundle.handler",
      });
    expect(new Set(functions.map(({ role }) => role)).size).toBe(FUNCTIONS.length);
    for (const { inputs } of all("aws:cloudwatch/logGroup:LogGroup"))
      expect(inputs.retentionInDays).toBe(isKept ? 180 : 7);
  });

  test("gives each function a least set of actions: some, each named, none with a star", () => {
    const roles = all("aws:iam/role:Role").filter(({ name }) => name !== "NightRole");
    expect(roles.map(({ name }) => name).sort()).toEqual(FUNCTIONS.map((name) => `${name}Role`));
    for (const { name, inputs } of roles) {
      const statements = statementsOf(inputs);
      expect(statements.length, name).toBeGreaterThan(0);
      for (const { actions, resources } of statements) {
        expect(actions.filter((action) => action.includes("*"))).toEqual([]);
        expect(resources.filter((resource) => !/^arn:aws:\w+:.*\w/.test(resource))).toEqual([]);
      }
      // taken on by Lambda alone, not by the whole account
      expect(JSON.parse(inputs.assumeRolePolicy).Statement[0].Principal).toEqual({ Service: "lambda.amazonaws.com" });
    }
    const may = (role: string) =>
      statementsOf(item("aws:iam/role:Role", new RegExp(`^${role}$`))).flatMap(({ actions }) => actions);
    expect(may("ImportRole")).toContain("s3:GetObjectVersion");
    expect(may("ApiRole")).toContain("sqs:SendMessage");
    expect(may("NightlyRole").filter((action) => action.startsWith("sqs:"))).toEqual(["sqs:SendMessage"]);
    expect(may("SetupRole").filter((action) => !action.startsWith("dynamodb:"))).toEqual([]);
  });

  test("tells each function its table and files, as the data stack names them", () => {
    for (const { environment } of plan.bundles)
      expect(environment).toMatchObject({
        CLEARBOARD_TABLE: `clearboard-${stage}-data-table`,
        CLEARBOARD_FILES: `clearboard-${stage}-data-files`,
      });
    const api = plan.bundles.find(({ name }) => name === "ApiFunction");
    expect(api?.environment.CLEARBOARD_IMPORTS).toMatch(/^https:\/\/sqs\..*ImportQueue/);
  });

  test("deploys the data as one CloudFormation stack, protected and kept on production", () => {
    const [stack, ...others] = all("aws:cloudformation/stack:Stack");
    expect(others).toEqual([]);
    expect(stack?.inputs.name).toBe(`clearboard-${stage}-data`);
    expect(Object.keys(JSON.parse(stack?.inputs.templateBody).Resources)).toHaveLength(5);
    expect(stack?.isKept).toBe(isKept);
    expect(stack?.inputs.policyBody === undefined).toBe(!isKept);
  });

  test("leads a dropped file from the inbox over the queue to the import function, failures to the dead letters", () => {
    const notification = item("aws:s3/bucketNotification:BucketNotification", /^InboxNotification$/);
    const queue = item("aws:sqs/queue:Queue", /^ImportQueueQueue$/);
    const dead = item("aws:sqs/queue:Queue", /^ImportDeadLettersQueue$/);
    const worker = item("aws:lambda/function:Function", /^ImportFunction$/);
    const mapping = item("aws:lambda/eventSourceMapping:EventSourceMapping", /^ImportQueue/);

    expect(notification.bucket).toBe(`clearboard-${stage}-data-inbox`);
    expect(notification.queues).toEqual([
      { id: "delivered", events: ["s3:ObjectCreated:*"], queueArn: expect.stringContaining(queue.name) },
    ]);
    expect(mapping).toMatchObject({
      eventSourceArn: expect.stringContaining(queue.name),
      functionName: expect.stringContaining(worker.name),
      functionResponseTypes: ["ReportBatchItemFailures"],
      batchSize: 1,
    });
    expect(JSON.parse(queue.redrivePolicy)).toEqual({
      deadLetterTargetArn: expect.stringContaining(dead.name),
      maxReceiveCount: 5,
    });
    // A message that came back while its import still ran would start it twice.
    expect(queue.visibilityTimeoutSeconds).toBeGreaterThan(worker.timeout);
    expect(dead.messageRetentionSeconds).toBe(14 * 86_400);
    for (const { inputs } of all("aws:sqs/queue:Queue")) expect(inputs.sqsManagedSseEnabled).toBe(true);
  });

  test("lets the API sign uploads into the inbox, announced ones only, and browsers of its own pages send them", () => {
    const puts = statementsOf(item("aws:iam/role:Role", /^ApiRole$/)).filter(({ resources }) =>
      resources.some((resource) => resource.includes("-data-inbox")),
    );
    expect(puts).toEqual([
      expect.objectContaining({
        actions: ["s3:PutObject"],
        resources: [".uploads/*", "*/.uploads/*"].map((path) => `arn:aws:s3:::clearboard-${stage}-data-inbox/${path}`),
      }),
    ]);
    expect(item("aws:s3/bucketCorsConfiguration:BucketCorsConfiguration", /^InboxUploads$/)).toMatchObject({
      bucket: `clearboard-${stage}-data-inbox`,
      corsRules: [
        {
          allowedMethods: ["PUT"],
          allowedOrigins: ["https://offline.cloudfront.net"],
          allowedHeaders: ["content-type", "if-none-match", "x-amz-checksum-sha256"],
        },
      ],
    });
    const api = plan.bundles.find(({ name }) => name === "ApiFunction");
    expect(api?.environment.CLEARBOARD_INBOX).toBe(`clearboard-${stage}-data-inbox`);
  });

  test("lets the functions that have something to tell mail as the one sender, where one is named, and otherwise nobody", () => {
    for (const name of FUNCTIONS) {
      const mails = statementsOf(item("aws:iam/role:Role", new RegExp(`^${name}Role$`))).filter(({ actions }) =>
        actions.some((action) => action.startsWith("ses:")),
      );
      const { environment } = plan.bundles.find((bundle) => bundle.name === `${name}Function`) ?? {};
      const isSender = isKept && name !== "Setup";
      expect([name, environment?.CLEARBOARD_MAIL_FROM]).toEqual([name, isSender ? SENDER : undefined]);
      expect(mails.map(({ actions, resources }) => ({ actions, resources }))).toEqual(
        isSender
          ? [
              {
                actions: ["ses:SendEmail"],
                resources: [SENDER, "rivers.example"].map(
                  (identity) => `arn:aws:ses:eu-west-1:123456789012:identity/${identity}`,
                ),
              },
            ]
          : [],
      );
    }
  });

  test("lets only its own inbox announce files", () => {
    const { policy } = item("aws:sqs/queuePolicy:QueuePolicy", /./);
    const [statement] = JSON.parse(policy).Statement;
    expect(statement.conditions).toEqual([
      { test: "ArnEquals", variable: "aws:SourceArn", values: [`arn:aws:s3:::clearboard-${stage}-data-inbox`] },
    ]);
  });

  test("starts the night at five in the organisation's zone, tries again, and keeps what failed", () => {
    const schedule = item("aws:scheduler/schedule:Schedule", /./);
    const nightly = item("aws:lambda/function:Function", /^NightlyFunction$/);
    expect(schedule).toMatchObject({
      scheduleExpression: "cron(0 5 * * ? *)",
      scheduleExpressionTimezone: ZONE,
      state: "ENABLED",
      target: {
        arn: expect.stringContaining(nightly.name),
        retryPolicy: { maximumRetryAttempts: 3 },
        deadLetterConfig: { arn: expect.stringContaining("NightlyDeadLetters") },
      },
    });
  });

  test("keeps the event of a night that failed inside the function, after two more tries", () => {
    const nightly = item("aws:lambda/function:Function", /^NightlyFunction$/);
    expect(item("aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig", /./)).toMatchObject({
      functionName: nightly.name,
      maximumRetryAttempts: 2,
      destinationConfig: { onFailure: { destination: expect.stringContaining("NightlyDeadLetters") } },
    });
  });

  test("serves screens and API under one address, with the API behind no authorizer but its own sessions", () => {
    expect(
      all("aws:apigatewayv2/route:Route").map(({ inputs }) => [inputs.routeKey, inputs.authorizationType]),
    ).toEqual([["ANY /api/{proxy+}", "NONE"]]);
    expect(item("aws:apigatewayv2/integration:Integration", /./)).toMatchObject({ payloadFormatVersion: "2.0" });
    expect(item("aws:apigatewayv2/api:Api", /./).corsConfiguration).toEqual({});
    expect(item("aws:apigatewayv2/stage:Stage", /./).defaultRouteSettings.throttlingRateLimit).toBe(isKept ? 500 : 50);
    expect(all("sst:aws:RouterUrlRoute").map(({ name }) => name)).toEqual(["RouterRoute/api"]);
    expect(all("aws:cloudfront/distribution:Distribution")).toHaveLength(1);
    const behaviour = item("aws:cloudfront/distribution:Distribution", /./).defaultCacheBehavior;
    expect(behaviour).toMatchObject({
      responseHeadersPolicyId: expect.any(String),
      viewerProtocolPolicy: "redirect-to-https",
    });
  });

  test("sets the same headers on pages as the API does on its answers, and the API knows the one address of both", () => {
    const policy = item("aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy", /./);
    // but for one address more that a page may send to: the inbox, for large files
    const csp = (SECURITY_HEADERS["Content-Security-Policy"] ?? "").replace("connect-src 'self'", `$& ${inbox}`);
    expect(headersOf(policy)).toEqual({ ...SECURITY_HEADERS, "Content-Security-Policy": csp });
    const api = plan.bundles.find(({ name }) => name === "ApiFunction");
    expect(api?.environment.CLEARBOARD_ORIGIN).toBe("https://offline.cloudfront.net");
  });

  if (isKept)
    test("uploads the built site, and lets browsers keep only what is named by its content", () => {
      const [{ inputs } = { inputs: { files: [] } }] = all("pulumi-nodejs:dynamic:Resource").filter(({ name }) =>
        /AssetFiles/.test(name),
      );
      const kept = new Map<string, string>(inputs.files.map((file: Inputs) => [file.key, file.cacheControl]));
      expect(kept.get("index.html")).toBe("public,max-age=0,must-revalidate");
      const forEver = [...kept].filter(([, control]) => control.includes("immutable")).map(([name]) => name);
      expect(forEver.length).toBeGreaterThan(0);
      expect(forEver.filter((name) => !/^assets\/.+-[\w-]{8}\.\w+$/.test(name))).toEqual([]);
    });

  test("has no user pool and no JWT authorizer", () => {
    expect(plan.resources.filter(({ type }) => /cognito|authorizer/i.test(type))).toEqual([]);
  });
});

test("both stages run the same code, to the byte: what was tried on dev is what production gets", () => {
  expect(Object.keys(code.dev ?? {})).toHaveLength(FUNCTIONS.length);
  expect(code.production).toEqual(code.dev);
});

describe("a mistake turns the plan red", () => {
  test.each([
    {
      mistake: "a handler that is not there",
      change: (folder: string) => rmSync(join(folder, "packages/functions/src/nightly.ts")),
      says: /Handler not found: packages\/functions\/src\/nightly\.handler/,
    },
    {
      mistake: "a link to something undefined",
      change: (folder: string) =>
        rewrite(join(folder, "infra/sst/schedule.ts"), "data.links.files", "data.links.fiels"),
      says: /undefined link was passed into a `link` array/,
    },
    {
      mistake: "an output that the data stack does not have",
      change: (folder: string) =>
        rewrite(join(folder, "infra/sst/data.ts"), 'output("TableArn")', 'output("TableArm")'),
      says: /the data stack has no output "TableArm"/,
    },
  ])("$mistake", async ({ change, says }) => {
    await expect(planOf({ stage: "dev", site: "given", change })).rejects.toThrow(says);
  });
});

test("sst.config.ts and everything it reaches type-checks against the installed platform", () => {
  execFileSync(process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc"), "-p", join(ROOT, "infra")], {
    stdio: "pipe",
  });
});

type Statement = { actions: string[]; resources: string[] };

function statementsOf(role: Inputs): Statement[] {
  return role.inlinePolicies.flatMap(({ policy }: { policy: string }) => JSON.parse(policy).Statement);
}

/** A headers policy as the headers it sets. */
function headersOf({ securityHeadersConfig: set, customHeadersConfig }: Inputs): Record<string, string> {
  const custom = customHeadersConfig.items.map(({ header, value }: { header: string; value: string }) => [
    header,
    value,
  ]);
  return {
    "Content-Security-Policy": set.contentSecurityPolicy.contentSecurityPolicy,
    "Strict-Transport-Security": `max-age=${set.strictTransportSecurity.accessControlMaxAgeSec}; includeSubDomains`,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": set.frameOptions.frameOption,
    "Referrer-Policy": set.referrerPolicy.referrerPolicy,
    ...Object.fromEntries(custom),
  };
}

function rewrite(path: string, from: string, to: string): void {
  const text = readFileSync(path, "utf8");
  if (!text.includes(from)) throw new Error(`${path} has no ${from} any more`);
  writeFileSync(path, text.replaceAll(from, to));
}

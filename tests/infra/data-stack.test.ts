/** The data stack as CloudFormation will get it, for both stages: what it promises, and that no change replaces what holds data. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { definition, EXPIRY } from "@clearboard/store/dynamo/schema";
import { Validations } from "aws-cdk-lib";
import { Match, Template } from "aws-cdk-lib/assertions";
import { AwsSolutionsChecks } from "cdk-nag";
import { afterAll, describe, expect, test } from "vitest";
import { OUTPUTS } from "../../infra/cdk/data-stack.ts";
import { stackPolicy } from "../../infra/cdk/policy.ts";
import { dataApp, dataTemplate } from "../../infra/cdk/synth.ts";
import { settingsOf, zoneOf } from "../../infra/stages.ts";
import KEPT from "./kept-resources.json" with { type: "json" };

// CloudFormation's validator travels inside aws-cdk-lib; the one on the registry is older.
const withinCdk = createRequire(createRequire(import.meta.url).resolve("aws-cdk-lib/package.json"));
const { CelEngine, TemplateContent } = withinCdk("@aws/cloudformation-validate");

const TABLE = "AWS::DynamoDB::GlobalTable";
const BUCKET = "AWS::S3::Bucket";
// The service takes 51,200 bytes of inline template; SST sends it inline.
const MOST_BYTES = 40_000;

describe.each(["dev", "production"])("the data stack on %s", (stage) => {
  const isKept = stage === "production";
  const json = dataTemplate(stage);
  const template = Template.fromJSON(json);

  test("has one table with the keys, indexes and expiry that the store's own definition names", () => {
    const wanted = definition("any");
    template.resourceCountIs(TABLE, 1);
    template.hasResourceProperties(TABLE, {
      KeySchema: wanted.KeySchema,
      AttributeDefinitions: wanted.AttributeDefinitions,
      GlobalSecondaryIndexes: wanted.GlobalSecondaryIndexes,
      BillingMode: "PAY_PER_REQUEST",
      TimeToLiveSpecification: { AttributeName: EXPIRY, Enabled: true },
    });
  });

  test("can bring the table back to any second of the last 35 days", () => {
    template.hasResourceProperties(TABLE, {
      Replicas: [
        Match.objectLike({
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
        }),
      ],
    });
  });

  test(isKept ? "keeps table and buckets whatever happens to the stack" : "goes away with its stack", () => {
    const policy = isKept ? "Retain" : "Delete";
    template.allResources(TABLE, { DeletionPolicy: policy, UpdateReplacePolicy: policy });
    template.allResources(BUCKET, { DeletionPolicy: policy, UpdateReplacePolicy: policy });
    template.hasResourceProperties(TABLE, { Replicas: [Match.objectLike({ DeletionProtectionEnabled: isKept })] });
  });

  test("closes both buckets to the public and to plain http", () => {
    template.resourceCountIs(BUCKET, 2);
    template.allResourcesProperties(BUCKET, {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      VersioningConfiguration: { Status: "Enabled" },
      BucketEncryption: Match.anyValue(),
    });
    template.resourceCountIs("AWS::S3::BucketPolicy", 2);
    template.allResourcesProperties("AWS::S3::BucketPolicy", {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: "Deny", Action: "s3:*", Condition: { Bool: { "aws:SecureTransport": "false" } } }),
          Match.objectLike({
            Effect: "Deny",
            Action: "s3:*",
            Condition: { NumericLessThan: { "s3:TlsVersion": 1.2 } },
          }),
        ]),
      },
    });
  });

  test("empties the inbox after a month and the files never", () => {
    const buckets = Object.entries(json.Resources).filter(([, { Type }]) => Type === BUCKET);
    const expiring = buckets.filter(([, bucket]) => JSON.stringify(bucket).includes('"ExpirationInDays"'));
    expect(expiring.map(([id]) => id.replace(/[0-9A-F]{8}$/, ""))).toEqual(["Inbox"]);
  });

  test("holds no user pool, no function and no role: sign-in is the app's own, and assets need a prepared account", () => {
    const kinds = new Set(Object.values(json.Resources).map(({ Type }) => Type));
    expect([...kinds].sort()).toEqual([TABLE, BUCKET, "AWS::S3::BucketPolicy"]);
  });

  test("gives the app every output it reads", () => {
    expect(Object.keys(json.Outputs).sort()).toEqual([...OUTPUTS].sort());
  });

  test("fits into one inline template", () => {
    expect(Buffer.byteLength(JSON.stringify(json))).toBeLessThan(MOST_BYTES);
  });

  test("breaks no rule of cdk-nag's AwsSolutions pack but those acknowledged with a reason", () => {
    const outdir = mkdtempSync(join(tmpdir(), "clearboard-nag-"));
    try {
      const { app } = dataApp(stage, outdir);
      Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
      app.synth();
      const report = JSON.parse(readFileSync(join(outdir, "validation-report.json"), "utf8"));
      expect(report.pluginReports).toEqual([]);
    } finally {
      rmSync(outdir, { recursive: true });
    }
  });

  test("keeps the logical ids and keys of what holds data: another id or key would be an empty replacement", () => {
    const holding = Object.entries(json.Resources).filter(([, { Type }]) => Type === TABLE || Type === BUCKET);
    const found = Object.fromEntries(
      holding.map(([id, { Type, Properties }]) => [id, { Type, ...keysOf(Properties) }]),
    );
    // A change here is a migration: see infra/README.md before kept-resources.json is touched.
    expect(found).toEqual(KEPT);
  });
});

describe("the template against CloudFormation's own schemas", () => {
  const engine = new CelEngine();
  afterAll(() => engine.free());
  const faults = (template: unknown): string[] =>
    engine
      .validateTemplate(new TemplateContent(JSON.stringify(template)))
      .diagnostics.filter(
        (found: Diagnostic) => ["FATAL", "ERROR"].includes(found.severity) || found.ruleId === "W3030",
      )
      .map((found: Diagnostic) => `${found.ruleId} ${found.message}`);

  test.each(["dev", "production"])("has no fault on %s", (stage) => {
    expect(faults(dataTemplate(stage))).toEqual([]);
  });

  test("would be told of an index name that the service refuses", () => {
    const broken = JSON.parse(JSON.stringify(dataTemplate("dev")).replaceAll('"index-a"', '"a"'));
    expect(faults(broken).join("\n")).toMatch(/F3033 length 1 is below minimum 3/);
  });
});

test("the stack policy of a kept stage lets nothing be replaced or deleted", () => {
  const { Statement } = JSON.parse(stackPolicy());
  expect(Statement).toContainEqual({
    Effect: "Deny",
    Principal: "*",
    Action: ["Update:Replace", "Update:Delete"],
    Resource: "*",
  });
});

test("only production is kept; a personal stage is a dev stage", () => {
  expect(settingsOf("production").isKept).toBe(true);
  expect(settingsOf("dev").isKept).toBe(false);
  expect(settingsOf("anna")).toEqual(settingsOf("dev"));
});

test("a mistyped zone is refused before anything is deployed", () => {
  expect(zoneOf({ CLEARBOARD_ZONE: "Asia/Shanghai" })).toBe("Asia/Shanghai");
  expect(() => zoneOf({ CLEARBOARD_ZONE: "Asia/Shangai" })).toThrow(/Asia\/Shangai/);
});

type Diagnostic = { severity: string; ruleId: string; message: string };
type Index = { IndexName: string; KeySchema: unknown };

function keysOf(properties: Record<string, unknown> = {}): object {
  if (properties.KeySchema === undefined) return {};
  const indexes = properties.GlobalSecondaryIndexes as Index[];
  return {
    KeySchema: properties.KeySchema,
    Indexes: Object.fromEntries(indexes.map(({ IndexName, KeySchema }) => [IndexName, KeySchema])),
  };
}

/**
 * What must outlive the app: the table and the two buckets. A small stack of its own, so that removing the app, or losing
 * the deploy tool's state, leaves the data and its CloudFormation stack standing.
 */

import type { StackProps } from "aws-cdk-lib";
import { CfnOutput, Duration, RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import { AttributeType, Billing, ProjectionType, TableV2 } from "aws-cdk-lib/aws-dynamodb";
import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps, ObjectOwnership } from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";

/** Everything the app learns from this stack. `infra/sst/data.ts` reads these names. */
export const OUTPUTS = ["TableName", "TableArn", "InboxName", "InboxArn", "FilesName", "FilesArn"] as const;
export type Output = (typeof OUTPUTS)[number];

// Files wait here to be taken in; the raw bytes are then kept in the files bucket under their hash.
const INBOX_DAYS = 30;
// A replaced or removed file can be brought back this long: the same window as the table's.
const RECOVERY_DAYS = 35;

export class DataStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps & { isKept: boolean }) {
    super(scope, id, props);
    const removalPolicy = props.isKept ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    const string = AttributeType.STRING;

    const table = new TableV2(this, "Table", {
      partitionKey: { name: "pk", type: string },
      sortKey: { name: "sk", type: string },
      // Sparse: an item is in an index only when it carries that index's two attributes. They serve lists, never figures.
      globalSecondaryIndexes: ["a", "b"].map((name) => ({
        // the service wants at least three characters
        indexName: `index-${name}`,
        partitionKey: { name: `${name}_pk`, type: string },
        sortKey: { name: `${name}_sk`, type: string },
        projectionType: ProjectionType.ALL,
      })),
      billing: Billing.onDemand(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: RECOVERY_DAYS },
      timeToLiveAttribute: "expiresAt",
      deletionProtection: props.isKept,
      removalPolicy,
    });

    const bucket: BucketProps = {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      versioned: true,
      removalPolicy,
    };
    const unfinished = { abortIncompleteMultipartUploadAfter: Duration.days(2) };
    // Two buckets, not two prefixes of one: who may drop an export gets a bucket that holds nothing else, and what our own
    // functions write can never look like a delivery. Versioned, so that an event is answered with the very bytes it announced.
    const inbox = new Bucket(this, "Inbox", {
      ...bucket,
      lifecycleRules: [
        {
          ...unfinished,
          expiration: Duration.days(INBOX_DAYS),
          noncurrentVersionExpiration: Duration.days(INBOX_DAYS),
        },
      ],
    });
    const files = new Bucket(this, "Files", {
      ...bucket,
      lifecycleRules: [{ ...unfinished, noncurrentVersionExpiration: Duration.days(RECOVERY_DAYS) }],
    });
    for (const construct of [inbox, files]) {
      Validations.of(construct).acknowledge({
        id: "AwsSolutions-S1",
        reason:
          "Who read or wrote what is in the product's own ledger and audit chain; a log bucket would hold file names for years.",
      });
    }

    const outputs: Record<Output, string> = {
      TableName: table.tableName,
      TableArn: table.tableArn,
      InboxName: inbox.bucketName,
      InboxArn: inbox.bucketArn,
      FilesName: files.bucketName,
      FilesArn: files.bucketArn,
    };
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}

/** Large files go from the browser or a script straight into the inbox, by addresses that the API signs one by one. */
import type { Data } from "./data.ts";

export function createUploads(data: Data, origin: $util.Output<string>) {
  new aws.s3.BucketCorsConfiguration("InboxUploads", {
    bucket: data.inbox.name,
    corsRules: [
      {
        // Our own pages, and only what an address was signed for.
        allowedOrigins: [origin],
        allowedMethods: ["PUT"],
        allowedHeaders: ["content-type", "if-none-match", "x-amz-checksum-sha256"],
        maxAgeSeconds: 3600,
      },
    ],
  });
  // An address can do no more than its signer: put an announced file, and neither read nor replace a dropped one.
  return new sst.Linkable("InboxUploading", {
    properties: { name: data.inbox.name },
    include: [
      sst.aws.permission({
        actions: ["s3:PutObject"],
        resources: [$interpolate`${data.inbox.arn}/.uploads/*`, $interpolate`${data.inbox.arn}/*/.uploads/*`],
      }),
    ],
  });
}

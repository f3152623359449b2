/** Signs the addresses by which announced files go into the inbox bucket. */
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import type { Inbox } from "@clearboard/jobs/operation";

const OCTETS = "application/octet-stream";
const GOOD_SECONDS = 15 * 60;
// The SDK would sign a checksum of its own into the address: that of the empty body it was signed with.
const SIGNING = { requestChecksumCalculation: "WHEN_REQUIRED" } as const;

/**
 * Each address takes one PUT of just so many bytes of one type (and with their SHA-256, of just those bytes), where nothing
 * lies yet, for a quarter of an hour: length, type, hash and "only if new" are part of what is signed.
 */
export function inboxOf(bucket: string, now: () => number, client = new S3Client(SIGNING)): Inbox {
  return {
    // what an import takes in, well below the 5 GiB of a single PUT
    maxBytes: 2 * 1024 ** 3,
    async sign({ path, bytes, sha256 }) {
      const at = now();
      const hash = sha256 && Buffer.from(sha256, "hex").toString("base64");
      const headers = { "content-type": OCTETS, "if-none-match": "*", ...(hash && { "x-amz-checksum-sha256": hash }) };
      const command = new PutObjectCommand({
        Bucket: bucket,
        Key: path,
        ContentLength: bytes,
        ContentType: OCTETS,
        IfNoneMatch: "*",
        ...(hash && { ChecksumSHA256: hash }),
      });
      const url = await getSignedUrl(client, command, {
        expiresIn: GOOD_SECONDS,
        signingDate: new Date(at),
        signableHeaders: new Set(["host", "content-length", ...Object.keys(headers)]),
        unhoistableHeaders: new Set(["x-amz-checksum-sha256"]),
      });
      return { url, method: "PUT", headers, expires: at + GOOD_SECONDS * 1000 };
    },
  };
}

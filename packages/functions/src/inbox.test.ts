import { createHash } from "node:crypto";
import { S3Client } from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import { inboxOf } from "./inbox.ts";

const NOW = Date.UTC(2026, 1, 1, 9);
const client = new S3Client({
  region: "eu-west-1",
  credentials: { accessKeyId: "offline", secretAccessKey: "offline" },
  requestChecksumCalculation: "WHEN_REQUIRED",
});
const inbox = inboxOf("inbox", () => NOW, client);
const sha256 = createHash("sha256").update("x").digest("hex");
const path = "crm/.uploads/00/订单 1.csv";

test("an address is for one object, a quarter of an hour, and just so many bytes of one type, only where nothing lies", async () => {
  const { url, method, headers, expires } = await inbox.sign({ path, bytes: 4000 });
  const { origin, pathname, searchParams } = new URL(url);
  expect(origin).toBe("https://inbox.s3.eu-west-1.amazonaws.com");
  expect(decodeURIComponent(pathname)).toBe(`/${path}`);
  expect([method, expires - NOW, searchParams.get("X-Amz-Expires")]).toEqual(["PUT", 900_000, "900"]);
  expect(searchParams.get("X-Amz-SignedHeaders")).toBe("content-length;content-type;host;if-none-match");
  expect(headers).toEqual({ "content-type": "application/octet-stream", "if-none-match": "*" });
  // a checksum of the empty body that was signed would refuse every file
  expect([...searchParams.keys()].filter((name) => /checksum/i.test(name))).toEqual([]);
});

test("with the hash of the bytes it is for just those bytes", async () => {
  const { url, headers } = await inbox.sign({ path, bytes: 1, sha256 });
  expect(new URL(url).searchParams.get("X-Amz-SignedHeaders")).toContain("x-amz-checksum-sha256");
  expect(headers["x-amz-checksum-sha256"]).toBe(createHash("sha256").update("x").digest("base64"));
});

test("another size, type, path or hash is another signature", async () => {
  const signatureOf = async (file: Parameters<typeof inbox.sign>[0]) =>
    new URL((await inbox.sign(file)).url).searchParams.get("X-Amz-Signature");
  const signatures = await Promise.all([
    signatureOf({ path, bytes: 1 }),
    signatureOf({ path, bytes: 2 }),
    signatureOf({ path: "pbx/.uploads/00/a.csv", bytes: 1 }),
    signatureOf({ path, bytes: 1, sha256 }),
  ]);
  expect(new Set(signatures).size).toBe(signatures.length);
});

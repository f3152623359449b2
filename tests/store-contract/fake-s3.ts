/** As much of S3's protocol as the body of `Files` speaks, in memory, on a free port of this machine. */
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { S3Client } from "@aws-sdk/client-s3";

export const BUCKET = "clearboard-test";
const PAGE = 3;

export type Fake = {
  client: S3Client;
  objects: Map<string, Buffer>;
  /** parts of uploads that were begun and neither completed nor aborted */
  uploads: Map<string, Map<number, Buffer>>;
  /** breaks off the next answers with a body after so many bytes */
  breakOff: number[];
  close: () => Promise<void>;
};

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  if (!String(request.headers["content-encoding"] ?? "").includes("aws-chunked")) return bytes;
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = bytes.indexOf("\r\n", at);
    const length = Number.parseInt(bytes.subarray(at, end).toString(), 16);
    if (length === 0) return Buffer.concat(parts);
    parts.push(bytes.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
}

const tagOf = (bytes: Buffer): string => `"${createHash("md5").update(bytes).digest("hex")}"`;

function xml(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "application/xml" });
  response.end(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
}

export async function start(): Promise<Fake> {
  const objects = new Map<string, Buffer>();
  const uploads = new Map<string, Map<number, Buffer>>();
  const breakOff: number[] = [];
  let begun = 0;

  function list(response: ServerResponse, search: URLSearchParams): void {
    const after = search.get("continuation-token") ?? "";
    const names = [...objects.keys()].filter((key) => key.startsWith(search.get("prefix") ?? "") && key > after).sort();
    const page = names.slice(0, PAGE);
    const next = names.length > PAGE ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : "";
    const contents = page.map((key) => `<Contents><Key>${key}</Key></Contents>`).join("");
    const isCut = `<IsTruncated>${names.length > PAGE}</IsTruncated>`;
    xml(response, 200, `<ListBucketResult>${isCut}${next}${contents}</ListBucketResult>`);
  }

  function get(request: IncomingMessage, response: ServerResponse, bytes: Buffer): void {
    const [, first = "0", last] = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? "") ?? [];
    const from = Number(first);
    if (request.headers.range !== undefined && from >= bytes.length) {
      xml(response, 416, "<Error><Code>InvalidRange</Code></Error>");
      return;
    }
    const part = bytes.subarray(from, last ? Number(last) + 1 : undefined);
    response.writeHead(from > 0 ? 206 : 200, { "content-length": part.byteLength, etag: tagOf(bytes) });
    if (request.method === "HEAD") return void response.end();
    const cut = breakOff.shift();
    if (cut === undefined) return void response.end(part);
    response.write(part.subarray(0, cut), () => response.destroy());
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://localhost");
    const key = decodeURIComponent(url.pathname.slice(`/${BUCKET}/`.length));
    const upload = url.searchParams.get("uploadId");
    const body = await bodyOf(request);
    const method = request.method;
    if (method === "GET" && key === "") return list(response, url.searchParams);
    if (method === "POST" && url.searchParams.has("uploads")) {
      uploads.set(`upload-${++begun}`, new Map());
      const id = `<UploadId>upload-${begun}</UploadId>`;
      return xml(response, 200, `<InitiateMultipartUploadResult>${id}</InitiateMultipartUploadResult>`);
    }
    if (upload !== null) {
      const parts = uploads.get(upload);
      if (!parts) return xml(response, 404, "<Error><Code>NoSuchUpload</Code></Error>");
      if (method === "PUT") {
        parts.set(Number(url.searchParams.get("partNumber")), body);
        return void response.writeHead(200, { etag: tagOf(body) }).end();
      }
      uploads.delete(upload);
      if (method === "DELETE") return void response.writeHead(204).end();
      const sizes = [...parts.values()].map((part) => part.byteLength);
      if (sizes.slice(0, -1).some((size) => size < 5 * 1024 * 1024))
        return xml(response, 400, "<Error><Code>EntityTooSmall</Code></Error>");
      objects.set(key, Buffer.concat([...parts].sort(([left], [right]) => left - right).map(([, part]) => part)));
      return xml(response, 200, `<CompleteMultipartUploadResult><Key>${key}</Key></CompleteMultipartUploadResult>`);
    }
    if (method === "PUT") {
      objects.set(key, body);
      return void response.writeHead(200, { etag: tagOf(body) }).end();
    }
    if (method === "DELETE") {
      objects.delete(key);
      return void response.writeHead(204).end();
    }
    const bytes = objects.get(key);
    if (bytes) return get(request, response, bytes);
    if (method === "HEAD") return void response.writeHead(404).end();
    return xml(response, 404, "<Error><Code>NoSuchKey</Code><Message>no such key</Message></Error>");
  }

  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const client = new S3Client({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    forcePathStyle: true,
    maxAttempts: 1,
  });
  return {
    client,
    objects,
    uploads,
    breakOff,
    async close() {
      client.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

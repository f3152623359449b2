/**
 * The little of AWS that `sst diff` asks before and after it runs the program: its own bootstrap record in SSM, and its
 * state files in S3. Listens on the loopback only and remembers what was asked.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

// SST compares this with its own number of bootstrap steps; a high one says that nothing is left to do.
const BOOTSTRAPPED = {
  version: 99,
  asset: "offline-assets",
  state: "offline-state",
  assetEcrRegistryId: "000000000000",
  assetEcrUrl: "offline",
  appsyncHttp: "offline",
  appsyncRealtime: "offline",
};

const JSON_TYPE = "application/x-amz-json-1.1";

export type Call = { method: string; url: string; target: string; body: string };
export type Answer = { status: number; type: string; error?: string; body: string };

/** Answers one call, by its target header (SSM and the like) or its method (S3). Pure, so that its test needs no server. */
export function answer({ method, url, target, body }: Call): Answer {
  if (target.endsWith(".GetParameter")) {
    const { Name } = JSON.parse(body);
    if (Name === "/sst/bootstrap") {
      const Parameter = { Name, Type: "String", Value: JSON.stringify(BOOTSTRAPPED) };
      return { status: 200, type: JSON_TYPE, body: JSON.stringify({ Parameter }) };
    }
    return { status: 400, type: JSON_TYPE, error: "ParameterNotFound", body: '{"__type":"ParameterNotFound"}' };
  }
  if (target !== "") return { status: 200, type: JSON_TYPE, body: "{}" };
  if (method === "GET" && url.includes("list-type=2")) {
    const list = "<ListBucketResult><IsTruncated>false</IsTruncated><KeyCount>0</KeyCount></ListBucketResult>";
    return { status: 200, type: "application/xml", body: `<?xml version="1.0"?>${list}` };
  }
  // No state yet: the stage looks as if it had never been deployed, so the plan shows all of it.
  if (method === "GET" || method === "HEAD") {
    const error = "<Error><Code>NoSuchKey</Code><Message>nothing is deployed offline</Message></Error>";
    return { status: 404, type: "application/xml", body: `<?xml version="1.0"?>${error}` };
  }
  return { status: 200, type: "application/xml", body: "" };
}

/** Starts the endpoint on a free port. `calls` lists what was asked, for the test that says nothing else is. */
export async function startAws(): Promise<{ url: string; calls: string[]; close: () => Promise<void> }> {
  const calls: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const method = request.method ?? "GET";
    const url = request.url ?? "/";
    const target = String(request.headers["x-amz-target"] ?? "");
    calls.push(target === "" ? `${method} ${url.split("?")[0]}` : target);
    const reply = answer({ method, url, target, body: Buffer.concat(chunks).toString("utf8") });
    const error = reply.error === undefined ? {} : { "x-amzn-errortype": reply.error };
    response.writeHead(reply.status, { "content-type": reply.type, ...error });
    response.end(method === "HEAD" ? undefined : reply.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

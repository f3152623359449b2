/** The one-machine server: the API over the data directory, and the built web app beside it. */
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import type { Server } from "node:http";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { createApi } from "@clearboard/api/app";
import { redact } from "@clearboard/core/redact";
import type { Context, Progress } from "@clearboard/jobs/context";
import { unfinished } from "@clearboard/jobs/import";
import { serve } from "@hono/node-server";
import { getConnInfo } from "@hono/node-server/conninfo";
import { outboxOf } from "./outbox.ts";
import { staticSite } from "./static-site.ts";
import * as SystemError from "./system-error.ts";

const SITE = fileURLToPath(new URL("../../../web/dist", import.meta.url));
/** Beside this file, as a source and in the bundle. */
const WORKER = `./import-worker${extname(import.meta.url)}`;

type Fetch = NonNullable<Parameters<typeof serve>[0]["fetch"]>;

export type Running = { port: number; stop: () => Promise<void> };

/** Serves until stopped. Imports that a killed server left unfinished are brought to their end first thing. */
export async function run(options: {
  ctx: Context;
  dir: string;
  port: number;
  log: (line: string) => void;
}): Promise<Running> {
  const { ctx, dir, log } = options;
  const progress = new Map<string, Progress>();
  const atWork = new Map<string, Promise<void>>();
  let queue = Promise.resolve();
  const startImport = (importId: string): void => {
    if (atWork.has(importId)) return;
    // One after the other: two cores serve people better than two imports racing for one file.
    const done = queue
      .then(() => work(dir, importId, progress, log))
      .finally(() => {
        atWork.delete(importId);
        progress.delete(importId);
      });
    queue = done;
    atWork.set(importId, done);
  };
  let api: ReturnType<typeof createApi> | undefined;
  const site = existsSync(SITE) ? staticSite(SITE) : undefined;
  const server = await new Promise<Server>((resolve, reject) => {
    const fetch: Fetch = (request, env) =>
      site === undefined || new URL(request.url).pathname.startsWith("/api/")
        ? (api?.fetch(request, env) ?? new Response(null, { status: 503 }))
        : site.fetch(request, env);
    const started = serve({ fetch, port: options.port, hostname: "127.0.0.1" }, () =>
      resolve(started as Server),
    ) as Server;
    started.on("error", (error) => reject(SystemError.ofPort(error, options.port)));
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : options.port;
  // Only now is the port known, and with it which origin is our own.
  api = createApi({
    ctx,
    progressOf: (importId) => progress.get(importId),
    startImport,
    random: (bytes) => randomBytes(bytes),
    isSecure: false,
    outbox: outboxOf(process.env),
    origins: [`http://127.0.0.1:${port}`, `http://localhost:${port}`],
    address: (c) => getConnInfo(c).remote.address,
    log: (event) => {
      if (event.event === "failed") log(`${event.requestId} ${event.route}: ${messageOf(event.error)}`);
    },
  });
  for (const importId of await unfinished(ctx)) startImport(importId);
  return {
    port,
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await queue;
    },
  };
}

/** An error's stack without numbers of people. */
function messageOf(error: unknown): string {
  return redact(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

function work(
  dir: string,
  importId: string,
  progress: Map<string, Progress>,
  log: (line: string) => void,
): Promise<void> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL(WORKER, import.meta.url), { workerData: { dir, importId } });
    worker.on("message", (at: Progress) => progress.set(importId, at));
    worker.on("error", (error) => log(`import ${importId}: ${messageOf(error)}`));
    worker.on("exit", () => resolve());
  });
}

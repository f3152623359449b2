/** A file on its way out of the browser: to the ordinary address, or, when it is large, to where the server says. */
import type { InferResponseType } from "hono/client";
import { failure, taken } from "./client.ts";
import { Problem } from "./problem.ts";
import { api } from "./rpc.ts";

/** Below this a file goes straight to the server; AWS takes little more than it in a request. */
const LARGE_BYTES = 3 * 1024 * 1024;
const POLL_MS = 1000;

/** `isKnown`: these very bytes were taken in before, and nothing came between; the id is that of the earlier import. */
export type Received = { importId: string; isKnown: boolean };

type Place = Pick<
  InferResponseType<(typeof api)["imports"]["uploads"]["$post"], 200>,
  "url" | "method" | "headers" | "status"
>;
type Progress = (done: number, total: number) => void;

/** Sends a file as it is, with progress of its bytes, and gives its import. */
export async function upload(file: File, profile: string, onProgress: Progress): Promise<Received> {
  const about = { name: file.name, ...(profile ? { profile } : {}) };
  const place: Place =
    file.size > LARGE_BYTES
      ? await taken(await api.imports.uploads.$post({ json: { ...about, bytes: file.size } }))
      : {
          url: `/api/imports?${new URLSearchParams(about)}`,
          method: "POST",
          headers: { "content-type": "application/octet-stream" },
          status: null,
        };
  const answer = await send(file, place, onProgress);
  if (place.status === null) {
    if (!answer.ok) throw await failure(answer);
    return answer.json();
  }
  // 412: the file lies there already, and only the answer that said so was lost.
  if (!answer.ok && answer.status !== 412) throw new Problem(0, "network", `the inbox answered ${answer.status}`);
  return arrival(place.status);
}

/** Asked until the inbox has announced the file and its import is known. */
async function arrival(status: string): Promise<Received> {
  const id = status.slice(status.lastIndexOf("/") + 1);
  for (;;) {
    const { importId } = await taken(await api.imports.uploads[":id"].$get({ param: { id } }));
    if (importId !== null) return { importId, isKnown: false };
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** `fetch` cannot tell how much has left, the older request can. */
function send(file: File, { url, method, headers }: Place, onProgress: Progress): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) request.setRequestHeader(name, value);
    request.responseType = "text";
    request.upload.onprogress = (event) => onProgress(event.loaded, event.total);
    request.onerror = () => reject(new Problem(0, "network", "the upload was cut off"));
    // a body of its own is not allowed with 204, and nobody reads one
    request.onload = () => resolve(new Response(request.responseText || null, { status: request.status }));
    request.send(file);
  });
}

/** What the imports ask of the server; apart from the board's requests, so that its first load does not carry them. */
import type { Import, ImportSummary, People, Profile } from "@clearboard/api/jobs";
import { done, failure, taken } from "./client.ts";
import { Problem } from "./problem.ts";
import { api } from "./rpc.ts";

export type { Import, ImportSummary, People, Profile } from "@clearboard/api/jobs";

export async function people(): Promise<People> {
  return taken(await api.people.$get());
}

export async function link(owner: string, person: string): Promise<void> {
  await done(api.people.links.$post({ json: { owner, person } }));
}

export async function profiles(): Promise<Profile[]> {
  return (await taken(await api.profiles.$get())).profiles;
}

export async function imports(cursor?: string): Promise<{ imports: ImportSummary[]; cursor?: string | undefined }> {
  return taken(await api.imports.$get({ query: cursor === undefined ? {} : { cursor } }));
}

export async function oneImport(id: string): Promise<Import> {
  return taken(await api.imports[":id"].$get({ param: { id } }));
}

export function rejectedHref(id: string): string {
  return `/api/imports/${encodeURIComponent(id)}/rejected.csv`;
}

/** The rejected rows as the file has them, to correct and drop again. */
export function rejectedRowsHref(id: string): string {
  return `/api/imports/${encodeURIComponent(id)}/rejected-rows.csv`;
}

/** `isKnown`: these very bytes were taken in before, and nothing came between; the id is that of the earlier import. */
export type Received = { importId: string; isKnown: boolean };

/** Sends a file as it is, with progress of its bytes: `fetch` cannot tell how much has left, the older request can. */
export function upload(
  file: File,
  profile: string,
  onProgress: (done: number, total: number) => void,
): Promise<Received> {
  const params = new URLSearchParams({ name: file.name, ...(profile ? { profile } : {}) });
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/imports?${params}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.responseType = "text";
    request.upload.onprogress = (event) => onProgress(event.loaded, event.total);
    request.onerror = () => reject(new Problem(0, "network", "the upload was cut off"));
    request.onload = () => {
      const response = new Response(request.responseText, { status: request.status });
      (response.ok ? response.json().then((body: Received) => resolve(body)) : failure(response).then(reject)).catch(
        reject,
      );
    };
    request.send(file);
  });
}

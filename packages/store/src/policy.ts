/** Policy versions, which never change, and the drafts they come from; each item carries its whole document, packed. */
import { gunzipSync, gzipSync } from "node:zlib";
import * as Canonical from "@clearboard/core/canonical";
import { byText } from "@clearboard/core/order";
import * as PolicyChange from "@clearboard/core/policy-change";
import * as z from "zod";
import { all, type Item, type Table, tryWrite, type Write } from "./table.ts";

export const Version = PolicyChange.Version.extend({
  /** the draft it was; two approvals that race for a number are told apart by it */
  draft: z.string(),
});
export type Version = z.output<typeof Version>;

/** `inForce` is the reader's business: it changes without the draft. */
export const Draft = PolicyChange.Draft.omit({ inForce: true }).extend({
  /** approved only: the version is there and the months it holds for know of it */
  isDone: z.boolean(),
});
export type Draft = z.output<typeof Draft> & { itemVersion: number };

const VERSIONS = "policy";
const DRAFTS = "policy-draft";
const numbered = (version: number) => ({ pk: VERSIONS, sk: String(version).padStart(6, "0") });

// access: every version in the order of their numbers, without the documents
export async function versions(table: Table): Promise<Version[]> {
  const found: Version[] = [];
  for await (const item of all(table, { pk: VERSIONS, withoutBody: true })) found.push(Version.parse(item.data));
  return found;
}

// access: one version's document by its number
/** What the version says, as it was approved; undefined when there is no such version. */
export async function document(table: Table, version: number): Promise<unknown> {
  return unpack(await table.get(numbered(version)));
}

/** Adds a version; false when its number is taken, which only another draft of the same moment can do. */
export async function add(table: Table, version: Version, document: unknown): Promise<boolean> {
  const write = { ...numbered(version.version), data: { ...version }, body: pack(document) };
  return tryWrite(table.put(write, { absent: true }));
}

// access: every draft, without the documents
/** Every draft, the newest first. */
export async function drafts(table: Table): Promise<Draft[]> {
  const found: Draft[] = [];
  for await (const item of all(table, { pk: DRAFTS, withoutBody: true })) found.push(toDraft(item));
  return found.sort((a, b) => byText(b.at, a.at) || byText(a.id, b.id));
}

// access: one draft with its document, by id
export async function draft(table: Table, id: string): Promise<{ draft: Draft; document: unknown } | undefined> {
  const item = await table.get({ pk: DRAFTS, sk: id });
  return item === undefined ? undefined : { draft: toDraft(item), document: unpack(item) };
}

/** Keeps a new draft; false when there is one of that id. */
export async function create(table: Table, draft: z.output<typeof Draft>, document: unknown): Promise<boolean> {
  return tryWrite(table.put(writeOf(draft, document), { absent: true }));
}

/** Replaces a draft's state if the draft is still as it was read; undefined when somebody was faster. Its document stays. */
export async function decide(table: Table, next: Draft, document: unknown): Promise<Draft | undefined> {
  const { itemVersion, ...draft } = next;
  const isKept = await tryWrite(table.put(writeOf(draft, document), { version: itemVersion }));
  return isKept ? { ...draft, itemVersion: itemVersion + 1 } : undefined;
}

function toDraft(item: Item): Draft {
  return { ...Draft.parse(item.data), itemVersion: item.version };
}

function writeOf(draft: z.output<typeof Draft>, document: unknown): Write {
  return { pk: DRAFTS, sk: draft.id, data: JSON.parse(JSON.stringify(draft)), body: pack(document) };
}

// Canonical text, so that a document that is written twice is the same bytes.
const pack = (document: unknown) => gzipSync(Canonical.text(document));

function unpack(item: Item | undefined): unknown {
  return item?.body === undefined ? undefined : JSON.parse(gunzipSync(item.body).toString());
}

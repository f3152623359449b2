/** Statements in files: split by person into parts that are named by their content, so that one statement is one small read. */
import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import * as Id from "@clearboard/core/id";
import type * as Entry from "@clearboard/core/pay/entry";
import type * as Statement from "@clearboard/core/pay/statement";
import type { Context } from "../context.ts";

/** How many parts a run has, whatever its size: 10,000 people are some 160 to a part. */
export const COUNT = 64;

/** Statements of some people, and the ledger's balances of those without one. */
export type Info = { statements: Statement.Info[]; balances: Entry.Balance[] };
export const EMPTY: Info = { statements: [], balances: [] };

/** The part a person is in. */
export function indexOf(person: string): number {
  return Number.parseInt(Id.hash(person).slice(0, 8), 16) % COUNT;
}

/** Writes a part and answers its name; an empty one is "". */
export async function write(ctx: Context, part: Info): Promise<string> {
  if (part.statements.length === 0 && part.balances.length === 0) return "";
  const text = JSON.stringify(part);
  const digest = hash(text);
  await writeText(ctx, nameOf(digest), text);
  return digest;
}

/** The name of what a part holds. What is read back is written again to the same text, so that it has the same name. */
export function digestOf(part: Info): string {
  return hash(JSON.stringify(part));
}

const hash = (text: string) => createHash("sha256").update(text).digest("hex");

export async function read(ctx: Context, digest: string): Promise<Info> {
  return digest === "" ? EMPTY : ((await readJson(ctx, nameOf(digest))) as Info);
}

export const nameOf = (digest: string) => `pay/part/${digest}`;

/** Writes a document unless it is there: files named by content never change. */
export async function writeJson(ctx: Context, name: string, value: unknown): Promise<void> {
  await writeText(ctx, name, JSON.stringify(value));
}

async function writeText(ctx: Context, name: string, text: string): Promise<void> {
  if (!(await ctx.files.has(name))) await ctx.files.write(name, gzipSync(text, { level: 3 }));
}

export async function readJson(ctx: Context, name: string): Promise<unknown> {
  const bytes = await ctx.files.read(name);
  if (bytes === undefined) throw new Error(`${name} is missing`);
  return JSON.parse(gunzipSync(bytes).toString());
}

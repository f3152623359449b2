/** The kinds of export that are understood: known ones, one's own, and drafts from the beginning of a file. */
import { Hono } from "hono";
import * as z from "zod";
import type { Deps, Env } from "../deps.ts";
import { describe, valid } from "../described.ts";
import { Profile } from "../jobs.ts";
import { Answers, Draft, Kept, Preview } from "../profile-jobs.ts";
import { upload } from "../upload.ts";

/** Of a longer file its beginning is sent. */
const MAX_SAMPLE_BYTES = 1 << 20;
/** The sample as base64, and the profile. */
export const MAX_PROFILE_BYTES = 2 << 20;

const FileName = z.string().min(1).max(255);
const Name = z.strictObject({
  name: z
    .string()
    .max(60)
    .regex(/^[a-z0-9][a-z0-9-]*$/),
});
const About = z.strictObject({
  name: FileName,
  cut: z.enum(["true", "false"]).optional().meta({ description: "true: the body is only the beginning of the file" }),
});
const Asked = z.strictObject({
  name: FileName,
  sample: z.base64().meta({ description: "the file, or its beginning, at most 1 MB" }),
  isCut: z.boolean().optional(),
  answers: Answers.optional().meta({ description: "what a person states: the draft is made anew with it" }),
  profile: z.record(z.string(), z.unknown()).optional().meta({ description: "read with this one; no draft is made" }),
});
const Shown = z.object({ draft: Draft.nullable(), preview: Preview.nullable() });

export function profiles({ jobs }: Deps) {
  return new Hono<Env>()
    .get(
      "/",
      describe({ summary: "Known export formats", json: z.object({ profiles: z.array(Profile) }), fails: [401, 403] }),
      async (c) => c.json({ profiles: await jobs.profiles() }),
    )
    .post(
      "/draft",
      describe({
        summary: "Propose a profile from the beginning of a file: its bytes as the body; nothing is stored",
        json: Draft,
        fails: [401, 403, 422],
      }),
      valid("query", About),
      async (c) => {
        const { name, cut } = c.req.valid("query");
        const parts: Uint8Array[] = [];
        for await (const chunk of upload(c.req.raw, MAX_SAMPLE_BYTES)) parts.push(chunk);
        return c.json(await jobs.profile.draft({ name, bytes: Buffer.concat(parts), isCut: cut === "true" }));
      },
    )
    .post(
      "/preview",
      describe({
        summary: "Draft with answers, and what the first records become; nothing is stored",
        json: Shown,
        fails: [401, 403, 422],
      }),
      valid("json", Asked),
      async (c) => {
        const { name, sample: base64, isCut = false, answers, profile } = c.req.valid("json");
        const sample = { name, bytes: Buffer.from(base64, "base64"), isCut };
        const draft = profile === undefined ? await jobs.profile.draft(sample, answers) : null;
        // A file that one profile knows is shown as that one reads it, until a person states otherwise.
        const known = answers === undefined && draft?.known.length === 1 ? draft.known[0] : undefined;
        const own = known === undefined ? undefined : (await jobs.profile.get(known)).profile;
        const ready = profile ?? own ?? (draft?.isReady ? draft.profile : undefined);
        return c.json({ draft, preview: ready === undefined ? null : await jobs.profile.preview(sample, ready) });
      },
    )
    .get(
      "/:name",
      describe({ summary: "One export format as data, with its versions", json: Kept, fails: [401, 403, 404] }),
      valid("param", Name),
      async (c) => c.json(await jobs.profile.get(c.req.valid("param").name)),
    )
    .put(
      "/:name",
      describe({
        summary: "Save an export format of one's own as the newest version of its name",
        json: Kept,
        fails: [401, 403, 409, 422],
      }),
      valid("param", Name),
      valid("json", z.strictObject({ profile: z.record(z.string(), z.unknown()) })),
      async (c) => {
        const { name } = c.req.valid("param");
        return c.json(await jobs.profile.save({ name, ...c.req.valid("json"), by: c.get("user").id }));
      },
    )
    .delete(
      "/:name",
      describe({ summary: "Forget an export format of one's own", status: 204, fails: [401, 403, 404, 409] }),
      valid("param", Name),
      async (c) => {
        await jobs.profile.remove({ name: c.req.valid("param").name, by: c.get("user").id });
        return c.body(null, 204);
      },
    );
}

/** Where the company is told of its nights: webhooks and e-mail addresses, set, tried and removed by a director. */
import { refuse } from "@clearboard/core/error";
import * as Address from "@clearboard/jobs/notice/address";
import { test } from "@clearboard/jobs/notice/tell";
import * as Audit from "@clearboard/store/audit";
import * as Notices from "@clearboard/store/notice";
import { Hono } from "hono";
import * as z from "zod";
import type { Deps, Env } from "../deps.ts";
import { describe, valid } from "../described.ts";

const Channel = z
  .object({
    id: z.string(),
    kind: Notices.Kind,
    address: z.string().meta({ description: "shortened, because vendors write the right to post into it" }),
    isSigned: z.boolean(),
    events: z.array(Notices.Event),
    last: z
      .object({
        state: Notices.Sent.shape.state,
        at: z.string().meta({ description: "ISO 8601 UTC" }),
        problem: z.string().nullable(),
      })
      .nullable(),
  })
  .meta({ id: "Notice" });
export type Channel = z.output<typeof Channel>;

const Wanted = z.strictObject({
  kind: Notices.Kind,
  address: z.string().min(1).max(2000),
  secret: z.string().min(1).max(200).optional(),
  events: z
    .array(Notices.Event)
    .min(1)
    .max(Notices.EVENTS.length)
    .transform((events) => [...new Set(events)]),
});
const Id = z.strictObject({ id: z.string().min(1).max(100) });

export function notices({ table, now, random, outbox }: Deps) {
  return new Hono<Env>()
    .get(
      "/",
      describe({
        summary: "Who is told of what, and how the last notice went",
        json: z.object({ notices: z.array(Channel), canMail: z.boolean() }),
        fails: [401, 403],
      }),
      async (c) => {
        const last = await Notices.lastSent(table);
        const channels = await Notices.list(table);
        return c.json({
          notices: channels.map((channel) => shown(channel, last.get(channel.id))),
          canMail: outbox?.mail !== undefined,
        });
      },
    )
    .post(
      "/",
      describe({ summary: "Tell one more address", status: 201, json: Channel, fails: [401, 403, 409, 422] }),
      valid("json", Wanted),
      async (c) => {
        const { kind, address, secret = null, events } = c.req.valid("json");
        if (kind === "email" && outbox?.mail === undefined) throw refuse("notice-no-mail");
        const createdBy = c.get("user").id;
        const about = { kind, address: Address.checked(kind, address), secret, events, createdAt: now(), createdBy };
        const detail = { kind, address: Address.shortened(about), events: events.join(" ") };
        const add = () => Notices.add(table, { ...about, random });
        return c.json(shown(await Audit.record(table, now, createdBy, "add notice", detail, add), undefined), 201);
      },
    )
    .post(
      "/:id/test",
      describe({ summary: "Send a test there now", status: 204, fails: [401, 403, 404, 409] }),
      valid("param", Id),
      async (c) => {
        await test({ table, now }, outbox ?? { post: unreachable, wait: async () => {} }, c.req.valid("param").id);
        return c.body(null, 204);
      },
    )
    .delete(
      "/:id",
      describe({ summary: "Tell an address no more", status: 204, fails: [401, 403, 404] }),
      valid("param", Id),
      async (c) => {
        const { id } = c.req.valid("param");
        const who = c.get("user").id;
        await Audit.record(table, now, who, "remove notice", { notice: id }, () => Notices.remove(table, id));
        return c.body(null, 204);
      },
    );
}

/** An edge without a way out says so like a network that is down. */
const unreachable = () => Promise.reject(Object.assign(new Error("no way out"), { code: "no way out" }));

function shown({ id, kind, address, secret, events }: Notices.Info, last: Notices.Sent | undefined): Channel {
  const said = last && { state: last.state, at: new Date(last.at).toISOString(), problem: last.problem };
  return {
    id,
    kind,
    address: Address.shortened({ kind, address }),
    isSigned: secret !== null,
    events,
    last: said ?? null,
  };
}

/** Notifications of nightly runs: webhooks and e-mail addresses, added, tested and removed by a director. */
import { refuse } from "@clearboard/core/error";
import * as Notices from "@clearboard/store/notice";
import * as z from "zod";
import * as Address from "./notice/address.ts";
import { test as sendTest } from "./notice/tell.ts";
import { Id, operation, Time } from "./operation.ts";

export const Channel = z
  .object({
    id: z.string(),
    kind: Notices.Kind,
    address: z.string().meta({ description: "shortened, because vendors write the right to post into it" }),
    isSigned: z.boolean(),
    events: z.array(Notices.Event),
    last: z.object({ state: Notices.Sent.shape.state, at: Time, problem: z.string().nullable() }).nullable(),
  })
  .meta({ id: "Notice" });
export type Channel = z.output<typeof Channel>;

/** A channel as it is shown: without the right to post and the secret. */
function publicChannel(
  { id, kind, address, secret, events }: Notices.Info,
  last: Notices.Sent | undefined = undefined,
): Channel {
  return {
    id,
    kind,
    address: Address.shortened({ kind, address }),
    isSigned: secret !== null,
    events,
    last: last === undefined ? null : { state: last.state, at: new Date(last.at).toISOString(), problem: last.problem },
  };
}

export const list = operation({
  name: "notices.list",
  route: "GET /api/notices",
  summary: "Notification channels with their events and last result",
  action: "access.manage",
  output: z.object({ notices: z.array(Channel), canMail: z.boolean() }),
  run: async ({ table, outbox }) => {
    const last = await Notices.lastSent(table);
    const channels = await Notices.list(table);
    return {
      notices: channels.map((channel) => publicChannel(channel, last.get(channel.id))),
      canMail: outbox?.mail !== undefined,
    };
  },
});

export const add = operation({
  name: "notices.add",
  route: "POST /api/notices",
  summary: "Add a notification channel",
  action: "access.manage",
  input: z.strictObject({
    kind: Notices.Kind,
    address: z.string().min(1).max(2000),
    secret: z.string().min(1).max(200).optional(),
    events: z
      .array(Notices.Event)
      .min(1)
      .max(Notices.EVENTS.length)
      .transform((events) => [...new Set(events)]),
  }),
  output: Channel,
  status: 201,
  refusals: ["request-invalid", "notice-address", "notice-private", "notice-email", "notice-no-mail", "notice-limit"],
  audit: "add notice",
  run: async ({ table, now, random, outbox }, { kind, address, secret = null, events }, actor, record) => {
    if (kind === "email" && outbox?.mail === undefined) throw refuse("notice-no-mail");
    const about = { kind, address: Address.checked(kind, address), secret, events };
    const detail = { kind, address: Address.shortened(about), events: events.join(" ") };
    const added = await record(detail, () =>
      Notices.add(table, { ...about, createdAt: now(), createdBy: actor.id, random }),
    );
    return publicChannel(added);
  },
});

/** An edge without a network answers like a network that is down. */
const NO_NETWORK = {
  post: () => Promise.reject(Object.assign(new Error("no way out"), { code: "no way out" })),
  wait: async () => {},
};

export const test = operation({
  name: "notices.test",
  route: "POST /api/notices/:id/test",
  summary: "Send a test notification to a channel",
  action: "access.manage",
  input: z.strictObject({ id: Id }),
  refusals: ["notice-unknown", "notice-no-mail", "notice-failed"],
  run: ({ table, now, outbox }, { id }) => sendTest({ table, now }, outbox ?? NO_NETWORK, id),
});

export const remove = operation({
  name: "notices.remove",
  route: "DELETE /api/notices/:id",
  summary: "Remove a notification channel",
  action: "access.manage",
  input: z.strictObject({ id: Id }),
  refusals: ["notice-unknown"],
  audit: "remove notice",
  run: ({ table }, { id }, _, record) => record({ notice: id }, () => Notices.remove(table, id)),
});

/** How the functions send notices: webhooks by https, and e-mail by SES where a sender was given at the deploy. */
import { setTimeout as wait } from "node:timers/promises";
import { post } from "@clearboard/jobs/notice/https";
import type { Mail, Outbox } from "@clearboard/jobs/notice/outbox";

const from = process.env.CLEARBOARD_MAIL_FROM ?? "";

export const outbox: Outbox = { post, wait: (ms) => wait(ms), mail: from === "" ? undefined : send };

async function send({ to, subject, text }: Mail): Promise<void> {
  // Only a function that has a letter to send starts the client.
  const { SendEmailCommand, SESv2Client } = await import("@aws-sdk/client-sesv2");
  const Simple = { Subject: { Data: subject }, Body: { Text: { Data: text } } };
  const letter = { FromEmailAddress: from, Destination: { ToAddresses: [to] }, Content: { Simple } };
  await new SESv2Client({}).send(new SendEmailCommand(letter), { abortSignal: AbortSignal.timeout(10_000) });
}

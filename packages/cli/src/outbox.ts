/** How this machine sends notices: webhooks by https, and e-mail where an SMTP server is named. */
import { setTimeout as wait } from "node:timers/promises";
import { post } from "@clearboard/jobs/notice/https";
import type { Mail, Outbox } from "@clearboard/jobs/notice/outbox";

const LIMIT_MS = 10_000;

/**
 * `CLEARBOARD_SMTP_URL` (smtps://user:password@smtp.example.com) and `CLEARBOARD_MAIL_FROM` together give e-mail. The SMTP
 * server is the machine owner's own setting, so it may well stand inside the network.
 */
export function outboxOf(environment: Record<string, string | undefined>): Outbox {
  const { CLEARBOARD_SMTP_URL: server, CLEARBOARD_MAIL_FROM: from } = environment;
  const pause = (ms: number) => wait(ms);
  if (!server || !from) return { post, wait: pause };
  return { post, wait: pause, mail: (mail) => send(server, from, mail) };
}

async function send(server: string, from: string, { to, subject, text }: Mail): Promise<void> {
  // Loaded when there is something to send: most runs of the command never do.
  const { createTransport } = await import("nodemailer");
  const limits = { connectionTimeout: LIMIT_MS, greetingTimeout: LIMIT_MS, socketTimeout: LIMIT_MS };
  const transport = createTransport({ url: server, ...limits, disableFileAccess: true, disableUrlAccess: true });
  try {
    await transport.sendMail({ from, to, subject, text });
  } finally {
    transport.close();
  }
}

import { randomBytes } from "node:crypto";
import { refuse } from "@clearboard/core/error";
import * as Address from "@clearboard/jobs/notice/address";
import { test } from "@clearboard/jobs/notice/tell";
import * as Audit from "@clearboard/store/audit";
import * as Notices from "@clearboard/store/notice";
import * as Args from "../args.ts";
import type { Command, ExitCode } from "../command.ts";
import { DEFAULT_DIR, withStore } from "../local.ts";
import { outboxOf } from "../outbox.ts";
import { table } from "../output.ts";

const WHO = "command line";
const VERBS = ["list", "add", "test", "remove"];

export const command: Command = {
  usage: "[list|add --kind KIND --address ADDRESS [--secret SECRET] [--on EVENT,EVENT]|test ID|remove ID]",
  summary: `Who is told of the nights; kinds: ${Notices.KINDS.join(", ")}; events: ${Notices.EVENTS.join(", ")}.`,
  takesWords: true,
  options: {
    kind: { type: "string" },
    address: { type: "string" },
    secret: { type: "string" },
    on: { type: "string" },
  },
  async run(args, output) {
    const [verb = "list", id = ""] = args.rest;
    if (!VERBS.includes(verb)) throw new Args.UsageError(`notices takes ${VERBS.join(", ")}, not "${verb}"`);
    if ((verb === "test" || verb === "remove") && id === "")
      throw new Args.UsageError(`notices ${verb} takes the id of a notice`);
    const wanted = verb === "add" ? wantedOf(args) : undefined;
    const isJson = Args.is(args, "json");
    const outbox = outboxOf(process.env);
    return withStore(Args.text(args, "data") ?? DEFAULT_DIR, async ({ table: store, now }): Promise<ExitCode> => {
      if (wanted !== undefined) {
        if (wanted.kind === "email" && outbox.mail === undefined) throw refuse("notice-no-mail");
        const about = { ...wanted, address: Address.checked(wanted.kind, wanted.address) };
        const where = Address.shortened(about);
        const detail = { kind: about.kind, address: where, events: about.events.join(" ") };
        const { id: added } = await Audit.record(store, now, WHO, "add notice", detail, () =>
          Notices.add(store, { ...about, createdAt: now(), createdBy: WHO, random: randomBytes }),
        );
        output.out(
          isJson
            ? JSON.stringify({ notice: added })
            : `${added} tells ${where}. Try it: clearboard notices test ${added}`,
        );
      } else if (verb === "test") {
        await test({ table: store, now }, outbox, id);
        output.out(isJson ? JSON.stringify({ notice: id }) : `${id} took the test.`);
      } else if (verb === "remove") {
        await Audit.record(store, now, WHO, "remove notice", { notice: id }, () => Notices.remove(store, id));
        output.out(isJson ? JSON.stringify({ notice: id }) : `${id} is told no more.`);
      } else {
        const last = await Notices.lastSent(store);
        const notices = (await Notices.list(store)).map((one) => shown(one, last.get(one.id)));
        const columns = ["id", "kind", "address", "events", "last"].map((title) => ({ title }));
        const rows = notices.map((one) => [
          one.id,
          one.kind,
          one.address,
          one.events.join(","),
          one.last?.state ?? "-",
        ]);
        output.out(isJson ? JSON.stringify({ notices }) : table(columns, rows));
      }
      return 0;
    });
  },
};

function wantedOf(args: Args.Args) {
  Args.demand(args, "kind");
  const kind = Args.oneOf(args, "kind", Notices.KINDS, "json");
  const events = (Args.text(args, "on") ?? "night").split(",").map((word) => {
    const event = Notices.EVENTS.find((one) => one === word.trim());
    if (event === undefined) throw new Args.UsageError(`--on takes ${Notices.EVENTS.join(", ")}, not "${word}"`);
    return event;
  });
  return {
    kind,
    address: Args.demand(args, "address"),
    secret: Args.text(args, "secret") ?? null,
    events: [...new Set(events)],
  };
}

/** Everything but the right to post and the secret. */
function shown({ id, kind, address, secret, events }: Notices.Info, last: Notices.Sent | undefined) {
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

import * as Notices from "@clearboard/jobs/notices";
import { EVENTS, KINDS } from "@clearboard/store/notice";
import { commandOf, verb } from "../derive.ts";
import { table } from "../output.ts";

export const command = commandOf(
  "notices",
  `Notifications of nightly runs; kinds: ${KINDS.join(", ")}; events: ${EVENTS.join(", ")}.`,
  {
    list: verb(Notices.list, {
      json: ({ notices }) => ({ notices }),
      text: ({ notices }) =>
        table(
          ["id", "kind", "address", "events", "last"].map((title) => ({ title })),
          notices.map(({ id, kind, address, events, last }) => [
            id,
            kind,
            address,
            events.join(","),
            last?.state ?? "-",
          ]),
        ),
    }),
    add: verb(Notices.add, {
      flags: { events: "on" },
      defaults: { events: ["night"] },
      json: ({ id }) => ({ notice: id }),
      text: ({ id, address }) => `Added ${id} for ${address}. Test it: clearboard notices test ${id}`,
    }),
    test: verb(Notices.test, {
      words: ["id"],
      json: (_, { id }) => ({ notice: id }),
      text: (_, { id }) => `The test notice of ${id} was delivered.`,
    }),
    remove: verb(Notices.remove, {
      words: ["id"],
      json: (_, { id }) => ({ notice: id }),
      text: (_, { id }) => `Removed the notice ${id}.`,
    }),
  },
);

import * as Notices from "@clearboard/jobs/notices";
import { EVENTS, KINDS } from "@clearboard/store/notice";
import { commandOf, verb } from "../derive.ts";
import { table } from "../output.ts";
import { phraseIn, titlesIn } from "../words.ts";

export const command = commandOf(
  "notices",
  `Notifications of nightly runs; kinds: ${KINDS.join(", ")}; events: ${EVENTS.join(", ")}.`,
  {
    list: verb(Notices.list, {
      json: ({ notices }) => ({ notices }),
      text: ({ notices }, _, locale) =>
        table(
          titlesIn(locale)("keys.id", "notices.kind", "notices.address", "notices.events", "notices.last"),
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
      text: ({ id, address }, _, locale) =>
        phraseIn(locale)("notices.added", { id, address, command: `clearboard notices test ${id}` }),
    }),
    test: verb(Notices.test, {
      words: ["id"],
      json: (_, { id }) => ({ notice: id }),
      text: (_, { id }, locale) => phraseIn(locale)("notices.tested", { id }),
    }),
    remove: verb(Notices.remove, {
      words: ["id"],
      json: (_, { id }) => ({ notice: id }),
      text: (_, { id }, locale) => phraseIn(locale)("notices.removed", { id }),
    }),
  },
);

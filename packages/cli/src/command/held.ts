import * as Held from "@clearboard/jobs/held";
import * as Profiles from "@clearboard/jobs/profile";
import { commandOf, verb } from "../derive.ts";
import { impactTable } from "../impact-table.ts";
import { table } from "../output.ts";
import { describeFile } from "../row-counts.ts";
import { phraseIn, sentence, titlesIn } from "../words.ts";

const ofImport = { words: ["id"], flags: { id: "import" } } as const;

export const command = commandOf("held", "Held files: why, what approving one would change, and the decision.", {
  list: verb(Held.listHeld, {
    text: ({ held }, _, locale) =>
      held.length === 0
        ? phraseIn(locale)("held.none")
        : table(
            titlesIn(locale)("held.import", "file", "source", "held.why"),
            held.map(({ importId, name, source, reasons }) => [
              importId,
              name,
              source || "-",
              reasons.map((reason) => sentence(reason, locale)).join(" "),
            ]),
          ),
  }),
  effect: verb(Held.measureHeld, { ...ofImport, text: impactTable }),
  approve: verb(Held.approveHeld, {
    ...ofImport,
    run: async (ctx, { id, profile }, { id: by }) =>
      Held.approve(ctx, id, { by, ...(profile && { profile: await Profiles.find(ctx, profile) }) }),
    text: (receipt, _, locale) => describeFile(receipt, locale),
    exit: ({ status }) => (status === "held" || status === "refused" ? 1 : 0),
  }),
  dismiss: verb(Held.dismissHeld, {
    ...ofImport,
    json: (_, { id }) => ({ importId: id }),
    text: (_, { id }, locale) => phraseIn(locale)("held.dismissed", { id }),
  }),
});

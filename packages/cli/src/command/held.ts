import * as Held from "@clearboard/jobs/held";
import * as Profiles from "@clearboard/jobs/profile";
import { commandOf, verb } from "../derive.ts";
import { impactTable } from "../impact-table.ts";
import { table } from "../output.ts";
import { describeCounts } from "../row-counts.ts";

const ofImport = { words: ["id"], flags: { id: "import" } } as const;

export const command = commandOf("held", "Held files: why, what approving one would change, and the decision.", {
  list: verb(Held.listHeld, {
    text: ({ held }) =>
      held.length === 0
        ? "No file waits."
        : table(
            ["import", "file", "source", "why"].map((title) => ({ title })),
            held.map(({ importId, name, source, reasons }) => [
              importId,
              name,
              source || "-",
              reasons.map(({ message }) => message).join(" "),
            ]),
          ),
  }),
  effect: verb(Held.measureHeld, { ...ofImport, text: impactTable }),
  approve: verb(Held.approveHeld, {
    ...ofImport,
    run: async (ctx, { id, profile }, { id: by }) =>
      Held.approve(ctx, id, { by, ...(profile && { profile: await Profiles.find(ctx, profile) }) }),
    text: (receipt) => `${receipt.path}: ${receipt.status}. ${receipt.reason?.message ?? describeCounts(receipt)}`,
    exit: ({ status }) => (status === "held" || status === "refused" ? 1 : 0),
  }),
  dismiss: verb(Held.dismissHeld, {
    ...ofImport,
    json: (_, { id }) => ({ importId: id }),
    text: (_, { id }) => `${id} was put away; nothing stored has changed.`,
  }),
});

import * as Undo from "@clearboard/jobs/import/undo";
import * as Args from "../args.ts";
import { commandOfVerb, verb } from "../derive.ts";
import { impactTable } from "../impact-table.ts";
import { phraseIn } from "../words.ts";

const undo = verb(Undo.undoImport, {
  words: ["id"],
  flags: { id: "import" },
  run: (ctx, { id }, { id: by }) => Undo.undo(ctx, id, { by }),
  text({ importId: id, isRepeat, months }, _, locale) {
    const phrase = phraseIn(locale);
    if (isRepeat) return phrase("undo.already", { id });
    return phrase("undo.done", { id, months: months.join(phrase("comma")) || phrase("undo.noMonth") });
  },
});

export const command = commandOfVerb(
  "undo",
  "Withdraws an import; the facts of the other imports stay. --dry-run shows what would change.",
  undo,
  {
    verb: verb(Undo.measureUndo, { words: ["id"], flags: { id: "import" }, text: impactTable }),
    when: (args) => Args.is(args, "dry-run"),
    usage: "[--dry-run]",
    options: { "dry-run": { type: "boolean" } },
  },
);

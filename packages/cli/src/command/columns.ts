import * as Columns from "@clearboard/jobs/columns";
import { proceed } from "@clearboard/jobs/import";
import { commandOf, verb } from "../derive.ts";
import { table } from "../output.ts";
import { describeCounts } from "../row-counts.ts";

const titles = (...names: string[]) => names.map((title) => ({ title }));

export const command = commandOf("columns", "Columns of a file that nothing reads, and what they are to be read as.", {
  list: verb(Columns.listColumns, {
    words: ["id"],
    flags: { id: "import" },
    text: ({ columns, fields }) =>
      columns.length === 0
        ? "Every column with values is read."
        : [
            table(
              titles("column", "holds", "read as", "perhaps"),
              columns.map(({ name, samples, field, guess }) => [name, samples.join(" | "), field ?? "-", guess ?? "-"]),
            ),
            `\nFields: ${fields.map(({ name }) => name).join(", ")}`,
          ].join("\n"),
  }),
  map: verb(Columns.mapColumn, {
    words: ["id", "column", "field"],
    flags: { id: "import", set: "set" },
    run: async (ctx, input, { id: by }) => {
      const { open, imports } = await Columns.map(ctx, input, by);
      const files = [];
      for (const importId of imports) files.push(await proceed(ctx, importId));
      return { open, files };
    },
    text: ({ open, files }, { column, field }) =>
      [
        ...open.map(({ field: key, choices, why }) => `? ${why.code}\n  --set "${key}=${choices.join('" or "')}"`),
        ...(open.length > 0 ? [] : [field === "" ? `${column} is no longer read.` : `${column} is read as ${field}.`]),
        ...files.map((file) => `${file.path}: ${file.status}. ${describeCounts(file)}`),
      ].join("\n"),
    exit: ({ open }) => (open.length > 0 ? 1 : 0),
  }),
});

import { type Code, say } from "@clearboard/core/code";
import * as Columns from "@clearboard/jobs/columns";
import { proceed } from "@clearboard/jobs/import";
import { commandOf, verb } from "../derive.ts";
import { table } from "../output.ts";
import { describeFile } from "../row-counts.ts";
import { phraseIn, titlesIn } from "../words.ts";

export const command = commandOf("columns", "Columns of a file that nothing reads, and what they are to be read as.", {
  list: verb(Columns.listColumns, {
    words: ["id"],
    flags: { id: "import" },
    text: ({ columns, fields }, _, locale) =>
      columns.length === 0
        ? phraseIn(locale)("columns.none")
        : [
            table(
              titlesIn(locale)("column", "columns.holds", "columns.as", "columns.perhaps"),
              columns.map(({ name, samples, field, guess }) => [name, samples.join(" | "), field ?? "-", guess ?? "-"]),
            ),
            `\n${phraseIn(locale)("columns.fields", { fields: fields.map(({ name }) => name).join(", ") })}`,
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
    text: ({ open, files }, { column, field }, locale) =>
      [
        ...open.map(
          ({ field: key, choices, why }) =>
            `? ${say(why.code as Code, locale, why.params)}\n  --set "${key}=${choices.join('" or "')}"`,
        ),
        ...(open.length > 0
          ? []
          : [phraseIn(locale)(field === "" ? "columns.dropped" : "columns.mapped", { column, field })]),
        ...files.map((file) => describeFile(file, locale)),
      ].join("\n"),
    exit: ({ open }) => (open.length > 0 ? 1 : 0),
  }),
});

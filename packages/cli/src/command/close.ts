import { fresh } from "@clearboard/jobs/board";
import * as Month from "@clearboard/jobs/month";
import { commandOfVerb, verb } from "../derive.ts";
import { phraseIn } from "../words.ts";

export const command = commandOfVerb(
  "close",
  "Moves a month from open to review; prints the digest to publish.",
  verb(Month.closeMonth, {
    async run(ctx, { month }, { id }) {
      await Month.close(ctx, month, id);
      const { candidate, state, published } = await fresh(ctx, month);
      return { month, status: state, version: published === 0 ? null : published, digest: candidate.digest };
    },
    text: ({ month, version, digest }, _, locale) =>
      version === null
        ? phraseIn(locale)("close.review", { month, digest })
        : phraseIn(locale)("close.published", { month, version, digest }),
  }),
);

/** How a figure was made, down to the rows of the files. */
import * as Explanation from "@clearboard/core/board/explanation";
import { refuse } from "@clearboard/core/error";
import { mayOpenFigure, redactExplanation } from "@clearboard/core/visibility";
import { Hono } from "hono";
import * as z from "zod";
import type { Deps, Env } from "../deps.ts";
import { describe, valid } from "../described.ts";
import { MonthText } from "./months.ts";

const Figure = z.strictObject({
  month: MonthText,
  version: z.string().regex(/^(?:draft|[1-9]\d{0,5})$/),
  subject: z.string().min(1).max(200),
  key: z.string().regex(/^[a-zA-Z.]{1,50}$/),
});

/** Rows of one page; a company's month of calls has hundreds of thousands. */
const ROWS = 200;
const Page = z.strictObject({ offset: z.coerce.number().int().min(0).max(10_000_000).default(0) });

export function figures({ jobs }: Deps) {
  return new Hono<Env>().get(
    "/:month/:version/:subject/:key",
    describe({
      summary: "Rule, steps and source rows of a figure",
      json: Explanation.Info,
      fails: [401, 403, 404, 422],
    }),
    valid("param", Figure),
    valid("query", Page),
    async (c) => {
      const { month, version, subject, key } = c.req.valid("param");
      const figure = `${month}/${version}/${subject}/${key}`;
      if (!mayOpenFigure(c.get("user"), { subject, key })) throw refuse("figure-unknown", { figure });
      const explanation = await jobs.explain(figure, { ...c.req.valid("query"), limit: ROWS });
      return c.json(redactExplanation(explanation, c.get("user")));
    },
  );
}

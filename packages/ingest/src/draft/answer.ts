/** What a person states about a file: everything a draft cannot know, and everything it took for something else. */

import * as z from "zod";
import * as Encoding from "../encoding.ts";
import { KINDS } from "./field.ts";

const Word = z.string().min(1).max(200);

export const Info = z.strictObject({
  kind: z.enum(KINDS).optional(),
  /** whether the first record names the columns */
  header: z.enum(["yes", "no"]).optional(),
  encoding: z.enum(Encoding.NAMES).optional(),
  /** column -> field; "" is none; a column that is not named here keeps what it is taken for */
  columns: z.record(z.string().max(200), z.string().max(40)).optional(),
  /** columns that together are the external id, where no single one is */
  id: z.array(Word).max(8).optional(),
  /** `closeDay.order` -> mdy, `stage.word.Gewonnen` -> won, `direction.is` -> out */
  settings: z.record(Word, z.string().max(200)).optional(),
  name: z.string().max(60).optional(),
  title: z.string().max(100).optional(),
  source: z.string().max(60).optional(),
});
export type Info = z.output<typeof Info>;

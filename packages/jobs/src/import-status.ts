/** How far each import is: state, progress and, in the end, its receipt. */
import { refuse } from "@clearboard/core/error";
import * as ImporterKey from "@clearboard/store/importer-key";
import * as Ledger from "@clearboard/store/ledger";
import * as z from "zod";
import { demand } from "./import/entry.ts";
import { type Actor, type Edge, Id, operation } from "./operation.ts";
import * as Receipt from "./receipt.ts";

const Step = z.enum(["receive", "parse", "settle", "write", "sum"]);

export const Info = z
  .object({
    importId: z.string(),
    name: z.string(),
    state: z.enum(["received", "staged", "merging", "applied", "withdrawn", "held", "refused"]),
    progress: z.object({ step: Step, done: z.number(), total: z.number() }).nullable(),
    receipt: Receipt.Receipt.nullable(),
    receivedAt: z.string().meta({ description: "ISO 8601 UTC" }),
  })
  .meta({ id: "Import" });
export type Info = z.output<typeof Info>;

export const Summary = Info.pick({ importId: true, name: true, state: true, receivedAt: true })
  .extend({ rows: Ledger.Counts.nullable() })
  .meta({ id: "ImportSummary" });
export type Summary = z.output<typeof Summary>;

/** States in which nothing more happens to an import by itself. */
const ENDED = new Set<Ledger.State>(["applied", "withdrawn", "held", "refused"]);

const PAGE = 50;

/** An import that is asked to be undone is under way until it is. */
function summaryOf({ id, name, state, asked, receivedAt, counts }: Ledger.Info): Summary {
  const isAsked = state === "applied" && asked !== undefined;
  const at = new Date(receivedAt).toISOString();
  return { importId: id, name, state: isAsked ? "merging" : state, receivedAt: at, rows: counts ?? null };
}

export const listImports = operation({
  name: "imports.list",
  route: "GET /api/imports",
  summary: "Imports, newest first",
  action: "import.manage",
  input: z.strictObject({ cursor: z.string().max(1000).optional() }),
  output: z.object({ imports: z.array(Summary), cursor: z.string().optional() }),
  refusals: ["request-invalid"],
  run: async ({ table }, { cursor }) => {
    const entries = await Ledger.list(table);
    const start = cursor === undefined ? 0 : entries.findIndex(({ id }) => id === cursor) + 1;
    const page = entries.slice(start, start + PAGE);
    const last = page.at(-1);
    const hasMore = last !== undefined && start + PAGE < entries.length;
    return { imports: page.map(summaryOf), ...(hasMore ? { cursor: last.id } : {}) };
  },
});

export const readImport = operation({
  name: "imports.get",
  route: "GET /api/imports/:id",
  summary: "State, progress and, in the end, the receipt of an import",
  action: "import.manage",
  takesKey: true,
  input: z.strictObject({ id: Id }),
  output: Info,
  refusals: ["import-unknown"],
  run: async (ctx, { id }, actor) => {
    await demandOwn(ctx, actor, id);
    const entry = await demand(ctx, id);
    const isEnded = ENDED.has(entry.state);
    const receipt = isEnded ? await Receipt.of(ctx, entry, { path: entry.name, isRepeat: false }) : null;
    const at = ctx.progressOf?.(id);
    const { rows: _, ...summary } = summaryOf(entry);
    return {
      ...summary,
      progress: at === undefined ? null : { step: at.step, done: at.done, total: at.total },
      receipt,
    };
  },
});

/** Throws `import-unknown` for an import that the API key did not make: another's import and none at all look alike. */
export async function demandOwn({ table }: Edge, { key }: Actor, importId: string): Promise<void> {
  if (key === undefined || (await ImporterKey.hasImported(table, key.id, importId))) return;
  throw refuse("import-unknown", { import: importId });
}

/** The source of a file: the API key's own. Throws `key-other-source` (forbidden) when another one is asked for. */
export function sourceFor({ key }: Actor, asked: string | undefined): string | undefined {
  if (key === undefined) return asked;
  if (asked === undefined || asked === key.source) return key.source;
  throw refuse("key-other-source", { source: key.source, asked });
}

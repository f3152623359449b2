/** What payroll really paid for a month, as it is kept: one file a month, named by its content, and what balances make of it. */
import * as Id from "@clearboard/core/id";
import * as Money from "@clearboard/core/money";
import { byText } from "@clearboard/core/order";
import * as Actual from "@clearboard/core/pay/actual";
import * as Statement from "@clearboard/core/pay/statement";
import type * as Month from "@clearboard/store/month";
import type { Context } from "../context.ts";
import type * as MonthStatements from "./month-statements.ts";
import * as StatementChunk from "./statement-chunk.ts";

/** The entries of a month, by person. */
export async function read(ctx: Context, { actuals }: Pick<Month.Info, "actuals">): Promise<Actual.Info[]> {
  return actuals === "" ? [] : ((await StatementChunk.readJson(ctx, nameOf(actuals))) as Actual.Info[]);
}

/** The name of entries by their content. */
export const digestOf = (list: readonly Actual.Info[]) => Id.hash(JSON.stringify(list));

const nameOf = (digest: string) => `pay/actuals/${digest}`;

/** Keeps the entries of a month; answers the name that the month item points at. */
export async function write(ctx: Context, list: Actual.Info[]): Promise<string> {
  list.sort((a, b) => byText(a.person, b.person));
  const digest = digestOf(list);
  await StatementChunk.writeJson(ctx, nameOf(digest), list);
  return digest;
}

/**
 * The balances after a month as payroll's entries make them, and each person's entry as the ledger takes it. Statements are
 * read only of those to whom less than released was paid and who owe a draw.
 */
export async function apply(
  ctx: Context,
  item: Month.Info | undefined,
  { after, parts }: MonthStatements.Info,
): Promise<{ openings: MonthStatements.Openings; known: { person: string; known: Actual.Known }[] }> {
  const openings = new Map(after);
  const known: { person: string; known: Actual.Known }[] = [];
  for (const entry of item === undefined ? [] : await read(ctx, item)) {
    const { person } = entry;
    const { amount, released } = Actual.latest(entry);
    const [paid, due] = [Money.minor(amount), Money.minor(released)];
    const balance = openings.get(person);
    let draw = 0n;
    if (balance !== undefined && paid < due && balance.owed.minor !== "0") {
      const { statements } = await StatementChunk.read(ctx, parts[StatementChunk.indexOf(person)] ?? "");
      const statement = statements.find((found) => found.person.id === person) ?? null;
      const owed = Money.minor(balance.owed);
      draw = Actual.drawPart({ amount, released }, Statement.drawnMinor(statement), owed);
      openings.set(person, { ...balance, owed: Money.of(owed - draw, balance.owed.currency) });
    }
    known.push({ person, known: { month: item?.month ?? "", paid, released: due, draw } });
  }
  return { openings, known };
}

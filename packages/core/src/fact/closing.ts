/** Whose a closed deal is, of all that was said of it: a later owner has taken the customer over, not the sale. */
import * as Canonical from "../canonical.ts";
import type * as Fact from "../fact.ts";

type Deal = Fact.Values["deal"];

/** What one file says of a deal; `values` null where it says that the deal is gone. */
export type Statement = {
  values: unknown;
  /** its source means another owner as a correction, not as a hand-over */
  correctsOwner?: boolean | undefined;
};

export type Info<S> = {
  /** the latest of the statements of the owner on the close day; the last statement itself where nothing was handed over */
  statement: S;
  /** the last statement's values, credited as on the close day */
  values: unknown;
  /** who has the deal now, where that is another than who closed it */
  nowWith?: string;
};

/** What of a deal a hand-over is told by: equal neighbours are one turn of the deal's life. */
export function turnOf({ values, correctsOwner = false }: Statement): string {
  if (values === null) return "gone";
  const { stage, closeDay = null, owner, credits = null } = values as Deal;
  return Canonical.text([stage, closeDay, owner, credits, correctsOwner]);
}

/**
 * The credit of a deal by its statements, oldest first. A closed deal is its owner's of the earliest statement since it was
 * closed with this outcome on this day, or of the latest that corrects the owner; its shares are that owner's last ones.
 * Anything else, and a deal that is open, is as the last statement says. Undefined when nothing is left of the deal.
 */
export function settle<S extends Statement>(history: readonly S[]): Info<S> | undefined {
  const last = history.at(-1);
  if (last === undefined || last.values === null) return undefined;
  const now = last.values as Deal;
  if (now.closeDay === undefined) return { statement: last, values: now };
  const statements = history.filter(({ values }) => values !== null);
  const isAlike = ({ values }: S) => (values as Deal).stage === now.stage && (values as Deal).closeDay === now.closeDay;
  const closing = statements.slice(statements.findLastIndex((statement) => !isAlike(statement)) + 1);
  const ownerOf = ({ values }: S) => (values as Deal).owner;
  const named = closing.findLast(({ correctsOwner }) => correctsOwner === true) ?? closing[0] ?? last;
  const statement = closing.findLast((item) => ownerOf(item) === ownerOf(named)) ?? last;
  if (ownerOf(statement) === now.owner) return { statement: last, values: now };
  const { owner, credits } = statement.values as Deal;
  const { credits: _, ...plain } = now;
  const values = { ...plain, owner, ...(credits === undefined ? {} : { credits }) };
  return { statement, values, nowWith: now.owner };
}

/** The head of the pay ledger: the run posted last, and what every month posted before stood at then. */
import * as Entry from "@clearboard/core/pay/entry";
import type * as Statement from "@clearboard/core/pay/statement";
import type * as Month from "@clearboard/store/month";
import { payOf } from "@clearboard/store/month";
import { readBoard } from "../board.ts";
import type { Context } from "../context.ts";
import * as MonthStatements from "./month-statements.ts";
import * as RunFile from "./run-file.ts";
import * as StatementChunk from "./statement-chunk.ts";

export type Info = {
  /** of the run posted last; "" = none yet */
  digest: string;
  seq: number;
  /** months posted, in order, each with the statements it stood at when the last run was posted */
  known: RunFile.Known[];
  /** balances of everybody in one part of the ledger, and who those stated by the last posting are */
  read: (index: number) => Promise<Part>;
  /** months published before there was a ledger: what was posted is their board's word, so everybody is compared */
  isFirst: boolean;
};

export type Part = { balances: Map<string, Entry.Balance>; people: Map<string, Statement.Info["person"]> };

/** The digest and number of the last posting, from the month items. */
export function last(months: readonly Month.Info[]): { digest: string; seq: number } {
  let [digest, seq] = ["", 0];
  for (const item of months) {
    const pay = payOf(item);
    if (pay !== undefined && pay.seq > seq) [digest, seq] = [pay.digest, pay.seq];
  }
  return { digest, seq };
}

export async function readHead(ctx: Context, months: readonly Month.Info[]): Promise<Info> {
  const { digest, seq } = last(months);
  if (digest === "") return first(ctx, months);
  const run = await RunFile.read(ctx, digest);
  const read = async (index: number) => partOf(await StatementChunk.read(ctx, run.parts[index] ?? ""));
  return { digest, seq, known: run.known, read, isFirst: false };
}

function partOf({ statements, balances }: StatementChunk.Info): Part {
  const all = [...balances, ...statements.map(({ after }) => after)];
  return {
    balances: new Map(all.map((item) => [item.person, item])),
    people: new Map(statements.map(({ person }) => [person.id, person])),
  };
}

/** Before the first posting: months published by then count as posted with their board's bonus. */
async function first(ctx: Context, months: readonly Month.Info[]): Promise<Info> {
  const published = months
    .flatMap(({ published: number, versions }) => (number === 0 ? [] : (versions[0] ?? [])))
    .sort((item, two) => item.at - two.at);
  const all = new Map<string, Entry.Balance>();
  const known: RunFile.Known[] = [];
  let openings: MonthStatements.Openings = new Map();
  for (const { month, board } of published) {
    const set = await MonthStatements.statementsOf(ctx, board.inputs, openings);
    openings = set.after;
    known.push({ month, set: set.key, actuals: "" });
    for (const { id, bonus } of (await readBoard(ctx, board.digest)).people) {
      if (bonus === null) continue;
      const before = all.get(id) ?? Entry.emptyBalance(id, bonus.currency);
      all.set(id, { ...before, posted: { ...before.posted, [month]: bonus.minor } });
    }
  }
  const read = async (index: number): Promise<Part> => ({
    balances: new Map([...all].filter(([person]) => StatementChunk.indexOf(person) === index)),
    people: new Map(),
  });
  return { digest: "", seq: 0, known, read, isFirst: known.length > 0 };
}

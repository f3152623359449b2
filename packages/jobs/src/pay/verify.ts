/** Checks posted pay: each statement from its closed input, each run against the one before it, the ledger month by month; and what people decided. */
import * as Canonical from "@clearboard/core/canonical";
import * as Money from "@clearboard/core/money";
import * as Actual from "@clearboard/core/pay/actual";
import * as Calculate from "@clearboard/core/pay/calculate";
import * as Entry from "@clearboard/core/pay/entry";
import * as Posting from "@clearboard/core/pay/posting";
import * as Statement from "@clearboard/core/pay/statement";
import * as Audit from "@clearboard/store/audit";
import * as Month from "@clearboard/store/month";
import type { Context } from "../context.ts";
import * as ActualFile from "./actual-file.ts";
import * as MonthStatements from "./month-statements.ts";
import * as RunFile from "./run-file.ts";
import * as StatementChunk from "./statement-chunk.ts";
import { checkDecisions } from "./verify-decisions.ts";

export type Finding = { month: string; what: string; detail: string };

/** Empty when every posted statement pays again what it says and the lines of each person and month sum to its latest pay. */
export async function verifyPay(ctx: Context): Promise<Finding[]> {
  const findings: Finding[] = [];
  const posted = (await Month.list(ctx.table))
    .flatMap((item) => {
      const pay = Month.payOf(item);
      return pay === undefined ? [] : [{ item, month: item.month, pay }];
    })
    .sort((item, two) => item.pay.seq - two.pay.seq);
  const ledger: Ledger = new Map();
  const log = await Audit.listDone(ctx.table);
  let head = "";
  for (const [at, { item, month, pay }] of posted.entries()) {
    const say = (what: string, detail: string) => findings.push({ month, what, detail });
    const run = await RunFile.read(ctx, pay.digest);
    if (Canonical.digest(run) !== pay.digest) say("pay-run-differs", pay.digest);
    if (pay.head !== head || pay.seq !== at + 1) say("pay-head-differs", `posting ${pay.seq} stands on ${pay.head}`);
    head = pay.digest;
    await checkDecisions(ctx, item, run, log, say);
    const actuals = await latestActuals(ctx, run);
    for (const [index, name] of run.parts.entries()) {
      if (name === "") continue;
      const part = await StatementChunk.read(ctx, name);
      if (StatementChunk.digestOf(part) !== name) say("pay-part-differs", name);
      if (at === 0) for (const { before } of part.statements) begin(before, ledger);
      if (at === 0) for (const balance of part.balances) begin(balance, ledger);
      for (const item of part.statements) {
        checkStatement(item, run, ledger, say);
        checkDeficit(item, actuals, say);
      }
      for (const { person, posted: sums } of part.balances) checkSums(person, sums, ledger, say);
      await checkLatest(ctx, run, index, ledger, say);
    }
  }
  return findings;
}

type Ledger = Map<string, Map<string, bigint>>;
type Say = (what: string, detail: string) => void;

/** What was published before there was a ledger is in the balances of the first run only. */
function begin({ person, posted }: Entry.Balance, ledger: Ledger): void {
  ledger.set(person, new Map(Object.entries(posted).map(([source, minor]) => [source, BigInt(minor)])));
}

function checkStatement(item: Statement.Info, run: RunFile.Info, ledger: Ledger, say: Say): void {
  const person = item.person.id;
  const sums = ledger.get(person) ?? new Map<string, bigint>();
  ledger.set(person, sums);
  checkSums(person, item.before.posted, ledger, say);
  for (const { kind, source, amount } of item.entries)
    if (Entry.isOfMonth(kind)) sums.set(source, (sums.get(source) ?? 0n) + BigInt(amount.minor));
  checkSums(person, item.after.posted, ledger, say);
  if (Entry.sumMinor(item.entries, () => true) !== BigInt(item.paid.minor)) say("pay-sum-differs", person);
  if (item.plan === null || item.input === null || run.method !== Posting.METHOD) return;
  const period = Calculate.calculate(item.plan.document, item.input).people[0]?.periods.at(-1);
  if (Canonical.text(period ?? null) !== Canonical.text(item.result)) say("pay-differs", person);
}

/** By month and person: what payroll had said when a run was posted. */
type Actuals = ReadonlyMap<string, ReadonlyMap<string, Actual.Entered>>;

async function latestActuals(ctx: Context, { known }: RunFile.Info): Promise<Actuals> {
  const found = new Map<string, Map<string, Actual.Entered>>();
  for (const { month, actuals } of known) {
    const list = await ActualFile.read(ctx, { actuals });
    found.set(month, new Map(list.map((entry) => [entry.person, Actual.latest(entry)])));
  }
  return found;
}

/** What is to be taken off moves by the lines of the statement and by what payroll really paid, and by nothing else. */
function checkDeficit({ person: { id }, before, after, entries }: Statement.Info, actuals: Actuals, say: Say): void {
  let moved = Entry.sumMinor(entries, (kind) => kind === "carried" || kind === "deducted" || kind === "payroll");
  for (const [month, people] of actuals) {
    const entered = people.get(id);
    const [was, is] = [before.actual[month], after.actual[month]];
    if (entered === undefined && is === undefined) continue;
    if (is?.paid !== entered?.amount.minor) say("pay-actual-differs", `${id} ${month}`);
    const counted = BigInt(was?.paid ?? entered?.released.minor ?? 0);
    moved += BigInt(is?.paid ?? 0) - counted + BigInt(is?.draw ?? 0) - BigInt(was?.draw ?? 0);
  }
  if (Money.minor(after.deficit) - Money.minor(before.deficit) !== moved) say("pay-deficit-differs", id);
}

function checkSums(person: string, stated: Record<string, string>, ledger: Ledger, say: Say): void {
  const sums = ledger.get(person) ?? new Map<string, bigint>();
  for (const source of new Set([...sums.keys(), ...Object.keys(stated)])) {
    if ((sums.get(source) ?? 0n) !== BigInt(stated[source] ?? "0")) say("pay-ledger-differs", `${person} ${source}`);
  }
}

/** The law of the ledger: after a posting the lines of each month posted sum to its pay as known then. */
async function checkLatest(ctx: Context, run: RunFile.Info, index: number, ledger: Ledger, say: Say): Promise<void> {
  for (const { month, set } of run.known) {
    const { parts } = await MonthStatements.read(ctx, set);
    const known = await StatementChunk.read(ctx, parts[index] ?? "");
    const pay = new Map(known.statements.map((item) => [item.person.id, Statement.earnedMinor(item)]));
    for (const [person, sums] of ledger) {
      if (StatementChunk.indexOf(person) !== index) continue;
      if ((sums.get(month) ?? 0n) !== (pay.get(person) ?? 0n)) say("pay-latest-differs", `${person} ${month}`);
    }
  }
}

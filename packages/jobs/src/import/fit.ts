/** Whether a file fits the profile it was read with: what was rejected of it, and what its values prove. */

import * as Policy from "@clearboard/core/policy";
import * as Rational from "@clearboard/core/rational";
import { mask } from "@clearboard/ingest/mask";
import type * as Ingest from "@clearboard/ingest/read";
import { folderOf } from "@clearboard/store/call/segment";
import * as Fingerprint from "@clearboard/store/fingerprint";
import * as Ledger from "@clearboard/store/ledger";
import type * as Record from "@clearboard/store/record";
import * as Staged from "@clearboard/store/staged";
import type { Context } from "../context.ts";
import * as CallRepeats from "./call-repeats.ts";
import { SHOWN } from "./named-lines.ts";
import { reason } from "./reason.ts";
import { sift } from "./settle-records.ts";

/** Words listed of a file: a column of names has no end of them. */
const WORDS = 50;

/** What parse saw that speaks against a file; small, however many rows are bad. */
export class Doubts {
  /** what the values prove against the profile */
  misfits: readonly Ingest.Misfit[] = [];
  /** rows that wait for somebody to say what a word means */
  waiting = 0;
  readonly #words = new Map<string, Ledger.Word>();
  #rejected = 0;
  readonly #causes = new Map<string, { count: number; first: Ingest.Rejected }>();
  /** the first records that swallowed rows, as lines from-to, and how many records and lines there are */
  readonly #quoted = { ranges: [] as string[], records: 0, lines: 0 };

  add(rejected: Iterable<Ingest.Rejected>): void {
    for (const row of rejected) {
      if (row.code === "word-waits") {
        this.#wait(row.column, String(row.params.word));
        continue;
      }
      this.#rejected++;
      const name = `${row.code} ${row.column}`;
      const same = this.#causes.get(name);
      if (same === undefined) this.#causes.set(name, { count: 1, first: row });
      else same.count++;
      if (row.code === "rows-in-quotes") this.#quote(row.line, Number(row.params.last));
    }
  }

  #wait(column: string, word: string): void {
    this.waiting++;
    this.ask({ column, word });
  }

  /** Notes a word that nobody has explained, whether its row waits or counts as something meanwhile. */
  ask(item: Omit<Ledger.Word, "rows">): void {
    const name = JSON.stringify([item.column, item.word]);
    const same = this.#words.get(name);
    if (same !== undefined) same.rows++;
    else if (this.#words.size < WORDS) this.#words.set(name, { ...item, rows: 1 });
  }

  /** The words that nobody has explained, the most frequent first. */
  get words(): Ledger.Word[] {
    return [...this.#words.values()].sort((a, b) => b.rows - a.rows);
  }

  #quote(from: number, to: number): void {
    this.#quoted.records++;
    this.#quoted.lines += to - from + 1;
    if (this.#quoted.ranges.length < SHOWN) this.#quoted.ranges.push(`${from}-${to}`);
  }

  /** Why all of the file is refused: it has rows, and none can be read. */
  refusal(rows: number): Ledger.Reason | undefined {
    if (this.#rejected === 0 || this.#rejected < rows) return undefined;
    return reason("all-rejected", { rejected: this.#rejected, ...this.#commonest() });
  }

  /** Why the file waits, the weightiest first. */
  reasons(rows: number, profile: string, limits: Policy.Held): Ledger.Reason[] {
    const { ranges, records, lines: count } = this.#quoted;
    const quoted = { lines: ranges.join(", "), more: records - ranges.length, count };
    const isMuch = this.#isMuch(rows, limits);
    return [
      ...(records > 0 ? [reason("held-quoted-rows", quoted)] : []),
      ...this.misfits.map(({ what, column, stated, proved, example }) =>
        reason(`held-${what}`, { column: mask(column), profile, stated, proved, example: mask(example) }),
      ),
      ...(isMuch ? [reason("held-rejected", { rejected: this.#rejected, read: rows, ...this.#commonest() })] : []),
    ];
  }

  #isMuch(rows: number, { rejectedShare, rejectedRows, rejectedMost }: Policy.Held): boolean {
    const isAbove = (share: string, least: 0 | 1) =>
      Rational.compare(Rational.of(this.#rejected), Rational.multiply(Rational.parse(share), Rational.of(rows))) >=
      least;
    return (this.#rejected >= rejectedRows && isAbove(rejectedShare, 0)) || isAbove(rejectedMost, 1);
  }

  #commonest(): { [param: string]: string | number } {
    const [most] = [...this.#causes.values()].sort((a, b) => b.count - a.count);
    if (most === undefined) return {};
    const { line, value, code, params } = most.first;
    return { ...params, often: most.count, line, value, why: code };
  }
}

/** Rejections of a staged file for rows that contradict another row of their id: known before anything is stored. */
export async function contradictions(ctx: Context, entry: Ledger.Info): Promise<Ingest.Rejected[]> {
  const staging = Ledger.stagingOf(entry);
  const staged = entry.staged ?? {};
  const found = new Map<number, Ingest.Rejected>();
  const add = (rows: readonly { record: number }[], rejected: readonly Ingest.Rejected[]) => {
    rows.forEach(({ record }, at) => {
      const row = rejected[at];
      if (row !== undefined) found.set(record, row);
    });
  };
  const repeated = entry.segment === undefined ? [] : await CallRepeats.conflicts(ctx.files, folderOf(entry.segment));
  for (const { record, rejected } of repeated) found.set(record, rejected);
  for (const kind of Object.keys(staged).filter((name) => name !== "call"))
    for (let partition = 0; partition < Fingerprint.COUNT; partition++) {
      const rows = await Staged.records(ctx.files, staging, staged, kind, partition);
      for (const { rows: same, rejected } of sift(kind as Record.Kind, rows).conflicts) add(same, rejected);
    }
  return [...found.values()];
}

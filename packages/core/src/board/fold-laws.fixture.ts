/** The law of a period's board: sums add up exactly, ratios are of the sums. The other side is counted from the rows. */
import * as fc from "fast-check";
import { expect } from "vitest";
import * as Policy from "../policy.ts";
import * as Rational from "../rational.ts";
import * as Fold from "./fold.ts";
import type * as Board from "./info.ts";
import { boardsOf, type Facts, NAMES, Q1 } from "./months.fixture.ts";

const subject = fc.nat({ max: NAMES.length - 1 });
const month = fc.nat({ max: 2 });
const FACTS: fc.Arbitrary<Facts> = fc.record({
  rows: fc.array(
    fc.record({
      month,
      who: subject,
      with: fc.option(subject),
      minor: fc.option(fc.integer({ min: -500, max: 100_000 }), { freq: 3 }),
    }),
    { maxLength: 12 },
  ),
  targets: fc.uniqueArray(fc.record({ month, who: subject, minor: fc.integer({ min: 1, max: 90_000 }) }), {
    maxLength: 12,
    selector: (target) => `${target.month} ${target.who}`,
  }),
  answers: fc.array(fc.record({ month, who: subject, score: fc.integer({ min: 0, max: 7 }) }), { maxLength: 8 }),
});

/** What a person's rows come to, counted from the rows alone. */
function counted({ rows, targets, answers }: Facts, person: number) {
  const share = (row: Facts["rows"][number]) => {
    if (row.with === null || row.with === row.who) return row.who === person ? Rational.ONE : Rational.ZERO;
    return row.who === person ? Rational.of(2, 3) : row.with === person ? Rational.of(1, 3) : Rational.ZERO;
  };
  const shares = (is: (minor: number | null) => boolean) =>
    Rational.sum(rows.filter(({ minor }) => is(minor)).map(share));
  return {
    won: shares((minor) => minor !== null && minor > 0),
    lost: shares((minor) => minor === null),
    targets: targets.filter((target) => target.who === person).map(({ minor }) => minor),
    answers: answers.filter((answer) => answer.who === person).map(({ score }) => score),
  };
}

const ratio = (top: Rational.Info, bottom: Rational.Info) =>
  bottom.n <= 0n ? null : Rational.text(Rational.divide(top, bottom), 4);
const minorOf = (money: { minor: string } | null) => BigInt(money?.minor ?? 0);

export function holds(numRuns: number): void {
  fc.assert(
    fc.property(FACTS, (facts) => {
      const months = boardsOf(facts);
      const board = Fold.fold(Q1, months, Policy.DEFAULT, null);
      for (const [at, name] of NAMES.entries()) isPerson(facts, months, board, at, name);
      isCompany(facts, board);
      isRanked(board);
    }),
    { numRuns },
  );
}

function isPerson(facts: Facts, months: readonly Board.Info[], board: Board.Info, at: number, name: string): void {
  const own = months.map(({ people }) => people.find((row) => row.name === name));
  const row = board.people.find((person) => person.name === name);
  const { metrics, score } = row ?? expect.fail(`${name} is on no board`);
  const { won, lost, targets, answers } = counted(facts, at);
  const revenue = own.reduce((sum, month) => sum + minorOf(month?.metrics.revenue ?? null), 0n);
  expect(minorOf(metrics.revenue)).toBe(revenue);
  const isSold = facts.rows.length > 0 && metrics.revenue !== null;
  if (isSold) {
    expect(metrics.wonShare).toBe(Rational.text(won, 4));
    expect(metrics.winRate).toBe(ratio(won, Rational.add(won, lost)));
    // revenue = won x average, to the rounding of the average
    if (won.n > 0n) {
      const average = Rational.of(minorOf(metrics.averageDeal));
      const off = Rational.subtract(Rational.of(revenue), Rational.multiply(won, average));
      const most = Rational.divide(won, Rational.of(2));
      expect(Rational.compare(Rational.max(off, Rational.negate(off)), most)).toBeLessThanOrEqual(0);
    }
  }
  const isLacking = (month: number) =>
    !facts.targets.some((given) => given.month === month && given.who === at) &&
    facts.rows.some((row) => row.month === month);
  if (targets.length === 0) expect(metrics.reasons.target).toBe("no-target");
  else if ([0, 1, 2].some(isLacking)) expect(metrics.reasons.target).toBe("target-incomplete");
  else {
    const target = targets.reduce((sum, minor) => sum + minor, 0);
    expect(minorOf(metrics.target)).toBe(BigInt(target));
    if (isSold) expect(metrics.attainment).toBe(ratio(Rational.of(revenue), Rational.of(target)));
  }
  const satisfaction = score.components.find(({ id }) => id === "satisfaction");
  const isEnough = answers.length >= (Policy.DEFAULT.scorecard.satisfaction.minimumAnswers ?? 0);
  const sum = answers.reduce((left, given) => left + given, 0);
  if (facts.answers.length > 0)
    expect(satisfaction?.actual ?? null).toBe(isEnough ? Rational.text(Rational.of(sum, 7 * answers.length), 4) : null);
}

function isCompany({ rows }: Facts, { totals, people, teams, regions }: Board.Info): void {
  const won = rows.filter(({ minor }) => minor !== null && minor > 0).length;
  const lost = rows.filter(({ minor }) => minor === null).length;
  const revenue = rows.reduce((sum, { minor }) => sum + BigInt(minor ?? 0), 0n);
  expect(minorOf(totals.metrics.revenue)).toBe(revenue);
  for (const parts of [people, teams, regions])
    expect(parts.reduce((sum, { metrics }) => sum + minorOf(metrics.revenue), 0n)).toBe(revenue);
  if (rows.length === 0) return;
  expect(totals.metrics.dealsWon).toBe(won);
  expect(totals.metrics.winRate).toBe(ratio(Rational.of(won), Rational.of(won + lost)));
}

/** 1-2-2-4 by the score or the revenue of the period. */
function isRanked({ basis, people }: Board.Info): void {
  const valued = people.map(({ score, metrics, rank, isByUncapped }) => {
    const text = basis === "score" ? score.total : (metrics.revenue?.minor ?? null);
    return { value: text === null ? null : Rational.parse(text), rank, isByUncapped };
  });
  for (const { value, rank, isByUncapped } of valued) {
    const ahead = valued.filter((other) => value && other.value && Rational.compare(other.value, value) > 0).length;
    if (value === null) expect(rank).toBeNull();
    else if (!isByUncapped) expect(rank).toBe(ahead + 1);
  }
}

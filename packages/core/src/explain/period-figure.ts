/** How a figure of a quarter, a year or a range was made: of the figures of its months, which open into their rows. */
import type * as Explanation from "../board/explanation.ts";
import * as Fold from "../board/fold.ts";
import type * as Board from "../board/info.ts";
import * as Canonical from "../canonical.ts";
import type * as Fiscal from "../fiscal.ts";
import { isMetric } from "../metric/list.ts";
import * as Registry from "../metric/registry.ts";
import type * as Policy from "../policy.ts";
import * as Rational from "../rational.ts";
import * as Figure from "./figure.ts";
import * as Steps from "./steps.ts";

/** A folded board and what it was folded from. */
export type Folded = {
  board: Board.Info;
  period: Fiscal.Info;
  months: readonly [Board.Info, ...Board.Info[]];
  policy: Policy.Info;
};

/** Throws VisibleError missing for a figure the board does not have; pay is one, since a period pays nothing by itself. */
export function explain({ board, period, months, policy }: Folded, figureId: string): Explanation.Info {
  const figure = Figure.find(board, figureId);
  const { key, kind, subject, name } = figure;
  const value = Figure.valueIn(figure.row, key);
  const again = Figure.find(Fold.fold(period, months, policy, null), figureId);
  const recomputed = Figure.valueIn(again.row, key);
  return {
    figure: figureId,
    subject: { kind, id: subject, name },
    key,
    value,
    rule: { ...rule(board, figure, policy), policyVersion: policy.version },
    steps: steps(board, months, figure, policy),
    rows: [],
    rowsTotal: 0,
    recomputed: { value: recomputed, isSame: Canonical.text(recomputed) === Canonical.text(value) },
  };
}

function rule(
  { month, basis }: Board.Info,
  { key }: Figure.Info,
  { scorecard }: Policy.Info,
): Pick<Explanation.Info["rule"], "code" | "params"> {
  if (key === "rank") return { code: `rule.rank.${basis}`, params: {} };
  const ofScore = Steps.scoreRule(key, scorecard);
  if (ofScore !== null) return key === "score.knowledge" ? { ...ofScore, code: "rule.period.knowledge" } : ofScore;
  const isRatio = isMetric(key) && Registry.definitionOf(key).kind === "ratio";
  return isRatio ? { code: `rule.${key}`, params: { month } } : { code: "rule.period.sum", params: { period: month } };
}

function steps(
  board: Board.Info,
  months: readonly Board.Info[],
  figure: Figure.Info,
  { scorecard }: Policy.Info,
): Explanation.Step[] {
  const { key, row } = figure;
  const { currency } = board.organisation;
  const open = Steps.opener(board, figure);
  if (key === "rank") return Steps.ofRank({ board, figure }, ...placeOf(board, figure));
  if (!isMetric(key)) return row.score ? Steps.ofScore(key, row.score, scorecard, currency, open) : [];
  const definition = Registry.definitionOf(key);
  if (definition.kind === "ratio")
    return Steps.ofRatio(definition, open, () =>
      Figure.amountIn("money", Rational.parseRate(row.exactSums?.sums.due ?? "0"), currency),
    );
  const byMonth = new Map(months.map((month) => [month.month, month]));
  return (board.period?.months ?? []).flatMap(({ month, version }): Explanation.Step[] => {
    const own = byMonth.get(month);
    if (own === undefined) return [Steps.plain("step.month", { kind: "missing", reason: "not-covered" }, { month })];
    const found = Figure.rowOf(own, figure.subject);
    if (found === undefined) return [];
    const code = version === null ? "step.month.draft" : "step.month";
    const at = Figure.idOf(own, figure.subject, key);
    return [{ code, params: { month }, value: Figure.valueIn(found, key), figure: at }];
  });
}

/** How many stand ahead of the subject, and how many are ranked. */
function placeOf(board: Board.Info, { kind, row }: Figure.Info): [ahead: number, ranked: number] {
  const rows = kind === "person" ? board.people : kind === "team" ? board.teams : board.regions;
  return [row.rank == null ? 0 : row.rank - 1, rows.filter(({ rank }) => rank !== null).length];
}

/** The board of a month from its inputs: pure, and the same document whatever the order of the inputs. */
import * as Canonical from "../canonical.ts";
import * as Honours from "../honours.ts";
import * as Money from "../money.ts";
import { byText } from "../order.ts";
import * as Thresholds from "../plan/thresholds.ts";
import type * as Policy from "../policy.ts";
import * as Scorecard from "../scorecard.ts";
import * as Attribution from "./attribution.ts";
import * as Figures from "./figures.ts";
import type * as Board from "./info.ts";
import type * as Inputs from "./inputs.ts";
import * as Market from "./market.ts";
import * as Refunded from "./refunded.ts";
import * as Rows from "./rows.ts";
import * as Subjects from "./subjects.ts";

/** Raised when a release makes another board of the same inputs: drafts are then built anew, versions say which made them. */
export const METHOD = 6;

export type Facts = { status: Board.Info["status"]; version: number | null; asOf: string };

/** The digest of a board: everything but what may differ between two equal boards. */
export function digestOf(board: Board.Info): string {
  const { digest: _digest, version: _version, status: _status, asOf: _asOf, completeness, ...rest } = board;
  const { imports: _imports, rejected: _rejected, duplicate: _duplicate, ...complete } = completeness;
  return Canonical.digest({ ...rest, completeness: complete });
}

/** The finished board with its digest. */
export function seal(board: Board.Info): Board.Info {
  return { ...board, digest: digestOf(board) };
}

/** A month opened once: who is on its board, and the figures of anybody and any group. */
export type Month = {
  inputs: Inputs.Inputs;
  subjects: Subjects.Info;
  of: (subject: Subjects.Subject) => Figures.Info;
};

export function open(inputs: Inputs.Inputs): Month {
  const subjects = Subjects.of(inputs);
  return { inputs, subjects, of: Figures.all(subjects, inputs) };
}

/** The whole company's board of the month before pay: no bonus on its rows and no digest yet (`pay/with-pay`). */
export function build({ inputs, subjects, of }: Month, facts: Facts): Board.Info {
  const { month, policy, organisation } = inputs;
  const { basis, ...basisReason } = Figures.basisOf(subjects, policy);
  const people = Rows.people(subjects, of, inputs, basis);
  const { attribution } = subjects;
  const total = of(subjects.company);
  return {
    month,
    scope: { level: "company", id: "company", name: organisation.name },
    organisation,
    status: facts.status,
    version: facts.version,
    asOf: facts.asOf,
    basis,
    basisReason,
    policyVersion: policy.version,
    digest: "",
    dataTo: attribution.dataTo,
    lines: policy.plans.flatMap(({ plan }) => Thresholds.thresholdsOf(plan)),
    weights: weightsOf(policy),
    completeness: completenessOf(attribution, inputs),
    totals: {
      people: people.length,
      ranked: people.filter((person) => person.rank !== null).length,
      metrics: total.metrics,
      exactSums: total.exactSums,
    },
    regions: Rows.groups(subjects, subjects.regions, of, inputs, basis),
    teams: Rows.groups(subjects, subjects.teams, of, inputs, basis),
    people,
    honours: Honours.award(people, policy.honours),
    marketShare: Market.shares(inputs, attribution.counted.share),
  };
}

/** What the score is weighed by. */
export function weightsOf({ scorecard }: Pick<Policy.Info, "scorecard">): Board.Info["weights"] {
  return Scorecard.IDS.map((id) => {
    const { weight, cap, target = null } = scorecard[id];
    return { id, weight, cap, target };
  });
}

function completenessOf(
  attribution: Attribution.Info,
  { imports, organisation }: Inputs.Inputs,
): Board.Info["completeness"] {
  const pending = attribution.pending.map((rows) => {
    const minor = attribution.pendingMinor.get(Attribution.pendingKey(rows));
    return { ...rows, revenue: minor === undefined ? null : Money.of(minor, organisation.currency) };
  });
  const refunds = Refunded.sumRefunds(attribution, organisation.currency);
  const pendingMinor = [...attribution.pendingMinor.values()].reduce((left, minor) => left + minor, 0n);
  return {
    sources: attribution.sources,
    counted: attribution.rowsCounted,
    total: attribution.rowsTotal,
    pending,
    pendingRevenue: Money.of(pendingMinor, organisation.currency),
    ...(refunds ? { refunds } : {}),
    rejected: imports.reduce((left, note) => left + note.rejected, 0),
    duplicate: imports.reduce((left, note) => left + note.duplicate, 0),
    imports: [...imports].sort((a, b) => byText(a.importId, b.importId)),
  };
}

/** What the next month needs of this board for its movement. */
export function previousOf(board: Board.Info): Inputs.Previous {
  const of = (rows: readonly (Board.Person | Board.Group)[]) =>
    rows.map(({ id, rank, score, metrics }) => ({
      id,
      rank,
      value: (board.basis === "score" ? score.total : metrics.revenue?.minor) ?? null,
      ...(board.basis === "score" && score.uncapped !== null && { uncapped: score.uncapped }),
    }));
  return {
    month: board.month,
    basis: board.basis,
    people: of(board.people),
    teams: of(board.teams),
    regions: of(board.regions),
  };
}

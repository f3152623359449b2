/** How any figure of a board was made, down to the rows of the files, and whether those rows still make it. */
import type * as Explanation from "../board/explanation.ts";
import * as Figures from "../board/figures.ts";
import type * as Board from "../board/info.ts";
import type * as Inputs from "../board/inputs.ts";
import * as Subjects from "../board/subjects.ts";
import * as Canonical from "../canonical.ts";
import { byText } from "../order.ts";
import * as Ranking from "../ranking.ts";
import * as Figure from "./figure.ts";
import * as Named from "./named.ts";
import * as Steps from "./steps.ts";

export type CallRow = Named.CallRow;

/**
 * Explains figures of one board; the inputs are read once, however many figures are asked. A figure made of calls needs
 * the call rows of the owners `needsCalls` names (others are ignored). Throws VisibleError missing for an unknown figure.
 */
export function explainer(
  board: Board.Info,
  inputs: Inputs.Inputs,
): (figureId: string, callRows?: readonly CallRow[]) => Explanation.Info {
  const desk = Named.open(inputs);
  return (figureId, callRows = []) => {
    const figure = Figure.find(board, figureId);
    const subject = Named.subjectsOf(desk, figure.kind).find(({ id }) => id === figure.subject);
    const value = Figure.valueIn(figure.row, figure.key);
    const made = subject
      ? figure.key === "rank"
        ? ofRank(board, desk, figure, subject)
        : ofFigure(board, desk, figure, subject, callRows)
      : // The board has a row that its inputs do not make: nothing to name.
        {
          named: { facts: [], calls: [], targets: [] },
          steps: [],
          recomputed: { kind: "missing" as const, reason: "not-measured" },
        };
    const rows = Named.sourceRows(desk, made.named, figure.key);
    return {
      figure: figureId,
      subject: { kind: figure.kind, id: figure.subject, name: figure.name },
      key: figure.key,
      value,
      rule: { ...Steps.rule({ board, desk, figure, named: made.named }), policyVersion: inputs.policy.version },
      steps: made.steps,
      rows,
      rowsTotal: rows.length,
      recomputed: { value: made.recomputed, isSame: Canonical.text(made.recomputed) === Canonical.text(value) },
    };
  };
}

/** One explanation; `explainer` is quicker for many. */
export function explain(
  board: Board.Info,
  inputs: Inputs.Inputs,
  figureId: string,
  callRows: readonly CallRow[] = [],
): Explanation.Info {
  return explainer(board, inputs)(figureId, callRows);
}

/** Whose call rows an explanation needs: owner keys and their packed blocks in the counted source; none for most figures. */
export function needsCalls(
  board: Board.Info,
  inputs: Inputs.Inputs,
  figureId: string,
): { source: string | null; owners: string[]; calls: Inputs.CallMonth[] } {
  const figure = Figure.find(board, figureId);
  if (!Figure.isOfCalls(figure.key)) return { source: null, owners: [], calls: [] };
  const desk = Named.open(inputs);
  const subject = Named.subjectsOf(desk, figure.kind).find(({ id }) => id === figure.subject);
  const { credits, counted } = desk.subjects.book;
  const owners = new Set<string>();
  for (const credit of credits)
    if (credit.kind === "call" && subject && Subjects.holds(subject, credit)) owners.add(credit.fact.owner);
  const calls = inputs.calls.filter(({ source, owner }) => source === counted.call && owners.has(owner));
  return { source: counted.call, owners: [...owners].sort(byText), calls };
}

type Made = { named: Named.Named; steps: Explanation.Step[]; recomputed: Explanation.Value };

function ofFigure(
  board: Board.Info,
  desk: Named.Desk,
  figure: Figure.Info,
  subject: Subjects.Subject,
  callRows: readonly CallRow[],
): Made {
  const named = Named.of(desk, subject, figure.key, callRows);
  const row = Named.rowOf(desk, subject, named);
  const steps = Steps.steps({ board, desk, figure, subject, named, row });
  return { named, steps, recomputed: Figure.valueIn(row, figure.key) };
}

/** A rank is made of everybody's values, so it names everybody's rows. */
function ofRank(board: Board.Info, desk: Named.Desk, figure: Figure.Info, subject: Subjects.Subject): Made {
  const { basis, inputs } = desk;
  const key = basis === "score" ? "score" : "revenue";
  const peers = Named.subjectsOf(desk, figure.kind).map((peer) => {
    const named = Named.of(desk, peer, key, []);
    const isOut = peer.kind === "person" && !peer.members[0]?.isEligible;
    const { figures } = Named.rowOf(desk, peer, named);
    return { id: peer.id, named, figures, value: isOut ? null : Figures.rankedBy(basis, figures) };
  });
  const ranked = peers.filter(({ value }) => value !== null);
  const place = Ranking.rank(ranked).get(subject.id);
  const own = peers.find(({ id }) => id === subject.id);
  const [member] = subject.members;
  const why = () => {
    if (!own) return "not-measured";
    return subject.kind === "person" && member
      ? Figures.whyOut(member, basis, own.figures, inputs.month)
      : Figures.whyUnranked(basis, own.figures);
  };
  const counted = own && !place ? [...ranked, own] : ranked;
  const named = {
    facts: counted.flatMap((peer) => peer.named.facts),
    calls: [],
    targets: counted.flatMap((peer) => peer.named.targets),
  };
  const recomputed: Explanation.Value = place
    ? { kind: "count", value: place.rank }
    : { kind: "missing", reason: why() };
  return { named, steps: Steps.ofRank({ board, figure }, place ? place.rank - 1 : 0, ranked.length), recomputed };
}

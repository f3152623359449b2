/** How any figure of a board was made, down to the rows of the files, and whether those rows still make it. */
import type * as Explanation from "../board/explanation.ts";
import * as Figures from "../board/figures.ts";
import type * as Board from "../board/info.ts";
import type * as Inputs from "../board/inputs.ts";
import * as Subjects from "../board/subjects.ts";
import * as Canonical from "../canonical.ts";
import { byText } from "../order.ts";
import * as Ranking from "../ranking.ts";
import * as Context from "./context.ts";
import * as Figure from "./figure.ts";
import * as SourceRows from "./source-rows.ts";
import * as Steps from "./steps.ts";

export type CallRow = SourceRows.CallRow;

/**
 * Explains figures of one board; the inputs are read once, however many figures are asked. A figure made of calls needs
 * the call rows of the owners `needsCalls` names (others are ignored). Both throw VisibleError missing for an unknown figure.
 */
export function open(
  board: Board.Info,
  inputs: Inputs.Inputs,
): {
  explain: (figureId: string, callRows?: readonly CallRow[]) => Explanation.Info;
  needsCalls: (figureId: string) => Needed;
} {
  const context = Context.openContext(inputs);
  const find = (figureId: string) => {
    const figure = Figure.find(board, figureId);
    return { figure, subject: Context.subjectsOf(context, figure.kind).find(({ id }) => id === figure.subject) };
  };
  return {
    explain: (figureId, callRows = []) => {
      const { figure, subject } = find(figureId);
      const value = Figure.valueIn(figure.row, figure.key);
      const explained = subject ? explainFigure(board, context, figure, subject, callRows) : NOTHING;
      const rows = SourceRows.listRows(context, explained.selected, figure.key);
      return {
        figure: figureId,
        subject: { kind: figure.kind, id: figure.subject, name: figure.name },
        key: figure.key,
        value,
        rule: {
          ...Steps.rule({ board, context, figure, selected: explained.selected }),
          policyVersion: inputs.policy.version,
        },
        steps: explained.steps,
        rows,
        rowsTotal: rows.length,
        recomputed: {
          value: explained.recomputed,
          isSame: Canonical.text(explained.recomputed) === Canonical.text(value),
        },
      };
    },
    needsCalls: (figureId) => {
      const { figure, subject } = find(figureId);
      if (!Figure.isOfCalls(figure.key) || !subject) return { source: null, owners: [], calls: [] };
      const { credits, counted } = context.subjects.attribution;
      const owners = new Set<string>();
      for (const credit of credits)
        if (credit.kind === "call" && Subjects.holds(subject, credit)) owners.add(credit.fact.owner);
      const calls = inputs.calls.filter(({ source, owner }) => source === counted.call && owners.has(owner));
      return { source: counted.call, owners: [...owners].sort(byText), calls };
    },
  };
}

/** Whose call rows an explanation needs: owner keys and their packed blocks in the counted source; none for most figures. */
export type Needed = { source: string | null; owners: string[]; calls: Inputs.CallMonth[] };

type Explained = { selected: SourceRows.Rows; steps: Explanation.Step[]; recomputed: Explanation.Value };

function explainFigure(
  board: Board.Info,
  context: Context.Info,
  figure: Figure.Info,
  subject: Subjects.Subject,
  callRows: readonly CallRow[],
): Explained {
  if (figure.key === "rank") return explainRank(board, context, figure, subject);
  const selected = SourceRows.selectRows(context, subject, figure.key, callRows);
  const row = SourceRows.recompute(context, subject, selected);
  const steps = Steps.steps({ board, context, figure, subject, selected, row });
  return { selected, steps, recomputed: Figure.valueIn(row, figure.key) };
}

/** A row of the board that the inputs do not make has no rows. */
const NOTHING: Explained = {
  selected: { facts: [], calls: [], targets: [] },
  steps: [],
  recomputed: { kind: "missing", reason: "not-measured" },
};

/** A rank is made of everybody's values, so it lists everybody's rows. */
function explainRank(
  board: Board.Info,
  context: Context.Info,
  figure: Figure.Info,
  subject: Subjects.Subject,
): Explained {
  const ranked = Context.subjectsOf(context, figure.kind)
    .map((peer) => contender(context, peer))
    .filter(({ value }) => value !== null);
  const own = contender(context, subject);
  const place = Ranking.rank(ranked).get(subject.id);
  const counted = place ? ranked : [...ranked, own];
  const selected = {
    facts: counted.flatMap((peer) => peer.selected.facts),
    calls: [],
    targets: counted.flatMap((peer) => peer.selected.targets),
  };
  const recomputed: Explanation.Value = place
    ? { kind: "count", value: place.rank }
    : { kind: "missing", reason: own.whyNot() };
  return { selected, steps: Steps.ofRank({ board, figure }, place ? place.rank - 1 : 0, ranked.length), recomputed };
}

/** What one subject brings to a ranking: the value made of its rows, or why it has none. */
function contender(context: Context.Info, subject: Subjects.Subject) {
  const { basis, inputs, subjects } = context;
  const selected = SourceRows.selectRows(context, subject, basis, []);
  const { figures } = SourceRows.recompute(context, subject, selected);
  const member = subjects.members.get(subject.id);
  return {
    id: subject.id,
    selected,
    ...(member?.isEligible === false ? { value: null } : Figures.rankedBy(basis, figures)),
    whyNot: () => (member ? Figures.whyOut(member, basis, figures, inputs.month) : Figures.whyUnranked(basis, figures)),
  };
}

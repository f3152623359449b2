/** Who may see and do what: one table of actions and roles, read by the API, the command line and the screens. */
import type * as Explanation from "./board/explanation.ts";
import type * as Board from "./board/info.ts";
import type * as Entry from "./pay/entry.ts";
import type * as Statement from "./pay/statement.ts";
import type * as Policy from "./policy.ts";

export const ROLES = ["director", "coach", "rep", "importer"] as const;
export type Role = (typeof ROLES)[number];

/** Who asks; `person` is their id in the sales data, null where they are nobody there. */
export type Viewer = { role: Role; person: string | null };

/** What is asked about. A field that is missing matches no scope that needs it. */
export type Subject = { person?: string };

/** How far a permission reaches. A new scope is one line here and the fields it compares in `Subject`. */
const SCOPES = {
  all: () => true,
  own: (viewer, subject) => viewer.person !== null && viewer.person === subject.person,
} satisfies Record<string, (viewer: Viewer, subject: Subject) => boolean>;

type Scopes = Partial<Record<Role, keyof typeof SCOPES>>;

/** A role that is not named may not. */
const RULES = {
  /** boards, months and figures without pay */
  "board.read": { director: "all", coach: "all", rep: "all" },
  /** late changes; close, publish, restate */
  "board.manage": { director: "all" },
  /** source rows behind a figure */
  "rows.read": { director: "all", coach: "all", rep: "own" },
  /** names, numbers and notes of customers in the rows that may be read */
  "contacts.read": { director: "all", rep: "own" },
  /** bonus on a board, as a figure, and target incentives in a plan */
  "bonus.read": { director: "all", coach: "own", rep: "own" },
  /** statements with their changes and estimates */
  "statement.read": { director: "all", rep: "own" },
  /** the pay run: read, export, hold somebody's pay, adjust it */
  "pay.manage": { director: "all" },
  /** agree to pay that another published, adjusted or held */
  "pay.approve": { director: "all" },
  "policy.read": { director: "all", coach: "all", rep: "all" },
  /** versions, drafts, checks, simulations and decisions */
  "policy.manage": { director: "all" },
  /** files, held files, profiles, people and their keys, nightly runs */
  "import.manage": { director: "all", importer: "all" },
  /** API keys, notifications, users */
  "access.manage": { director: "all" },
  /** the own session and password */
  "session.manage": { director: "own", coach: "own", rep: "own", importer: "own" },
} as const satisfies Record<string, Scopes>;

export type Action = keyof typeof RULES;

/**
 * Whether a viewer may do something: to this subject, or without one, to any subject at all.
 * `may(rep, "statement.read")` is true; for another person's statement it is false.
 */
export function may(viewer: Viewer, action: Action, subject?: Subject): boolean {
  const scopes: Scopes = RULES[action];
  const scope = scopes[viewer.role];
  if (scope === undefined) return false;
  return subject === undefined || SCOPES[scope](viewer, subject);
}

/** Whether the permission holds for every subject, so that nothing has to be compared. */
export function mayAll(viewer: Pick<Viewer, "role">, action: Action): boolean {
  const scopes: Scopes = RULES[action];
  return scopes[viewer.role] === "all";
}

/** The roles that may do something to any subject at all, in the order of `ROLES`. */
export function rolesOf(action: Action): Role[] {
  return ROLES.filter((role) => may({ role, person: null }, action));
}

/**
 * The board for a viewer. Without the right to every bonus all amounts are a dash with reason "private": one document per
 * role, so that it can be cached. The own amount is a second request (`ownRow`).
 */
export function redactBoard(board: Board.Info, viewer: Pick<Viewer, "role">): Board.Info {
  if (mayAll(viewer, "bonus.read")) return board;
  return {
    ...board,
    people: board.people.map((person) => ({ ...person, bonus: null, bonusReason: "private" as const })),
  };
}

/** The viewer's own row with its pay; null when the viewer is nobody on the board. */
export function ownRow(board: Board.Info, viewer: Viewer): Board.Person | null {
  const { person } = viewer;
  if (person === null || !may(viewer, "bonus.read", { person })) return null;
  return board.people.find(({ id }) => id === person) ?? null;
}

/** Whether a figure of a subject exists for the viewer at all. */
export function mayOpenFigure(viewer: Viewer, { subject, key }: { subject: string; key: string }): boolean {
  return key !== "bonus" || may(viewer, "bonus.read", { person: subject });
}

/** Rule and steps are for every reader of the board; rows only as allowed. A rank is made of everybody's rows. */
export function redactExplanation(explanation: Explanation.Info, viewer: Viewer): Explanation.Info {
  const subject = explanation.key === "rank" ? {} : { person: explanation.subject.id };
  return may(viewer, "rows.read", subject) ? explanation : { ...explanation, rows: [] };
}

/** A cause of changed pay that lies in what colleagues did. */
const OF_TEAM: readonly Entry.Cause["code"][] = ["team", "pool"];

/** Causes for a viewer: without the right to everybody's rows, those of the team are counted, not shown. */
export function redactCauses(causes: readonly Entry.Cause[], viewer: Pick<Viewer, "role">): Entry.Cause[] {
  if (mayAll(viewer, "rows.read")) return [...causes];
  return causes.map((cause) =>
    OF_TEAM.includes(cause.code) && cause.rows.length > 0
      ? { ...cause, rows: [], params: { ...cause.params, hidden: `${cause.rows.length}` } }
      : cause,
  );
}

/** A statement for a viewer: its causes as `redactCauses` leaves them. */
export function redactStatement(statement: Statement.Info, viewer: Pick<Viewer, "role">): Statement.Info {
  const redact = (entry: Entry.Info) => ({ ...entry, causes: redactCauses(entry.causes, viewer) });
  return { ...statement, entries: statement.entries.map(redact) };
}

type PolicyInForce = { document: Policy.Info; versions: readonly unknown[]; drafts: readonly unknown[] };

/** Every reader sees the plans; drafts, authors and other people's target incentives are for who manages policies. */
export function redactPolicy<P extends PolicyInForce>(policy: P, viewer: Viewer): P {
  if (may(viewer, "policy.manage")) return policy;
  const plans = policy.document.plans.map(({ variables, ...pay }) => {
    const visible = Object.entries(variables ?? {}).filter(([person]) => may(viewer, "bonus.read", { person }));
    return visible.length === 0 ? pay : { ...pay, variables: Object.fromEntries(visible) };
  });
  return { ...policy, document: { ...policy.document, plans }, versions: [], drafts: [] };
}

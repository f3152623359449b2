/** What a viewer may see of a board; one full board is stored, every reader gets a view (design.md 4, Views). */
import type * as Board from "./info.ts";

export type Viewer = { role: "director" | "coach" | "rep" | "importer"; person: string | null };

/** The board for a viewer: for anyone but a director every bonus is a dash with reason "private"; own pay is a second request. */
export function view(board: Board.Info, viewer: Viewer): Board.Info {
  if (viewer.role === "director") return board;
  return {
    ...board,
    people: board.people.map((person) => ({ ...person, bonus: null, bonusReason: "private" as const })),
  };
}

/** The viewer's own row with its pay; null when the viewer is nobody on the board. */
export function own(board: Board.Info, viewer: Viewer): Board.Person | null {
  return board.people.find((person) => person.id === viewer.person) ?? null;
}

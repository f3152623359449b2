/** Boards that were read lately, kept in memory: a board never changes, and on the morning it comes out everybody reads the same one. */
import type * as Board from "@clearboard/core/board/info";
import type { Files } from "@clearboard/store/files";

/** People on all boards kept together, about 10 KB each; the board in hand is kept whatever its size. */
const MOST_PEOPLE = 12_000;

type Kept = { board: Promise<Board.Info>; people: number };
const shelves = new WeakMap<Files, Map<string, Kept>>();

/** The board of that name, loaded once for all who ask; what was taken longest ago makes room. Nobody may alter it. */
export async function take(files: Files, name: string, load: () => Promise<Board.Info>): Promise<Board.Info> {
  const shelf = shelves.get(files) ?? new Map<string, Kept>();
  shelves.set(files, shelf);
  const kept = shelf.get(name) ?? { board: load(), people: 0 };
  shelf.delete(name);
  shelf.set(name, kept);
  try {
    const board = await kept.board;
    kept.people = board.people.length;
    makeRoom(shelf, kept);
    return board;
  } catch (error) {
    shelf.delete(name);
    throw error;
  }
}

function makeRoom(shelf: Map<string, Kept>, inHand: Kept): void {
  let people = [...shelf.values()].reduce((sum, kept) => sum + kept.people, 0);
  for (const [name, kept] of shelf) {
    if (people <= MOST_PEOPLE) return;
    if (kept === inHand) continue;
    people -= kept.people;
    shelf.delete(name);
  }
}

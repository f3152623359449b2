/** Cache of boards in memory: a board never changes, and on the morning it comes out everybody reads the same one. */
import type * as Board from "@clearboard/core/board/info";
import type { Files } from "@clearboard/store/files";

/** People on all boards kept together, about 10 KB each; the board in hand is kept whatever its size. */
const MOST_PEOPLE = 12_000;

type Kept = { board: Promise<Board.Info>; people: number };
const caches = new WeakMap<Files, Map<string, Kept>>();

/** The board of that name, loaded once for all who ask; what was taken longest ago makes room. Nobody may alter it. */
export async function take(files: Files, name: string, load: () => Promise<Board.Info>): Promise<Board.Info> {
  const cache = caches.get(files) ?? new Map<string, Kept>();
  caches.set(files, cache);
  const kept = cache.get(name) ?? { board: load(), people: 0 };
  cache.delete(name);
  cache.set(name, kept);
  try {
    const board = await kept.board;
    kept.people = board.people.length;
    makeRoom(cache, kept);
    return board;
  } catch (error) {
    cache.delete(name);
    throw error;
  }
}

function makeRoom(cache: Map<string, Kept>, inHand: Kept): void {
  let people = [...cache.values()].reduce((sum, kept) => sum + kept.people, 0);
  for (const [name, kept] of cache) {
    if (people <= MOST_PEOPLE) return;
    if (kept === inHand) continue;
    people -= kept.people;
    cache.delete(name);
  }
}

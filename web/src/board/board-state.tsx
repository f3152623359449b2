/** What every card of the board shares: the month, the scope, the document, and who looks at it. */
import type * as Board from "@clearboard/core/board/info";
import { createContext, createMemo, type JSX, useContext } from "solid-js";
import { boardMonth, latestMonth } from "../address.ts";
import * as Client from "../data/client.ts";
import { createQuery, type Query } from "../ui/query.ts";
import { createParam, path } from "../ui/route.ts";

export type State = {
  /** chosen month, or the last one with data; null while there is none */
  month: () => string | null;
  scope: () => string;
  months: Query<Client.Month[]>;
  board: Query<Board.Info>;
  /** the document if it is here: for what stands outside a card, which must neither wait nor fail with it */
  shown: () => Board.Info | undefined;
  /** the month is closed, or a later one has data: the sentences turn to the past */
  isPast: () => boolean;
};

const Context = createContext<State>();

export function useBoard(): State {
  const state = useContext(Context);
  if (!state) throw new Error("a board card stands outside the board");
  return state;
}

export function BoardProvider(props: { children: JSX.Element }) {
  const scopeParam = createParam("scope");
  const scope = () => scopeParam() ?? "company";
  const months = createQuery("months", Client.months);
  // a memo: a figure that opens changes the address too
  const month = createMemo(() => boardMonth(path()) ?? latestMonth(months.latest ?? []));
  const board = createQuery("board", Client.board, () => {
    const of = month();
    return of === null ? null : { month: of, scope: scope() };
  });
  const shown = () => board.latest;
  const state: State = {
    month,
    scope,
    months,
    board,
    shown,
    isPast: () => {
      const now = shown();
      const last = latestMonth(months.latest ?? []);
      const end = now?.period?.months.at(-1)?.month ?? now?.month;
      return end !== undefined && (now?.status !== "open" || (last !== null && last > end));
    },
  };
  return <Context.Provider value={state}>{props.children}</Context.Provider>;
}

/** What every card of the board shares: the month, the scope, the document, and who looks at it. */
import type * as Board from "@clearboard/core/board/info";
import { createContext, createMemo, createResource, type JSX, type Resource, useContext } from "solid-js";
import * as Client from "../data/client.ts";
import { createParam, path } from "../ui/route.ts";

export type State = {
  /** chosen month, or the last one with data; null while there is none */
  month: () => string | null;
  scope: () => string;
  months: Resource<Client.Month[]>;
  board: Resource<Board.Info>;
  /** the document if it is here: for what stands outside a card, which must neither wait nor fail with it */
  shown: () => Board.Info | undefined;
  isWell: () => boolean;
  /** asks the server again, for example after an error or a publication */
  reload: () => void;
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
  const [months, { refetch: refetchMonths }] = createResource(Client.months);
  const known = () => (isHere(months.state) ? months.latest : undefined);
  // memos: a figure that opens changes the address too, and must not ask for the board again
  const month = createMemo(() => monthOf(path()) ?? latest(known() ?? []));
  const asked = createMemo(
    () => {
      const of = month();
      return of === null ? null : { month: of, scope: scope() };
    },
    null,
    { equals: (one, other) => one?.month === other?.month && one?.scope === other?.scope },
  );
  const [board, { refetch }] = createResource(asked, Client.board);
  const shown = () => (isHere(board.state) ? board.latest : undefined);
  const state: State = {
    month,
    scope,
    months,
    board,
    reload: () => {
      void refetchMonths();
      void refetch();
    },
    shown,
    isWell: () => board.state !== "errored",
    isPast: () => {
      const now = shown();
      const last = known()?.at(-1)?.month;
      return now !== undefined && (now.status !== "open" || (last !== undefined && last > now.month));
    },
  };
  return <Context.Provider value={state}>{props.children}</Context.Provider>;
}

/**
 * The month that is looked at first: the last with sales, or not worked out yet; a target or a due payment of next year
 * makes no news.
 */
export function latest(months: readonly Client.Month[]): string | null {
  const hasNews = ({ digest, revenue }: Client.Month) => !digest || (revenue?.minor ?? "0") !== "0";
  return (months.findLast(hasNews) ?? months.at(-1))?.month ?? null;
}

function isHere(state: Resource<unknown>["state"]): boolean {
  return state === "ready" || state === "refreshing";
}

/** The month of `/board/2026-11`. */
export function monthOf(path: string): string | null {
  return /^\/board\/(\d{4}-\d{2})$/.exec(path)?.[1] ?? null;
}

export function boardHref(month: string, scope: string): string {
  return scope === "company" ? `/board/${month}` : `/board/${month}?scope=${encodeURIComponent(scope)}`;
}

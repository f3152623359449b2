import type * as Board from "@clearboard/core/board/info";
import { createMemo } from "solid-js";
import { boardHref } from "../address.ts";
import * as Client from "../data/client.ts";
import { t } from "../i18n/text.ts";
import { Select } from "../ui/field.tsx";
import { createQuery } from "../ui/query.ts";
import { go } from "../ui/route.ts";
import { useBoard } from "./board-state.tsx";

/** The scopes the company's board of the month knows; on another scope that board is asked for once more. */
export default function ScopePicker() {
  const state = useBoard();
  const company = createQuery("board", Client.board, () => {
    const month = state.month();
    return state.scope() !== "company" && month !== null && { month, scope: "company" };
  });
  const whole = () => (state.scope() === "company" ? state.shown() : company.latest);
  const groups = createMemo(() => {
    const board = whole();
    if (!board) return [];
    const keysOf = (read: (person: Board.Person) => object) =>
      [...new Set(board.people.flatMap((person) => Object.keys(read(person))))].sort();
    return [
      { label: t("board.regions"), level: "region", names: board.regions.map(({ name }) => name) },
      { label: t("board.teams"), level: "team", names: board.teams.map(({ name }) => name) },
      { label: t("board.products"), level: "product", names: keysOf((person) => person.products) },
      { label: t("board.tiers"), level: "tier", names: keysOf((person) => person.tiers) },
    ]
      .filter(({ names }) => names.length > 0)
      .map(({ label, level, names }) => ({
        label,
        options: names.map((name) => ({ value: `${level}:${name}`, text: name })),
      }));
  });
  return (
    <Select
      isButton
      label={t("board.scope")}
      options={[{ value: "company", text: t("board.company") }]}
      groups={groups()}
      value={state.scope()}
      onChange={(scope) => void go(boardHref(state.month() ?? "", scope))}
    />
  );
}

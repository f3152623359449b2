/** The title of the board: which month, which scope, how fresh, how complete; and what a director can do with the month. */
import type * as Board from "@clearboard/core/board/info";
import { createMemo, createResource, For, lazy, Show, Suspense } from "solid-js";
import * as Client from "../data/client.ts";
import { role, seesImports } from "../data/session.ts";
import * as Format from "../i18n/format.ts";
import { locale, t, withWords } from "../i18n/text.ts";
import { createKeys } from "../ui/keys.ts";
import { go } from "../ui/route.ts";
import { pendingRows, rejectedHref } from "./waiting.ts";
import css from "./head.module.css";
import { boardHref, useBoard } from "./state.tsx";

const MonthLife = lazy(() => withWords(["more", "side"], import("./month/life.tsx")));

export function Head() {
  const state = useBoard();
  const title = () => Format.month(state.month() ?? "2000-01", locale());
  const index = () => state.months()?.findIndex((one) => one.month === state.month()) ?? -1;
  const turn = (by: number) => {
    const next = index() < 0 ? undefined : state.months()?.[index() + by];
    if (next) go(boardHref(next.month, state.scope()));
  };
  createKeys({ "[": () => turn(-1), "]": () => turn(1) });
  return (
    <div class="page-head">
      <div>
        <h1>{title()}</h1>
        <Suspense fallback={<p class="meta">{"\u00a0"}</p>}>
          <Show when={state.board.state !== "errored" && state.board()}>{(board) => <Meta board={board()} />}</Show>
        </Suspense>
      </div>
      <div class={`end ${css.tools}`}>
        <div class="actions">
          <button type="button" class="button" aria-label={t("board.previous")} aria-keyshortcuts="[" disabled={index() <= 0} onClick={() => turn(-1)}>
            ‹
          </button>
          <select class="button" aria-label={t("board.month")} value={state.month() ?? ""} onChange={(event) => go(boardHref(event.currentTarget.value, state.scope()))}>
            <For each={[...(state.months() ?? [])].reverse()}>
              {(one) => (
                <option value={one.month} selected={one.month === state.month()}>
                  {Format.month(one.month, locale())}
                </option>
              )}
            </For>
          </select>
          <button
            type="button"
            class="button"
            aria-label={t("board.next")}
            aria-keyshortcuts="]"
            disabled={index() < 0 || index() >= (state.months()?.length ?? 0) - 1}
            onClick={() => turn(1)}
          >
            ›
          </button>
          <Suspense>
            <ScopePicker />
          </Suspense>
          <button type="button" class={`button ${css.print}`} onClick={() => window.print()}>
            {t("board.print")}
          </button>
          <Show when={role() === "director"}>
            <Suspense>
              <MonthLife />
            </Suspense>
          </Show>
        </div>
        <Suspense>
          <Show when={state.board.state !== "errored" && state.board()}>{(board) => <Counted board={board()} />}</Show>
        </Suspense>
      </div>
    </div>
  );
}

function Meta(props: { board: Board.Info }) {
  const scope = () => (props.board.scope.level === "company" ? t("board.company") : props.board.scope.name);
  return (
    <p class="meta">
      <span class="now">
        {t(`status.${props.board.status}`)}
        <Show when={props.board.version !== null}>{` ${t("status.version", { version: props.board.version ?? 0 })}`}</Show>
      </span>
      <span>{t("board.scopeIs", { scope: scope(), ranked: props.board.totals.ranked })}</span>
      <span>
        <Show when={props.board.dataTo}>{(day) => `${t("board.dataTo", { day: Format.day(day(), locale()) })}${locale() === "en" ? ", " : "，"}`}</Show>
        {t("board.asOf", { time: Format.time(props.board.asOf, props.board.organisation.zone, locale()) })}
      </span>
    </p>
  );
}

function Counted(props: { board: Board.Info }) {
  const waiting = () => pendingRows(props.board);
  const word = (key: "board.pendingRows" | "board.rejectedRows", rows: number, href: string) => (
    <Show when={rows > 0}>
      <Show when={seesImports()} fallback={<span>{t(key, { rows })}</span>}>
        <a href={href}>{t(key, { rows })}</a>
      </Show>
    </Show>
  );
  return (
    <p class={`meta ${css.counted}`}>
      <span>{t("board.counted", { counted: props.board.completeness.counted, total: props.board.completeness.total })}</span>
      {word("board.pendingRows", waiting(), "/imports#owners")}
      {word("board.rejectedRows", props.board.completeness.rejected, rejectedHref(props.board))}
    </p>
  );
}

/** The scopes the company's board of the month knows; on another scope that board is asked for once more. */
function ScopePicker() {
  const state = useBoard();
  const [company] = createResource(
    () => (state.scope() === "company" ? null : state.month()),
    (month) => Client.board({ month, scope: "company" }),
  );
  const whole = () => (state.scope() === "company" ? state.board.latest : company.latest);
  const groups = createMemo(() => {
    const board = whole();
    if (!board) return [];
    const keysOf = (read: (person: Board.Person) => object) => [...new Set(board.people.flatMap((person) => Object.keys(read(person))))].sort();
    return [
      { label: t("board.regions"), level: "region", names: board.regions.map((one) => one.name) },
      { label: t("board.teams"), level: "team", names: board.teams.map((one) => one.name) },
      { label: t("board.products"), level: "product", names: keysOf((person) => person.products) },
      { label: t("board.tiers"), level: "tier", names: keysOf((person) => person.tiers) },
    ].filter((group) => group.names.length > 0);
  });
  return (
    <select class="button" aria-label={t("board.scope")} onChange={(event) => go(boardHref(state.month() ?? "", event.currentTarget.value))}>
      <option value="company" selected={state.scope() === "company"}>
        {t("board.company")}
      </option>
      <For each={groups()}>
        {(group) => (
          <optgroup label={group.label}>
            <For each={group.names}>
              {(name) => (
                <option value={`${group.level}:${name}`} selected={state.scope() === `${group.level}:${name}`}>
                  {name}
                </option>
              )}
            </For>
          </optgroup>
        )}
      </For>
    </select>
  );
}

/** The months that have data, to turn by button, list or the keys [ and ]. */
import { For } from "solid-js";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { go } from "./route.ts";
import { createKeys } from "./shortcuts.ts";

export function Months(props: {
  month: string | null;
  months: readonly { month: string }[];
  href: (month: string) => string;
}) {
  const index = () => props.months.findIndex(({ month }) => month === props.month);
  const turn = (by: number) => {
    const next = index() < 0 ? undefined : props.months[index() + by];
    if (next) void go(props.href(next.month));
  };
  createKeys({ "[": () => turn(-1), "]": () => turn(1) });
  return (
    <>
      <button
        type="button"
        class="button"
        aria-label={t("board.previous")}
        aria-keyshortcuts="["
        disabled={index() <= 0}
        onClick={() => turn(-1)}
      >
        ‹
      </button>
      <select
        class="button"
        aria-label={t("board.month")}
        value={props.month ?? ""}
        onChange={(event) => void go(props.href(event.currentTarget.value))}
      >
        <For each={[...props.months].reverse()}>
          {({ month }) => (
            <option value={month} selected={month === props.month}>
              {Format.month(month, locale())}
            </option>
          )}
        </For>
      </select>
      <button
        type="button"
        class="button"
        aria-label={t("board.next")}
        aria-keyshortcuts="]"
        disabled={index() < 0 || index() >= props.months.length - 1}
        onClick={() => turn(1)}
      >
        ›
      </button>
    </>
  );
}

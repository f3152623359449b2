/** The months that have data, and periods of them, to turn by button, list or the keys [ and ]. */
import { For } from "solid-js";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { go } from "./route.ts";
import { createKeys } from "./shortcuts.ts";

export function Months(props: {
  month: string | null;
  months: readonly { month: string }[];
  /** what is chosen among; by default months alone */
  label?: string;
  /** longer times, each list with the latest first */
  groups?: readonly { label: string; options: readonly { value: string; text: string }[] }[];
  href: (month: string) => string;
}) {
  /** What is turned among: the months, or the periods of the kind that is shown. */
  const line = () => {
    const months = props.months.map(({ month }) => month);
    const lists = (props.groups ?? []).map(({ options }) => options.map(({ value }) => value).reverse());
    return [months, ...lists].find((list) => list.includes(props.month ?? "")) ?? [];
  };
  const index = () => line().indexOf(props.month ?? "");
  const turn = (by: number) => {
    const next = index() < 0 ? undefined : line()[index() + by];
    if (next) void go(props.href(next));
  };
  const option = (value: string, text: string) => (
    <option value={value} selected={value === props.month}>
      {text}
    </option>
  );
  const months = () => (
    <For each={[...props.months].reverse()}>{({ month }) => option(month, Format.month(month, locale()))}</For>
  );
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
        aria-label={props.label ?? t("board.month")}
        value={props.month ?? ""}
        onChange={(event) => void go(props.href(event.currentTarget.value))}
      >
        {months()}
        <For each={props.groups?.filter(({ options }) => options.length > 0)}>
          {({ label, options }) => (
            <optgroup label={label}>
              <For each={options}>{({ value, text }) => option(value, text)}</For>
            </optgroup>
          )}
        </For>
      </select>
      <button
        type="button"
        class="button"
        aria-label={t("board.next")}
        aria-keyshortcuts="]"
        disabled={index() < 0 || index() >= line().length - 1}
        onClick={() => turn(1)}
      >
        ›
      </button>
    </>
  );
}

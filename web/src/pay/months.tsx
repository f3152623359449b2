/** The months of pay, to turn by button, list or the keys [ and ]. */
import { For } from "solid-js";
import type { Month } from "../data/client.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { createKeys } from "../ui/keys.ts";
import { go } from "../ui/route.ts";
import * as Place from "./place.ts";

export function Months(props: { month: string; person: string | null; months: readonly Month[] }) {
  const index = () => props.months.findIndex((one) => one.month === props.month);
  const turn = (by: number) => {
    const next = index() < 0 ? undefined : props.months[index() + by];
    if (next) void go(Place.href(next.month, props.person));
  };
  createKeys({ "[": () => turn(-1), "]": () => turn(1) });
  return (
    <>
      <button
        type="button"
        class="button"
        aria-label={t("pay.previous")}
        aria-keyshortcuts="["
        disabled={index() <= 0}
        onClick={() => turn(-1)}
      >
        ‹
      </button>
      <select
        class="button"
        aria-label={t("pay.month")}
        value={props.month}
        onChange={(event) => void go(Place.href(event.currentTarget.value, props.person))}
      >
        <For each={[...props.months].reverse()}>
          {(one) => (
            <option value={one.month} selected={one.month === props.month}>
              {Format.month(one.month, locale())}
            </option>
          )}
        </For>
      </select>
      <button
        type="button"
        class="button"
        aria-label={t("pay.next")}
        aria-keyshortcuts="]"
        disabled={index() < 0 || index() >= props.months.length - 1}
        onClick={() => turn(1)}
      >
        ›
      </button>
    </>
  );
}

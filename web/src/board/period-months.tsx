/** Which months a period's board is added up from: published, not published, or without data. */
import type * as Board from "@clearboard/core/board/info";
import { For, Show } from "solid-js";
import { boardHref } from "../address.ts";
import * as Format from "../i18n/format.ts";
import { locale, t, tCode } from "../i18n/text.ts";
import { useBoard } from "./board-state.tsx";

/** More months than these are listed when somebody asks: on a phone they would fill the first screen. */
const MOST = 4;

export default function PeriodMonths(props: { period: NonNullable<Board.Info["period"]> }) {
  const state = useBoard();
  const there = () => props.period.months.filter(({ status }) => status !== "missing");
  const missing = () => props.period.months.filter(({ status }) => status === "missing");
  const isGapped = ({ dataTo, lacks }: Board.PeriodMonth) => dataTo === null || lacks.length > 0;
  const text = (month: Board.PeriodMonth) => {
    const kinds = month.lacks.map((kind) => tCode("kind", kind)).join(locale() === "en" ? ", " : "、");
    const state = month.version === null ? t("period.draft") : t("period.published");
    if (!isGapped(month)) return state;
    const gap = month.dataTo === null ? t("period.missing") : t("period.lacks", { kinds });
    return `${state}${locale() === "en" ? ", " : "，"}${gap}`;
  };
  const gap = () => {
    const [first, last] = [missing()[0]?.month ?? "", missing().at(-1)?.month ?? ""];
    return first === last ? Format.month(first, locale()) : Format.months(first, last, locale());
  };
  /** Months without data in one row are named by the first and the last. */
  const isOneGap = () => {
    const at = props.period.months.findIndex(({ status }) => status === "missing");
    return props.period.months.slice(at, at + missing().length).every(({ status }) => status === "missing");
  };
  const List = (list: { lead: boolean }) => (
    <p class="meta">
      <Show when={list.lead}>
        <span>{t("period.from")}</span>
      </Show>
      <For each={there()}>
        {(month) => (
          <span class={month.lacks.length > 0 ? "behind" : undefined}>
            <a href={boardHref(month.month, state.scope())}>{Format.month(month.month, locale())}</a> {text(month)}
          </span>
        )}
      </For>
    </p>
  );
  const Missing = () => (
    <Show when={missing().length > 0}>
      <span class="behind">
        {isOneGap()
          ? gap()
          : missing()
              .map(({ month }) => Format.month(month, locale()))
              .join(locale() === "en" ? ", " : "、")}{" "}
        {t("period.missing")}
      </span>
    </Show>
  );
  const published = () => there().filter(({ version }) => version !== null).length;
  return (
    <div class="meta" data-slot="period-months">
      <Show when={there().length > MOST} fallback={<List lead />}>
        <details>
          <summary>{t("period.fromMany", { n: there().length, published: published() })}</summary>
          <List lead={false} />
        </details>
      </Show>
      <Missing />
    </div>
  );
}

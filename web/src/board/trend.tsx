import { createMemo, lazy, Show, Suspense } from "solid-js";
import { trend } from "../chart/month-bars.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { Card, CardFoot } from "../ui/card.tsx";
import { Delta } from "../ui/delta.tsx";
import { Table } from "../ui/table.tsx";
import { useBoard } from "./board-state.tsx";
import { How } from "./how.tsx";
import css from "./trend.module.css";

const MonthsChart = lazy(() => import("../chart/chart.tsx"));

/** The chosen month among the twelve before it; the chart's library comes after the table is on screen. */
export function Trend() {
  const state = useBoard();
  const month = () => state.month() ?? "2000-01";
  return (
    <Card
      title={t("trend.title", { month: Format.monthName(month(), locale()) })}
      end={<How figure="revenue" />}
      rows={5}
      class={css.card}
      query={state.months}
    >
      <Body month={month()} />
    </Card>
  );
}

function Body(props: { month: string }) {
  const state = useBoard();
  const shown = createMemo(() => trend(state.months() ?? [], props.month, locale()));
  const now = () => state.months()?.find(({ month }) => month === props.month);
  const currency = () => now()?.revenue?.currency ?? state.board()?.organisation.currency ?? "XXX";
  const label = () =>
    t("trend.label", {
      from: Format.month(shown().bars[0]?.month ?? props.month, locale()),
      to: Format.month(props.month, locale()),
      month: Format.monthName(props.month, locale()),
      money: money(now()?.revenue ?? null),
    });
  const money = (value: Format.Money | null) => (value ? Format.compact(value, locale()) : Format.DASH);
  return (
    <>
      <p class="answer">
        <Show when={shown().change} fallback={<span>{money(now()?.revenue ?? null)}</span>}>
          {(change) => <Delta sign={Math.sign(change().ratio)} text={signed(change().ratio)} />}
        </Show>
        <span class="aside">
          {shown().change
            ? t("trend.on", { month: Format.month(shown().change?.on ?? props.month, locale()) })
            : t("trend.first")}
        </span>
      </p>
      <Suspense fallback={<div class={css.wait} />}>
        <MonthsChart bars={shown().bars} label={label()} />
      </Suspense>
      <div class="hidden">
        <Table
          caption={label()}
          rows={state.months()?.filter(({ month }) => shown().bars.some((bar) => bar.month === month)) ?? []}
          columns={[
            { key: "month", label: t("trend.month"), isHeader: true, format: "month", value: ({ month }) => month },
            { key: "revenue", label: t("metric.revenue"), value: ({ revenue }) => money(revenue) },
            { key: "target", label: t("trend.target"), value: ({ target }) => money(target) },
          ]}
        />
      </div>
      <CardFoot>
        <span>
          {t(shown().bars.some((bar) => bar.target !== null) ? "trend.note" : "trend.noteNoTarget", {
            unit: currency(),
          })}
        </span>
      </CardFoot>
    </>
  );
}

function signed(ratio: number): string {
  const text = Format.percent(ratio.toFixed(6), locale());
  return ratio > 0 ? `+${text}` : text;
}

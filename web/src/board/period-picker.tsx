/** Months, quarters and years to choose the board of. */
import * as Fiscal from "@clearboard/core/fiscal";
import { createMemo } from "solid-js";
import { boardHref, latestMonth } from "../address.ts";
import { session } from "../data/session.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { Months } from "../ui/months.tsx";
import { useBoard } from "./board-state.tsx";

export default function PeriodPicker() {
  const state = useBoard();
  const months = () => state.months() ?? [];
  const firstMonth = () => session()?.organisation.firstMonth ?? 1;
  const periods = createMemo(() =>
    Fiscal.around(
      months().map(({ month }) => month),
      latestMonth(months()) ?? "",
      firstMonth(),
    ),
  );
  const isFiscal = () => firstMonth() !== 1;
  const text = ({ id, months: own }: Fiscal.Info) => {
    const name = Format.month(id, locale());
    // April 2025 to March 2026 is the year 2026 of a company that begins it in April
    return isFiscal() ? `${name} (${Format.months(own[0] ?? "", own.at(-1) ?? "", locale())})` : name;
  };
  const group = (label: string, kind: Fiscal.Kind) => ({
    label,
    options: periods()
      .filter((period) => period.kind === kind)
      .map((period) => ({ value: period.id, text: text(period) })),
  });
  const range = () => {
    const id = state.month() ?? "";
    return id.includes("..")
      ? [{ label: t("period.range"), options: [{ value: id, text: Format.month(id, locale()) }] }]
      : [];
  };
  return (
    <Months
      label={t("period.label")}
      month={state.month()}
      months={months()}
      groups={[...range(), group(t("period.quarters"), "quarter"), group(t("period.years"), "year")]}
      href={(month) => boardHref(month, state.scope())}
    />
  );
}

import { Show } from "solid-js";
import type { ImportEffect } from "../data/import.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { type Column, Table } from "../ui/table.tsx";
import { present, type Value } from "../ui/table-value.ts";

type Month = ImportEffect["months"][number];

/** What a decision would change: the rows, and each month's figures before and after. */
export function EffectTable(props: { effect: ImportEffect }) {
  const column = (key: "revenue" | "dealsWon" | "dials", label: string): Column<Month> => ({
    key,
    label,
    format: key === "revenue" ? "money" : "count",
    cell: ({ before, after }) => {
      const [was, is] = [before[key], after[key]].map((value: Value) => present(value, "count", locale()));
      return was === is ? is : `${was} → ${is}`;
    },
  });
  return (
    <>
      <p class="muted small">
        {t("effect.rows", {
          read: props.effect.rows.read,
          accepted: Format.count(props.effect.rows.accepted, locale()),
          unchanged: Format.count(props.effect.rows.unchanged, locale()),
          rejected: Format.count(props.effect.rows.rejected, locale()),
        })}
      </p>
      <Table
        phone="stack"
        rows={props.effect.months}
        empty={<p>{t("effect.none")}</p>}
        columns={[
          {
            key: "month",
            label: t("effect.month"),
            isHeader: true,
            cell: ({ month, isPublished }) => (
              <>
                {Format.month(month, locale())}
                <Show when={isPublished}>
                  <span class="behind small"> {t("effect.published")}</span>
                </Show>
              </>
            ),
          },
          column("revenue", t("metric.revenue")),
          column("dealsWon", t("metric.dealsWon")),
          column("dials", t("metric.dials")),
        ]}
      />
    </>
  );
}

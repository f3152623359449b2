/** How each source stands: its last file, its usual rhythm, and whether a night is missing. */
import { Show } from "solid-js";
import * as ImportData from "../data/import.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { Card, CardFoot, Empty } from "../ui/card.tsx";
import { createQuery } from "../ui/query.ts";
import { Table } from "../ui/table.tsx";
import css from "./held.module.css";

export function Sources() {
  const runs = createQuery("sources", ImportData.nightlyRuns);
  const late = () => runs()?.sources.filter(({ isLate }) => isLate).length ?? 0;
  const ago = (days: number) => (days <= 0 ? t("sources.today") : t("sources.ago", { n: days }));
  return (
    <Card title={t("sources.title")} rows={4} query={runs} class={css.card}>
      <Show when={runs()?.sources.length} fallback={<Empty title={t("sources.none")} text={t("sources.none.text")} />}>
        <p class={`answer ${late() > 0 ? "behind" : ""}`}>
          {late() > 0 ? t("sources.late", { n: late() }) : t("sources.good")}
        </p>
        <Table
          rows={runs()?.sources ?? []}
          columns={[
            { key: "source", label: t("sources.source"), isHeader: true, value: ({ source }) => source },
            {
              key: "last",
              label: t("sources.last"),
              cell: ({ isLate, daysAgo, name }) => (
                <span class={isLate ? "behind" : undefined}>
                  {ago(daysAgo)} <span class={`muted small ${css.file}`}>{name}</span>
                </span>
              ),
            },
            {
              key: "rhythm",
              label: t("sources.rhythm"),
              class: "num muted",
              value: ({ rhythmDays }) => (rhythmDays === null ? null : t("sources.days", { n: rhythmDays })),
            },
          ]}
        />
      </Show>
      <CardFoot>
        <span>
          <Show when={runs()?.nights[0]} fallback={t("sources.noNight")}>
            {(night) =>
              t("sources.night", {
                day: Format.shortDay(night().day, locale()),
                applied: Format.count(night().applied, locale()),
                held: Format.count(night().held, locale()),
                refused: Format.count(night().refused, locale()),
              })
            }
          </Show>
        </span>
      </CardFoot>
    </Card>
  );
}

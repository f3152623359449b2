/** How each source stands: its last file, its usual rhythm, and whether a night is missing. */
import { createResource, For, Show } from "solid-js";
import * as HeldData from "../data/held.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { Card, CardFoot, Empty } from "../ui/card.tsx";
import css from "./held.module.css";

export function Sources() {
  const [nights, { refetch }] = createResource(HeldData.nights);
  const sources = () => nights()?.sources ?? [];
  const late = () => sources().filter((one) => one.isLate).length;
  const ago = (days: number) => (days <= 0 ? t("sources.today") : t("sources.ago", { n: days }));
  return (
    <Card title={t("sources.title")} rows={4} retry={() => void refetch()} class={css.card}>
      <Show when={sources().length > 0} fallback={<Empty title={t("sources.none")} text={t("sources.none.text")} />}>
        <p class={`answer ${late() > 0 ? "behind" : ""}`}>
          {late() > 0 ? t("sources.late", { n: late() }) : t("sources.good")}
        </p>
        <table class={css.sources}>
          <thead>
            <tr>
              <th scope="col">{t("sources.source")}</th>
              <th scope="col">{t("sources.last")}</th>
              <th scope="col" class="num">
                {t("sources.rhythm")}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={sources()}>
              {(one) => (
                <tr>
                  <th scope="row">{one.source}</th>
                  <td class={one.isLate ? "behind" : undefined}>
                    {ago(one.daysAgo)} <span class={`muted small ${css.file}`}>{one.name}</span>
                  </td>
                  <td class="num muted">
                    {one.rhythmDays === null ? Format.DASH : t("sources.days", { n: one.rhythmDays })}
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Show>
      <CardFoot>
        <span>
          <Show when={nights()?.nights[0]} fallback={t("sources.noNight")}>
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

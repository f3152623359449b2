/** The pay run of a month: what it pays in all, to whom, and where it is on its way to payroll. */
import * as Gap from "@clearboard/core/pay/gap";
import { For, Show } from "solid-js";
import { payHref } from "../address.ts";
import type { Month } from "../data/client.ts";
import * as PayData from "../data/pay.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { Card, CardFoot, Empty } from "../ui/card.tsx";
import { Months } from "../ui/months.tsx";
import { Page } from "../ui/page.tsx";
import { createQuery } from "../ui/query.ts";
import { Actuals } from "./actuals.tsx";
import { Decisions } from "./decisions.tsx";
import { Downloads } from "./downloads.tsx";
import { People, SUMS, sumLabel } from "./people.tsx";
import css from "./run.module.css";
import { RunLife } from "./run-status.tsx";

export function Run(props: { month: string; months: readonly Month[] }) {
  const run = createQuery("pay/run", PayData.run, () => props.month);
  return (
    <Page
      title={t("pay.title")}
      tools={
        <>
          <Months month={props.month} months={props.months} href={(month) => payHref(month)} />
          <Downloads href={(format) => PayData.runHref(props.month, format)} />
        </>
      }
    >
      <div class={css.columns}>
        <Card title={t("run.question", { month: Format.month(props.month, locale()) })} rows={14} query={run}>
          {(of) => (
            <>
              <p class="answer">
                {Format.moneyExact(of().totals.paid, locale())}
                <span class="aside">
                  {of().totals.people === 1 ? t("run.answer.one") : t("run.answer", { n: of().totals.people })}
                </span>
              </p>
              <Show when={of().people.length > 0} fallback={<Empty title={t("run.empty")} />}>
                <People run={of()} />
              </Show>
              <CardFoot>
                <span>{t("run.note")}</span>
              </CardFoot>
            </>
          )}
        </Card>
        <div class={css.side}>
          <Card title={t("run.life")} rows={5} query={run}>
            {(of) => <RunLife run={of()} onMoved={run.set} />}
          </Card>
          <Show when={run.latest?.gaps.length}>
            <Card title={t("run.gaps")}>
              <ul class={css.gaps}>
                <For each={run.latest?.gaps}>{(gap) => <li>{Gap.format(gap, locale())}</li>}</For>
              </ul>
            </Card>
          </Show>
          <Card title={t("byHand.title")} rows={3} query={run}>
            {(of) => <Decisions run={of()} onMoved={run.set} />}
          </Card>
          <Show when={run.latest?.state === "released" ? run.latest : undefined}>
            {(of) => (
              <Card title={t("byHand.enter.title")}>
                <Actuals run={of()} onMoved={run.set} />
              </Card>
            )}
          </Show>
          <Card title={t("run.total")} rows={4} query={run}>
            {(of) => (
              <dl class={css.sums}>
                <For each={SUMS}>
                  {(key) => (
                    <div data-total={key === "paid" ? "" : undefined}>
                      <dt>{sumLabel(key, of())}</dt>
                      <dd>{Format.moneyExact(of().totals[key], locale())}</dd>
                    </div>
                  )}
                </For>
                <Show when={of().totals.held.minor !== "0"}>
                  <div>
                    <dt>{t("byHand.sum")}</dt>
                    <dd>{Format.moneyExact(of().totals.held, locale())}</dd>
                  </div>
                </Show>
              </dl>
            )}
          </Card>
        </div>
      </div>
    </Page>
  );
}

/** The pay run of a month: what it pays in all, to whom, and where it is on its way to payroll. */
import { createResource, createSignal, For, Show } from "solid-js";
import type { Month } from "../data/client.ts";
import * as PayData from "../data/pay.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { Card, CardFoot, Empty } from "../ui/card.tsx";
import { Months } from "../ui/months.tsx";
import { RunLife } from "./life.tsx";
import * as Place from "./place.ts";
import css from "./run.module.css";
import { RunTable } from "./run-table.tsx";

export function Run(props: { month: string; months: readonly Month[] }) {
  const [run, { refetch, mutate }] = createResource(() => props.month, PayData.run);
  const [sought, setSought] = createSignal("");
  const month = () => Format.month(props.month, locale());
  const found = () => {
    const text = sought().trim().toLocaleLowerCase();
    const people = run()?.people ?? [];
    if (text === "") return people;
    return people.filter((one) =>
      [one.name, one.teamName ?? ""].some((name) => name.toLocaleLowerCase().includes(text)),
    );
  };
  return (
    <>
      <div class={`page-head ${css.head}`}>
        <div>
          <h1>{t("pay.title")}</h1>
          <div class="actions">
            <Months month={props.month} months={props.months} href={(month) => Place.href(month)} />
            <a class="button" href={PayData.runHref(props.month, "xlsx")} download="">
              {t("pay.xlsx")}
            </a>
            <a class="button" href={PayData.runHref(props.month, "csv")} download="">
              {t("pay.csv")}
            </a>
            <button type="button" class="button" onClick={() => window.print()}>
              {t("pay.print")}
            </button>
          </div>
        </div>
      </div>
      <div class={css.columns}>
        <Card title={t("run.question", { month: month() })} rows={14} retry={() => void refetch()}>
          <Show when={run()}>
            {(of) => (
              <>
                <p class="answer">
                  {Format.moneyExact(of().totals.paid, locale())}
                  <span class="aside">
                    {of().totals.people === 1 ? t("run.answer.one") : t("run.answer", { n: of().totals.people })}
                  </span>
                </p>
                <Show when={of().people.length > 0} fallback={<Empty title={t("run.empty")} />}>
                  <input
                    class={`field ${css.find}`}
                    type="search"
                    aria-label={t("run.find")}
                    placeholder={t("run.find")}
                    value={sought()}
                    data-print="no"
                    onInput={(event) => setSought(event.currentTarget.value)}
                  />
                  <Show when={found().length > 0} fallback={<Empty title={t("run.noMatch")} />}>
                    <RunTable run={of()} people={found()} />
                  </Show>
                </Show>
                <CardFoot>
                  <span>{t("run.note")}</span>
                </CardFoot>
              </>
            )}
          </Show>
        </Card>
        <div class={css.side}>
          <Card title={t("run.life")} rows={5} retry={() => void refetch()}>
            <Show when={run()}>{(of) => <RunLife run={of()} onMoved={(next) => mutate(next)} again={refetch} />}</Show>
          </Card>
          <Card title={t("run.total")} rows={4} retry={() => void refetch()}>
            <Show when={run()}>
              {(of) => (
                <dl class={css.sums}>
                  <For each={["own", "adjustments", "draws", "paid"] as const}>
                    {(key) => (
                      <div data-total={key === "paid" ? "" : undefined}>
                        <dt>{t(`pay.${key}`)}</dt>
                        <dd>{Format.moneyExact(of().totals[key], locale())}</dd>
                      </div>
                    )}
                  </For>
                </dl>
              )}
            </Show>
          </Card>
        </div>
      </div>
    </>
  );
}

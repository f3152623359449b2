/** The pay run of a month: what it pays in all, to whom, and where it is on its way to payroll. */
import type * as RunShape from "@clearboard/core/pay/run";
import { createMemo, createSignal, For, Show } from "solid-js";
import { payHref } from "../address.ts";
import type { Month } from "../data/client.ts";
import * as PayData from "../data/pay.ts";
import * as Format from "../i18n/format.ts";
import { locale, t, tCode } from "../i18n/text.ts";
import { Card, CardFoot, Empty } from "../ui/card.tsx";
import { Months } from "../ui/months.tsx";
import { Page } from "../ui/page.tsx";
import { createQuery } from "../ui/query.ts";
import { type Column, Table } from "../ui/table.tsx";
import { Downloads } from "./downloads.tsx";
import { RunLife } from "./life.tsx";
import { lineName } from "./line-name.ts";
import css from "./run.module.css";

const SUMS = ["own", "adjustments", "draws", "paid"] as const;

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
          <Card title={t("run.total")} rows={4} query={run}>
            {(of) => (
              <dl class={css.sums}>
                <For each={SUMS}>
                  {(key) => (
                    <div data-total={key === "paid" ? "" : undefined}>
                      <dt>{t(`pay.${key}`)}</dt>
                      <dd>{Format.moneyExact(of().totals[key], locale())}</dd>
                    </div>
                  )}
                </For>
              </dl>
            )}
          </Card>
        </div>
      </div>
    </Page>
  );
}

/** Everybody's row, by name until another column is asked for, and a field to find somebody; a name opens the statement. */
function People(props: { run: RunShape.Info }) {
  const [sought, setSought] = createSignal("");
  const found = () => {
    const text = sought().trim().toLocaleLowerCase();
    return props.run.people.filter(({ name, teamName }) =>
      [name, teamName ?? ""].some((part) => part.toLocaleLowerCase().includes(text)),
    );
  };
  const hasPlans = createMemo(() => new Set(props.run.people.flatMap(({ plan }) => plan ?? [])).size > 1);
  // a column that is empty for all says nothing
  const sums = () =>
    SUMS.filter(
      (key) => key === "own" || key === "paid" || props.run.people.some((person) => person[key].minor !== "0"),
    );
  const plan: Column<RunShape.Row> = {
    key: "plan",
    label: t("run.plan"),
    isWide: true,
    isSorted: true,
    value: (person) => person.planTitle?.[locale() === "en" ? "en" : "zh"] ?? person.plan,
  };
  const line = (person: RunShape.Row) => {
    if (person.reason !== null) return tCode("reason", person.reason);
    return person.line === null ? null : lineName({ id: person.line, title: person.lineTitle ?? null }, locale());
  };
  return (
    <>
      <input
        class={`field ${css.find}`}
        type="search"
        aria-label={t("run.find")}
        placeholder={t("run.find")}
        value={sought()}
        data-print="no"
        onInput={(event) => setSought(event.currentTarget.value)}
      />
      <Table
        rows={found()}
        order={{ key: "name", isDown: false }}
        empty={<Empty title={t("run.noMatch")} />}
        columns={[
          {
            key: "name",
            label: t("run.person"),
            isHeader: true,
            isSorted: true,
            value: ({ name }) => name,
            href: ({ id }) => payHref(props.run.month, id),
            below: ({ teamName }) => teamName,
          },
          { key: "team", label: t("run.team"), isWide: true, isSorted: true, value: ({ teamName }) => teamName },
          ...(hasPlans() ? [plan] : []),
          { key: "line", label: t("run.line"), class: "muted", isWide: true, isSorted: true, value: line },
          ...sums().map(
            (key): Column<RunShape.Row> => ({
              key,
              label: t(`pay.${key}`),
              format: "money",
              class: key === "paid" ? css.paid : undefined,
              isWide: key !== "paid",
              isSorted: true,
              // who has a reason for no pay has a dash, not a zero
              value: (person) => (person.reason !== null && person[key].minor === "0" ? null : person[key]),
            }),
          ),
        ]}
      />
    </>
  );
}

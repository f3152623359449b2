/** One person's statement of a month: what was earned and why, what one more deal pays, what changed, and every row behind it. */
import type * as StatementShape from "@clearboard/core/pay/statement";
import { Show } from "solid-js";
import { payHref } from "../address.ts";
import type { Month } from "../data/client.ts";
import * as PayData from "../data/pay.ts";
import { Problem } from "../data/problem.ts";
import { may, session } from "../data/session.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { Card, Empty } from "../ui/card.tsx";
import { Months } from "../ui/months.tsx";
import { Page } from "../ui/page.tsx";
import { createQuery } from "../ui/query.ts";
import { Change } from "./change.tsx";
import { Deals } from "./deals.tsx";
import { Downloads } from "./downloads.tsx";
import { Earlier } from "./earlier.tsx";
import { Earned } from "./earned.tsx";
import { KeyFigures } from "./key-figures.tsx";
import { OneMore } from "./one-more.tsx";
import { PayrollFacts } from "./payroll-facts.tsx";
import css from "./statement.module.css";

export function Statement(props: { month: string; person: string; months: readonly Month[] }) {
  const statement = createQuery("pay/statement", PayData.statement, () => ({
    month: props.month,
    person: props.person,
  }));
  const shown = () => statement.latest;
  const isOwn = () => session()?.user.person === props.person;
  // a month before the person came, or after they left
  const isMissing = () => statement.state === "errored" && Problem.of(statement.error).code === "pay-none";
  return (
    <Page
      title={shown()?.person.name ?? t(isOwn() ? "pay.mine" : "pay.title")}
      windowTitle={t(may("pay.manage") ? "pay.title" : "pay.mine")}
      printWidth={900}
      before={
        <Show when={may("pay.manage")}>
          <p class="meta" data-print="no">
            <a href={payHref(props.month)}>{t("statement.back")}</a>
          </p>
        </Show>
      }
      lead={
        <Show when={shown()} fallback={<p class="meta">{"\u00a0"}</p>}>
          {(of) => <About statement={of()} />}
        </Show>
      }
      tools={
        <>
          <Months
            month={props.month}
            months={props.months}
            href={(month) => payHref(month, isOwn() && !may("pay.manage") ? null : props.person)}
          />
          <Downloads href={(format) => PayData.statementHref(props.month, props.person, format)} />
        </>
      }
      facts={<Show when={shown()}>{(of) => <KeyFigures statement={of()} />}</Show>}
    >
      <Show when={!isMissing()} fallback={<Missing month={props.month} />}>
        <div class={css.columns}>
          <div class={css.column}>
            <Card
              title={
                isOwn()
                  ? t("statement.earned.own")
                  : t("statement.earned", { name: shown()?.person.name ?? Format.DASH })
              }
              rows={12}
              query={statement}
            >
              {(of) => (
                <>
                  <Earned statement={of()} />
                  <PayrollFacts statement={of()} />
                </>
              )}
            </Card>
            <Show when={shown()?.entries.some((entry) => entry.kind !== "earned") ? shown() : undefined}>
              {(of) => (
                <Card
                  title={t(
                    of().entries.some(({ kind }) => kind === "adjustment" || kind === "clawback")
                      ? "statement.adjustments"
                      : of().entries.some(({ kind }) => kind === "manual")
                        ? "statement.byHand"
                        : "statement.draws",
                  )}
                >
                  <Earlier statement={of()} />
                </Card>
              )}
            </Show>
            <Card title={t("statement.deals")} rows={6} query={statement} class={css.deals}>
              {(of) => <Deals statement={of()} />}
            </Card>
          </div>
          <div class={css.column}>
            <Show when={shown()?.input && shown()?.plan ? shown() : undefined}>
              {(of) => (
                <div data-print="no">
                  <Card title={t("more.title")} rows={6}>
                    <OneMore statement={of()} />
                  </Card>
                </div>
              )}
            </Show>
            <div data-print="no">
              <Change month={props.month} person={props.person} status={shown()?.status} />
            </div>
          </div>
        </div>
      </Show>
    </Page>
  );
}

function Missing(props: { month: string }) {
  const month = () => Format.month(props.month, locale());
  return (
    <Card title={t("statement.missing", { month: month() })}>
      <Empty title={t("statement.missing.title")} text={t("statement.missing.text")} />
    </Card>
  );
}

function About(props: { statement: StatementShape.Info }) {
  const of = () => props.statement;
  const title = () => of().plan?.title?.[locale() === "en" ? "en" : "zh"] ?? of().plan?.id;
  return (
    <p class={`meta ${css.about}`}>
      <span>{Format.month(of().month, locale())}</span>
      <Show when={of().person.teamName}>{(team) => <span>{team()}</span>}</Show>
      <Show when={of().plan}>
        {(plan) => <span>{t("pay.policy", { plan: title() ?? "", n: plan().policyVersion })}</span>}
      </Show>
      <span class="tag" data-tone={of().status === "posted" ? "accent" : undefined}>
        {t(`pay.${of().state === null ? "preliminary" : `state.${of().state ?? "earned"}`}` as "pay.preliminary")}
      </span>
    </p>
  );
}

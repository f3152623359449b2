import type * as Policy from "@clearboard/core/policy";
import * as PolicyShape from "@clearboard/core/policy-change";
import { For, Show } from "solid-js";
import type { InForce } from "../data/policy.ts";
import * as Data from "../data/policy.ts";
import { may } from "../data/session.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { Card } from "../ui/card.tsx";
import { Page } from "../ui/page.tsx";
import { createQuery } from "../ui/query.ts";
import { Table } from "../ui/table.tsx";
import { WorkingDaysCard } from "./calendar.tsx";
import { Drafts } from "./drafts.tsx";
import { parts, rules, titleOf } from "./plan-words.ts";
import css from "./policy.module.css";
import { ROLES, rolesText } from "./roles.ts";
import { Versions } from "./versions.tsx";

/** The policy in force in words, what waits for a second director, and what held when. */
export default function Overview() {
  const inForce = createQuery("policy", Data.inForce);
  const isDirector = () => may("policy.manage");
  return (
    <Page
      title={t("policy.title")}
      windowTitle={t("policy.documentTitle")}
      actions={
        <Show when={isDirector()}>
          <a class="button" data-kind="primary" href="/policy/edit">
            {t("policy.edit")}
          </a>
        </Show>
      }
    >
      <div class={isDirector() ? css.columns : undefined}>
        <div class={css.column}>
          <Card title={t("policy.now")} rows={10} query={inForce}>
            {(found) => <Now inForce={found()} />}
          </Card>
          <WorkingDaysCard inForce={inForce} />
        </div>
        <Show when={isDirector()}>
          <div class={css.side}>
            <Drafts inForce={inForce} />
            <Versions inForce={inForce} />
          </div>
        </Show>
      </div>
    </Page>
  );
}

function Now(props: { inForce: InForce }) {
  const document = () => props.inForce.document;
  const version = () => PolicyShape.inForce(props.inForce.versions, props.inForce.month);
  const unpaid = () => ROLES.filter((role) => !document().plans.some(({ roles }) => roles.includes(role)));
  return (
    <>
      <p class="muted small">
        <Show when={version()} fallback={document().version === 1 ? t("policy.initial") : ""}>
          {(held) => t("policy.holds", { n: held().version, month: Format.month(held().effectiveMonth, locale()) })}
        </Show>
      </p>
      <For each={document().plans}>{(pay) => <PlanInWords pay={pay} />}</For>
      <Show when={unpaid().length > 0}>
        <p class={`muted small ${css.unpaid}`}>{t("policy.nobody", { roles: rolesText(unpaid()) })}</p>
      </Show>
    </>
  );
}

/** How some roles are paid: what each component pays, line by line, and the further rules. */
function PlanInWords(props: { pay: Policy.Pay }) {
  const plan = () => props.pay.plan;
  const own = () => Object.keys(props.pay.variables ?? {}).length;
  return (
    <article class={css.plan}>
      <h3 class="answer">
        {titleOf(plan())}
        <span class="aside">{t("policy.paysRoles", { roles: rolesText(props.pay.roles) })}</span>
      </h3>
      <For each={parts(plan())}>
        {(part) => (
          <section class={css.part} aria-label={part.title}>
            <p>
              <span class={css.name}>{t("policy.plan.part", { title: part.title })}</span>{" "}
              <span class="muted">{part.about}</span>
            </p>
            <Show when={part.lines.length > 0}>
              <Table
                rows={part.lines}
                columns={[
                  { key: "name", label: t("field.one.tiers"), isHeader: true, width: "26%", value: ({ name }) => name },
                  { key: "from", label: t("policy.plan.from"), width: "26%", value: ({ from }) => from },
                  { key: "pays", label: t("policy.plan.pays"), value: ({ pays }) => pays },
                ]}
              />
            </Show>
            <Show when={part.note}>
              <p class="muted small">{part.note}</p>
            </Show>
          </section>
        )}
      </For>
      <ul class={css.rules}>
        <Show when={props.pay.variable}>
          {(amount) => <li>{t("policy.plan.variable", { amount: `${amount()} ${plan().currency}` })}</li>}
        </Show>
        <Show when={own() > 0}>
          <li>{t("policy.someOwn", { n: own() })}</li>
        </Show>
        <For each={rules(plan())}>{(rule) => <li>{rule}</li>}</For>
      </ul>
    </article>
  );
}

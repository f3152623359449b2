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
import { Drafts } from "./drafts.tsx";
import { PlanInWords } from "./plan.tsx";
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
        <Card title={t("policy.now")} rows={10} query={inForce}>
          {(found) => <Now inForce={found()} />}
        </Card>
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
  const unpaid = () => ROLES.filter((one) => !document().plans.some(({ roles }) => roles.includes(one)));
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

import type * as Policy from "@clearboard/core/policy";
import { For, Show } from "solid-js";
import { t } from "../i18n/text.ts";
import { Table } from "../ui/table.tsx";
import css from "./policy.module.css";
import { rolesText } from "./roles.ts";
import { parts, rules, titleOf } from "./words.ts";

/** How some roles are paid: what each component pays, line by line, and the further rules. */
export function PlanInWords(props: { pay: Policy.Pay }) {
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

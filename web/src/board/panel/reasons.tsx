/** One figure: its value, the rule in words, the steps, and in the end the rows of the files. */
import type * as Explanation from "@clearboard/core/board/explanation";
import { sayRule } from "@clearboard/core/explain/text";
import { For, Show } from "solid-js";
import { payHref } from "../../address.ts";
import * as Client from "../../data/client.ts";
import * as Figure from "../../data/figure.ts";
import { locale, t, tCode } from "../../i18n/text.ts";
import { Loaded } from "../../ui/card.tsx";
import { createQuery } from "../../ui/query.ts";
import { hrefWith } from "../../ui/route.ts";
import css from "./panel.module.css";
import { Rows } from "./source-rows.tsx";
import { fitting, valueText } from "./value.ts";

export function Reasons(props: { figure: string }) {
  const explanation = createQuery(
    "figure",
    (figure: string) => Client.explain(figure),
    () => props.figure,
  );
  return (
    <div class={css.body} data-slot="body">
      <Loaded query={explanation} rows={8}>
        {(shown) => <Explained explanation={shown()} />}
      </Loaded>
    </div>
  );
}

function Explained(props: { explanation: Explanation.Info }) {
  const rule = () => props.explanation.rule;
  // nobody is told of a bonus whose statement they may not see
  const statement = () => {
    const { figure, key, subject } = props.explanation;
    const month = Figure.parse(figure)?.month;
    return key === "bonus" && subject.kind === "person" && month ? payHref(month, subject.id) : undefined;
  };
  // a period is made of its months, which open into their rows
  const isOfPeriod = () => !/^\d{4}-\d\d\//.test(props.explanation.figure);
  return (
    <>
      <p class={`big ${css.heading}`}>{valueText(props.explanation.value, locale())}</p>
      <section>
        <h3>{t("panel.rule")}</h3>
        <p>{sayRule(rule().code, locale(), fitting(rule().params, locale()))}</p>
        <p class="muted small">{t("panel.policy", { version: rule().policyVersion })}</p>
      </section>
      <Show when={props.explanation.steps.length > 0}>
        <section>
          <h3>{t("panel.steps")}</h3>
          <ol class={css.steps}>
            <For each={props.explanation.steps}>
              {(step) => (
                <li>
                  <span>{sayRule(step.code, locale(), fitting(step.params, locale()))}</span>
                  <Show when={step.figure} fallback={<b>{isSaid(step) ? "" : valueText(step.value, locale())}</b>}>
                    {(figure) => (
                      <a class="figure" href={hrefWith({ figure: figure() })}>
                        {valueText(step.value, locale())}
                      </a>
                    )}
                  </Show>
                </li>
              )}
            </For>
          </ol>
          <p class={css.sum}>
            <span>{tCode("metric", props.explanation.key)}</span>
            <b>{valueText(props.explanation.value, locale())}</b>
          </p>
        </section>
      </Show>
      <Show when={statement()}>
        {(href) => (
          <p>
            <a href={href()}>{t("panel.statement")}</a>
          </p>
        )}
      </Show>
      <Show when={!isOfPeriod()}>
        <Rows explanation={props.explanation} />
      </Show>
      <section class={css.same}>
        <Show
          when={props.explanation.recomputed.isSame}
          fallback={
            <p class="fault">{t("panel.other", { value: valueText(props.explanation.recomputed.value, locale()) })}</p>
          }
        >
          <p class="muted small">{t(isOfPeriod() ? "panel.sameMonths" : "panel.same")}</p>
        </Show>
      </section>
    </>
  );
}

/** Whether the sentence of a step already holds its value. */
function isSaid(step: Explanation.Step): boolean {
  return step.value.kind === "count" && step.params.count === step.value.value;
}

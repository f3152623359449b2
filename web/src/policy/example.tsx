/** A worked example beside the form: a person's figures in, the steps in words and the pay out, by the engine that pays. */

import * as FormatStep from "@clearboard/core/pay/format-step";
import type * as LintSlope from "@clearboard/core/plan/lint-slope";
import type * as Plan from "@clearboard/core/plan/plan";
import { createMemo, createSignal, For, Show } from "solid-js";
import { createReasonTexts } from "../data/reason-text.ts";
import { locale, t } from "../i18n/text.ts";
import { Card } from "../ui/card.tsx";
import { TextField } from "../ui/field.tsx";
import { Table } from "../ui/table.tsx";
import { Curve } from "./curve.tsx";
import css from "./policy.module.css";
import * as Worked from "./worked.ts";

type Props = { plan: Plan.Info | null; costs: readonly (LintSlope.Cost & { plan: string })[] };

export function Example(props: Props) {
  return (
    <Card title={t("policy.example")}>
      <Show when={props.plan} fallback={<p class="muted">{t("policy.example.wait")}</p>}>
        {(plan) => <Paid plan={plan()} costs={props.costs.filter((cost) => cost.plan === plan().id)} />}
      </Show>
    </Card>
  );
}

function Paid(props: { plan: Plan.Info; costs: Props["costs"] }) {
  const [answers, setAnswers] = createSignal<Worked.Answers>({});
  const asks = createMemo(() => Worked.asks(props.plan));
  const paid = createMemo(() => Worked.pay(props.plan, answers()));
  const curve = createMemo(() => Worked.curve(props.plan, answers()));
  const statement = () => {
    const found = paid();
    return "statement" in found ? found.statement : null;
  };
  const refused = createReasonTexts(() => {
    const found = paid();
    return "refused" in found ? [found.refused] : [];
  });
  return (
    <>
      <div class={css.asks}>
        <For each={asks()}>
          {(ask) => (
            <TextField
              label={labelOf(ask)}
              inputMode="decimal"
              value={answers()[ask.id] ?? ask.usual}
              onInput={(text) => setAnswers({ ...answers(), [ask.id]: text.trim() })}
            />
          )}
        </For>
      </div>
      <Show when={statement()} fallback={<p class="fault">{refused()[0]}</p>}>
        {(found) => (
          <>
            <p class="answer" data-slot="example-pay">
              {FormatStep.money(found().pay.text, found().pay.currency)} {found().pay.currency}
            </p>
            <Show when={curve()}>{(line) => <Curve curve={line()} plan={props.plan} answers={answers()} />}</Show>
            <Table
              class={css.steps}
              label={t("policy.example.steps")}
              rows={found().steps.filter(({ figure }) => figure === "pay")}
              columns={[
                {
                  key: "step",
                  label: t("policy.example.steps"),
                  value: (step) => FormatStep.formatStep(step, props.plan, locale()),
                },
                {
                  key: "then",
                  label: t("policy.example.then"),
                  class: "num",
                  value: (step) => FormatStep.money(step.value, props.plan.currency),
                },
              ]}
            />
          </>
        )}
      </Show>
      <Show when={props.costs.length > 0}>
        <dl class={css.costs}>
          <For each={props.costs}>
            {(cost) => (
              <div>
                <dt>{t("policy.cost", { at: FormatStep.share(cost.at) })}</dt>
                <dd>
                  {FormatStep.money(cost.pay, props.plan.currency)}
                  <Show when={cost.ofSales}>{(share) => <span class="muted"> {FormatStep.share(share())}</span>}</Show>
                </dd>
              </div>
            )}
          </For>
        </dl>
      </Show>
    </>
  );
}

function labelOf({ kind, name }: Worked.Ask): string {
  if (kind === "sales") return t("policy.example.sales", { measure: FormatStep.measure(name, locale()) });
  if (kind === "figure") return FormatStep.measure(name, locale());
  if (kind === "score" || kind === "pool") return t(`policy.example.${kind}`, { part: name });
  return t(`policy.example.${kind}`);
}

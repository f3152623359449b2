/** A worked example beside the form: a person's figures in, the steps in words and the pay out, by the engine that pays. */
import type * as LintSlope from "@clearboard/core/pay/lint-slope";
import type * as Plan from "@clearboard/core/pay/plan";
import * as Spoken from "@clearboard/core/pay/spoken";
import { createMemo, createResource, createSignal, For, Show } from "solid-js";
import { sayCode } from "../data/problem.ts";
import { locale, t } from "../i18n/text.ts";
import { Card } from "../ui/card.tsx";
import { Curve } from "./curve.tsx";
import css from "./policy.module.css";
import * as Worked from "./worked.ts";

type Props = { plan: Plan.Info | null; costs: readonly (LintSlope.Cost & { plan: string })[] };

export function Example(props: Props) {
  return (
    <Card title={t("policy.example")}>
      <Show when={props.plan} fallback={<p class="muted">{t("policy.example.wait")}</p>}>
        {(plan) => <Paid plan={plan()} costs={props.costs.filter((one) => one.plan === plan().id)} />}
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
  const [refused] = createResource(
    () => ({ found: paid(), language: locale() }),
    async ({ found, language }) =>
      "refused" in found
        ? ((await sayCode(found.refused.code, language, found.refused.params)) ?? found.refused.message)
        : "",
  );
  return (
    <>
      <div class={css.asks}>
        <For each={asks()}>
          {(ask) => (
            <label class={css.ask}>
              <span class="muted small">{labelOf(ask)}</span>
              <input
                class="field"
                inputmode="decimal"
                value={answers()[ask.id] ?? ask.usual}
                onInput={(event) => setAnswers({ ...answers(), [ask.id]: event.currentTarget.value.trim() })}
              />
            </label>
          )}
        </For>
      </div>
      <Show when={statement()} fallback={<p class="fault">{refused.latest}</p>}>
        {(made) => (
          <>
            <p class="answer" data-slot="example-pay">
              {Spoken.money(made().pay.text, made().pay.currency)} {made().pay.currency}
            </p>
            <Show when={curve()}>{(line) => <Curve curve={line()} plan={props.plan} answers={answers()} />}</Show>
            <table class={css.steps}>
              <caption class="hidden">{t("policy.example.steps")}</caption>
              <thead>
                <tr>
                  <th scope="col">{t("policy.example.steps")}</th>
                  <th scope="col" class="num">
                    {t("policy.example.then")}
                  </th>
                </tr>
              </thead>
              <tbody>
                <For each={made().steps.filter(({ figure }) => figure === "pay")}>
                  {(step) => (
                    <tr>
                      <td>{Spoken.of(step, props.plan, locale())}</td>
                      <td class="num">{Spoken.money(step.value, props.plan.currency)}</td>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          </>
        )}
      </Show>
      <Show when={props.costs.length > 0}>
        <dl class={css.costs}>
          <For each={props.costs}>
            {(cost) => (
              <div>
                <dt>{t("policy.cost", { at: Spoken.share(cost.at) })}</dt>
                <dd>
                  {Spoken.money(cost.pay, props.plan.currency)}
                  <Show when={cost.ofSales}>{(share) => <span class="muted"> {Spoken.share(share())}</span>}</Show>
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
  if (kind === "sales") return t("policy.example.sales", { measure: Spoken.measure(name, locale()) });
  if (kind === "figure") return Spoken.measure(name, locale());
  if (kind === "score" || kind === "pool") return t(`policy.example.${kind}`, { part: name });
  return t(`policy.example.${kind}`);
}

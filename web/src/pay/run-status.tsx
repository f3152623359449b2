/** From earned to approved to released, each by a director who sees what they agree to. */
import type * as RunShape from "@clearboard/core/pay/run";
import { For, Show } from "solid-js";
import * as PayData from "../data/pay.ts";
import { zone } from "../data/session.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { createAction } from "../ui/action.ts";
import { Button } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { invalidate } from "../ui/query.ts";
import css from "./run.module.css";
import { stageOf } from "./stage.ts";

type Step = "approve" | "release";

export function RunLife(props: { run: RunShape.Info; onMoved: (run: RunShape.Info) => void }) {
  const state = () => props.run.state ?? "preliminary";
  const next = (): Step | null => (state() === "earned" ? "approve" : state() === "approved" ? "release" : null);
  // what the dialog shows is what is agreed to: the digest of the run on screen
  const move = createAction(
    async (step: Step) => props.onMoved(await PayData.move(props.run.month, step, props.run.digest)),
    {
      confirm: (step) => ({
        title: t(`run.${step}.title`, { month: Format.month(props.run.month, locale()) }),
        text: t(`run.${step}.text`),
        label: t(`run.${step}`),
      }),
      done: (_, step) => t(`run.done.${step}`),
      isClosedByFault: true,
    },
  );
  return (
    <>
      <ol class={css.way}>
        <For each={["earned", "approved", "released"] as const}>
          {(step) => {
            const done = () => props.run.history.find((entry) => entry.state === step);
            return (
              <li data-done={done() ? "" : undefined}>
                <span class={css.dot} aria-hidden="true" />
                <span class="strong">{t(`pay.state.${step}`)}</span>
                <Show when={done()}>
                  {(entry) => (
                    <span class="muted small">
                      {entry().by}, {Format.time(entry().at, zone(), locale())}
                      {entry().isOnly ? ` · ${t("run.only")}` : ""}
                    </span>
                  )}
                </Show>
              </li>
            );
          }}
        </For>
      </ol>
      <p class={`muted small ${css.note}`}>{t(`run.life.${state()}`)}</p>
      <Show when={props.run.isStuck}>
        <p class="behind small">{t("run.stuck")}</p>
      </Show>
      <Show when={move.problem}>
        {(problem) => (
          <ErrorState
            problem={problem()}
            retry={() => {
              move.cancel();
              void invalidate("pay/run");
            }}
          />
        )}
      </Show>
      <div class="actions">
        <Show when={state() === "released"}>
          <For each={["csv", "xlsx"] as const}>
            {(format) => (
              <a class="button" href={PayData.payrollHref(props.run.month, format)} download="">
                {t(`run.payroll.${format}`)}
              </a>
            )}
          </For>
        </Show>
        <Show when={state() === "preliminary"}>
          <a class="button" href={`/board/${props.run.month}`}>
            {t("run.publish")}
          </a>
        </Show>
        <Show when={next()}>
          {(step) => (
            <Button kind="primary" onClick={() => move(step())}>
              {t(`run.${step()}`)}
            </Button>
          )}
        </Show>
      </div>
      <Confirm action={move}>
        <dl class={css.sums}>
          <div data-total="">
            <dt>{t(`pay.paid.${stageOf(props.run)}`)}</dt>
            <dd>{Format.moneyExact(props.run.totals.paid, locale())}</dd>
          </div>
          <div>
            <dt>{t("run.digest")}</dt>
            <dd class="mono">{props.run.digest.slice(0, 12)}</dd>
          </div>
        </dl>
      </Confirm>
    </>
  );
}

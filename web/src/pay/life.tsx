/** From earned to approved to released, each by a director who sees what they agree to. */
import type * as RunShape from "@clearboard/core/payroll/run";
import { createSignal, For, Show } from "solid-js";
import * as PayData from "../data/pay.ts";
import { Problem } from "../data/problem.ts";
import { session } from "../data/session.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { announce } from "../ui/announce.tsx";
import { Modal } from "../ui/modal.tsx";
import { Trouble } from "../ui/trouble.tsx";
import css from "./run.module.css";

type Step = "approve" | "release";

export function RunLife(props: { run: RunShape.Info; onMoved: (run: RunShape.Info) => void; again: () => unknown }) {
  const [asked, setAsked] = createSignal<Step | null>(null);
  const [isBusy, setBusy] = createSignal(false);
  const [trouble, setTrouble] = createSignal<Problem | null>(null);
  const state = () => props.run.state ?? "preliminary";
  const next = (): Step | null => (state() === "earned" ? "approve" : state() === "approved" ? "release" : null);
  const month = () => Format.month(props.run.month, locale());
  const zone = () => session()?.organisation?.zone ?? "UTC";
  // what the dialog shows is what is agreed to: the digest of the run on screen
  const move = async (to: Step) => {
    setBusy(true);
    try {
      props.onMoved(await PayData.move(props.run.month, to, props.run.digest));
      setTrouble(null);
      announce(t(`run.done.${to}`));
    } catch (error) {
      setTrouble(Problem.of(error));
    } finally {
      setBusy(false);
      setAsked(null);
    }
  };
  return (
    <>
      <ol class={css.way}>
        <For each={["earned", "approved", "released"] as const}>
          {(one) => {
            const done = () => props.run.history.find((entry) => entry.state === one);
            return (
              <li data-done={done() ? "" : undefined}>
                <span class={css.dot} aria-hidden="true" />
                <span class="strong">{t(`pay.state.${one}`)}</span>
                <Show when={done()}>
                  {(entry) => (
                    <span class="muted small">
                      {entry().by}, {Format.time(entry().at, zone(), locale())}
                    </span>
                  )}
                </Show>
              </li>
            );
          }}
        </For>
      </ol>
      <p class={`muted small ${css.note}`}>{t(`run.life.${state()}`)}</p>
      <Show when={trouble()}>
        {(problem) => (
          <Trouble
            problem={problem()}
            retry={() => {
              setTrouble(null);
              void props.again();
            }}
          />
        )}
      </Show>
      <div class="actions">
        <Show when={state() === "preliminary"}>
          <a class="button" href={`/board/${props.run.month}`}>
            {t("run.publish")}
          </a>
        </Show>
        <Show when={next()}>
          {(step) => (
            <button type="button" class="button" data-kind="primary" onClick={() => setAsked(step())}>
              {t(`run.${step()}`)}
            </button>
          )}
        </Show>
      </div>
      <Show when={asked()}>
        {(step) => (
          <Modal
            title={t(`run.${step()}.title`, { month: month() })}
            onClose={() => setAsked(null)}
            actions={
              <button
                type="button"
                class="button"
                data-kind="primary"
                disabled={isBusy()}
                onClick={() => void move(step())}
              >
                {t(`run.${step()}`)}
              </button>
            }
          >
            <p>{t(`run.${step()}.text`)}</p>
            <dl class={css.sums}>
              <div data-total="">
                <dt>{t("pay.paid")}</dt>
                <dd>{Format.moneyExact(props.run.totals.paid, locale())}</dd>
              </div>
              <div>
                <dt>{t("run.digest")}</dt>
                <dd class="mono">{props.run.digest.slice(0, 12)}</dd>
              </div>
            </dl>
          </Modal>
        )}
      </Show>
    </>
  );
}

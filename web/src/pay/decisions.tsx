/** What was decided by hand about a run: pay on hold, adjustments and who confirmed them; and new ones while it is open. */
import type * as Decision from "@clearboard/core/pay/decision";
import type * as RunShape from "@clearboard/core/pay/run";
import { createSignal, For, Show } from "solid-js";
import * as PayData from "../data/pay.ts";
import { zone } from "../data/session.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { createAction } from "../ui/action.ts";
import { Button } from "../ui/button.tsx";
import { Fault } from "../ui/field.tsx";
import { DecisionForm, reason } from "./decision-form.tsx";
import css from "./run.module.css";

export function Decisions(props: { run: RunShape.Info; onMoved: (run: RunShape.Info) => void }) {
  const [asked, setAsked] = createSignal<"hold" | "adjust" | null>(null);
  const name = (person: string) => props.run.people.find(({ id }) => id === person)?.name ?? person;
  const mark = ({ by, at, isOnly }: Decision.Mark) =>
    `${by}, ${Format.time(at, zone(), locale())}${isOnly ? ` · ${t("run.only")}` : ""}`;
  const act = createAction(
    async (step: "lift" | "confirm" | "drop", of: string) =>
      props.onMoved(await PayData.decide(props.run.month, step, of)),
    { done: (_, step) => t(`byHand.done.${step}`) },
  );
  const isOpen = () => props.run.state === null || props.run.state === "earned";
  return (
    <>
      <Show
        when={props.run.holds.length + props.run.adjustments.length > 0}
        fallback={<p class="muted small">{t("byHand.none")}</p>}
      >
        <ul class={css.decisions}>
          <For each={props.run.holds}>
            {(hold) => (
              <li>
                <span class="strong">{t("byHand.held", { name: name(hold.person) })}</span>
                <span>{hold.reason}</span>
                <span class="muted small">{mark(hold.set)}</span>
                <Show
                  when={hold.lifted}
                  fallback={
                    <Button
                      label={t("byHand.lift.of", { name: name(hold.person) })}
                      isDisabled={act.isBusy}
                      onClick={() => act("lift", hold.person)}
                    >
                      {t("byHand.lift")}
                    </Button>
                  }
                >
                  {(lifted) => (
                    <>
                      <span class="muted small">{t("byHand.lifted", { by: mark(lifted()) })}</span>
                      <Show when={hold.isLate}>
                        <a class="button" href={PayData.payrollHref(props.run.month, "csv", hold.person)} download="">
                          {t("byHand.file")}
                        </a>
                      </Show>
                    </>
                  )}
                </Show>
              </li>
            )}
          </For>
          <For each={props.run.adjustments}>
            {(item) => (
              <li>
                <span class="strong">
                  {name(item.person)} {Format.moneyExact(item.amount, locale())}
                </span>
                <span>{`${reason(item.code)}: ${item.text}`}</span>
                <Show when={item.row}>
                  {(row) => (
                    <span class="muted small">
                      {t("statement.line.of", { file: row().file, line: String(row().line) })}
                    </span>
                  )}
                </Show>
                <span class="muted small">{mark(item.entered)}</span>
                <Show when={item.confirmed} fallback={<span class="behind small">{t("byHand.waits")}</span>}>
                  {(confirmed) => <span class="muted small">{t("byHand.confirmed", { by: mark(confirmed()) })}</span>}
                </Show>
                <Show when={isOpen()}>
                  <div class="actions">
                    <Show when={item.confirmed === null}>
                      <Button
                        label={t("byHand.confirm.of", { name: name(item.person) })}
                        isDisabled={act.isBusy}
                        onClick={() => act("confirm", item.id)}
                      >
                        {t("byHand.confirm")}
                      </Button>
                    </Show>
                    <Button
                      label={t("byHand.drop.of", { name: name(item.person) })}
                      isDisabled={act.isBusy}
                      onClick={() => act("drop", item.id)}
                    >
                      {t("byHand.drop")}
                    </Button>
                  </div>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Fault of={act} />
      <div class="actions" data-print="no">
        <Show when={props.run.state !== "released"}>
          <Button onClick={() => setAsked("hold")}>{t("byHand.hold")}</Button>
        </Show>
        <Show when={isOpen()}>
          <Button onClick={() => setAsked("adjust")}>{t("byHand.adjust")}</Button>
        </Show>
      </div>
      <Show when={asked()}>{(kind) => <DecisionForm {...props} kind={kind()} onClose={() => setAsked(null)} />}</Show>
    </>
  );
}

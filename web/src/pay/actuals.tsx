/** What payroll really paid for a released run: who was paid otherwise than released, with the history; one entry or payroll's file. */
import * as Actual from "@clearboard/core/pay/actual";
import type * as Decision from "@clearboard/core/pay/decision";
import type * as RunShape from "@clearboard/core/pay/run";
import { createSignal, For, Show } from "solid-js";
import * as PayData from "../data/pay.ts";
import { zone } from "../data/session.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { createAction } from "../ui/action.ts";
import { Button } from "../ui/button.tsx";
import { FileButton } from "../ui/drop-zone.tsx";
import { Fault } from "../ui/field.tsx";
import { DecisionForm } from "./decision-form.tsx";
import css from "./run.module.css";

export function Actuals(props: { run: RunShape.Info; onMoved: (run: RunShape.Info) => void }) {
  const [isAsked, setAsked] = createSignal(false);
  const money = (value: Format.Money) => Format.moneyExact(value, locale());
  const name = (person: string) => props.run.people.find(({ id }) => id === person)?.name ?? person;
  const mark = ({ by, at }: Decision.Mark) => `${by}, ${Format.time(at, zone(), locale())}`;
  const take = createAction(
    async (file: File) => props.onMoved(await PayData.enterFile(props.run.month, await file.text())),
    { done: () => t("byHand.done.enter") },
  );
  const entries = () => props.run.actuals.map((item) => ({ ...item, last: Actual.latest(item) }));
  const isOther = ({ history, last }: { history: unknown[]; last: Actual.Entered }) =>
    history.length > 1 || last.amount.minor !== last.released.minor;
  const others = () => entries().filter(isOther);
  return (
    <>
      <Show when={entries().length > 0} fallback={<p class="muted small">{t("byHand.actual.none")}</p>}>
        <ul class={css.decisions}>
          <For each={others()}>
            {({ person, history, last }) => (
              <li>
                <span class="strong">
                  {t("byHand.actual", { name: name(person), paid: money(last.amount), released: money(last.released) })}
                </span>
                <Show when={last.note}>{(note) => <span>{note()}</span>}</Show>
                <span class="muted small">{mark(last.entered)}</span>
                <For each={history.slice(0, -1)}>
                  {(before) => (
                    <span class="muted small">
                      {t("byHand.actual.before", { amount: money(before.amount) })} · {mark(before.entered)}
                    </span>
                  )}
                </For>
              </li>
            )}
          </For>
          <Show when={entries().length > others().length}>
            <li class="muted small">{t("byHand.actual.same", { n: entries().length - others().length })}</li>
          </Show>
        </ul>
      </Show>
      <Fault of={take} />
      <div class="actions" data-print="no">
        <Button onClick={() => setAsked(true)}>{t("byHand.enter")}</Button>
        <FileButton onFiles={([file]) => file && take(file)}>{t("byHand.enter.file")}</FileButton>
      </div>
      <Show when={isAsked()}>
        <DecisionForm {...props} kind="enter" onClose={() => setAsked(false)} />
      </Show>
    </>
  );
}

import * as Period from "@clearboard/core/period";
import { Show } from "solid-js";
import * as Client from "../data/client.ts";
import type { InForce } from "../data/policy.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { Button } from "../ui/button.tsx";
import { Card, CardFoot } from "../ui/card.tsx";
import { SelectField, TextField } from "../ui/field.tsx";
import { createQuery } from "../ui/query.ts";
import css from "./policy.module.css";
import { keep, type Work } from "./work.ts";

const AHEAD = 12;

/** The months a change may hold from: those after the last published one, to a year from now. */
export function choices(months: readonly Client.Month[], now: string): string[] {
  const published = months.filter(({ version }) => version !== null).map(({ month }) => month);
  const last = published.at(-1);
  const first = last === undefined ? (months[0]?.month ?? now) : Period.next(last);
  const end = Period.shift(now > first ? now : first, AHEAD);
  return Period.range(first, end);
}

/** The month it holds from, a word to the other director, and on to the simulation. */
export function When(props: { work: Work; inForce: InForce; isRefused: boolean }) {
  const months = createQuery("months", Client.months);
  const list = () => choices(months() ?? [], props.inForce.month);
  const chosen = () => effectiveMonth(props.work, list(), props.inForce.month);
  return (
    <Card title={t("policy.when")} rows={3}>
      <div class={css.asks}>
        <SelectField
          label={t("policy.effective")}
          options={list().map((month) => ({ value: month, text: Format.month(month, locale()) }))}
          value={chosen()}
          onChange={(month) => keep({ ...props.work, effectiveMonth: month })}
        />
        <TextField
          class={css.wide}
          label={t("policy.note")}
          maxLength={500}
          value={props.work.note}
          onInput={(note) => keep({ ...props.work, note })}
        />
      </div>
      <div class="actions">
        <Show when={!props.isRefused} fallback={<Button isDisabled>{t("policy.simulate")}</Button>}>
          <a class="button" data-kind="primary" href="/policy/simulate">
            {t("policy.simulate")}
          </a>
        </Show>
      </div>
      <CardFoot>
        <span>{t("policy.effective.note")}</span>
      </CardFoot>
    </Card>
  );
}

/** The chosen month while it may still be chosen; else this one, or the first that may. */
export function effectiveMonth(work: Work, list: readonly string[], now: string): string {
  if (work.effectiveMonth !== null && list.includes(work.effectiveMonth)) return work.effectiveMonth;
  return list.includes(now) ? now : (list[0] ?? now);
}

/** Exchange rates: what rows in another currency wait for, what is known, and a rate entered by hand. */
import { NO_RATE } from "@clearboard/core/words/rate";
import { say } from "@clearboard/core/words/text";
import { createSignal, For, Show } from "solid-js";
import * as ImportData from "../data/import.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { createAction } from "../ui/action.ts";
import { Button } from "../ui/button.tsx";
import { Card, CardFoot } from "../ui/card.tsx";
import { TextField } from "../ui/field.tsx";
import { FormDialog } from "../ui/form.tsx";
import { createQuery } from "../ui/query.ts";
import { Table } from "../ui/table.tsx";
import css from "./owners.module.css";
import { CHANGED } from "./queue.ts";

type Missing = ImportData.Rates["missing"][number];

/** Nothing at all in a company of one currency. */
export function Rates() {
  const rates = createQuery("rates", ImportData.rates);
  const [asked, setAsked] = createSignal<Partial<Missing> | null>(null);
  const missing = () => rates.latest?.missing ?? [];
  const isShown = () => missing().length + (rates.latest?.rates.length ?? 0) > 0;
  return (
    <Show when={isShown()}>
      <div id="rates">
        <Card title={t("rates.title")} rows={3} query={rates} class={css.card}>
          <p class={`answer ${css.answer} ${missing().length > 0 ? "behind" : ""}`}>
            {missing().length > 0 ? t("rates.missing", { n: missing().length }) : t("rates.good")}
            <Show when={missing().length > 0}>
              <span class="aside">{t("history.rows", { n: missing().reduce((sum, { rows }) => sum + rows, 0) })}</span>
            </Show>
          </p>
          <For each={missing()}>
            {(lack) => (
              <p class="small">
                {say(NO_RATE, locale(), lack)}{" "}
                <Button
                  kind="link-small"
                  label={t("rates.enterFor", { currency: lack.currency })}
                  onClick={() => setAsked(lack)}
                >
                  {t("rates.enter")}
                </Button>
              </p>
            )}
          </For>
          <Table
            rows={rates.latest?.rates ?? []}
            first={{ rows: 10, more: (n) => t("rates.more", { n: Format.count(n, locale()) }) }}
            empty={<></>}
            columns={[
              { key: "day", label: t("rates.day"), format: "day", isHeader: true, value: ({ day }) => day },
              { key: "pair", label: t("rates.pair"), value: ({ from, to }) => `${from} → ${to}` },
              {
                key: "rate",
                label: t("rates.rate"),
                class: "num",
                value: ({ rate, per }) => (per === undefined ? rate : `${rate} / ${per}`),
              },
              { key: "source", label: t("rates.source"), class: "muted", value: ({ source }) => source },
            ]}
          />
          <CardFoot>
            <span>{t("rates.note")}</span>
            <Button onClick={() => setAsked({})}>{t("rates.enter")}</Button>
          </CardFoot>
        </Card>
      </div>
      <Show when={asked()}>
        {(lack) => <NewRate of={lack()} currency={rates.latest?.currency ?? ""} onClose={() => setAsked(null)} />}
      </Show>
    </Show>
  );
}

function NewRate(props: { of: Partial<Missing>; currency: string; onClose: () => void }) {
  const [day, setDay] = createSignal(props.of.day ?? "");
  const [from, setFrom] = createSignal(props.of.currency ?? "");
  const [rate, setRate] = createSignal("");
  const [source, setSource] = createSignal("");
  const isReady = () =>
    /^\d{4}-\d{2}-\d{2}$/.test(day().trim()) &&
    /^[a-z]{3}$/i.test(from().trim()) &&
    /^\d+(\.\d+)?$/.test(rate().trim()) &&
    source().trim() !== "";
  const enter = createAction(
    async () => {
      await ImportData.enterRate({
        day: day().trim(),
        from: from().trim().toUpperCase(),
        rate: rate().trim(),
        source: source().trim(),
      });
      props.onClose();
    },
    { done: () => t("rates.entered", { currency: from().trim().toUpperCase() }), changes: CHANGED },
  );
  return (
    <FormDialog
      title={t("rates.enter.title")}
      action={enter}
      submit={t("rates.enter.do")}
      isReady={isReady()}
      onClose={props.onClose}
    >
      <TextField label={t("rates.day")} hint={t("rates.day.hint")} value={day()} onInput={setDay} maxLength={10} />
      <TextField label={t("rates.from")} hint={t("rates.from.hint")} value={from()} onInput={setFrom} maxLength={3} />
      <TextField
        label={t("rates.worth", { currency: props.currency })}
        value={rate()}
        onInput={setRate}
        inputMode="decimal"
        maxLength={25}
      />
      <TextField
        label={t("rates.source")}
        hint={t("rates.source.hint")}
        value={source()}
        onInput={setSource}
        maxLength={100}
      />
    </FormDialog>
  );
}

import type * as Explanation from "@clearboard/core/board/explanation";
import { NOW_WITH } from "@clearboard/core/words/hand-over";
import { CONVERTED } from "@clearboard/core/words/rate";
import { say } from "@clearboard/core/words/text";
import { createEffect, createSignal, on, Show } from "solid-js";
import { recordHref } from "../../address.ts";
import * as Client from "../../data/client.ts";
import { may } from "../../data/session.ts";
import * as Format from "../../i18n/format.ts";
import { locale, t } from "../../i18n/text.ts";
import { createAction } from "../../ui/action.ts";
import { Button } from "../../ui/button.tsx";
import { Table } from "../../ui/table.tsx";
import css from "./panel.module.css";
import { valueText } from "./value.ts";

const FIRST = 8;
const MORE = 100;

/** The rows of the files behind a figure, with file and line. */
export function Rows(props: { explanation: Explanation.Info }) {
  const [limit, setLimit] = createSignal(FIRST);
  const [later, setLater] = createSignal<Explanation.SourceRow[]>([]);
  const rows = () => [...props.explanation.rows, ...later()];
  const rest = () => Math.max(props.explanation.rowsTotal, rows().length) - Math.min(limit(), rows().length);
  createEffect(
    on(
      () => props.explanation.figure,
      () => {
        setLimit(FIRST);
        setLater([]);
      },
      { defer: true },
    ),
  );
  const more = createAction(
    async () => {
      const wanted = limit() + MORE;
      setLimit(wanted);
      if (wanted <= rows().length || rows().length >= props.explanation.rowsTotal) return;
      const figure = props.explanation.figure;
      const page = await Client.explain(figure, rows().length);
      if (figure === props.explanation.figure) setLater([...later(), ...page.rows]);
    },
    { isAnnounced: true },
  );
  return (
    <section>
      <h3 class={css.rowsHead}>
        {t("panel.rows")}
        <Show when={props.explanation.rowsTotal > 0}>
          <span class="muted small">{t("panel.rowsTotal", { n: props.explanation.rowsTotal })}</span>
        </Show>
      </h3>
      <Show when={rows().length > 0} fallback={<p class="muted small">{t("panel.noRows")}</p>}>
        <Table
          class={css.sources}
          rows={rows().slice(0, limit())}
          columns={[
            { key: "row", label: t("panel.row"), class: css.id, cell: (row) => <Name row={row} /> },
            {
              key: "day",
              label: t("panel.day"),
              class: "nowrap",
              value: ({ day }) => (/^\d{4}-\d{2}-\d{2}$/.test(day) ? Format.shortDay(day, locale()) : ""),
            },
            { key: "file", label: t("panel.file"), class: css.file, cell: (row) => <File row={row} /> },
            { key: "line", label: t("panel.line"), format: "count", value: ({ line }) => line },
            {
              key: "effect",
              label: t("panel.effect"),
              class: "num",
              value: ({ effect }) => valueText(effect, locale()),
            },
          ]}
        />
        <Show when={rest() > 0}>
          <Button kind="link-small" class={css.more} action={more}>
            {t("panel.more", { n: rest() })}
          </Button>
        </Show>
      </Show>
    </section>
  );
}

/** The row's id, and below it who has a closed deal now, and what the file states in another currency. */
function Name(props: { row: Explanation.SourceRow }) {
  return (
    <>
      {/* calls are packed by day and have no page of their own */}
      <Show when={props.row.kind !== "call"} fallback={<span title={props.row.id}>{props.row.id}</span>}>
        <a href={recordHref(props.row)} title={props.row.id}>
          {props.row.id}
        </a>
      </Show>
      <Show when={props.row.nowWith}>
        {(person) => <div class="muted small">{say(NOW_WITH, locale(), { person: person() })}</div>}
      </Show>
      <Show when={props.row.converted}>
        {(converted) => <div class="muted small">{say(CONVERTED, locale(), statedIn(converted()))}</div>}
      </Show>
    </>
  );
}

function statedIn({ amount, ...rate }: NonNullable<Explanation.SourceRow["converted"]>) {
  return { ...rate, currency: amount.currency, amount: Format.decimalText(amount) };
}

function File(props: { row: Explanation.SourceRow }) {
  const name = () => props.row.file || props.row.source;
  return (
    <Show when={may("import.manage") && props.row.importId} fallback={<span title={name()}>{name()}</span>}>
      <a href={`/imports/${props.row.importId}`} title={name()}>
        {name()}
      </a>
    </Show>
  );
}

/** One fact: its values, what its tracked fields were before, and every row of a file that said something of it. */
import { For, Show } from "solid-js";
import * as Records from "../data/record.ts";
import { may } from "../data/session.ts";
import * as Format from "../i18n/format.ts";
import { longDay } from "../i18n/long-day.ts";
import { locale, t, tCode } from "../i18n/text.ts";
import { Card, Empty } from "../ui/card.tsx";
import { Page } from "../ui/page.tsx";
import { createQuery } from "../ui/query.ts";
import { createParam } from "../ui/route.ts";
import { Table } from "../ui/table.tsx";
import { say, valueText } from "./field-value.ts";
import css from "./records.module.css";

type Origin = Pick<Records.Info["origin"], "day" | "importId" | "file" | "line">;

export function Detail() {
  const [kind, source, id] = [createParam("kind"), createParam("source"), createParam("id")];
  const record = createQuery("records/one", Records.read, () => {
    const [ofKind, of, name] = [kind(), source(), id()];
    return ofKind && of && name ? { kind: ofKind, source: of, id: name } : null;
  });
  const title = () => `${tCode("kind", kind() ?? "deal")} ${id() ?? ""}`;
  return (
    <Page title={title()} before={<a href={`/records?kind=${kind() ?? "deal"}`}>{t("records.back")}</a>}>
      <div class={css.cards}>
        <Card title={t("records.values")} rows={8} query={record}>
          {(found) => <Values record={found()} />}
        </Card>
        <Card title={t("records.history")} rows={4} query={record}>
          {(found) => <History record={found()} />}
        </Card>
        <Card title={t("records.statements")} rows={4} query={record}>
          {(found) => <Statements record={found()} />}
        </Card>
      </div>
    </Page>
  );
}

const labelIn = ({ fields }: Records.Info, name: string) => {
  const field = fields.find((field) => field.name === name);
  return field === undefined ? name : say(field.label, locale());
};

function Values(props: { record: Records.Info }) {
  const isShown = ({ name }: Records.Field) =>
    props.record.hidden.includes(name) || props.record.row.values[name] !== undefined;
  return (
    <dl class={css.values}>
      <Show when={props.record.row.person}>
        {(person) => (
          <div>
            <dt>{t("records.owner")}</dt>
            <dd>{person()}</dd>
          </div>
        )}
      </Show>
      <Show when={props.record.nowWith}>
        {(person) => (
          <div>
            <dt>{t("records.nowWith")}</dt>
            <dd>{person()}</dd>
          </div>
        )}
      </Show>
      <For each={props.record.fields.filter(isShown)}>
        {(field) => (
          <div>
            <dt>{say(field.label, locale())}</dt>
            <dd>
              <Show
                when={!props.record.hidden.includes(field.name)}
                fallback={<span class="muted">{t("records.hidden")}</span>}
              >
                {valueText(props.record.row.values[field.name], field, locale())}
              </Show>
            </dd>
          </div>
        )}
      </For>
    </dl>
  );
}

function History(props: { record: Records.Info }) {
  const steps = () =>
    props.record.history.flatMap(({ field: name, steps: values }) => {
      const field = props.record.fields.find((field) => field.name === name);
      return field === undefined ? [] : values.map((step) => ({ ...step, field }));
    });
  return (
    <Table
      phone="stack"
      rows={steps()}
      empty={<Empty title={t("records.history.none")} />}
      columns={[
        { key: "field", label: t("records.field"), isHeader: true, value: ({ field }) => say(field.label, locale()) },
        { key: "value", label: t("records.value"), cell: ({ value, field }) => valueText(value, field, locale()) },
        { key: "since", label: t("records.since"), class: "nowrap", value: ({ day }) => dayText(day) },
        { key: "row", label: t("records.row"), cell: (step) => <From origin={step} /> },
      ]}
    />
  );
}

function Statements(props: { record: Records.Info }) {
  return (
    <Table
      phone="stack"
      rows={[...props.record.statements].reverse()}
      columns={[
        { key: "day", label: t("records.day"), isHeader: true, class: "nowrap", value: ({ day }) => dayText(day) },
        {
          key: "changed",
          label: t("records.changed"),
          value: ({ changed, isGone }) =>
            isGone
              ? t("records.gone")
              : changed.map((name) => labelIn(props.record, name)).join(locale() === "en" ? ", " : "、") || Format.DASH,
        },
        { key: "row", label: t("records.row"), cell: (row) => <From origin={row} /> },
      ]}
    />
  );
}

const dayText = (day: string) => longDay(`${day}T12:00:00Z`, "UTC", locale());

/** The file and line that said it; who brings files may open the file's receipt. */
function From(props: { origin: Origin }) {
  const text = () =>
    props.origin.line === 0
      ? props.origin.file
      : t("records.line", { file: props.origin.file, line: String(props.origin.line) });
  return (
    <Show when={may("import.manage")} fallback={text()}>
      <a href={`/imports/${props.origin.importId}`}>{text()}</a>
    </Show>
  );
}

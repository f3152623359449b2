/** The importer keys: source, state, last use; a new one, and revoking one. */
import { createSignal, Show } from "solid-js";
import * as Data from "../data/access.ts";
import { zone } from "../data/session.ts";
import * as Format from "../i18n/format.ts";
import { longDay } from "../i18n/long-day.ts";
import { locale, t } from "../i18n/text.ts";
import { createAction } from "../ui/action.ts";
import { Button } from "../ui/button.tsx";
import { Card, CardFoot, Empty } from "../ui/card.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { createQuery } from "../ui/query.ts";
import { type Column, Table } from "../ui/table.tsx";
import css from "./keys.module.css";
import { NewKey } from "./new-key.tsx";

const DAY_MS = 86_400_000;
/** A key that ends is a night without files: said two weeks before. */
const WARNED_DAYS = 14;

export function ImporterKeys() {
  const keys = createQuery("keys", Data.keys);
  const [isNew, setNew] = createSignal(false);
  const revoke = createAction((key: Data.Key) => Data.revokeKey(key.id), {
    confirm: (key) => ({
      title: t("keys.revoke.title", { source: key.source }),
      text: t("keys.revoke.text", { id: key.id }),
      label: t("keys.revoke.confirm"),
    }),
    done: (_, key) => t("keys.revoked", { source: key.source }),
    changes: ["keys"],
  });
  const alive = () => keys()?.keys.filter(({ state }) => state === "alive").length ?? 0;
  const button = () => (
    <Button kind="primary" onClick={() => setNew(true)}>
      {t("keys.new")}
    </Button>
  );
  const columns = (): Column<Data.Key>[] => [
    { key: "source", label: t("keys.source"), isHeader: true, value: (key) => key.source },
    {
      key: "id",
      label: t("keys.key"),
      class: "mono",
      value: ({ id }) => `cbk_${id.slice(0, 4)}…${id.slice(-4)}`,
    },
    { key: "state", label: t("keys.state"), cell: (key) => <State of={key} /> },
    {
      key: "until",
      label: t("keys.until"),
      class: "nowrap",
      value: (key) => longDay(key.revokedAt ?? key.expiresAt, zone(), locale()),
    },
    {
      key: "used",
      label: t("keys.used"),
      class: "nowrap",
      value: (key) => (key.lastUsedAt === null ? t("keys.unused") : Format.time(key.lastUsedAt, zone(), locale())),
    },
    {
      key: "revoke",
      label: t("keys.revoke"),
      isLabelHidden: true,
      isControl: true,
      cell: (key) => (
        <Show when={key.state === "alive"}>
          <Button label={t("keys.revokeOf", { id: key.id, source: key.source })} onClick={() => revoke(key)}>
            {t("keys.revoke")}
          </Button>
        </Show>
      ),
    },
  ];
  return (
    <Card title={t("keys.card")} rows={4} query={keys}>
      <Show
        when={keys()?.keys.length}
        fallback={
          <Empty title={t("keys.none")} text={t("keys.none.text")}>
            {button()}
          </Empty>
        }
      >
        <div class={css.head}>
          <p class="answer">{alive() > 0 ? t("keys.answer", { n: alive() }) : t("keys.answerNone")}</p>
          {button()}
        </div>
        <Table
          columns={columns()}
          rows={keys()?.keys ?? []}
          state={({ state }) => (state === "alive" ? undefined : "over")}
          phone="stack"
          size="roomy"
        />
        <CardFoot>
          <span>{t("keys.note")}</span>
        </CardFoot>
      </Show>
      <Show when={isNew()}>
        <NewKey sources={keys()?.sources ?? []} onClose={() => setNew(false)} />
      </Show>
      <Confirm action={revoke} />
    </Card>
  );
}

function State(props: { of: Data.Key }) {
  const daysLeft = () => Math.ceil((Date.parse(props.of.expiresAt) - Date.now()) / DAY_MS);
  const isEnding = () => props.of.state === "alive" && daysLeft() <= WARNED_DAYS;
  return (
    <span class="tag" data-tone={props.of.state === "alive" ? (isEnding() ? "behind" : "accent") : undefined}>
      {isEnding() ? t("keys.ends", { n: daysLeft() }) : t(`keys.state.${props.of.state}`)}
    </span>
  );
}

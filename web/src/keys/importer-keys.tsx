/** The importer keys: source, state, last use; a new one, and revoking one. */
import { createSignal, For, type Resource, Show } from "solid-js";
import * as Data from "../data/keys.ts";
import { session } from "../data/session.ts";
import * as Format from "../i18n/format.ts";
import { longDay } from "../i18n/long-day.ts";
import { locale, t } from "../i18n/text.ts";
import { announce } from "../ui/announce.tsx";
import { Card, CardFoot, Empty } from "../ui/card.tsx";
import { Confirm } from "./confirm.tsx";
import css from "./keys.module.css";
import { NewKey } from "./new-key.tsx";

const DAY_MS = 86_400_000;
/** A key that ends is a night without files: said two weeks before. */
const WARNED_DAYS = 14;

export function ImporterKeys(props: { keys: Resource<Data.Keys>; refetch: () => void }) {
  const [isNew, setNew] = createSignal(false);
  const [revoked, setRevoked] = createSignal<Data.Key>();
  // The latest, not the one under way: a card that waits would take the open dialog from the page.
  const all = () => props.keys.latest?.keys ?? [];
  const alive = () => all().filter(({ state }) => state === "alive").length;
  const button = () => (
    <button type="button" class="button" data-kind="primary" onClick={() => setNew(true)}>
      {t("keys.new")}
    </button>
  );
  return (
    <Card title={t("keys.card")} rows={4} retry={props.refetch}>
      <Show
        when={all().length > 0}
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
        <table class={css.table}>
          <thead>
            <tr>
              <th scope="col">{t("keys.source")}</th>
              <th scope="col">{t("keys.key")}</th>
              <th scope="col">{t("keys.state")}</th>
              <th scope="col">{t("keys.until")}</th>
              <th scope="col">{t("keys.used")}</th>
              <th scope="col">
                <span class="hidden">{t("keys.revoke")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={all()}>{(key) => <Row of={key} onRevoke={() => setRevoked(key)} />}</For>
          </tbody>
        </table>
        <CardFoot>
          <span>{t("keys.note")}</span>
        </CardFoot>
      </Show>
      <Show when={isNew()}>
        <NewKey sources={props.keys.latest?.sources ?? []} onMade={props.refetch} onClose={() => setNew(false)} />
      </Show>
      <Show when={revoked()}>
        {(key) => (
          <Confirm
            title={t("keys.revoke.title", { source: key().source })}
            text={t("keys.revoke.text", { id: key().id })}
            action={t("keys.revoke.confirm")}
            act={async () => {
              await Data.revokeKey(key().id);
              announce(t("keys.revoked", { source: key().source }));
              props.refetch();
            }}
            onClose={() => setRevoked(undefined)}
          />
        )}
      </Show>
    </Card>
  );
}

function Row(props: { of: Data.Key; onRevoke: () => void }) {
  const time = (iso: string) => Format.time(iso, session()?.organisation?.zone ?? "UTC", locale());
  const daysLeft = () => Math.ceil((Date.parse(props.of.expiresAt) - Date.now()) / DAY_MS);
  const isEnding = () => props.of.state === "alive" && daysLeft() <= WARNED_DAYS;
  return (
    <tr data-over={props.of.state === "alive" ? undefined : ""}>
      <th scope="row">{props.of.source}</th>
      <td class="mono" data-label={t("keys.key")}>
        cbk_{props.of.id.slice(0, 4)}…{props.of.id.slice(-4)}
      </td>
      <td data-label={t("keys.state")}>
        <span class="tag" data-tone={props.of.state === "alive" ? (isEnding() ? "behind" : "accent") : undefined}>
          {isEnding() ? t("keys.ends", { n: daysLeft() }) : t(`keys.state.${props.of.state}`)}
        </span>
      </td>
      <td class="nowrap" data-label={t("keys.until")}>
        {longDay(props.of.revokedAt ?? props.of.expiresAt, session()?.organisation?.zone ?? "UTC", locale())}
      </td>
      <td class="nowrap" data-label={t("keys.used")}>
        {props.of.lastUsedAt === null ? t("keys.unused") : time(props.of.lastUsedAt)}
      </td>
      <td>
        <Show when={props.of.state === "alive"}>
          <button
            type="button"
            class="button"
            aria-label={t("keys.revokeOf", { id: props.of.id, source: props.of.source })}
            onClick={() => props.onRevoke()}
          >
            {t("keys.revoke")}
          </button>
        </Show>
      </td>
    </tr>
  );
}

/** The notices: where, of what, how the last one went; a new one, a test, and taking one away. */
import { createSignal, For, type Resource, Show } from "solid-js";
import * as Data from "../data/keys.ts";
import { Problem } from "../data/problem.ts";
import { session } from "../data/session.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { announce } from "../ui/announce.tsx";
import { Card, CardFoot, Empty } from "../ui/card.tsx";
import { Confirm } from "./confirm.tsx";
import css from "./keys.module.css";
import { NewNotice } from "./new-notice.tsx";

export function Notices(props: { notices: Resource<Data.Notices>; refetch: () => void }) {
  const [isNew, setNew] = createSignal(false);
  const [removed, setRemoved] = createSignal<Data.Channel>();
  const all = () => props.notices.latest?.notices ?? [];
  const button = () => (
    <button type="button" class="button" data-kind="primary" onClick={() => setNew(true)}>
      {t("notice.new")}
    </button>
  );
  return (
    <Card title={t("notice.card")} rows={3} retry={props.refetch}>
      <Show
        when={all().length > 0}
        fallback={
          <Empty title={t("notice.none")} text={t("notice.none.text")}>
            {button()}
          </Empty>
        }
      >
        <div class={css.head}>
          <p class="answer">{t("notice.answer", { n: all().length })}</p>
          {button()}
        </div>
        <table class={css.table}>
          <thead>
            <tr>
              <th scope="col">{t("notice.kind")}</th>
              <th scope="col">{t("notice.address")}</th>
              <th scope="col">{t("notice.events")}</th>
              <th scope="col">{t("notice.last")}</th>
              <th scope="col">
                <span class="hidden">{t("notice.test")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={all()}>{(one) => <Row of={one} refetch={props.refetch} onRemove={() => setRemoved(one)} />}</For>
          </tbody>
        </table>
        <CardFoot>
          <span>{t("notice.note")}</span>
        </CardFoot>
      </Show>
      <Show when={isNew()}>
        <NewNotice
          canMail={props.notices.latest?.canMail ?? false}
          onAdded={props.refetch}
          onClose={() => setNew(false)}
        />
      </Show>
      <Show when={removed()}>
        {(one) => (
          <Confirm
            title={t("notice.remove.title", { address: one().address })}
            text={t("notice.remove.text")}
            action={t("notice.remove.confirm")}
            act={async () => {
              await Data.removeNotice(one().id);
              announce(t("notice.removed", { address: one().address }));
              props.refetch();
            }}
            onClose={() => setRemoved(undefined)}
          />
        )}
      </Show>
    </Card>
  );
}

function Row(props: { of: Data.Channel; refetch: () => void; onRemove: () => void }) {
  const [isBusy, setBusy] = createSignal(false);
  const test = async () => {
    setBusy(true);
    try {
      await Data.testNotice(props.of.id);
      announce(t("notice.tested", { address: props.of.address }));
    } catch (error) {
      announce(await Problem.of(error).sentence(locale()), true);
    } finally {
      setBusy(false);
      props.refetch();
    }
  };
  return (
    <tr>
      <th scope="row">{t(`notice.kind.${props.of.kind}`)}</th>
      <td class={css.address} data-label={t("notice.address")}>
        {props.of.address}
      </td>
      <td data-label={t("notice.events")}>{props.of.events.map((event) => t(`notice.event.${event}`)).join(", ")}</td>
      <td data-label={t("notice.last")}>
        <Show when={props.of.last} fallback={<span class="muted">{t("notice.untold")}</span>}>
          {(last) => (
            <>
              <span class="tag" data-tone={last().state === "sent" ? "accent" : "behind"} title={last().problem ?? ""}>
                {t(`notice.state.${last().state}`)}
              </span>{" "}
              <span class="muted small nowrap">
                {last().problem ?? Format.time(last().at, session()?.organisation?.zone ?? "UTC", locale())}
              </span>
            </>
          )}
        </Show>
      </td>
      <td>
        <button
          type="button"
          class="button"
          disabled={isBusy()}
          aria-label={t("notice.testOf", { address: props.of.address })}
          onClick={() => void test()}
        >
          {t("notice.test")}
        </button>
        <button
          type="button"
          class="button"
          aria-label={t("notice.removeOf", { address: props.of.address })}
          onClick={() => props.onRemove()}
        >
          {t("notice.remove")}
        </button>
      </td>
    </tr>
  );
}

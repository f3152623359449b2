/** The notices: where, of what, how the last one went; a new one, a test, and taking one away. */
import { createSignal, Show } from "solid-js";
import * as Data from "../data/access.ts";
import { zone } from "../data/session.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { createAction } from "../ui/action.ts";
import { Button } from "../ui/button.tsx";
import { Card, CardFoot, Empty } from "../ui/card.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { createQuery } from "../ui/query.ts";
import { type Column, Table } from "../ui/table.tsx";
import css from "./keys.module.css";
import { NewNotice } from "./new-notice.tsx";

export function Notices() {
  const notices = createQuery("notices", Data.notices);
  const [isNew, setNew] = createSignal(false);
  const test = createAction((channel: Data.Channel) => Data.testNotice(channel.id), {
    done: (_, { address }) => t("notice.tested", { address }),
    changes: ["notices"],
    isAnnounced: true,
  });
  const remove = createAction((channel: Data.Channel) => Data.removeNotice(channel.id), {
    confirm: ({ address }) => ({
      title: t("notice.remove.title", { address }),
      text: t("notice.remove.text"),
      label: t("notice.remove.confirm"),
    }),
    done: (_, { address }) => t("notice.removed", { address }),
    changes: ["notices"],
  });
  const button = () => (
    <Button kind="primary" onClick={() => setNew(true)}>
      {t("notice.new")}
    </Button>
  );
  const columns = (): Column<Data.Channel>[] => [
    { key: "kind", label: t("notice.kind"), isHeader: true, value: ({ kind }) => t(`notice.kind.${kind}`) },
    { key: "address", label: t("notice.address"), class: css.address, value: ({ address }) => address },
    {
      key: "events",
      label: t("notice.events"),
      value: ({ events }) => events.map((event) => t(`notice.event.${event}`)).join(", "),
    },
    { key: "last", label: t("notice.last"), cell: (channel) => <Last of={channel} /> },
    {
      key: "actions",
      label: t("notice.test"),
      isLabelHidden: true,
      isControl: true,
      cell: (channel) => (
        <>
          <Button
            isDisabled={test.isBusy}
            label={t("notice.testOf", { address: channel.address })}
            onClick={() => test(channel)}
          >
            {t("notice.test")}
          </Button>
          <Button label={t("notice.removeOf", { address: channel.address })} onClick={() => remove(channel)}>
            {t("notice.remove")}
          </Button>
        </>
      ),
    },
  ];
  return (
    <Card title={t("notice.card")} rows={3} query={notices}>
      <Show
        when={notices()?.notices.length}
        fallback={
          <Empty title={t("notice.none")} text={t("notice.none.text")}>
            {button()}
          </Empty>
        }
      >
        {(n) => (
          <>
            <div class={css.head}>
              <p class="answer">{t("notice.answer", { n: n() })}</p>
              {button()}
            </div>
            <Table columns={columns()} rows={notices()?.notices ?? []} phone="stack" size="roomy" />
            <CardFoot>
              <span>{t("notice.note")}</span>
            </CardFoot>
          </>
        )}
      </Show>
      <Show when={isNew()}>
        <NewNotice canMail={notices()?.canMail ?? false} onClose={() => setNew(false)} />
      </Show>
      <Confirm action={remove} />
    </Card>
  );
}

function Last(props: { of: Data.Channel }) {
  return (
    <Show when={props.of.last} fallback={<span class="muted">{t("notice.untold")}</span>}>
      {(last) => (
        <>
          <span class="tag" data-tone={last().state === "sent" ? "accent" : "behind"} title={last().problem ?? ""}>
            {t(`notice.state.${last().state}`)}
          </span>{" "}
          <span class="muted small nowrap">{last().problem ?? Format.time(last().at, zone(), locale())}</span>
        </>
      )}
    </Show>
  );
}

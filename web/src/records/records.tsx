/** The facts of a kind and month, with what changed in them; an id opens all that was said of one. */
import { RECORD_KINDS } from "@clearboard/core/fact/kinds.constant";
import { createSignal, Show } from "solid-js";
import * as Records from "../data/record.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { createAction } from "../ui/action.ts";
import { Button } from "../ui/button.tsx";
import { Card, Empty } from "../ui/card.tsx";
import { Select } from "../ui/field.tsx";
import { Page } from "../ui/page.tsx";
import { createQuery } from "../ui/query.ts";
import { createParam, go, hrefWith, path } from "../ui/route.ts";
import { Table } from "../ui/table.tsx";
import { Detail } from "./detail.tsx";
import { kindName } from "./field-value.ts";
import { columnsOf } from "./record-columns.tsx";
import css from "./records.module.css";

export default function Pages() {
  return (
    <Show when={path() === "/records/one"} fallback={<List />}>
      <Detail />
    </Show>
  );
}

function List() {
  const kindParam = createParam("kind");
  const monthParam = createParam("month");
  const kind = () => kindParam() ?? "deal";
  const list = createQuery("records", Records.list, () => ({ kind: kind(), month: monthParam() }));
  const [later, setLater] = createSignal<{ of: Records.List | undefined; rows: Records.Row[]; cursor?: string }>();
  const more = () => (later()?.of === list() ? later() : undefined);
  const rows = () => [...(list()?.rows ?? []), ...(more()?.rows ?? [])];
  const cursor = () => (more() === undefined ? list()?.cursor : more()?.cursor);
  const next = createAction(
    async () => {
      const of = list();
      const from = cursor();
      if (of === undefined || from === undefined) return;
      const page = await Records.list({ kind: of.kind, month: of.month, cursor: from });
      setLater({
        of,
        rows: [...(more()?.rows ?? []), ...page.rows],
        ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
      });
    },
    { isAnnounced: true },
  );
  const monthName = (month: string) =>
    month === "open" || month === "always" ? t(`records.${month}`) : Format.month(month, locale());
  return (
    <Page
      title={t("records.title")}
      windowTitle={t("records.documentTitle")}
      lead={<p class="muted">{t("records.lead")}</p>}
      tools={
        <>
          <Select
            isButton
            label={t("records.kind")}
            value={kind()}
            options={RECORD_KINDS.map((value) => ({ value, text: kindName(value) }))}
            onChange={(value) => void go(hrefWith({ kind: value, month: null }))}
          />
          <Show when={list.latest?.months.length}>
            <Select
              isButton
              label={t("records.month")}
              value={list.latest?.month ?? ""}
              options={[...(list.latest?.months ?? [])].reverse().map((value) => ({ value, text: monthName(value) }))}
              onChange={(value) => void go(hrefWith({ month: value }))}
            />
          </Show>
        </>
      }
    >
      <Card
        title={t("records.question", { kind: kindName(kind()), month: monthName(list.latest?.month ?? "always") })}
        rows={12}
        query={list}
      >
        {(found) => (
          <>
            <Table
              class={css.list}
              region={t("records.title")}
              phone="stack"
              rows={rows()}
              columns={columnsOf(found(), rows())}
              empty={<Empty title={t("records.none")} text={t("records.none.text")} />}
              csv={`${found().kind}-${found().month}.csv`}
            />
            <Show when={cursor() !== undefined}>
              <Button class={css.more} action={next}>
                {t("records.more")}
              </Button>
            </Show>
          </>
        )}
      </Card>
    </Page>
  );
}

/** Owners that files name and nobody knows yet: choose who each is, and their rows count; and money that waits for a deal. */
import { createSignal, For, Show } from "solid-js";
import * as ImportData from "../data/import.ts";
import { t, tCode } from "../i18n/text.ts";
import { createAction } from "../ui/action.ts";
import { Button } from "../ui/button.tsx";
import { Card, CardFoot, Empty } from "../ui/card.tsx";
import { Select } from "../ui/field.tsx";
import type { Query } from "../ui/query.ts";
import { Table } from "../ui/table.tsx";
import css from "./owners.module.css";

type Pending = ImportData.People["pending"][number];

export function Owners(props: { people: Query<ImportData.People> }) {
  const [chosen, setChosen] = createSignal<Record<string, string>>({});
  const choice = (owner: Pending) => chosen()[owner.owner] ?? owner.suggestions[0]?.id ?? "";
  const people = () => props.people()?.people ?? [];
  const pending = () => props.people()?.pending ?? [];
  const link = createAction((owner: Pending) => ImportData.link(owner.owner, choice(owner)), {
    done: (_, owner) =>
      t("pending.linked", {
        owner: ownerName(owner.owner),
        person: people().find(({ id }) => id === choice(owner))?.name ?? "",
      }),
    changes: ["people"],
    isAnnounced: true,
  });
  const groups = (owner: Pending) => [
    ...(owner.suggestions.length > 0
      ? [
          {
            label: t("pending.suggested"),
            options: owner.suggestions.map(({ id, name }) => ({ value: id, text: name })),
          },
        ]
      : []),
    {
      label: t("pending.everyone"),
      options: people()
        .filter(({ id }) => !owner.suggestions.some((suggestion) => suggestion.id === id))
        .map(({ id, name, team }) => ({ value: id, text: team ? `${name} (${team})` : name })),
    },
  ];
  return (
    <div id="owners">
      <Card title={t("pending.title")} rows={3} query={props.people} class={css.card}>
        <Show
          when={pending().length > 0}
          fallback={
            <>
              <Empty title={t("pending.none")} text={t("pending.none.text")} />
              <WaitingMoney rows={props.people()?.waiting ?? []} />
            </>
          }
        >
          <p class={`answer ${css.answer}`}>
            {t("pending.answer", { n: pending().length })}
            <span class="aside">{t("history.rows", { n: pending().reduce((sum, owner) => sum + owner.rows, 0) })}</span>
          </p>
          <Table
            phone="stack"
            size="roomy"
            rows={pending()}
            columns={[
              {
                key: "owner",
                label: t("pending.owner"),
                isHeader: true,
                cell: ({ owner, source, kinds }) => (
                  <>
                    {ownerName(owner)}{" "}
                    <span class={`muted small ${css.source}`}>
                      {[source, ...kinds.map((kind) => tCode("kind", kind))].join(", ")}
                    </span>
                  </>
                ),
              },
              { key: "rows", label: t("pending.rows"), format: "count", value: ({ rows }) => rows },
              {
                key: "person",
                label: t("pending.person"),
                isControl: true,
                width: "40%",
                cell: (owner) => (
                  <Select
                    label={t("pending.personFor", { owner: ownerName(owner.owner) })}
                    none={t("pending.choose")}
                    groups={groups(owner)}
                    value={choice(owner)}
                    onChange={(person) => setChosen({ ...chosen(), [owner.owner]: person })}
                  />
                ),
              },
              {
                key: "link",
                label: t("pending.link"),
                isLabelHidden: true,
                isControl: true,
                width: "72px",
                cell: (owner) => (
                  <Button
                    isDisabled={choice(owner) === "" || link.isBusy}
                    label={t("pending.linkFor", { owner: ownerName(owner.owner) })}
                    onClick={() => link(owner)}
                  >
                    {t("pending.link")}
                  </Button>
                ),
              },
            ]}
          />
          <WaitingMoney rows={props.people()?.waiting ?? []} />
          <CardFoot>
            <span>{t(people().length > 0 ? "pending.note" : "pending.noPeople")}</span>
          </CardFoot>
        </Show>
      </Card>
    </div>
  );
}

/** What stands behind the namespace: `crm:name|Anna Snelling` is shown as Anna Snelling, with its source beside it. */
export function ownerName(owner: string): string {
  return owner.slice(owner.indexOf("|") + 1);
}

/** Payments and refunds whose deal is not here: nobody can be linked to them, so they are only listed. */
function WaitingMoney(props: { rows: ImportData.People["waiting"] }) {
  return (
    <Show when={props.rows.length > 0}>
      <h3 class={css.money}>{t("pending.deals")}</h3>
      <ul class={css.waiting}>
        <For each={props.rows}>
          {({ kind, rows, deal, source }) => (
            <li>
              {t(kind === "refund" ? "pending.deal.refund" : "pending.deal.payment", { n: rows, deal })}{" "}
              <span class="muted small">{source}</span>
            </li>
          )}
        </For>
      </ul>
      <p class="muted small">{t("pending.deals.text")}</p>
    </Show>
  );
}

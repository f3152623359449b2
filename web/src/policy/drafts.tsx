import type * as PolicyChange from "@clearboard/core/policy-change";
import { createSignal, For, Show } from "solid-js";
import * as Data from "../data/policy.ts";
import { session, zone } from "../data/session.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { createAction } from "../ui/action.ts";
import { Button } from "../ui/button.tsx";
import { Card, Empty } from "../ui/card.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { TextField } from "../ui/field.tsx";
import { createQuery, type Query } from "../ui/query.ts";
import { Table } from "../ui/table.tsx";
import { changes } from "./changes.ts";
import { findingText, placeText } from "./place-text.ts";
import css from "./policy.module.css";

/** What waits: who wrote it, what it changes, what the linter warned of; another director than its author decides. */
export function Drafts(props: { inForce: Query<Data.InForce> }) {
  return (
    <Card title={t("policy.drafts")} rows={4} query={props.inForce}>
      {(found) => (
        <For
          each={found().drafts.filter(({ state }) => state === "waiting")}
          fallback={<Empty title={t("policy.drafts.none")} text={t("policy.drafts.none.text")} />}
        >
          {(draft) => <Draft draft={draft} />}
        </For>
      )}
    </Card>
  );
}

function Draft(props: { draft: PolicyChange.Draft }) {
  const [note, setNote] = createSignal("");
  const found = createQuery(
    "policy/draft",
    async ({ id, inForce }) => {
      const [draft, base] = await Promise.all([Data.draft(id), Data.version(inForce)]);
      return changes(base, draft.document);
    },
    () => ({ id: props.draft.id, inForce: props.draft.inForce }),
  );
  const isOwn = () => session()?.user.name === props.draft.author;
  const isMoved = () => props.draft.base !== props.draft.inForce;
  const month = () => Format.month(props.draft.effectiveMonth, locale());
  const approve = createAction(() => Data.approve(props.draft.id, isMoved() ? props.draft.inForce : undefined), {
    confirm: () => ({
      title: t("policy.draft.confirmTitle"),
      text: t("policy.draft.confirm", { month: month() }),
      label: isMoved() ? t("policy.draft.onto", { version: props.draft.inForce }) : t("policy.draft.approve"),
    }),
    done: ({ version }) => t("policy.draft.approved", { version, month: month() }),
    changes: ["policy"],
  });
  const reject = createAction(() => Data.reject(props.draft.id, note()), {
    confirm: () => ({ title: t("policy.draft.rejectTitle"), text: "", label: t("policy.draft.reject") }),
    done: () => t("policy.draft.rejected"),
    changes: ["policy"],
  });
  const author = () => ({
    author: props.draft.author,
    month: month(),
    time: Format.time(props.draft.at, zone(), locale()),
  });
  return (
    <article class={css.draft} aria-label={props.draft.note || props.draft.id}>
      <p class={css.name}>{props.draft.note}</p>
      <p class="muted small">{t("policy.draft.by", author())}</p>
      <Show when={found()}>
        {(list) => (
          <Table
            size="dense"
            caption={t("policy.draft.changes", { n: list().length })}
            rows={list()}
            first={{ rows: 12, more: () => t("policy.draft.changes", { n: list().length }) }}
            columns={[
              {
                key: "what",
                label: t("policy.draft.what"),
                isHeader: true,
                width: "56%",
                value: ({ place }) => placeText(place),
              },
              {
                key: "before",
                label: t("policy.draft.before"),
                class: css.value,
                value: ({ before }) => before ?? t("policy.draft.added"),
              },
              {
                key: "after",
                label: t("policy.draft.after"),
                class: css.value,
                value: ({ after }) => after ?? t("policy.draft.gone"),
              },
            ]}
          />
        )}
      </Show>
      <Show when={props.draft.warnings.length > 0}>
        <p class="behind small">{t("policy.warnings")}</p>
        <ul class={css.warnings}>
          <For each={props.draft.warnings}>{(warning) => <li>{findingText(warning)}</li>}</For>
        </ul>
      </Show>
      <Show when={isMoved()}>
        <p class="behind small">{t("policy.draft.moved", { base: props.draft.base, version: props.draft.inForce })}</p>
      </Show>
      <div class="actions">
        <Show when={!isOwn()} fallback={<p class="muted small">{t("policy.draft.own")}</p>}>
          <Button kind="primary" label={t("policy.draft.approveFor", { author: props.draft.author })} action={approve}>
            {t("policy.draft.approve")}
          </Button>
        </Show>
        <Button action={reject}>{t(isOwn() ? "policy.draft.takeBack" : "policy.draft.reject")}</Button>
      </div>
      <Confirm action={approve} />
      <Confirm action={reject}>
        <TextField label={t("policy.draft.reason")} value={note()} onInput={setNote} />
      </Confirm>
    </article>
  );
}

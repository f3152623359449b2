import type * as PolicyChange from "@clearboard/core/policy-change";
import { createResource, createSignal, For, type Resource, Show } from "solid-js";
import * as Data from "../data/policy.ts";
import { Problem } from "../data/problem.ts";
import { session } from "../data/session.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { announce } from "../ui/announce.tsx";
import { Card, Empty } from "../ui/card.tsx";
import { Changes } from "./change-list.tsx";
import { changes } from "./changes.ts";
import { Decide } from "./decide.tsx";
import { sentence } from "./form/form.tsx";
import css from "./policy.module.css";

/** What waits: who wrote it, what it changes, what the linter warned of; another director than its author decides. */
export function Drafts(props: { inForce: Resource<Data.InForce>; reload: () => void }) {
  const waiting = () => props.inForce()?.drafts.filter(({ state }) => state === "waiting") ?? [];
  return (
    <Card title={t("policy.drafts")} rows={4} retry={props.reload}>
      <Show when={props.inForce()}>
        <Show
          when={waiting().length > 0}
          fallback={<Empty title={t("policy.drafts.none")} text={t("policy.drafts.none.text")} />}
        >
          <For each={waiting()}>{(draft) => <Draft draft={draft} reload={props.reload} />}</For>
        </Show>
      </Show>
    </Card>
  );
}

function Draft(props: { draft: PolicyChange.Draft; reload: () => void }) {
  const [open, setOpen] = createSignal<"approve" | "reject">();
  const [isBusy, setBusy] = createSignal(false);
  const [found] = createResource(
    () => props.draft,
    async ({ id, inForce }) => {
      const [draft, base] = await Promise.all([Data.draft(id), Data.version(inForce)]);
      return changes(base, draft.document);
    },
  );
  const isOwn = () => session()?.user.name === props.draft.author;
  const isMoved = () => props.draft.base !== props.draft.inForce;
  const month = () => Format.month(props.draft.effectiveMonth, locale());
  const at = () => Format.time(props.draft.at, session()?.organisation?.zone ?? "UTC", locale());
  const act = async (work: () => Promise<string>) => {
    setBusy(true);
    try {
      announce(await work());
      setOpen(undefined);
    } catch (error) {
      announce(await Problem.of(error).sentence(locale()), true);
    } finally {
      setBusy(false);
      props.reload();
    }
  };
  const approve = () =>
    act(async () => {
      const version = await Data.approve(props.draft.id, isMoved() ? props.draft.inForce : undefined);
      return t("policy.draft.approved", { version: version.version, month: month() });
    });
  const reject = (note: string) =>
    act(async () => {
      await Data.reject(props.draft.id, note);
      return t("policy.draft.rejected");
    });
  return (
    <article class={css.draft} aria-label={props.draft.note || props.draft.id}>
      <p class={css.name}>{props.draft.note}</p>
      <p class="muted small">{t("policy.draft.by", { author: props.draft.author, month: month(), time: at() })}</p>
      <Show when={found()}>{(list) => <Changes changes={list()} />}</Show>
      <Show when={props.draft.warnings.length > 0}>
        <p class="behind small">{t("policy.warnings")}</p>
        <ul class={css.warnings}>
          <For each={props.draft.warnings}>{(one) => <li>{sentence(one)}</li>}</For>
        </ul>
      </Show>
      <Show when={isMoved()}>
        <p class="behind small">{t("policy.draft.moved", { base: props.draft.base, version: props.draft.inForce })}</p>
      </Show>
      <div class="actions">
        <Show when={!isOwn()} fallback={<p class="muted small">{t("policy.draft.own")}</p>}>
          <button
            type="button"
            class="button"
            data-kind="primary"
            aria-label={t("policy.draft.approveFor", { author: props.draft.author })}
            onClick={() => setOpen("approve")}
          >
            {t("policy.draft.approve")}
          </button>
        </Show>
        <button type="button" class="button" onClick={() => setOpen("reject")}>
          {t(isOwn() ? "policy.draft.takeBack" : "policy.draft.reject")}
        </button>
      </div>
      <Show when={open()}>
        {(what) => (
          <Decide
            what={what()}
            month={month()}
            onto={isMoved() ? props.draft.inForce : null}
            isBusy={isBusy()}
            onClose={() => setOpen(undefined)}
            onApprove={() => void approve()}
            onReject={(note) => void reject(note)}
          />
        )}
      </Show>
    </article>
  );
}

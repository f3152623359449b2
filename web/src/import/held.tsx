/** Files that wait for a person: why, what letting them in would change, and the decision. */
import { createSignal, For, Show } from "solid-js";
import type { Profile } from "../data/import.ts";
import * as ImportData from "../data/import.ts";
import { createReasonTexts } from "../data/reason-text.ts";
import { zone } from "../data/session.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { createAction } from "../ui/action.ts";
import { Button } from "../ui/button.tsx";
import { Card, CardFoot, Loaded } from "../ui/card.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { Fault, Select } from "../ui/field.tsx";
import { createQuery } from "../ui/query.ts";
import { profileOptions } from "./drop.tsx";
import { EffectTable } from "./effect.tsx";
import css from "./held.module.css";
import { CHANGED } from "./queue.ts";

type Props = {
  profiles: readonly Profile[];
  /** a file is on its way in as an import, or was put away (null) */
  onDecided: (importId: string | null) => void;
};

/** Nothing at all while no file waits: an empty card would only be in the way. */
export function Held(props: Props) {
  const files = createQuery("held", ImportData.held);
  return (
    <Show when={files.latest?.length}>
      {(n) => (
        <div id="held">
          <Card title={t("held.title")} rows={3} query={files} class={css.card}>
            <p class="answer behind">{t("held.answer", { n: n() })}</p>
            <ul class={css.list}>
              <For each={files.latest}>{(file) => <HeldFile {...props} file={file} />}</For>
            </ul>
            <CardFoot>
              <span>{t("held.note")}</span>
            </CardFoot>
          </Card>
        </div>
      )}
    </Show>
  );
}

function HeldFile(props: Props & { file: ImportData.HeldFile }) {
  const [profile, setProfile] = createSignal("");
  const [isAsked, setAsked] = createSignal(false);
  const own = () => props.profiles.find(({ name }) => name === props.file.profile);
  const title = () => own()?.title ?? props.file.profile;
  const others = () => props.profiles.filter(({ name }) => name !== props.file.profile);
  const reasons = createReasonTexts(() => props.file.reasons);
  const isReady = () => !props.file.needsProfile || profile() !== "";
  const effect = createQuery(
    "held/effect",
    ({ id, profile }) => ImportData.heldEffect(id, profile),
    () => isAsked() && isReady() && { id: props.file.importId, profile: profile() },
  );
  /** A decided file has no effect left to ask for: the query closes before the others are asked again. */
  const decide = (importId: string | null) => {
    setAsked(false);
    props.onDecided(importId);
  };
  const approve = createAction(async () => decide(await ImportData.approve(props.file.importId, profile())), {
    done: () => t("held.approved", { name: props.file.name }),
    changes: CHANGED,
  });
  const dismiss = createAction(
    async () => {
      await ImportData.dismiss(props.file.importId);
      decide(null);
    },
    {
      confirm: () => ({
        title: t("held.dismiss.title", { name: props.file.name }),
        text: t("held.dismiss.text"),
        label: t("held.dismiss"),
      }),
      done: () => t("held.dismissed", { name: props.file.name }),
      changes: CHANGED,
    },
  );
  const received = () => Format.time(new Date(props.file.receivedAt).toISOString(), zone(), locale());
  return (
    <li>
      <p class={css.name}>
        <span class="strong">{props.file.name}</span>{" "}
        <span class="muted small">
          {[props.file.source, t("held.received", { time: received() })].filter(Boolean).join(", ")}
        </span>
      </p>
      <For each={reasons()}>{(reason) => <p class="behind">{reason}</p>}</For>
      <div class="actions">
        <Select
          isButton
          label={t("held.as", { name: props.file.name })}
          none={props.file.needsProfile ? t("held.choose") : t("held.asIs", { profile: title() })}
          options={profileOptions(others())}
          value={profile()}
          onChange={setProfile}
        />
        <Show when={props.file.needsProfile}>
          <a class="button" href={`/imports/profile?import=${props.file.importId}`}>
            {t("receipt.describe")}
          </a>
        </Show>
        <Button isDisabled={!isReady()} isExpanded={isAsked()} onClick={() => setAsked(!isAsked())}>
          {t("held.effect")}
        </Button>
        <Button
          kind="primary"
          action={approve}
          isDisabled={!isReady()}
          label={t("held.approve.for", { name: props.file.name })}
        >
          {t("held.approve")}
        </Button>
        <Button action={dismiss} isDisabled={approve.isBusy}>
          {t("held.dismiss")}
        </Button>
      </div>
      <Fault of={approve} />
      <Show when={isAsked() && isReady()}>
        <Loaded query={effect} rows={3}>
          {(shown) => <EffectTable effect={shown()} />}
        </Loaded>
      </Show>
      <Confirm action={dismiss} />
    </li>
  );
}

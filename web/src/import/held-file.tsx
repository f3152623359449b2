/** One file that waits: why, what letting it in would change, and the decision. */
import { createResource, createSignal, For, Show } from "solid-js";
import * as HeldData from "../data/held.ts";
import type { Profile } from "../data/intake.ts";
import { Problem, sayCode } from "../data/problem.ts";
import { session } from "../data/session.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { announce } from "../ui/announce.tsx";
import { Modal } from "../ui/modal.tsx";
import { EffectTable } from "./effect.tsx";
import css from "./held.module.css";

export type Decided = (importId: string | null) => void;

export function HeldFile(props: { file: HeldData.HeldFile; profiles: readonly Profile[]; onDecided: Decided }) {
  const [profile, setProfile] = createSignal("");
  const [isAsked, setAsked] = createSignal(false);
  const [isPutAway, setPutAway] = createSignal(false);
  const [isBusy, setBusy] = createSignal(false);
  const [trouble, setTrouble] = createSignal("");
  const [reasons] = createResource(
    () => ({ of: props.file.reasons, language: locale() }),
    ({ of, language }) =>
      Promise.all(of.map(async (one) => (await sayCode(one.code, language, one.params)) ?? one.message)),
  );
  const [effect] = createResource(
    () => (isAsked() && isReady() ? { id: props.file.importId, profile: profile() } : null),
    ({ id, profile }) => HeldData.heldEffect(id, profile).catch(async (error) => void (await tell(error))),
  );
  const isReady = () => !props.file.needsProfile || profile() !== "";
  const tell = async (error: unknown) => {
    setTrouble(await Problem.of(error).sentence(locale()));
  };
  const decide = async (act: () => Promise<string | null>, said: "held.approved" | "held.dismissed") => {
    setBusy(true);
    setTrouble("");
    try {
      const importId = await act();
      announce(t(said, { name: props.file.name }));
      props.onDecided(importId);
    } catch (error) {
      await tell(error);
    } finally {
      setBusy(false);
      setPutAway(false);
    }
  };
  return (
    <li>
      <p class={css.name}>
        <span class="strong">{props.file.name}</span>{" "}
        <span class="muted small">
          {[
            props.file.source,
            t("held.received", {
              time: Format.time(
                new Date(props.file.receivedAt).toISOString(),
                session()?.organisation?.zone ?? "UTC",
                locale(),
              ),
            }),
          ]
            .filter(Boolean)
            .join(", ")}
        </span>
      </p>
      <For each={reasons.latest}>{(reason) => <p class="behind">{reason}</p>}</For>
      <div class={`actions ${css.actions}`}>
        <Show when={props.file.needsProfile}>
          <select class="button" aria-label={t("held.as")} onChange={(event) => setProfile(event.currentTarget.value)}>
            <option value="">{t("held.choose")}</option>
            <For each={props.profiles}>{(one) => <option value={one.name}>{one.title}</option>}</For>
          </select>
          <a class="button" href={`/imports/profile?import=${props.file.importId}`}>
            {t("receipt.describe")}
          </a>
        </Show>
        <button
          type="button"
          class="button"
          disabled={!isReady()}
          aria-expanded={isAsked()}
          onClick={() => setAsked(!isAsked())}
        >
          {t("held.effect")}
        </button>
        <button
          type="button"
          class="button"
          data-kind="primary"
          disabled={!isReady() || isBusy()}
          aria-label={t("held.approve.for", { name: props.file.name })}
          onClick={() => void decide(() => HeldData.approve(props.file.importId, profile()), "held.approved")}
        >
          {t("held.approve")}
        </button>
        <button type="button" class="button" disabled={isBusy()} onClick={() => setPutAway(true)}>
          {t("held.dismiss")}
        </button>
      </div>
      <Show when={trouble()}>
        <p class="fault" role="alert">
          {trouble()}
        </p>
      </Show>
      <Show when={isAsked() && effect()}>{(shown) => <EffectTable effect={shown()} />}</Show>
      <Show when={isPutAway()}>
        <Modal
          title={t("held.dismiss.title", { name: props.file.name })}
          onClose={() => setPutAway(false)}
          actions={
            <button
              type="button"
              class="button"
              data-kind="primary"
              disabled={isBusy()}
              onClick={() =>
                void decide(() => HeldData.dismiss(props.file.importId).then(() => null), "held.dismissed")
              }
            >
              {t("held.dismiss")}
            </button>
          }
        >
          <p>{t("held.dismiss.text")}</p>
        </Modal>
      </Show>
    </li>
  );
}

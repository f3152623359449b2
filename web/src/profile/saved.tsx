/** The kinds of file that the company described itself, and forgetting one. */
import { createResource, createSignal, For, Show } from "solid-js";
import * as Intake from "../data/intake.ts";
import * as ProfileData from "../data/profile.ts";
import { t, tCode } from "../i18n/text.ts";
import { Confirm } from "../keys/confirm.tsx";
import { announce } from "../ui/announce.tsx";
import { Card, Empty } from "../ui/card.tsx";
import css from "./saved.module.css";

export function Saved() {
  const [profiles, { refetch }] = createResource(Intake.profiles);
  const [forgotten, setForgotten] = createSignal<Intake.Profile>();
  // The latest, not the one under way: a card that waits would take the open dialog from the page.
  const own = () => (profiles.state === "errored" ? profiles() : profiles.latest)?.filter(({ isOwn }) => isOwn) ?? [];
  return (
    <Card title={t("saved.title")} rows={2} retry={() => void refetch()} class={css.card}>
      <Show when={own().length > 0} fallback={<Empty title={t("saved.none")} text={t("saved.none.text")} />}>
        <p class="answer">{t("saved.answer", { n: own().length })}</p>
        <ul class={css.list}>
          <For each={own()}>
            {(one) => (
              <li>
                <span>
                  <span class="strong">{one.title}</span>{" "}
                  <span class="muted small">
                    {[one.name, one.source, ...one.kinds.map((kind) => tCode("kind", kind))].join(", ")}
                  </span>
                </span>
                <button
                  type="button"
                  class="button"
                  aria-label={t("saved.removeOf", { name: one.title })}
                  onClick={() => setForgotten(one)}
                >
                  {t("saved.remove")}
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={forgotten()}>
        {(one) => (
          <Confirm
            title={t("saved.remove.title", { name: one().title })}
            text={t("saved.remove.text")}
            action={t("saved.remove")}
            act={async () => {
              await ProfileData.remove(one().name);
              announce(t("saved.removed", { name: one().title }));
              void refetch();
            }}
            onClose={() => setForgotten(undefined)}
          />
        )}
      </Show>
    </Card>
  );
}

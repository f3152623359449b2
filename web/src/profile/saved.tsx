/** The kinds of file that the company described itself, and forgetting one. */
import { For, Show } from "solid-js";
import * as ImportData from "../data/import.ts";
import * as ProfileData from "../data/profile-draft.ts";
import { t, tCode } from "../i18n/text.ts";
import { createAction } from "../ui/action.ts";
import { Button } from "../ui/button.tsx";
import { Card, Empty } from "../ui/card.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { createQuery } from "../ui/query.ts";
import css from "./profile.module.css";

export function Saved() {
  const profiles = createQuery("profiles", ImportData.profiles);
  const own = () => profiles()?.filter(({ isOwn }) => isOwn) ?? [];
  const remove = createAction((profile: ImportData.Profile) => ProfileData.remove(profile.name), {
    confirm: ({ title }) => ({
      title: t("saved.remove.title", { name: title }),
      text: t("saved.remove.text"),
      label: t("saved.remove"),
    }),
    done: (_, { title }) => t("saved.removed", { name: title }),
    changes: ["profiles"],
  });
  return (
    <Card title={t("saved.title")} rows={2} query={profiles} class={css.saved}>
      <Show when={own().length > 0} fallback={<Empty title={t("saved.none")} text={t("saved.none.text")} />}>
        <p class="answer">{t("saved.answer", { n: own().length })}</p>
        <ul class={css.list}>
          <For each={own()}>
            {(profile) => (
              <li>
                <span>
                  <span class="strong">{profile.title}</span>{" "}
                  <span class="muted small">
                    {[profile.name, profile.source, ...profile.kinds.map((kind) => tCode("kind", kind))].join(", ")}
                  </span>
                </span>
                <Button label={t("saved.removeOf", { name: profile.title })} onClick={() => remove(profile)}>
                  {t("saved.remove")}
                </Button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Confirm action={remove} />
    </Card>
  );
}

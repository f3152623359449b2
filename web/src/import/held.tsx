/** Files that wait for a person: why, what letting them in would change, and the decision. */
import { For, type Resource, Show } from "solid-js";
import type * as HeldData from "../data/held.ts";
import type { Profile } from "../data/intake.ts";
import { t } from "../i18n/text.ts";
import { Card, CardFoot } from "../ui/card.tsx";
import css from "./held.module.css";
import { type Decided, HeldFile } from "./held-file.tsx";

type Props = {
  files: Resource<HeldData.HeldFile[]>;
  profiles: readonly Profile[];
  retry: () => void;
  /** a file is on its way in, or was put away */
  onDecided: Decided;
};

/** Nothing at all while no file waits: an empty card would only be in the way. */
export function Held(props: Props) {
  const files = () => (props.files.state === "errored" ? undefined : props.files.latest);
  return (
    <Show when={(files()?.length ?? 0) > 0}>
      <div id="held">
        <Card title={t("held.title")} rows={3} retry={props.retry} class={css.card}>
          <p class="answer behind">{t("held.answer", { n: files()?.length ?? 0 })}</p>
          <ul class={css.list}>
            <For each={files()}>
              {(file) => <HeldFile file={file} profiles={props.profiles} onDecided={props.onDecided} />}
            </For>
          </ul>
          <CardFoot>
            <span>{t("held.note")}</span>
          </CardFoot>
        </Card>
      </div>
    </Show>
  );
}

import { For } from "solid-js";
import { t } from "../i18n/text.ts";
import css from "./key-list.module.css";
import { Modal } from "./modal.tsx";

const KEYS = [
  ["[  ]", "key.month"],
  ["j  k", "key.rows"],
  ["Enter", "key.open"],
  ["e", "key.reasons"],
  ["Esc", "key.close"],
  ["?", "key.help"],
] as const;

/** What the keys do. */
export default function KeyList(props: { onClose: () => void }) {
  return (
    <Modal title={t("key.title")} onClose={props.onClose}>
      <dl class={css.keys}>
        <For each={KEYS}>
          {([keys, meaning]) => (
            <div>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{t(meaning)}</dd>
            </div>
          )}
        </For>
      </dl>
    </Modal>
  );
}

import { createSignal, For, Show } from "solid-js";
import * as Data from "../data/keys.ts";
import { Problem } from "../data/problem.ts";
import { locale, t } from "../i18n/text.ts";
import { announce } from "../ui/announce.tsx";
import { Modal } from "../ui/modal.tsx";
import css from "./keys.module.css";

const KINDS: Data.Kind[] = ["feishu", "dingtalk", "wecom", "slack", "email", "json"];
const EVENTS: Data.Event[] = ["night", "missing", "file", "review"];
/** Whose messages can be signed. */
const SIGNED = new Set<Data.Kind>(["feishu", "dingtalk", "json"]);

/** Where to tell, and of what. */
export function NewNotice(props: { canMail: boolean; onAdded: () => void; onClose: () => void }) {
  const [kind, setKind] = createSignal<Data.Kind>("feishu");
  const [address, setAddress] = createSignal("");
  const [secret, setSecret] = createSignal("");
  const [events, setEvents] = createSignal<Data.Event[]>(["night"]);
  const [isBusy, setBusy] = createSignal(false);
  const [fault, setFault] = createSignal("");
  const form = "new-notice";
  const isReady = () => address().trim() !== "" && events().length > 0;
  const add = async () => {
    setBusy(true);
    try {
      const signed = SIGNED.has(kind()) && secret() !== "" ? { secret: secret() } : {};
      const added = await Data.addNotice({ kind: kind(), address: address().trim(), ...signed, events: events() });
      announce(t("notice.added", { address: added.address }));
      props.onAdded();
      props.onClose();
    } catch (error) {
      setFault(await Problem.of(error).sentence(locale()));
      setBusy(false);
    }
  };
  return (
    <Modal
      title={t("notice.create.title")}
      onClose={props.onClose}
      actions={
        <button type="submit" form={form} class="button" data-kind="primary" disabled={isBusy() || !isReady()}>
          {t("notice.create.do")}
        </button>
      }
    >
      <form
        id={form}
        class={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady()) void add();
        }}
      >
        <label>
          {t("notice.kind")}
          <select class="field" onChange={(event) => setKind(event.currentTarget.value as Data.Kind)}>
            <For each={KINDS}>
              {(one) => (
                <option value={one} disabled={one === "email" && !props.canMail}>
                  {t(`notice.kind.${one}`)}
                </option>
              )}
            </For>
          </select>
        </label>
        <Show when={!props.canMail}>
          <p class="muted small">{t("notice.create.noMail")}</p>
        </Show>
        <label>
          {t(kind() === "email" ? "notice.create.email" : "notice.create.url")}
          <input
            class="field"
            type={kind() === "email" ? "email" : "url"}
            maxlength={2000}
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => setAddress(event.currentTarget.value)}
          />
        </label>
        <Show when={SIGNED.has(kind())}>
          <label>
            {t("notice.create.secret")}
            <input
              class="field"
              type="password"
              maxlength={200}
              autocomplete="off"
              onInput={(event) => setSecret(event.currentTarget.value)}
            />
          </label>
        </Show>
        <fieldset>
          <legend>{t("notice.create.events")}</legend>
          <For each={EVENTS}>
            {(event) => (
              <label class={css.check}>
                <input
                  type="checkbox"
                  checked={events().includes(event)}
                  onChange={(change) => {
                    const isOn = change.currentTarget.checked;
                    setEvents(EVENTS.filter((one) => (one === event ? isOn : events().includes(one))));
                  }}
                />
                {t(`notice.event.${event}`)}
              </label>
            )}
          </For>
          <p class="muted small">{t("notice.create.night")}</p>
        </fieldset>
        <Show when={fault()}>
          <p class="fault" role="alert">
            {fault()}
          </p>
        </Show>
      </form>
    </Modal>
  );
}

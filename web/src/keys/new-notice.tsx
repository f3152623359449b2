import { createSignal, Show } from "solid-js";
import * as Data from "../data/access.ts";
import { t } from "../i18n/text.ts";
import { createAction } from "../ui/action.ts";
import { Checks, SelectField, TextField } from "../ui/field.tsx";
import { FormDialog } from "../ui/form.tsx";

const KINDS: Data.Kind[] = ["feishu", "dingtalk", "wecom", "slack", "email", "json"];
const EVENTS = Object.keys({ night: 1, missing: 1, file: 1, review: 1 } satisfies Record<
  Data.Event,
  1
>) as Data.Event[];
/** Whose messages can be signed. */
const SIGNED = new Set<Data.Kind>(["feishu", "dingtalk", "json"]);

/** Where to tell, and of what. */
export function NewNotice(props: { canMail: boolean; onClose: () => void }) {
  const [kind, setKind] = createSignal<Data.Kind>("feishu");
  const [address, setAddress] = createSignal("");
  const [secret, setSecret] = createSignal("");
  const [events, setEvents] = createSignal<Data.Event[]>(["night"]);
  const isReady = () => address().trim() !== "" && events().length > 0;
  const add = createAction(
    async () => {
      const signed = SIGNED.has(kind()) && secret() !== "" ? { secret: secret() } : {};
      const added = await Data.addNotice({ kind: kind(), address: address().trim(), ...signed, events: events() });
      props.onClose();
      return added;
    },
    { done: ({ address }) => t("notice.added", { address }), changes: ["notices"] },
  );
  return (
    <FormDialog
      title={t("notice.create.title")}
      action={add}
      submit={t("notice.create.do")}
      isReady={isReady()}
      onClose={props.onClose}
    >
      <SelectField
        label={t("notice.kind")}
        value={kind()}
        onChange={(value) => setKind(value as Data.Kind)}
        options={KINDS.map((value) => ({
          value,
          text: t(`notice.kind.${value}`),
          isDisabled: value === "email" && !props.canMail,
        }))}
        hint={props.canMail ? undefined : t("notice.create.noMail")}
      />
      <TextField
        label={t(kind() === "email" ? "notice.create.email" : "notice.create.url")}
        type={kind() === "email" ? "email" : "url"}
        value={address()}
        onInput={setAddress}
        maxLength={2000}
      />
      <Show when={SIGNED.has(kind())}>
        <TextField
          label={t("notice.create.secret")}
          type="password"
          value={secret()}
          onInput={setSecret}
          maxLength={200}
        />
      </Show>
      <Checks
        label={t("notice.create.events")}
        options={EVENTS.map((value) => ({ value, text: t(`notice.event.${value}`) }))}
        value={events()}
        onChange={(value) => setEvents(value as Data.Event[])}
        hint={t("notice.create.night")}
        isList
      />
    </FormDialog>
  );
}

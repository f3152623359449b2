import { createSignal, onMount, Show } from "solid-js";
import * as Data from "../data/access.ts";
import { zone } from "../data/session.ts";
import { longDay } from "../i18n/long-day.ts";
import { locale, t } from "../i18n/text.ts";
import { createAction } from "../ui/action.ts";
import { say } from "../ui/announce.tsx";
import { Button } from "../ui/button.tsx";
import { ReadOnlyField, SelectField, TextField } from "../ui/field.tsx";
import { FormDialog } from "../ui/form.tsx";
import css from "./keys.module.css";

const LIVES = [30, 90, 180, 365, 730];
const USUAL = 180;

type Created = { key: Data.Key; text: string };

/** Asks for source and life, then shows the key once with the line that uses it. */
export function NewKey(props: { sources: string[]; onClose: () => void }) {
  const [created, setCreated] = createSignal<Created>();
  const [source, setSource] = createSignal("");
  const [days, setDays] = createSignal(String(USUAL));
  const create = createAction(async () => setCreated(await Data.createKey(source().trim(), Number(days()))), {
    changes: ["keys"],
  });
  return (
    // One dialog that turns from question to answer: a second one would lose the keyboard's place.
    <FormDialog
      title={created() ? t("keys.made.title", { source: source().trim() }) : t("keys.create.title")}
      action={create}
      submit={created() ? undefined : t("keys.create.do")}
      isReady={source().trim() !== ""}
      onClose={props.onClose}
    >
      <Show
        when={created()}
        fallback={
          <>
            <TextField
              label={t("keys.create.source")}
              value={source()}
              onInput={setSource}
              known={props.sources}
              maxLength={100}
            />
            <SelectField
              label={t("keys.create.days")}
              value={days()}
              onChange={setDays}
              options={LIVES.map((n) => ({ value: String(n), text: t("keys.create.dayCount", { n }) }))}
            />
          </>
        }
      >
        {(found) => <Secret created={found()} />}
      </Show>
    </FormDialog>
  );
}

function Secret(props: { created: Created }) {
  const [copied, setCopied] = createSignal("");
  let field: HTMLInputElement | undefined;
  onMount(() => field?.focus());
  const example = () =>
    [
      `KEY='${props.created.text}'`,
      'curl -X POST -T export.csv -H "Authorization: Bearer $KEY" \\',
      '  -H "Content-Type: application/octet-stream" \\',
      `  "${window.location.origin}/api/imports?name=export.csv"`,
    ].join("\n");
  const copy = async () => {
    const isDone = await navigator.clipboard.writeText(props.created.text).then(
      () => true,
      () => false,
    );
    if (!isDone) field?.select();
    setCopied(t(isDone ? "keys.made.copied" : "keys.made.copyFailed"));
    say(copied());
  };
  return (
    <>
      <p>{t("keys.made.text", { day: longDay(props.created.key.expiresAt, zone(), locale()) })}</p>
      <div class={css.secret}>
        <ReadOnlyField
          ref={(input) => {
            field = input;
          }}
          label={t("keys.made.key")}
          value={props.created.text}
        />
        <Button kind="primary" onClick={copy}>
          {t("keys.made.copy")}
        </Button>
      </div>
      <p class="muted small">{copied()}</p>
      <p>{t("keys.made.example")}</p>
      <pre class={css.example}>{example()}</pre>
    </>
  );
}

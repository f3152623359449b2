import { createSignal, For, onMount, Show } from "solid-js";
import * as Data from "../data/keys.ts";
import { Problem } from "../data/problem.ts";
import { session } from "../data/session.ts";
import { longDay } from "../i18n/long-day.ts";
import { locale, t } from "../i18n/text.ts";
import { say } from "../ui/announce.tsx";
import { Modal } from "../ui/modal.tsx";
import css from "./keys.module.css";

const LIVES = [30, 90, 180, 365, 730];
const USUAL = 180;

/** Asks for source and life, then shows the key once with the line that uses it. */
export function NewKey(props: { sources: string[]; onMade: () => void; onClose: () => void }) {
  const [made, setMade] = createSignal<{ key: Data.Key; text: string }>();
  const [isBusy, setBusy] = createSignal(false);
  const [fault, setFault] = createSignal("");
  const [source, setSource] = createSignal("");
  const [days, setDays] = createSignal(USUAL);
  const form = "new-key";
  const known = "known-sources";
  const create = async () => {
    setBusy(true);
    try {
      setMade(await Data.createKey(source().trim(), days()));
      props.onMade();
    } catch (error) {
      setFault(await Problem.of(error).sentence(locale()));
    } finally {
      setBusy(false);
    }
  };
  return (
    // One dialog that turns from question to answer: a second one would lose the keyboard's place.
    <Modal
      title={made() ? t("keys.made.title", { source: source().trim() }) : t("keys.create.title")}
      onClose={props.onClose}
      actions={
        made() ? undefined : (
          <button
            type="submit"
            form={form}
            class="button"
            data-kind="primary"
            disabled={isBusy() || source().trim() === ""}
          >
            {t("keys.create.do")}
          </button>
        )
      }
    >
      <Show
        when={made()}
        fallback={
          <form
            id={form}
            class={css.form}
            onSubmit={(event) => {
              event.preventDefault();
              if (source().trim() !== "" && !isBusy()) void create();
            }}
          >
            <label>
              {t("keys.create.source")}
              <input
                class="field"
                list={known}
                maxlength={100}
                autocomplete="off"
                spellcheck={false}
                onInput={(event) => setSource(event.currentTarget.value)}
              />
              <datalist id={known}>
                <For each={props.sources}>{(one) => <option value={one} />}</For>
              </datalist>
            </label>
            <label>
              {t("keys.create.days")}
              <select class="field" onChange={(event) => setDays(Number(event.currentTarget.value))}>
                <For each={LIVES}>
                  {(n) => (
                    <option value={n} selected={n === USUAL}>
                      {t("keys.create.dayCount", { n })}
                    </option>
                  )}
                </For>
              </select>
            </label>
            <Show when={fault()}>
              <p class="fault" role="alert">
                {fault()}
              </p>
            </Show>
          </form>
        }
      >
        {(one) => <Made made={one()} />}
      </Show>
    </Modal>
  );
}

function Made(props: { made: { key: Data.Key; text: string } }) {
  const [copied, setCopied] = createSignal("");
  let field: HTMLInputElement | undefined;
  onMount(() => field?.focus());
  const example = () =>
    [
      `KEY='${props.made.text}'`,
      'curl -X POST -T export.csv -H "Authorization: Bearer $KEY" \\',
      '  -H "Content-Type: application/octet-stream" \\',
      `  "${window.location.origin}/api/imports?name=export.csv"`,
    ].join("\n");
  const copy = async () => {
    const isDone = await navigator.clipboard.writeText(props.made.text).then(
      () => true,
      () => false,
    );
    if (!isDone) field?.select();
    setCopied(t(isDone ? "keys.made.copied" : "keys.made.copyFailed"));
    say(copied());
  };
  return (
    <>
      <p>
        {t("keys.made.text", {
          day: longDay(props.made.key.expiresAt, session()?.organisation?.zone ?? "UTC", locale()),
        })}
      </p>
      <div class={css.secret}>
        <input ref={field} class="field mono" readonly aria-label={t("keys.made.key")} value={props.made.text} />
        <button type="button" class="button" data-kind="primary" onClick={() => void copy()}>
          {t("keys.made.copy")}
        </button>
      </div>
      <p class="muted small">{copied()}</p>
      <p>{t("keys.made.example")}</p>
      <pre class={css.example}>{example()}</pre>
    </>
  );
}

import { For, Show } from "solid-js";
import type { Draft } from "../data/profile.ts";
import { t } from "../i18n/text.ts";
import { Card, Empty } from "../ui/card.tsx";
import { Ids, ownerField, Space } from "./keys.tsx";
import css from "./profile.module.css";
import { createSaid } from "./said.ts";
import type { Description, Question } from "./state.ts";
import { choiceName, fieldName, questionName, valueName } from "./words.ts";

type Props = { description: Description; draft: Draft; kind: string };

/** What the file does not decide: nothing here is chosen until a person chooses. */
export function Questions(props: Props) {
  const keys = () => props.description.questions();
  const said = createSaid(() => keys().flatMap((key) => props.description.asked[key]?.why ?? []));
  const left = () => props.draft.undecided.length + (needsId() ? 1 : 0);
  const needsId = () => props.draft.missing.some(({ why }) => why.code === "draft-id-missing");
  const hasId = () => needsId() || props.description.stated.id.length > 0;
  /** fields with words of which several are open: one answer may do for all others */
  const worded = () =>
    [...new Set(keys().flatMap((key) => /^(\w+)\.word\./.exec(key)?.[1] ?? []))].filter(
      (field) => keys().filter((key) => key.startsWith(`${field}.word.`)).length > 1,
    );
  const isEmpty = () => keys().length === 0 && !hasId() && spaced() === undefined;
  const spaced = () => ownerField(props.draft);
  return (
    <Card
      title={t("ask.title")}
      aside={
        <Show when={!isEmpty()}>
          <span role="status" classList={{ behind: left() > 0 }}>
            {left() > 0 ? t("ask.left", { n: left() }) : t("ask.done")}
          </span>
        </Show>
      }
      class={css.card}
    >
      <Show when={!isEmpty()} fallback={<Empty title={t("ask.none")} text={t("ask.none.text")} />}>
        <ul class={css.questions}>
          <Show when={hasId()}>
            <Ids {...props} />
          </Show>
          <For each={keys()}>
            {(key, at) => (
              <Show when={props.description.asked[key]}>
                {(question) => <One {...props} question={question()} sentence={said()[at()] ?? ""} />}
              </Show>
            )}
          </For>
          <For each={worded()}>{(field) => <Others {...props} field={field} />}</For>
          <Show when={spaced()}>{(field) => <Space {...props} field={field()} />}</Show>
        </ul>
      </Show>
    </Card>
  );
}

function One(props: Props & { question: Question; sentence: string }) {
  const key = () => props.question.field;
  const answer = () => props.description.stated.settings[key()] ?? "";
  const name = () => questionName(props.kind, key());
  return (
    <li data-open={props.description.isOpen(key()) ? "" : undefined}>
      <span>
        <span class="strong">{name()}</span> <span class="muted">{props.sentence}</span>
      </span>
      <select
        class="field"
        aria-label={name()}
        onChange={(event) => props.description.answer(key(), event.currentTarget.value)}
      >
        <option value="" selected={answer() === ""}>
          {t("ask.choose")}
        </option>
        <For each={props.question.choices}>
          {(choice) => (
            <option value={choice} selected={answer() === choice}>
              {choiceName(props.question, choice)}
            </option>
          )}
        </For>
      </select>
    </li>
  );
}

function Others(props: Props & { field: string }) {
  const key = () => `${props.field}.other`;
  const name = () => t("ask.others", { field: fieldName(props.kind, props.field) });
  const values = () => props.draft.fields.find(({ name: field }) => field === props.field)?.values ?? [];
  return (
    <li>
      <span>
        <span class="strong">{name()}</span> <span class="muted">{t("ask.others.text")}</span>
      </span>
      <select
        class="field"
        aria-label={name()}
        onChange={(event) => props.description.answer(key(), event.currentTarget.value)}
      >
        <option value="">{t("ask.others.none")}</option>
        <For each={values()}>
          {(value) => (
            <option value={value} selected={props.description.stated.settings[key()] === value}>
              {valueName(props.field, value)}
            </option>
          )}
        </For>
      </select>
    </li>
  );
}

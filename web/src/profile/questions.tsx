/** What the file does not decide: nothing here is chosen until a person chooses. */
import { For, type JSX, Show } from "solid-js";
import type { Draft } from "../data/profile-draft.ts";
import { createReasonTexts } from "../data/reason-text.ts";
import { choiceName, fieldName, questionName, valueName } from "../i18n/field-words.ts";
import { t } from "../i18n/text.ts";
import { Card, Empty } from "../ui/card.tsx";
import { Checks, type Option, Select } from "../ui/field.tsx";
import css from "./profile.module.css";
import type { Description } from "./state.ts";

type Props = { description: Description; draft: Draft; kind: string };

export function Questions(props: Props) {
  const keys = () => props.description.questions();
  const reasons = createReasonTexts(() => keys().flatMap((key) => props.description.asked[key]?.why ?? []));
  const left = () => props.draft.undecided.length + (needsId() ? 1 : 0);
  const needsId = () => props.draft.missing.some(({ why }) => why.code === "draft-id-missing");
  const hasId = () => needsId() || props.description.stated.id.length > 0;
  /** fields with words of which several are open: one answer may do for all others */
  const worded = () =>
    [...new Set(keys().flatMap((key) => /^(\w+)\.word\./.exec(key)?.[1] ?? []))].filter(
      (field) => keys().filter((key) => key.startsWith(`${field}.word.`)).length > 1,
    );
  const isEmpty = () => keys().length === 0 && !hasId() && ownerField(props.draft) === undefined;
  const values = (field: string) => props.draft.fields.find(({ name }) => name === field)?.values ?? [];
  const othersName = (field: string) => t("ask.others", { field: fieldName(props.kind, field) });
  return (
    <Card
      title={t("ask.title")}
      aside={
        <Show when={!isEmpty()}>
          <span role="status" class={left() > 0 ? "behind" : undefined}>
            {left() > 0 ? t("ask.left", { n: left() }) : t("ask.done")}
          </span>
        </Show>
      }
      class={css.card}
    >
      <Show when={!isEmpty()} fallback={<Empty title={t("ask.none")} text={t("ask.none.text")} />}>
        <ul class={css.questions}>
          <Show when={hasId()}>
            <Line name={t("ask.id")} text={t("ask.id.text")} isOpen={props.description.stated.id.length === 0}>
              <Checks
                label={t("ask.id")}
                isLabelHidden
                options={props.draft.columns.map(({ name }) => ({ value: name, text: name }))}
                value={props.description.stated.id}
                onChange={props.description.setId}
              />
            </Line>
          </Show>
          <For each={keys()}>
            {(key, at) => (
              <Show when={props.description.asked[key]}>
                {(question) => (
                  <Question
                    {...props}
                    answer={key}
                    name={questionName(props.kind, key)}
                    text={reasons()[at()] ?? ""}
                    isOpen={props.description.isOpen(key)}
                    none={t("ask.choose")}
                    options={question().choices.map((value) => ({
                      value,
                      text: choiceName(props.kind, question(), value),
                    }))}
                  />
                )}
              </Show>
            )}
          </For>
          <For each={worded()}>
            {(field) => (
              <Question
                {...props}
                answer={`${field}.other`}
                name={othersName(field)}
                text={t("ask.others.text")}
                none={t("ask.others.none")}
                options={values(field).map((value) => ({ value, text: valueName(props.kind, field, value) }))}
              />
            )}
          </For>
          <Show when={ownerField(props.draft)}>
            {(field) => (
              <Question
                {...props}
                answer={`${field()}.source`}
                name={t("ask.space")}
                text={t("ask.space.text")}
                none={t("ask.space.own")}
                options={[{ value: "clearboard", text: t("ask.space.people") }]}
              />
            )}
          </Show>
        </ul>
      </Show>
    </Card>
  );
}

/** A question with its choices; `answer` is the setting that the choice states. */
function Question(
  props: Props & {
    answer: string;
    name: string;
    text: string;
    isOpen?: boolean;
    none: string;
    options: readonly Option[];
  },
) {
  return (
    <Line name={props.name} text={props.text} isOpen={props.isOpen === true}>
      <Select
        label={props.name}
        none={props.none}
        options={props.options}
        value={props.description.stated.settings[props.answer] ?? ""}
        onChange={(value) => props.description.answer(props.answer, value)}
        state={props.isOpen ? "open" : undefined}
      />
    </Line>
  );
}

function Line(props: { name: string; text: string; isOpen: boolean; children: JSX.Element }) {
  return (
    <li data-open={props.isOpen ? "" : undefined}>
      <span>
        <span class="strong">{props.name}</span> <span class="muted">{props.text}</span>
      </span>
      {props.children}
    </li>
  );
}

/** The field of an owner whose keys belong to a source; undefined where they are addresses, or nobody said yet what they are. */
function ownerField({ profile }: Draft): string | undefined {
  const [emitted] = (profile.emits ?? []) as { owner?: { what?: string } }[];
  const what = emitted?.owner?.what;
  return what === undefined || what === "email" || what === "?" ? undefined : "owner";
}

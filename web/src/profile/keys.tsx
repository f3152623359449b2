/** What the keys of rows and of owners are. */
import { For } from "solid-js";
import type { Draft } from "../data/profile.ts";
import { t } from "../i18n/text.ts";
import css from "./profile.module.css";
import type { Description } from "./state.ts";

type Props = { description: Description; draft: Draft };

/** Where the owner's keys are not addresses they belong to a source: this one, or the one of the people file. */
export function Space(props: Props & { field: string }) {
  const key = () => `${props.field}.source`;
  return (
    <li>
      <span>
        <span class="strong">{t("ask.space")}</span> <span class="muted">{t("ask.space.text")}</span>
      </span>
      <select
        class="field"
        aria-label={t("ask.space")}
        onChange={(event) => props.description.answer(key(), event.currentTarget.value)}
      >
        <option value="">{t("ask.space.own")}</option>
        <option value="clearboard" selected={props.description.stated.settings[key()] === "clearboard"}>
          {t("ask.space.people")}
        </option>
      </select>
    </li>
  );
}

/** The field of an owner whose keys belong to a source; undefined where they are addresses, or nobody said yet what they are. */
export function ownerField({ profile }: Draft): string | undefined {
  const [emit] = (profile.emits ?? []) as { owner?: { what?: string } }[];
  const what = emit?.owner?.what;
  return what === undefined || what === "email" || what === "?" ? undefined : "owner";
}

/** Columns that together name a row, where none does alone. */
export function Ids(props: Props) {
  const chosen = () => props.description.stated.id;
  const toggle = (name: string) =>
    props.description.setId(chosen().includes(name) ? chosen().filter((one) => one !== name) : [...chosen(), name]);
  return (
    <li data-open={chosen().length === 0 ? "" : undefined}>
      <span>
        <span class="strong">{t("ask.id")}</span> <span class="muted">{t("ask.id.text")}</span>
      </span>
      <fieldset aria-label={t("ask.id")} class={css.ids}>
        <For each={props.draft.columns.map(({ name }) => name)}>
          {(name) => (
            <label>
              <input type="checkbox" checked={chosen().includes(name)} onChange={() => toggle(name)} /> {name}
            </label>
          )}
        </For>
      </fieldset>
    </li>
  );
}

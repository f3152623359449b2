/** One value: a text, a choice, a yes or no, "each person's own" or an amount, a name in two languages. */
import { For, Match, Show, Switch } from "solid-js";
import { t } from "../../i18n/text.ts";
import css from "./form.module.css";
import { attributes, choice, label, useForm, valueAt } from "./form.tsx";
import { kindOf, type Path, type Shape } from "./shape.ts";

const NAMED = new Set(["measure", "by", "component"]);

type Props = {
  shape: Shape;
  path: Path;
  /** left empty it is left out */
  isOptional?: boolean;
  /** in a table the column's head names it; here it is for those who hear */
  name?: string;
};

export function Leaf(props: Props) {
  const form = useForm();
  const value = () => valueAt(form, props.path);
  const text = () => (typeof value() === "string" ? (value() as string) : "");
  const set = (next: unknown) => form.set(props.path, next === "" && props.isOptional ? undefined : next);
  const own = () => attributes(form, props.path);
  return (
    <Switch
      fallback={
        <input
          class="field"
          type="text"
          autocomplete="off"
          id={own().id}
          aria-invalid={own()["aria-invalid"]}
          aria-describedby={own()["aria-describedby"]}
          aria-label={props.name}
          value={text()}
          list={NAMED.has(String(props.path.at(-1))) ? "known-figures" : undefined}
          onInput={(event) => set(event.currentTarget.value.trim())}
        />
      }
    >
      <Match when={kindOf(props.shape) === "choice"}>
        <Choice
          values={props.shape.enum ?? []}
          value={text() || String(props.shape.default ?? "")}
          isOptional={props.isOptional === true && props.shape.default === undefined}
          onChange={set}
          own={own()}
          name={props.name}
        />
      </Match>
      <Match when={kindOf(props.shape) === "flag"}>
        <input
          type="checkbox"
          class={css.check}
          id={own().id}
          aria-invalid={own()["aria-invalid"]}
          aria-describedby={own()["aria-describedby"]}
          aria-label={props.name}
          checked={value() === undefined ? props.shape.default === true : value() === true}
          onChange={(event) => form.set(props.path, event.currentTarget.checked)}
        />
      </Match>
      <Match when={kindOf(props.shape) === "person"}>
        <div class={css.pair}>
          <Choice
            values={["person", "fixed"]}
            value={text() === "person" ? "person" : value() === undefined ? "" : "fixed"}
            isOptional={props.isOptional === true}
            onChange={(next) => (next === "fixed" ? form.set(props.path, "0") : set(next))}
            own={text() === "person" || value() === undefined ? own() : undefined}
            name={label(props.path)}
          />
          <Show when={value() !== undefined && text() !== "person"}>
            <input
              class="field"
              type="text"
              id={own().id}
              aria-invalid={own()["aria-invalid"]}
              aria-describedby={own()["aria-describedby"]}
              aria-label={`${label(props.path)}: ${choice("fixed")}`}
              value={text()}
              onInput={(event) => form.set(props.path, event.currentTarget.value.trim())}
            />
          </Show>
        </div>
      </Match>
      <Match when={kindOf(props.shape) === "title"}>
        <div class={css.pair}>
          <For each={["en", "zh"] as const}>
            {(language) => (
              <input
                class="field"
                type="text"
                lang={language === "en" ? "en" : "zh-CN"}
                id={attributes(form, [...props.path, language]).id}
                aria-invalid={attributes(form, [...props.path, language])["aria-invalid"]}
                aria-describedby={attributes(form, [...props.path, language])["aria-describedby"]}
                aria-label={`${props.name ?? label(props.path)}, ${t(`policy.${language}`)}`}
                placeholder={t(`policy.${language}`)}
                value={String((value() as Record<string, string> | undefined)?.[language] ?? "")}
                onInput={(event) => {
                  const before = (value() as Record<string, string> | undefined) ?? { en: "", zh: "" };
                  const next = { ...before, [language]: event.currentTarget.value };
                  form.set(props.path, next.en === "" && next.zh === "" ? undefined : next);
                }}
              />
            )}
          </For>
        </div>
      </Match>
    </Switch>
  );
}

function Choice(props: {
  values: readonly string[];
  value: string;
  isOptional: boolean;
  onChange: (value: string) => void;
  /** of the field it stands for; none where another control is that field */
  own: ReturnType<typeof attributes> | undefined;
  name: string | undefined;
}) {
  return (
    <select
      class="field"
      id={props.own?.id}
      aria-invalid={props.own?.["aria-invalid"]}
      aria-describedby={props.own?.["aria-describedby"]}
      aria-label={props.name}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    >
      <Show when={props.isOptional || props.value === ""}>
        <option value="" selected={props.value === ""}>
          {t("policy.unset")}
        </option>
      </Show>
      <For each={props.values}>
        {(one) => (
          <option value={one} selected={one === props.value}>
            {choice(one)}
          </option>
        )}
      </For>
    </select>
  );
}

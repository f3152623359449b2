/** The fields of one part of the plan: those in use and those everybody looks for; the others are added when wanted. */
import { createSignal, For, Show } from "solid-js";
import { t } from "../../i18n/text.ts";
import { Adder } from "./adder.tsx";
import css from "./form.module.css";
import { idOf, label, useForm, valueAt } from "./form.tsx";
import { blank, kindOf, type Path, type Shape } from "./shape.ts";

/** By the names on the way to the part: what is there from the start, though it may be empty. */
const USUAL: Record<string, readonly string[]> = {
  "": ["id", "title", "period", "rounding", "components", "refunds"],
  components: ["id", "title", "measure", "unit", "target", "bounds", "boundary", "mode", "tiers"],
  gates: ["atLeast"],
  multipliers: ["measure", "table", "boundary"],
  team: ["table", "boundary", "min", "max"],
  pools: ["amount", "by"],
  draw: ["recoverable"],
  cap: ["amount", "carried"],
};

/** What the policy says by itself. */
const HIDDEN = new Set(["currency"]);

export function Group(props: { shape: Shape; path: Path }) {
  const form = useForm();
  const [opened, setOpened] = createSignal<readonly string[]>([]);
  const value = () => (valueAt(form, props.path) as Record<string, unknown> | undefined) ?? {};
  const room = () => props.path.filter((part) => typeof part === "string").join(".");
  const usual = () => USUAL[room()] ?? [];
  const required = () => props.shape.required ?? [];
  const shapeOf = (name: string) => props.shape.properties?.[name] ?? {};
  // What only says the default need not be seen.
  const isFilled = (name: string) => {
    const found = value()[name];
    if (found === undefined || (Array.isArray(found) && found.length === 0)) return false;
    return JSON.stringify(found) !== JSON.stringify(shapeOf(name).default);
  };
  const all = () =>
    Object.keys(props.shape.properties ?? {}).filter((name) => !(props.path.length === 0 && HIDDEN.has(name)));
  const isShown = (name: string) =>
    isUnusual(name)
      ? isFilled(name)
      : required().includes(name) || usual().includes(name) || opened().includes(name) || isFilled(name);
  // A component with a matrix has no tiers, and one with tiers no matrix.
  const isUnusual = (name: string) => name === "tiers" && isFilled("matrix");
  const rest = () => all().filter((name) => !isShown(name) && !isUnusual(name));
  const add = (name: string) => {
    setOpened([...opened(), name]);
    if (kindOf(shapeOf(name)) !== "text") form.set([...props.path, name], blank(shapeOf(name)));
    if (name === "matrix") form.set([...props.path, "tiers"], undefined);
    queueMicrotask(() => {
      const place = idOf([...props.path, name]);
      const inside = document.querySelector<HTMLElement>(`[id="${place}"], [id^="${place}/"]`);
      inside?.focus();
    });
  };
  const drop = (name: string) => {
    setOpened(opened().filter((one) => one !== name));
    form.set([...props.path, name], undefined);
  };
  const isFixed = (name: string) => required().includes(name) || usual().includes(name);
  return (
    <div class={css.fields}>
      <For each={all().filter(isShown)}>
        {(name) => (
          <form.part
            shape={shapeOf(name)}
            path={[...props.path, name]}
            isOptional={!required().includes(name)}
            onRemove={isFixed(name) ? undefined : () => drop(name)}
          />
        )}
      </For>
      <Show when={rest().length > 0}>
        <div class={css.more}>
          <Adder
            label={t(props.path.length === 0 ? "policy.addSection" : "policy.addField")}
            options={rest().map((name) => ({ value: name, text: label([...props.path, name]) }))}
            onAdd={add}
          />
        </div>
      </Show>
    </div>
  );
}

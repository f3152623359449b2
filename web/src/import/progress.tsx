import { createEffect, createResource, For, Show } from "solid-js";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { say } from "../ui/announce.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import css from "./progress.module.css";
import { dismiss, type Item, items } from "./queue.ts";
import { takenInAt } from "./repeat.tsx";

/** What is on its way, with a bar each; read out when a step changes, not at every percent. */
export function Progress() {
  return (
    <Card title={t(items.some(isMoving) ? "import.now" : "import.notIn")} class={css.card}>
      <ul>
        <For each={items.filter((item) => item.step !== "done")}>{(item) => <Line item={item} />}</For>
      </ul>
    </Card>
  );
}

function isMoving(item: Item): boolean {
  return item.step !== "done" && item.step !== "known" && item.step !== "failed";
}

function Line(props: { item: Item }) {
  const step = () => {
    const now = props.item.step;
    if (now === "wait") return t("import.waiting");
    if (now === "upload") return t("import.uploading");
    return now === "done" || now === "known" || now === "failed" ? "" : t(`import.step.${now}`);
  };
  const share = () =>
    props.item.share === null ? "" : Format.share(Math.floor(props.item.share * 100), 100, locale());
  const label = () => t("import.progress", { name: props.item.name, step: step(), share: share() });
  const [fault] = createResource(
    () => props.item.problem,
    (problem) => (problem.status === 0 ? t("import.uploadFailed") : problem.sentence(locale())),
  );
  createEffect(() => {
    if (step()) say(`${props.item.name}: ${step()}`);
  });
  return (
    <li class={css.line}>
      <span class={css.name}>{props.item.name}</span>
      <Show
        when={!isMoving(props.item)}
        fallback={
          <>
            <Show when={props.item.share !== null} fallback={<progress max={1} aria-label={label()} />}>
              <progress max={1} value={props.item.share ?? 0} aria-label={label()} />
            </Show>
            <span class="muted small">
              {step()} {share()}
            </span>
          </>
        }
      >
        <Show when={props.item.step === "failed"} fallback={<span>{known(props.item.earlier)}</span>}>
          <span class="fault" role="alert">
            {fault.latest}
          </span>
        </Show>
        <Button kind="link-small" onClick={() => dismiss(props.item.key)}>
          {t("app.close")}
        </Button>
      </Show>
    </li>
  );
}

function known(earlier: Item["earlier"]): string {
  return earlier ? t("import.known", { time: takenInAt(earlier), known: earlier.name }) : "";
}

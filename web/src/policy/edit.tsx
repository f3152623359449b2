/** The editor of a pay plan: a form after the plan's schema, and beside it what the linter says and what the plan pays. */
import { createEffect, createMemo, createResource, For, type Resource, Show } from "solid-js";
import type { InForce } from "../data/policy.ts";
import * as Data from "../data/policy.ts";
import { t } from "../i18n/text.ts";
import { Card } from "../ui/card.tsx";
import { go } from "../ui/route.ts";
import { Check } from "./check.tsx";
import { Example } from "./example.tsx";
import { FormProvider } from "./form/form.tsx";
import { Group } from "./form/group.tsx";
import { Node } from "./form/node.tsx";
import { type Path, put } from "./form/shape.ts";
import * as Lint from "./lint.ts";
import { Plans } from "./plans.tsx";
import css from "./policy.module.css";
import { When } from "./when.tsx";
import { begin, keep, type Work, work } from "./work.ts";

export default function Edit(props: { inForce: Resource<InForce>; reload: () => void }) {
  const [ready] = createResource(Data.ready);
  createEffect(() => {
    const found = props.inForce();
    if (found !== undefined && work() === null) keep(begin(found.document));
  });
  return (
    <main id="content" class="page" tabindex="-1">
      <div class="page-head">
        <h1>{t("policy.editTitle")}</h1>
        <div class="end actions">
          <span class="muted small">{t("policy.kept")}</span>
          <button
            type="button"
            class="button"
            onClick={() => {
              keep(null);
              void go("/policy");
            }}
          >
            {t("policy.discard")}
          </button>
        </div>
      </div>
      <Show
        when={work() && props.inForce()}
        fallback={<Card title={t("policy.form")} rows={12} retry={props.reload} children={props.inForce() && null} />}
      >
        <Editor work={work() as Work} inForce={props.inForce() as InForce} ready={ready() ?? []} />
      </Show>
    </main>
  );
}

function Editor(props: { work: Work; inForce: InForce; ready: Awaited<ReturnType<typeof Data.ready>> }) {
  const pay = () => props.work.policy.plans[props.work.at];
  const plan = () => pay()?.plan;
  const currency = () => props.inForce.document.plans[0]?.plan.currency ?? props.ready[0]?.currency ?? "";
  const report = createMemo(() => Lint.of(props.work.policy, currency()));
  const room = () => `/plans/${props.work.at}/plan`;
  const byPlace = createMemo(() => Map.groupBy(report().findings, ({ place }) => place));
  const set = (path: Path, value: unknown) =>
    keep(put(props.work, ["policy", "plans", props.work.at, "plan", ...path], value) as Work);
  const names = () => Lint.names(plan());
  return (
    <FormProvider
      value={{
        part: Node,
        plan,
        set,
        findings: (place) => byPlace().get(place === "/" ? room() : `${room()}${place}`) ?? [],
        names,
      }}
    >
      <datalist id="known-figures">
        <For each={names()}>{(name) => <option value={name} />}</For>
      </datalist>
      <div class={css.editor}>
        <div class={css.column}>
          <Plans work={props.work} inForce={props.inForce} ready={props.ready} />
          <Card title={t("policy.form")} aside={t("policy.form.hint", { currency: currency() })}>
            <Show keyed when={props.work.at + 1}>
              <Group shape={Lint.SHAPE} path={[]} />
            </Show>
          </Card>
          <When work={props.work} inForce={props.inForce} isRefused={report().isRefused} />
        </div>
        <aside class={css.beside}>
          <Check report={report()} at={props.work.at} />
          <Example plan={report().plans[props.work.at] ?? null} costs={report().costs} />
        </aside>
      </div>
    </FormProvider>
  );
}

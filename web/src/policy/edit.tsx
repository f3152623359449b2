/** The editor of a pay plan: a form after the plan's schema, and beside it what the linter says and what the plan pays. */
import { createEffect, createMemo, createResource, For, Show } from "solid-js";
import * as Data from "../data/policy.ts";
import { t, tCode } from "../i18n/text.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Page } from "../ui/page.tsx";
import { createQuery } from "../ui/query.ts";
import { go } from "../ui/route.ts";
import { at, blank, type Path, put, type Shape } from "../ui/schema.ts";
import type { FormModel } from "../ui/schema-field.tsx";
import { SchemaForm } from "../ui/schema-form.tsx";
import { CalendarFile } from "./calendar.tsx";
import { Check } from "./check.tsx";
import { When } from "./effective-month.tsx";
import { Example } from "./example.tsx";
import * as Lint from "./lint.ts";
import { PayrollFile } from "./payroll.tsx";
import { fieldLabel, findingText } from "./place-text.ts";
import { REPLACED, USUAL, USUAL_COLUMNS } from "./plan-fields.ts";
import { Plans } from "./plans.tsx";
import css from "./policy.module.css";
import { begin, keep, type Work, work } from "./work.ts";

export default function Edit() {
  const inForce = createQuery("policy", Data.inForce);
  const [ready] = createResource(Data.ready);
  createEffect(() => {
    const found = inForce.latest;
    if (found !== undefined && work() === null) keep(begin(found.document));
  });
  const discard = () => {
    keep(null);
    void go("/policy");
  };
  return (
    <Page
      title={t("policy.editTitle")}
      windowTitle={t("policy.documentTitle")}
      actions={
        <>
          <span class="muted small">{t("policy.kept")}</span>
          <Button onClick={discard}>{t("policy.discard")}</Button>
        </>
      }
    >
      <Show
        when={work() && inForce.latest}
        fallback={
          <Card title={t("policy.form")} rows={12} query={inForce}>
            {(_found) => null}
          </Card>
        }
      >
        {(found) => <Editor work={work() as Work} inForce={found()} ready={ready() ?? []} />}
      </Show>
    </Page>
  );
}

const NAMED = new Set(["measure", "by", "component"]);
const KNOWN = "known-figures";

function Editor(props: { work: Work; inForce: Data.InForce; ready: Awaited<ReturnType<typeof Data.ready>> }) {
  const plan = () => props.work.policy.plans[props.work.at]?.plan;
  const currency = () => props.inForce.document.plans[0]?.plan.currency ?? props.ready[0]?.currency ?? "";
  const report = createMemo(() => Lint.of(props.work.policy, currency()));
  const planPlace = () => `/plans/${props.work.at}/plan`;
  const byPlace = createMemo(() => Map.groupBy(report().findings, ({ place }) => place));
  const names = createMemo(() => Lint.names(plan()));
  const set = (path: Path, value: unknown) => {
    const keepAt = (work: Work, at: Path, next: unknown) =>
      put(work, ["policy", "plans", work.at, "plan", ...at], next) as Work;
    const changed = keepAt(props.work, path, value);
    const gone = value === undefined ? [] : (REPLACED[String(path.at(-1))] ?? []);
    keep(gone.reduce((work, name) => keepAt(work, [...path.slice(0, -1), name], undefined), changed));
  };
  const has = (path: Path) => [at(plan(), path) ?? []].flat().length > 0;
  // A switch that stands as it does by default says nothing.
  const isReplaced = (path: Path) =>
    (!has(path) || at(plan(), path) === true) &&
    Object.entries(REPLACED).some(
      ([name, gone]) => gone.includes(String(path.at(-1))) && has([...path.slice(0, -1), name]),
    );
  const model: FormModel = {
    value: plan,
    set,
    findings: (place) =>
      (byPlace().get(place === "/" ? planPlace() : `${planPlace()}${place}`) ?? []).map((finding) => ({
        severity: finding.severity,
        text: findingText(finding),
      })),
    label: fieldLabel,
    choice: (value) => tCode("value", value),
    known: (path) => (NAMED.has(String(path.at(-1))) ? KNOWN : undefined),
    usual: (path) => {
      const list = at(plan(), path.slice(0, -1)) as Record<string, unknown>[] | undefined;
      const isRow = path.at(-1) === 0 && !(String(path.at(-2)) in USUAL);
      if (!isRow) return USUAL[path.filter((part) => typeof part === "string").join(".")] ?? [];
      // a table that pays amounts or shares of the incentive has no rate to begin with
      const pays = list?.some((row) => "payout" in row || "amount" in row);
      return USUAL_COLUMNS.filter((name) => !(name === "rate" && pays));
    },
    // The policy itself says the currency; what another field replaces is not asked for.
    isHidden: (path) => path.join() === "currency" || isReplaced(path),
    // A component starts with one row, so that there is something to fill in.
    fresh: (shape: Shape) => ({
      ...(blank(shape) as object),
      ...("tiers" in (shape.properties ?? {}) ? { tiers: [{ from: "0", rate: "" }] } : {}),
    }),
  };
  return (
    <>
      <datalist id={KNOWN}>
        <For each={names()}>{(name) => <option value={name} />}</For>
      </datalist>
      <div class={css.editor}>
        <div class={css.column}>
          <Plans work={props.work} inForce={props.inForce} ready={props.ready} />
          <Card title={t("policy.form")} aside={t("policy.form.hint", { currency: currency() })}>
            <Show keyed when={props.work.at + 1}>
              <SchemaForm model={model} shape={Lint.SHAPE} />
            </Show>
          </Card>
          <CalendarFile work={props.work} />
          <PayrollFile work={props.work} findings={report().findings} />
          <When work={props.work} inForce={props.inForce} isRefused={report().isRefused} />
        </div>
        <aside class={css.beside}>
          <Check report={report()} at={props.work.at} />
          <Example plan={report().plans[props.work.at] ?? null} costs={report().costs} />
        </aside>
      </div>
    </>
  );
}

import type * as Finding from "@clearboard/core/plan/finding";
import { createEffect, For, on, Show } from "solid-js";
import { t } from "../i18n/text.ts";
import { say } from "../ui/announce.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import type * as Lint from "./lint.ts";
import { findingText, placeText } from "./place-text.ts";
import css from "./policy.module.css";

/** What the linter says, errors first; each leads to its field. */
export function Check(props: { report: Lint.Report; at: number }) {
  const of = (severity: Finding.Info["severity"]) =>
    props.report.findings.filter((finding) => finding.severity === severity);
  const answer = () => {
    const errors = of("error").length;
    const warnings = of("warning").length;
    if (errors > 0) return t("policy.check.errors", { n: errors });
    return warnings > 0 ? t("policy.check.warnings", { n: warnings }) : t("policy.check.good");
  };
  createEffect(on(answer, (text) => say(text), { defer: true }));
  return (
    <Card title={t("policy.check")}>
      <p class={`answer ${props.report.isRefused ? "fault" : ""}`} data-slot="verdict">
        {answer()}
      </p>
      <Show when={props.report.findings.length > 0}>
        <ul class={css.findings}>
          <For each={[...of("error"), ...of("warning")]}>{(finding) => <Line finding={finding} at={props.at} />}</For>
        </ul>
      </Show>
    </Card>
  );
}

function Line(props: { finding: Finding.Info; at: number }) {
  const planPlace = () => `/plans/${props.at}/plan`;
  const inPlan = () =>
    props.finding.place.startsWith(planPlace()) ? props.finding.place.slice(planPlace().length) : null;
  const open = () => {
    // The field itself, else the nearest part around it that there is one of.
    for (let place = inPlan() ?? props.finding.place; place !== ""; place = place.slice(0, place.lastIndexOf("/"))) {
      const target = document.querySelector<HTMLElement>(
        `[id="field${place}"], [id^="field${place}/"]:is(input, select)`,
      );
      if (target === null) continue;
      target.focus();
      target.scrollIntoView({ block: "center" });
      return;
    }
  };
  return (
    <li data-severity={props.finding.severity}>
      <Button kind="link" onClick={open}>
        {placeText(inPlan() ?? props.finding.place) || t("policy.form")}
      </Button>{" "}
      {findingText(props.finding)}
    </li>
  );
}

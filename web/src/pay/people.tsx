/** The rows of a pay run. */
import type * as RunShape from "@clearboard/core/pay/run";
import { createMemo, createSignal } from "solid-js";
import { payHref } from "../address.ts";
import { locale, t, tCode } from "../i18n/text.ts";
import { Empty } from "../ui/card.tsx";
import { SearchField } from "../ui/field.tsx";
import { type Column, Table } from "../ui/table.tsx";
import { lineName } from "./line-name.ts";
import css from "./run.module.css";
import { stageOf } from "./stage.ts";

export const SUMS = ["own", "adjustments", "draws", "carried", "manual", "paid"] as const;

/** The name of a sum; what is for payroll is called by how far it is. */
export function sumLabel(key: (typeof SUMS)[number], run: RunShape.Info): string {
  return key === "paid" ? t(`pay.paid.${stageOf(run)}`) : t(`pay.${key}`);
}

/** Everybody's row, by name until another column is asked for, and a field to find somebody; a name opens the statement. */
export function People(props: { run: RunShape.Info }) {
  const [sought, setSought] = createSignal("");
  const found = () => {
    const text = sought().trim().toLocaleLowerCase();
    return props.run.people.filter(({ name, teamName }) =>
      [name, teamName ?? ""].some((part) => part.toLocaleLowerCase().includes(text)),
    );
  };
  const hasPlans = createMemo(() => new Set(props.run.people.flatMap(({ plan }) => plan ?? [])).size > 1);
  // a column that is empty for all says nothing
  const sums = () =>
    SUMS.filter(
      (key) => key === "own" || key === "paid" || props.run.people.some((person) => person[key].minor !== "0"),
    );
  const plan: Column<RunShape.Row> = {
    key: "plan",
    label: t("run.plan"),
    isWide: true,
    isSorted: true,
    value: (person) => person.planTitle?.[locale() === "en" ? "en" : "zh"] ?? person.plan,
  };
  const line = (person: RunShape.Row) => {
    if (person.held !== null) return `${t("byHand.mark")}: ${person.held}`;
    if (person.reason !== null) return tCode("reason", person.reason);
    return person.line === null ? null : lineName({ id: person.line, title: person.lineTitle ?? null }, locale());
  };
  return (
    <>
      <SearchField class={css.find} label={t("run.find")} value={sought()} onInput={setSought} />
      <Table
        rows={found()}
        order={{ key: "name", isDown: false }}
        empty={<Empty title={t("run.noMatch")} />}
        columns={[
          {
            key: "name",
            label: t("run.person"),
            isHeader: true,
            isSorted: true,
            value: ({ name }) => name,
            href: ({ id }) => payHref(props.run.month, id),
            below: ({ teamName, held }) => [teamName, held && t("byHand.mark")].filter(Boolean).join(" · ") || null,
          },
          { key: "team", label: t("run.team"), isWide: true, isSorted: true, value: ({ teamName }) => teamName },
          ...(hasPlans() ? [plan] : []),
          { key: "line", label: t("run.line"), class: "muted", isWide: true, isSorted: true, value: line },
          ...sums().map(
            (key): Column<RunShape.Row> => ({
              key,
              label: sumLabel(key, props.run),
              format: "money",
              class: key === "paid" ? css.paid : undefined,
              isWide: key !== "paid",
              isSorted: true,
              // who has a reason for no pay has a dash, not a zero
              value: (person) => (person.reason !== null && person[key].minor === "0" ? null : person[key]),
            }),
          ),
        ]}
      />
    </>
  );
}

/** All figures of one person, team, region or the company, each a link into its reasons. */
import type * as Metrics from "@clearboard/core/metric/metrics";
import { listMetrics } from "@clearboard/core/metric/reading-order";
import type * as Reason from "@clearboard/core/reason";
import { For, Show } from "solid-js";
import { payHref } from "../../address.ts";
import * as Figure from "../../data/figure.ts";
import { may } from "../../data/session.ts";
import * as Format from "../../i18n/format.ts";
import { valueText } from "../../i18n/metric.ts";
import { locale, t } from "../../i18n/text.ts";
import { useBoard } from "../board-state.tsx";
import { FigureLink } from "../figure-link.tsx";
import { name as lineName } from "../line.ts";
import { rankText } from "../ranking/row.ts";
import css from "./panel.module.css";

type Line = { key: Figure.Key; text: string; reason: Reason.Info | null };

export function Sheet(props: { figure: string }) {
  const { shown: board } = useBoard();
  const subject = () => Figure.parse(props.figure)?.subject ?? "";
  const person = () => board()?.people.find(({ id }) => id === subject());
  const group = () => [...(board()?.teams ?? []), ...(board()?.regions ?? [])].find(({ id }) => id === subject());
  const metrics = () =>
    person()?.metrics ?? group()?.metrics ?? (subject() === "company" ? board()?.totals.metrics : undefined);
  const name = () => person()?.name ?? group()?.name ?? board()?.organisation.name ?? "";
  const ranks = (): Line[] => {
    const of = person() ?? group();
    if (!of) return [];
    // inside a scope ranks are made anew, and only the company's have reasons of their own
    const isWhole = board()?.scope.level === "company";
    const lines: Line[] = isWhole ? [{ key: "rank", text: rankText(of), reason: of.rankReason }] : [];
    if (of.score.total !== null) {
      lines.push({ key: "score", text: Format.score(of.score.total, locale()), reason: null });
      for (const part of of.score.components) {
        if (part.status === "not-applicable") continue;
        lines.push({
          key: `score.${part.id}`,
          text: part.score === null ? Format.DASH : Format.score(part.score, locale()),
          reason: part.reason,
        });
      }
    }
    return lines;
  };
  const pay = (): Line[] => {
    const of = person();
    if (!of || of.line === null) return [];
    const bonus: Line[] =
      of.bonusReason === "private"
        ? []
        : [
            {
              key: "bonus",
              text: of.bonus ? Format.moneyExact(of.bonus, locale()) : Format.DASH,
              reason: of.bonusReason,
            },
          ];
    return [{ key: "line", text: lineName(of.line, board()?.lines ?? []), reason: null }, ...bonus];
  };
  const hasStatement = () =>
    person() !== undefined && board()?.period === undefined && may("statement.read", { person: subject() });
  return (
    <div class={css.body} data-slot="body">
      <p class={`answer ${css.heading}`}>
        {name()}
        <Show when={person()?.teamName}>{(team) => <span class="aside">{team()}</span>}</Show>
      </p>
      <Lines title={t("panel.standing")} lines={ranks()} subject={subject()} />
      <Show when={metrics()}>{(of) => <Lines title={t("panel.work")} lines={work(of())} subject={subject()} />}</Show>
      <Lines title={t("panel.pay")} lines={pay()} subject={subject()} />
      <Show when={hasStatement() ? board() : undefined}>
        {(of) => (
          <p>
            <a href={payHref(of().month, subject())}>{t("panel.statement")}</a>
          </p>
        )}
      </Show>
    </div>
  );
}

function Lines(props: { title: string; lines: Line[]; subject: string }) {
  return (
    <Show when={props.lines.length > 0}>
      <section>
        <h3>{props.title}</h3>
        <dl class={css.lines}>
          <For each={props.lines}>
            {(line) => (
              <div>
                <dt>{t(`metric.${line.key}`)}</dt>
                <dd>
                  <FigureLink subject={props.subject} figure={line.key}>
                    {line.text}
                  </FigureLink>
                  <Show when={line.reason}>
                    {(reason) => <span class="muted small"> {t(`reason.${reason()}`)}</span>}
                  </Show>
                </dd>
              </div>
            )}
          </For>
        </dl>
      </section>
    </Show>
  );
}

function work(metrics: Metrics.Info): Line[] {
  return listMetrics(metrics).map((id) => ({
    key: id,
    text: valueText(id, metrics[id], locale(), Format.money) ?? Format.DASH,
    reason: metrics.reasons[id] ?? null,
  }));
}

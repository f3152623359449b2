/** What was done for the month's money: deals and calls, each with its rate. */
import type * as Metrics from "@clearboard/core/metric/metrics";
import { Show } from "solid-js";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { FigureLink } from "./figure-link.tsx";

export function Work(props: { metrics: Metrics.Info; subject: string }) {
  return (
    <>
      <Show when={props.metrics.dealsWon !== null}>
        <div>
          <p class="answer">
            <FigureLink subject={props.subject} figure="dealsWon">
              {t("headline.deals", { won: props.metrics.dealsWon ?? 0 })}
            </FigureLink>
          </p>
          <p>
            <FigureLink subject={props.subject} figure="winRate">
              {props.metrics.winRate === null
                ? t("reason.no-closed-deals")
                : t("headline.winRate", { rate: Format.percent(props.metrics.winRate ?? "0", locale()) })}
            </FigureLink>
          </p>
        </div>
      </Show>
      <Show when={props.metrics.dials !== null}>
        <div>
          <p class="answer">
            <FigureLink subject={props.subject} figure="dials">
              {t("headline.calls", { dials: props.metrics.dials ?? 0 })}
            </FigureLink>
          </p>
          <p>
            <FigureLink subject={props.subject} figure="connectRate">
              {props.metrics.connectRate === null
                ? t("reason.no-calls")
                : t("headline.connect", {
                    rate: Format.percent(props.metrics.connectRate ?? "0", locale()),
                    talk: Format.duration(props.metrics.talkSeconds ?? 0, locale()),
                  })}
            </FigureLink>
          </p>
        </div>
      </Show>
    </>
  );
}

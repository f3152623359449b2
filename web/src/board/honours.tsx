import type * as Board from "@clearboard/core/board/info";
import { isMetric } from "@clearboard/core/metric/list";
import { For, Show } from "solid-js";
import * as Format from "../i18n/format.ts";
import { parseValue, valueText } from "../i18n/metric.ts";
import { locale, t, tCode } from "../i18n/text.ts";
import { Card, CardFoot, Empty } from "../ui/card.tsx";
import { useBoard } from "./board-state.tsx";
import { FigureLink } from "./figure-link.tsx";
import css from "./honours.module.css";

type Honour = Board.Info["honours"][number];

export function Honours() {
  const state = useBoard();
  return (
    <Card title={t(state.isPast() ? "honours.title.past" : "honours.title")} rows={4} query={state.board}>
      {(board) => (
        <Show
          when={board().honours.some((honour) => honour.people.length > 0)}
          fallback={<Empty title={t("honours.empty")} text={t("honours.empty.text")} />}
        >
          <ul class={css.list}>
            <For each={board().honours}>
              {(honour) => <Seal honour={honour} currency={board().organisation.currency} />}
            </For>
          </ul>
          <Show when={board().version === null}>
            <CardFoot>
              <span>{t("honours.open")}</span>
            </CardFoot>
          </Show>
        </Show>
      )}
    </Card>
  );
}

function Seal(props: { honour: Honour; currency: string }) {
  return (
    <li>
      <span class={css.seal} aria-hidden="true" lang="zh-CN">
        {props.honour.seal}
      </span>
      <div class={css.text}>
        <p class={css.what}>{locale() === "en" ? props.honour.en : props.honour.zh}</p>
        <p class={css.name}>
          <Show when={props.honour.people.length > 0} fallback={<span class="muted">{Format.DASH}</span>}>
            <For each={props.honour.people.slice(0, 3)}>
              {(person, index) => (
                <>
                  {index() > 0 ? (locale() === "en" ? ", " : "、") : ""}
                  <FigureLink subject={person.id} figure="">
                    {person.name}
                  </FigureLink>
                </>
              )}
            </For>
            {props.honour.people.length > 3 ? ` +${props.honour.people.length - 3}` : ""}
          </Show>
        </p>
        <p class={css.what}>{props.honour.people.length > 0 ? why(props.honour, props.currency) : t("honours.none")}</p>
      </div>
    </li>
  );
}

/** What a title was given for. A metric without a sentence of its own is said by its label and its value. */
function why({ by, value }: Honour, currency: string): string {
  if (value === null) return "";
  const text = isMetric(by)
    ? valueText(by, parseValue(by, value, currency), locale(), Format.money)
    : Format.percent(value, locale());
  const sentence = tCode("honours", by, { n: Number(value), text: text ?? "" });
  return sentence === by && isMetric(by) ? `${t(`metric.${by}`)} ${text}` : sentence;
}

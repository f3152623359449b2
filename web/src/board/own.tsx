/** A rep's own line: rank, what is left to the next line, and the bonus that only they and directors see. */
import { Show } from "solid-js";
import { payHref } from "../address.ts";
import * as Client from "../data/client.ts";
import { session } from "../data/session.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { Card, CardFoot, Empty } from "../ui/card.tsx";
import { createQuery } from "../ui/query.ts";
import { useBoard } from "./board-state.tsx";
import { FigureLink } from "./figure-link.tsx";
import * as Line from "./line.ts";
import css from "./own.module.css";
import { rankText } from "./ranking/row.ts";

export function Own() {
  const state = useBoard();
  const lines = () => state.shown()?.lines ?? [];
  const past = () => (state.isPast() ? ".past" : "");
  const own = createQuery("board/own", Client.own, state.month);
  return (
    <Card title={t("own.title")} rows={2} query={own}>
      <Show when={session()?.user.person} fallback={<Empty title={t("own.noPerson")} />}>
        <Show
          when={own()}
          fallback={<Empty title={t("board.noData", { month: Format.month(state.month() ?? "2000-01", locale()) })} />}
        >
          {(person) => (
            <>
              <p class="answer">
                {t("own.rank", { rank: rankText(person()), of: state.board()?.totals.ranked ?? 0 })}
                <Show when={person().rankReason}>
                  {(reason) => <span class="aside">{t(`reason.${reason()}`)}</span>}
                </Show>
              </p>
              <dl class={css.pair}>
                <Show when={person().line}>
                  {(line) => (
                    <div>
                      <dt>
                        {person().toNextLine
                          ? t(`own.next${past()}`, { line: Line.name(Line.next(line(), lines()) ?? line(), lines()) })
                          : t("own.top")}
                      </dt>
                      <dd>
                        {person().toNextLine
                          ? Format.money(person().toNextLine ?? { minor: "0", currency: "XXX" }, locale())
                          : Line.name(line(), lines())}
                      </dd>
                    </div>
                  )}
                </Show>
                <div>
                  <dt>{t(`own.bonus${past()}`)}</dt>
                  <dd>
                    <Show
                      when={person().bonus}
                      fallback={`${Format.DASH} ${t(`reason.${person().bonusReason ?? "no-target"}`)}`}
                    >
                      {(bonus) => (
                        <FigureLink subject={person().id} figure="bonus">
                          {Format.moneyExact(bonus(), locale())}
                        </FigureLink>
                      )}
                    </Show>
                  </dd>
                </div>
              </dl>
              <CardFoot>
                <span>{t("own.bonusNote")}</span>
                <Show when={person().bonusReason !== "paid-by-month"}>
                  <a href={payHref(state.month() ?? "", person().id)}>{t("own.statement")}</a>
                </Show>
              </CardFoot>
            </>
          )}
        </Show>
      </Show>
    </Card>
  );
}

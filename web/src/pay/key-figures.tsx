/** The figures of a statement that are looked for first. */

import * as PayCurve from "@clearboard/core/pay/pay-curve";
import type * as StatementShape from "@clearboard/core/pay/statement";
import { createMemo, Show } from "solid-js";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { lineName } from "./line-name.ts";
import { stageOf } from "./stage.ts";
import css from "./statement.module.css";

export function KeyFigures(props: { statement: StatementShape.Info }) {
  const position = createMemo(() => PayCurve.findPosition(props.statement));
  const name = (line: PayCurve.Line) => lineName(line, locale());
  return (
    <dl class={css.keys}>
      <Show when={position()}>
        {(at) => (
          <>
            <div>
              <dt>{t("statement.line")}</dt>
              <dd>{at().line ? name(at().line as PayCurve.Line) : Format.DASH}</dd>
            </div>
            <Show when={at().next}>
              {(next) => (
                <div>
                  <dt>{t("statement.toLine", { line: name(next()) })}</dt>
                  <dd>{Format.money(next().missing, locale())}</dd>
                </div>
              )}
            </Show>
          </>
        )}
      </Show>
      <div>
        <dt>{t(`pay.paid.${stageOf(props.statement)}`)}</dt>
        <dd>{Format.moneyExact(props.statement.paid, locale())}</dd>
      </div>
    </dl>
  );
}

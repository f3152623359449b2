import type * as Simulation from "@clearboard/core/payroll/simulation";
import { createResource, For, Show } from "solid-js";
import { sayCode } from "../data/problem.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import css from "./policy.module.css";

type One = Simulation.Info["refused"][0];

/** Who the draft could not pay, and why. */
export function Refused(props: { found: Simulation.Info }) {
  return (
    <Show when={props.found.refused.length > 0} fallback={<p class="muted">{t("sim.refused.none")}</p>}>
      <div class={css.scroll}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("sim.person")}</th>
              <th scope="col">{t("sim.month")}</th>
              <th scope="col">{t("sim.refused.why")}</th>
            </tr>
          </thead>
          <tbody>
            <For each={props.found.refused}>{(one) => <Row one={one} />}</For>
          </tbody>
        </table>
      </div>
    </Show>
  );
}

function Row(props: { one: One }) {
  const [why] = createResource(
    () => ({ one: props.one, language: locale() }),
    async ({ one, language }) => (one.code === null ? undefined : sayCode(one.code, language, one.params)),
  );
  return (
    <tr>
      <th scope="row" class={css.name}>
        {props.one.name}
      </th>
      <td class="nowrap">{Format.month(props.one.month, locale())}</td>
      <td>{why.latest ?? t(`reason.${props.one.reason}`)}</td>
    </tr>
  );
}

/** A change paid on past months beside what paid them: cost, who gains and who loses, how pay is spread; then it is handed in. */
import { createSignal, For, Show } from "solid-js";
import * as Client from "../data/client.ts";
import * as Data from "../data/policy.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { createAction } from "../ui/action.ts";
import { Button } from "../ui/button.tsx";
import { Card, Empty } from "../ui/card.tsx";
import { SelectField } from "../ui/field.tsx";
import { Page } from "../ui/page.tsx";
import { createQuery } from "../ui/query.ts";
import { go } from "../ui/route.ts";
import { Cost, Gains, Refused } from "./cost.tsx";
import { choices, effectiveMonth } from "./effective-month.tsx";
import css from "./policy.module.css";
import { Spread } from "./spread.tsx";
import { keep, type Work, work } from "./work.ts";

const USUAL = 3;

export default function Simulate() {
  return (
    <Page
      title={t("sim.title")}
      windowTitle={t("policy.documentTitle")}
      actions={
        <a class="button" href="/policy/edit">
          {t("sim.back")}
        </a>
      }
    >
      <Show
        when={work()}
        fallback={
          <Card title={t("sim.title")}>
            <Empty title={t("sim.none")} text={t("sim.none.text")} />
          </Card>
        }
      >
        {(of) => <Simulated work={of()} />}
      </Show>
    </Page>
  );
}

function Simulated(props: { work: Work }) {
  const inForce = createQuery("policy", Data.inForce);
  const months = createQuery("months", Client.months);
  const known = () => months()?.map(({ month }) => month) ?? [];
  const [chosen, setChosen] = createSignal<{ from: string; to: string }>();
  const range = () => chosen() ?? { from: known().at(-USUAL) ?? known()[0] ?? "", to: known().at(-1) ?? "" };
  const found = createQuery("policy/simulation", Data.simulate, () =>
    known().length === 0 ? null : { document: props.work.policy, ...range() },
  );
  const month = () => {
    const now = inForce()?.month;
    return now === undefined ? null : effectiveMonth(props.work, choices(months() ?? [], now), now);
  };
  const isMoved = () => (inForce()?.document.version ?? props.work.base) !== props.work.base;
  const handIn = createAction(
    async () => {
      const effective = month();
      if (effective === null) return;
      await Data.handIn({ document: props.work.policy, effectiveMonth: effective, note: props.work.note });
      keep(null);
      void go("/policy");
    },
    { done: () => t("sim.handedIn"), isAnnounced: true },
  );
  return (
    <>
      <Card title={t("sim.months")} rows={1} query={months} class={css.range}>
        <div class={css.asks}>
          <For each={["from", "to"] as const}>
            {(side) => (
              <SelectField
                label={t(`sim.${side}`)}
                options={known().map((month) => ({ value: month, text: Format.month(month, locale()) }))}
                value={range()[side]}
                onChange={(month) => setChosen({ ...range(), [side]: month })}
              />
            )}
          </For>
          <div class={css.handIn}>
            <Button kind="primary" action={handIn} isDisabled={found.state !== "ready" || isMoved()}>
              {t("sim.handIn")}
            </Button>
            <span class="muted small">
              <Show when={month()}>{(from) => t("sim.handIn.text", { month: Format.month(from(), locale()) })}</Show>
            </span>
          </div>
        </div>
        <Show when={isMoved()}>
          <p class="behind">
            {t("policy.moved", { version: inForce()?.document.version ?? 0, base: props.work.base })}
          </p>
        </Show>
      </Card>
      <div class={css.simulated}>
        <Card title={t("sim.cost")} rows={5} query={found}>
          {(answer) => <Cost found={answer()} />}
        </Card>
        <Card title={t("sim.spread")} rows={5} query={found}>
          {(answer) => <Spread found={answer()} />}
        </Card>
        <Card title={t("sim.who")} rows={8} class={css.whole} query={found}>
          {(answer) => <Gains found={answer()} />}
        </Card>
        <Card title={t("sim.refused")} rows={2} class={css.whole} query={found}>
          {(answer) => <Refused found={answer()} />}
        </Card>
      </div>
    </>
  );
}

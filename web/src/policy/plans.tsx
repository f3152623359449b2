/** Which plan is on screen, who is paid by it, and what it starts from. */
import type * as Plan from "@clearboard/core/pay/plan";
import { For, Show } from "solid-js";
import type { InForce } from "../data/policy.ts";
import { t } from "../i18n/text.ts";
import { Card } from "../ui/card.tsx";
import { Adder } from "./form/adder.tsx";
import { put } from "./form/shape.ts";
import css from "./policy.module.css";
import { ROLES } from "./roles.ts";
import { titleOf } from "./words.ts";
import { keep, type Work, type WrittenPay } from "./work.ts";

type Props = { work: Work; inForce: InForce; ready: readonly Plan.Info[] };

const idOf = (pay: WrittenPay) => String((pay.plan as Partial<Plan.Info>).id ?? "");

export function Plans(props: Props) {
  const plans = () => props.work.policy.plans;
  const pay = () => plans()[props.work.at];
  const name = (one: WrittenPay, index: number) => titleOf(one.plan as Plan.Info) || t("policy.row", { n: index + 1 });
  const set = (changed: WrittenPay[], at = props.work.at) =>
    keep({ ...props.work, policy: { ...props.work.policy, plans: changed }, at });
  const put1 = (next: WrittenPay) => set(plans().map((one, index) => (index === props.work.at ? next : one)));
  const isTaken = (role: string) =>
    plans().some((one, index) => index !== props.work.at && (one.roles as string[]).includes(role));
  const free = () => ROLES.filter((role) => !plans().some((one) => (one.roles as string[]).includes(role)));
  const start = (value: string) => {
    const now = pay();
    if (now === undefined) return;
    const current = props.inForce.document.plans[props.work.at]?.plan;
    const plan = value === "current" ? current : props.ready.find(({ id }) => id === value);
    if (plan !== undefined) put1({ ...now, plan: structuredClone(plan) });
  };
  const another = () => {
    const [role] = free();
    const [plan] = props.ready;
    if (role === undefined || plan === undefined) return;
    const taken = plans().map(idOf);
    const id = taken.includes(plan.id) ? `${plan.id}-${role}` : plan.id;
    set([...plans(), { roles: [role], plan: { ...structuredClone(plan), id } }], plans().length);
  };
  return (
    <Card title={t("policy.which")}>
      <div class="actions">
        <For each={plans()}>
          {(one, index) => (
            <button
              type="button"
              class={`button ${css.chosen}`}
              aria-pressed={index() === props.work.at}
              onClick={() => keep({ ...props.work, at: index() })}
            >
              {name(one, index())}
            </button>
          )}
        </For>
        <Show when={free().length > 0}>
          <button type="button" class="button" data-kind="quiet" onClick={another}>
            {t("policy.another")}
          </button>
        </Show>
        <Show when={plans().length > 1}>
          <button
            type="button"
            class="button"
            data-kind="quiet"
            onClick={() =>
              set(
                plans().filter((_, index) => index !== props.work.at),
                0,
              )
            }
          >
            {t("policy.removePlan")}
          </button>
        </Show>
      </div>
      <Show when={pay()}>
        {(now) => (
          <div class={css.whose}>
            <fieldset>
              <legend class="muted small">{t("policy.roles")}</legend>
              <For each={ROLES}>
                {(role) => (
                  <label>
                    <input
                      type="checkbox"
                      checked={now().roles.includes(role)}
                      disabled={isTaken(role)}
                      onChange={(event) => {
                        const isOn = event.currentTarget.checked;
                        put1({
                          ...now(),
                          roles: ROLES.filter((one) => (one === role ? isOn : now().roles.includes(one))),
                        });
                      }}
                    />
                    {t(`policy.role.${role}`)}
                  </label>
                )}
              </For>
            </fieldset>
            <label class={css.ask}>
              <span class="muted small">{t("policy.variable")}</span>
              <input
                class="field"
                id={`field/plans/${props.work.at}/variable`}
                value={now().variable ?? ""}
                onInput={(event) =>
                  put1(put(now(), ["variable"], event.currentTarget.value.trim() || undefined) as WrittenPay)
                }
              />
            </label>
            <Adder
              label={t("policy.start")}
              action={t("policy.startFrom")}
              options={[
                ...(props.inForce.document.plans[props.work.at]
                  ? [{ value: "current", text: t("policy.start.current") }]
                  : []),
                ...props.ready.map((one) => ({ value: one.id, text: titleOf(one) })),
              ]}
              onAdd={start}
            />
          </div>
        )}
      </Show>
    </Card>
  );
}

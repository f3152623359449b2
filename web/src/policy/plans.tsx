/** Which plan is on screen, who is paid by it, and what it starts from. */
import type * as Plan from "@clearboard/core/plan/plan";
import { For, Show } from "solid-js";
import type { InForce } from "../data/policy.ts";
import { t } from "../i18n/text.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Checks, TextField } from "../ui/field.tsx";
import { put } from "../ui/schema.ts";
import { Adder } from "../ui/schema-list.tsx";
import { titleOf } from "./plan-words.ts";
import css from "./policy.module.css";
import { ROLES } from "./roles.ts";
import { keep, type Work, type WrittenPay } from "./work.ts";

type Props = { work: Work; inForce: InForce; ready: readonly Plan.Info[] };

const idOf = (pay: WrittenPay) => String((pay.plan as Partial<Plan.Info>).id ?? "");

export function Plans(props: Props) {
  const plans = () => props.work.policy.plans;
  const pay = () => plans()[props.work.at];
  const name = (written: WrittenPay, index: number) =>
    titleOf(written.plan as Plan.Info) || t("form.row", { n: index + 1 });
  const set = (changed: WrittenPay[], at = props.work.at) =>
    keep({ ...props.work, policy: { ...props.work.policy, plans: changed }, at });
  const replace = (next: WrittenPay) =>
    set(plans().map((written, index) => (index === props.work.at ? next : written)));
  const isTaken = (role: string) =>
    plans().some((written, index) => index !== props.work.at && (written.roles as string[]).includes(role));
  const free = () => ROLES.filter((role) => !plans().some((written) => (written.roles as string[]).includes(role)));
  const start = (value: string) => {
    const now = pay();
    if (now === undefined) return;
    const current = props.inForce.document.plans[props.work.at]?.plan;
    const plan = value === "current" ? current : props.ready.find(({ id }) => id === value);
    if (plan !== undefined) replace({ ...now, plan: structuredClone(plan) });
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
          {(written, index) => (
            <Button
              class={css.chosen}
              isPressed={index() === props.work.at}
              onClick={() => keep({ ...props.work, at: index() })}
            >
              {name(written, index())}
            </Button>
          )}
        </For>
        <Show when={free().length > 0}>
          <Button kind="quiet" onClick={another}>
            {t("policy.another")}
          </Button>
        </Show>
        <Show when={plans().length > 1}>
          <Button kind="quiet" onClick={() => set(plans().toSpliced(props.work.at, 1), 0)}>
            {t("policy.removePlan")}
          </Button>
        </Show>
      </div>
      <Show when={pay()}>
        {(now) => (
          <div class={css.whose}>
            <Checks
              label={t("policy.roles")}
              options={ROLES.map((role) => ({
                value: role,
                text: t(`policy.role.${role}`),
                isDisabled: isTaken(role),
              }))}
              value={now().roles}
              onChange={(roles) => replace({ ...now(), roles: roles as WrittenPay["roles"] })}
            />
            <TextField
              label={t("policy.variable")}
              id={`field/plans/${props.work.at}/variable`}
              value={now().variable}
              onInput={(text) => replace(put(now(), ["variable"], text.trim() || undefined) as WrittenPay)}
            />
            <Adder
              label={t("policy.start")}
              action={t("policy.startFrom")}
              options={[
                ...(props.inForce.document.plans[props.work.at]
                  ? [{ value: "current", text: t("policy.start.current") }]
                  : []),
                ...props.ready.map((plan) => ({ value: plan.id, text: titleOf(plan) })),
              ]}
              onAdd={start}
            />
          </div>
        )}
      </Show>
    </Card>
  );
}

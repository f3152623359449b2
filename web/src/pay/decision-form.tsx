/** Asks whose pay to hold or to adjust, by how much and why; and what payroll really paid. */
import type * as Decision from "@clearboard/core/pay/decision";
import type * as RunShape from "@clearboard/core/pay/run";
import { ADJUSTMENT } from "@clearboard/core/words/pay-output";
import { createSignal, Show, untrack } from "solid-js";
import * as PayData from "../data/pay.ts";
import { locale, t } from "../i18n/text.ts";
import { createAction } from "../ui/action.ts";
import { SelectField, TextField } from "../ui/field.tsx";
import { FormDialog } from "../ui/form.tsx";

const language = () => (locale() === "en" ? "en" : "zh");
export const reason = (code: Decision.Code) => ADJUSTMENT[code][language()];

type Props = {
  run: RunShape.Info;
  kind: "hold" | "adjust" | "enter";
  onMoved: (run: RunShape.Info) => void;
  onClose: () => void;
};

export function DecisionForm(props: Props) {
  const [person, setPerson] = createSignal("");
  const [text, setText] = createSignal("");
  const [code, setCode] = createSignal<Decision.Code>("correction");
  const [amount, setAmount] = createSignal("");
  const [row, setRow] = createSignal("");
  // What is asked stays the same while the form closes.
  const kind = untrack(() => props.kind);
  const isHold = () => kind === "hold";
  const isAdjust = () => kind === "adjust";
  const isExplained = () => kind === "enter" || text().trim() !== "";
  const plain = () => amount().trim().replaceAll(",", "").replace("−", "-");
  const send = createAction(
    async () => {
      const of = { person: person(), text: text().trim() };
      const more = { code: code(), amount: plain(), ...(row().trim() !== "" && { row: row().trim() }) };
      const { month } = props.run;
      const ask = {
        hold: () => PayData.hold(month, { person: of.person, reason: of.text }),
        adjust: () => PayData.adjust(month, { ...of, ...more }),
        enter: () => PayData.enter(month, { person: of.person, amount: plain(), note: of.text }),
      };
      props.onMoved(await ask[kind]());
      props.onClose();
    },
    { done: () => t(`byHand.done.${kind}`) },
  );
  return (
    <FormDialog
      title={t(`byHand.${kind}.title`)}
      action={send}
      submit={t(`byHand.${kind}.do`)}
      isReady={person() !== "" && isExplained() && (isHold() || /^-?\d+(\.\d+)?$/.test(plain()))}
      onClose={props.onClose}
    >
      <SelectField
        label={t("run.person")}
        value={person()}
        none={t("byHand.choose")}
        options={props.run.people.map(({ id, name }) => ({ value: id, text: name }))}
        onChange={setPerson}
      />
      <Show when={!isHold()}>
        <TextField
          label={t("byHand.amount", { currency: props.run.currency })}
          hint={t(isAdjust() ? "byHand.amount.hint" : "byHand.enter.hint")}
          value={amount()}
          onInput={setAmount}
        />
      </Show>
      <Show when={isAdjust()}>
        <SelectField
          label={t("byHand.code")}
          value={code()}
          options={Object.entries(ADJUSTMENT).map(([value, words]) => ({ value, text: words[language()] }))}
          onChange={(value) => setCode(value as Decision.Code)}
        />
      </Show>
      <TextField
        label={t(kind === "enter" ? "byHand.note" : "byHand.reason")}
        value={text()}
        onInput={setText}
        maxLength={500}
      />
      <Show when={isAdjust()}>
        <TextField label={t("byHand.row")} hint={t("byHand.row.hint")} value={row()} onInput={setRow} maxLength={200} />
      </Show>
    </FormDialog>
  );
}

/** What a change would have cost: in all and month by month, and who gains, who loses, who could not be paid. */
import type * as Simulation from "@clearboard/core/pay/simulation";
import { createReasonTexts } from "../data/reason-text.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { type Column, Table } from "../ui/table.tsx";
import css from "./policy.module.css";

type Both = { current: Format.Money; draft: Format.Money; difference: Format.Money };

/** A difference with its sign; the colour says more or less as everywhere, never alone. */
function Difference(props: { money: Format.Money }) {
  const sign = () => Math.sign(Format.approximate(props.money));
  return (
    <span class="delta" data-dir={sign() > 0 ? "up" : sign() < 0 ? "down" : "none"}>
      {sign() === 0 ? "=" : `${sign() > 0 ? "+" : ""}${Format.moneyExact(props.money, locale())}`}
    </span>
  );
}

/** What is paid now, by the draft, and the difference. */
function bothColumns<R extends Both>(isSorted: boolean): Column<R>[] {
  return [
    { key: "current", label: t("sim.current"), format: "money", isWide: true, isSorted, value: (row) => row.current },
    { key: "draft", label: t("sim.draft"), format: "money", isSorted, value: (row) => row.draft },
    {
      key: "difference",
      label: t("sim.difference"),
      format: "money",
      isSorted,
      value: (row) => row.difference,
      cell: (row) => <Difference money={row.difference} />,
    },
  ];
}

/** The total, and month by month. */
export function Cost(props: { found: Simulation.Info }) {
  const total = () => props.found.total;
  const exact = (value: Format.Money) => Format.moneyExact(value, locale());
  const size = () => ({ ...total().difference, minor: total().difference.minor.replace("-", "") });
  const answer = () => {
    const { minor } = total().difference;
    if (minor === "0") return t("sim.cost.same");
    return t(minor.startsWith("-") ? "sim.cost.less" : "sim.cost.more", { money: Format.money(size(), locale()) });
  };
  const share = () => {
    const [before, change] = [Format.approximate(total().current), Format.approximate(total().difference)];
    if (before === 0) return Format.DASH;
    const text = Format.percent((change / before).toFixed(6), locale());
    return change > 0 ? `+${text}` : text;
  };
  return (
    <>
      <p class="answer" data-slot="simulated-cost">
        {answer()}
        <span class="aside">
          {t("sim.cost.of", {
            draft: Format.money(total().draft, locale()),
            current: Format.money(total().current, locale()),
            share: share(),
          })}
        </span>
      </p>
      <Table
        rows={props.found.months}
        columns={[
          { key: "month", label: t("sim.month"), isHeader: true, format: "month", value: ({ month }) => month },
          { key: "people", label: t("sim.people"), format: "count", isWide: true, value: ({ people }) => people },
          ...bothColumns<Simulation.Info["months"][number]>(false),
        ]}
        foot={{
          month: t("sim.total"),
          people: Format.count(props.found.people.length, locale()),
          current: exact(total().current),
          draft: exact(total().draft),
          difference: <Difference money={total().difference} />,
        }}
      />
    </>
  );
}

/** Everybody with what they were paid and would have been; sorted by whatever one asks for. */
export function Gains(props: { found: Simulation.Info }) {
  return (
    <>
      <p class="answer">
        {t("sim.who.answer", { gain: props.found.gain, lose: props.found.lose })}
        <span class="aside">{t("sim.who.same", { same: props.found.same })}</span>
      </p>
      <Table
        region={t("sim.who")}
        isShort
        rows={props.found.people}
        order={{ key: "difference", isDown: true }}
        columns={[
          { key: "name", label: t("sim.person"), isHeader: true, isSorted: true, value: ({ name }) => name },
          {
            key: "team",
            label: t("sim.team"),
            class: "muted",
            isWide: true,
            isSorted: true,
            value: ({ teamName }) => teamName,
          },
          ...bothColumns<Simulation.Info["people"][number]>(true),
        ]}
      />
    </>
  );
}

/** Who the draft could not pay, and why. */
export function Refused(props: { found: Simulation.Info }) {
  const rows = () => props.found.refused;
  const reasons = createReasonTexts(() =>
    rows().map((row) => ({ ...row, message: row.code === null ? t(`reason.${row.reason}`) : "" })),
  );
  return (
    <Table
      rows={rows()}
      empty={<p class="muted">{t("sim.refused.none")}</p>}
      columns={[
        { key: "name", label: t("sim.person"), isHeader: true, class: css.name, value: ({ name }) => name },
        { key: "month", label: t("sim.month"), class: "nowrap", format: "month", value: ({ month }) => month },
        { key: "why", label: t("sim.refused.why"), cell: (row) => <>{reasons()[rows().indexOf(row)]}</> },
      ]}
    />
  );
}

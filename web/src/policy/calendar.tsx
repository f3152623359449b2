/** The working days of a policy's years, by month; in the editor a calendar file takes the place of the years it has. */
import { VisibleError } from "@clearboard/core/error";
import type * as Policy from "@clearboard/core/policy";
import * as WorkingDays from "@clearboard/core/working-days";
import type { InForce } from "../data/policy.ts";
import { Problem } from "../data/problem.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { createAction } from "../ui/action.ts";
import { Card } from "../ui/card.tsx";
import { FileButton } from "../ui/drop-zone.tsx";
import { Fault } from "../ui/field.tsx";
import type { Query } from "../ui/query.ts";
import { type Column, Table } from "../ui/table.tsx";
import { keep, type Work } from "./work.ts";

type Calendar = Policy.Info["calendar"];
type Year = { year: string; months: number[]; days: number };

const MONTHS = Array.from({ length: 12 }, (_, at) => `${at + 1}`.padStart(2, "0"));

function yearsOf(calendar: Calendar): Year[] {
  return Object.keys(calendar)
    .sort()
    .map((year) => {
      const months = MONTHS.map((month) => WorkingDays.list(`${year}-${month}`, calendar).length);
      return { year, months, days: months.reduce((sum, days) => sum + days, 0) };
    });
}

/** How many days are worked in each month of each year; what holds without a calendar where there is none. */
function WorkingDaysTable(props: { calendar: Calendar }) {
  const columns = (): Column<Year>[] => [
    { key: "year", label: t("policy.calendar.year"), value: ({ year }) => year, isHeader: true },
    ...MONTHS.map(
      (month, at): Column<Year> => ({
        key: month,
        label: Format.monthShort(`2000-${month}`, locale()),
        value: ({ months }) => months[at] ?? 0,
        format: "count",
        isWide: true,
      }),
    ),
    { key: "days", label: t("policy.calendar.days"), value: ({ days }) => days, format: "count" },
  ];
  return (
    <Table
      columns={columns()}
      rows={yearsOf(props.calendar)}
      region={t("policy.calendar")}
      size="dense"
      empty={<p class="muted small">{t("policy.calendar.none")}</p>}
    />
  );
}

/** The calendar that holds. */
export function WorkingDaysCard(props: { inForce: Query<InForce> }) {
  return (
    <Card title={t("policy.calendar")} rows={3} query={props.inForce}>
      {(found) => <WorkingDaysTable calendar={found().document.calendar} />}
    </Card>
  );
}

/** The calendar that is being written, and the file that changes it. */
export function CalendarFile(props: { work: Work }) {
  const take = createAction(
    async (file: File) => {
      const years = await read(await file.text());
      const calendar = { ...props.work.policy.calendar, ...years };
      keep({ ...props.work, policy: { ...props.work.policy, calendar } });
      return Object.keys(years).join(", ");
    },
    { done: (years) => t("policy.calendar.taken", { years }) },
  );
  return (
    <Card title={t("policy.calendar")} aside={t("policy.calendar.hint")}>
      <WorkingDaysTable calendar={props.work.policy.calendar} />
      <Fault of={take} />
      <div class="actions">
        <FileButton onFiles={([file]) => file && take(file)}>{t("policy.calendar.file")}</FileButton>
      </div>
    </Card>
  );
}

/** The years of a file; a refusal of core as the page says those of the API. */
async function read(text: string): Promise<Calendar> {
  const { readCalendar } = await import("@clearboard/core/calendar-file");
  try {
    return readCalendar(text);
  } catch (error) {
    if (!(error instanceof VisibleError)) throw error;
    throw new Problem(-1, error.code, error.message, error.params);
  }
}

/** Clearboard's own templates: one for each kind of fact, in English or Chinese headers, from the kind's declaration. */
import type * as Fact from "@clearboard/core/fact";
import type { Field } from "@clearboard/core/fact/field";
import { fieldsIn, type Kind } from "@clearboard/core/fact/kind";
import { KINDS } from "@clearboard/core/fact/kinds";
import type { Column } from "../mapping/scalars.ts";
import type * as Mapping from "../mapping.ts";
import type { Draft } from "../profile.ts";

/** What programs write where a cell has no value. */
const EMPTY = ["null", "NA", "N/A", "-"];
const STAMP = { column: columnOf(["updated at", "更新时间"]), order: "ymd" } as const;

/** A column is known by its English and its Chinese name, in any mixture. */
function columnOf([en = "", zh = "", ...more]: readonly string[]): Column {
  return [en, zh, `${en} ${zh}`, ...more];
}

const owner = (column: readonly string[], what = "id") => ({ what, column: columnOf(column) });
const percent = (column: readonly string[]) => ({ column: columnOf(column), unit: "percent" as const });

/** Fields that several columns give. */
const SEVERAL: { [form in Field["form"]]?: (fields: Kind["fields"]) => unknown } = {
  credits: ({ owner: first }) => [
    { owner: owner(first?.column ?? []), share: percent(["owner share", "负责人比例"]) },
    { owner: owner(["second owner", "第二负责人"]), share: percent(["second share", "第二负责人比例"]) },
    { owner: owner(["third owner", "第三负责人"]), share: percent(["third share", "第三负责人比例"]) },
    { owner: owner(["overlay owner", "协作人"]), share: percent(["overlay share", "协作比例"]), credit: "overlay" },
  ],
  // The name leads to the person as well, for files that know no other key.
  owners: (fields) => [
    ...Object.values(fields).flatMap(({ form, column, space }) =>
      form === "alias" && column.length > 0 ? [owner(column, space)] : [],
    ),
    owner(fields.name?.column ?? [], "name"),
  ],
  space: () => "id",
};

function specOf(
  { form, space, unit = "percent", template, empty, dayOf, ...field }: Field,
  fields: Kind["fields"],
  column = field.column,
): unknown {
  const names = columnOf(column);
  switch (form) {
    case "id":
      return [names];
    case "owner":
      return owner(column, space);
    case "moment":
      if (dayOf !== undefined) return { date: columnOf(fields[dayOf]?.column ?? []), time: names, order: "ymd" };
      return { column: names, order: "ymd" };
    case "day":
    case "start":
      return { column: names, order: "ymd" };
    case "money":
    case "moneyOrNull":
    case "currency":
    case "number":
    case "decimal":
      return { column: names };
    case "share":
      return { column: names, unit };
    case "duration":
      return { column: names, form: "seconds" };
    case "choice":
    case "yesNo":
      return { column: names, words: Object.fromEntries(template), ...(empty === undefined ? {} : { empty }) };
    default:
      return names;
  }
}

/** The template of a kind. It is known by the columns of all fields that a row must have. */
export function templateOf(name: Fact.Kind): Draft {
  const kind: Kind = KINDS[name];
  const { source, isStamped, title } = kind.template;
  const fields = fieldsIn(kind, "profile").filter(([, { form }]) => form !== "alias" && form !== "time");
  const specs = fields.flatMap(([field, declared]) => {
    const several = SEVERAL[declared.form];
    if (several) return [[field, several(kind.fields)]];
    return declared.column.length === 0 ? [] : [[field, specOf(declared, kind.fields)]];
  });
  const needed = Object.values(kind.fields).filter(
    ({ need, empty, isNamed, column }) =>
      column.length > 0 && (isNamed || (empty === undefined && (need === "required" || need === "conditional"))),
  );
  const header = new Map(needed.map(({ column }) => [column.join("|"), columnOf(column)]));
  return {
    name: kind.template.name,
    title,
    source,
    empty: EMPTY,
    match: { header: [...header.values()] },
    ...(isStamped ? { stamp: STAMP } : {}),
    emits: emitsOf(kind, { kind: name, ...Object.fromEntries(specs) } as Mapping.Info),
  };
}

/**
 * The row's own fact, and one for each filled column that states a fact of its own. Where none of these is filled the row has
 * to give its own, so that nothing is passed over in silence.
 */
function emitsOf({ columns, fields }: Kind, own: Mapping.Info): Mapping.Info[] {
  if (columns.length === 0) return [own];
  const values = new Set(columns.map(({ field }) => field));
  const plain = columnOf(Object.values(fields).find(({ isNamed }) => isNamed)?.column ?? []);
  const others = columns.map(({ column, field, is }) => {
    const shared = Object.entries(own).filter(([name]) => !values.has(name));
    const choices = Object.entries(is).map(([name, value]) => [name, { is: value }]);
    const value = specOf(fields[field] as Field, fields, column);
    return { ...Object.fromEntries([...shared, ...choices]), when: { filled: columnOf(column) }, [field]: value };
  });
  const isAlone = [plain, ...columns.map(({ column }) => columnOf(column))].map((column) => ({ empty: column }));
  return [{ ...own, when: { filled: plain } }, { ...own, when: isAlone }, ...others] as Mapping.Info[];
}

const { confirmed, owner: learner, day, hours, score, scale, level } = KINDS.knowledge.fields;

/** A second template of knowledge: courses somebody took. */
export const TRAINING: Draft = {
  name: "training",
  title: { en: "Training records", zh: "培训记录" },
  source: "clearboard",
  empty: EMPTY,
  match: {
    header: [["training id", "培训编号"], learner.column, day.column, ["course", "课程"]].map(columnOf),
  },
  emits: [
    {
      kind: "knowledge",
      id: [columnOf(["training id", "培训编号"])],
      owner: owner(learner.column),
      day: { column: columnOf(day.column), order: "ymd" },
      title: columnOf(["course", "课程"]),
      type: { is: "training" },
      hours: { column: columnOf(hours.column.slice(0, 2)) },
      score: { column: columnOf(score.column) },
      scale: { column: columnOf(scale.column) },
      level: columnOf(level.column),
      confirmed: {
        column: columnOf(["passed", "是否通过"]),
        words: {
          ...Object.fromEntries(confirmed.template),
          ...{ passed: "yes", 通过: "yes", 已通过: "yes", failed: "no", 未通过: "no" },
        },
        empty: "no",
      },
    },
  ],
};

/** What a draft looks for in a file: the fields of a kind's declaration, and the words by which headers name them. */
import type * as Fact from "@clearboard/core/fact";
import { type Field as Declared, type Form, list } from "@clearboard/core/fact/field";
import { type Kind as Declaration, fieldsIn } from "@clearboard/core/fact/kind";
import { KINDS as LIST } from "@clearboard/core/fact/kinds";

export type Kind = Fact.Kind;

/** Forms that a draft tells apart; `time` is the time of day beside the date of a moment, `alias` a further key of a person. */
export type Is =
  | "id"
  | "owner"
  | "alias"
  | "text"
  | "day"
  | "moment"
  | "time"
  | "month"
  | "period"
  | "money"
  | "number"
  | "share"
  | "choice"
  | "duration"
  | "currency";

const READ_AS = {
  exact: "text",
  name: "text",
  subject: "text",
  yesNo: "choice",
  decimal: "number",
  moneyOrNull: "money",
  start: "moment",
} as const satisfies Partial<Record<Form, Is>>;

export type Field = {
  name: string;
  is: Is;
  isRequired: boolean;
  /** header words, the plainest first */
  words: string[];
  /** of a choice: our words, each with the file's words for it */
  values?: Record<string, string[]>;
  /** what holds for all rows where no column says it; a choice's are its values */
  constants?: string[];
  /** names a private person */
  isPersonal: boolean;
  /** of an alias: the space of keys */
  space?: string;
  /** what an empty cell of a choice means */
  empty?: string;
  /** the field of a moment's day, where its own column may hold the time alone */
  dayOf?: string;
  /** the field that this one's column gives where no other column does */
  orElse?: string;
};

/** The row's own time of last change, which every kind may have. */
const STAMP: Field = {
  name: "stamp",
  is: "moment",
  isRequired: false,
  isPersonal: false,
  words: list(
    "updated at|last modified date|last modified|modified date|systemmodstamp|modified|updated|更新时间|修改时间|最后修改时间",
  ),
};

function fieldOf(name: string, field: Declared): Field {
  const { form, need, words, constants, space, draftEmpty, drafts, dayOf, orElse } = field;
  const is = (Object.hasOwn(READ_AS, form) ? READ_AS[form as keyof typeof READ_AS] : form) as Is;
  return {
    ...{ name, is, words, isRequired: need === "required" || need === "conditional" },
    isPersonal: field.isPersonal === true,
    ...(is === "choice" ? { values: drafts } : {}),
    ...(constants ? { constants } : {}),
    ...(space ? { space } : {}),
    ...(draftEmpty ? { empty: draftEmpty } : {}),
    ...(dayOf ? { dayOf } : {}),
    ...(orElse ? { orElse } : {}),
  };
}

/** Most files hold these: of two kinds as likely they are named first. */
const COMMON: Kind[] = ["call", "deal"];
const DECLARED = (Object.entries(LIST) as [Kind, Declaration][])
  .filter(([, { fileWords }]) => fileWords.length > 0)
  .sort(([left], [right]) => COMMON.indexOf(right) - COMMON.indexOf(left));

/** The kinds a profile can be drafted for. */
export const KINDS = DECLARED.map(([kind]) => kind) as [Kind, ...Kind[]];

const FIELDS = new Map(
  DECLARED.map(([kind, declaration]): [Kind, Field[]] => {
    const asked = fieldsIn(declaration, "draft").filter(([, { words }]) => words.length > 0);
    return [kind, [...asked.map(([name, field]) => fieldOf(name, field)), STAMP]];
  }),
);

/** None for a kind that no profile is drafted for. */
export function fieldsOf(kind: Kind): Field[] {
  return FIELDS.get(kind) ?? [];
}

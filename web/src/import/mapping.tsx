/** What each unused column is to be read as; loaded when somebody asks for it. */
import { createSignal, For, Show } from "solid-js";
import * as ImportData from "../data/import.ts";
import { createReasonTexts } from "../data/reason-text.ts";
import * as Format from "../i18n/format.ts";
import { choiceName, fieldName, questionName } from "../i18n/field-words.ts";
import { t, tCode } from "../i18n/text.ts";
import { createAction } from "../ui/action.ts";
import { Button } from "../ui/button.tsx";
import { Fault, Select } from "../ui/field.tsx";
import { Table } from "../ui/table.tsx";
import { CHANGED } from "./queue.ts";
import css from "./unused.module.css";

type Field = ImportData.Columns["fields"][number];
type Question = ImportData.Mapped["open"][number];

type Props = {
  importId: string;
  of: ImportData.Columns;
  /** the file is on its way in once more, as this import */
  onMapped: (importId: string) => void;
};

export default function Mapping(props: Props) {
  const [chosen, setChosen] = createSignal<Record<string, string>>({});
  const [asked, setAsked] = createSignal<{ column: string; questions: Question[] } | null>(null);
  const [answers, setAnswers] = createSignal<Record<string, string>>({});
  const column = (at: number) => props.of.columns[at];
  const choice = (at: number) => chosen()[column(at)?.name ?? ""] ?? column(at)?.field ?? column(at)?.guess ?? "";
  const options = (): { value: string; text: string }[] => {
    const isOneKind = new Set(props.of.fields.map(({ kind }) => kind)).size < 2;
    const text = ({ kind, field }: Field) =>
      isOneKind
        ? fieldName(kind, field)
        : t("unused.ofKind", { field: fieldName(kind, field), kind: tCode("kind", kind) });
    return props.of.fields.map((field) => ({ value: field.name, text: text(field) }));
  };
  const choose = (at: number, field: string) => {
    setChosen({ ...chosen(), [column(at)?.name ?? ""]: field });
    setAsked(null);
    setAnswers({});
  };
  const map = createAction(
    async (at: number) => {
      const name = column(at)?.name ?? "";
      const set = Object.entries(answers()).map(([key, value]) => `${key}=${value}`);
      const { open, imports } = await ImportData.mapColumn(props.importId, name, choice(at), set);
      setAsked(open.length > 0 ? { column: name, questions: open } : null);
      if (imports[0] !== undefined) props.onMapped(imports[0]);
      return open.length === 0;
    },
    {
      done: (isDone, at) => (isDone ? t("unused.mapped", { column: column(at)?.name ?? "" }) : ""),
      changes: [...CHANGED, "imports/columns"],
      isAnnounced: true,
    },
  );
  const isSame = (at: number) => choice(at) === (column(at)?.field ?? "");
  return (
    <>
      <Table
        phone="stack"
        size="roomy"
        rows={props.of.columns.map((_, at) => at)}
        columns={[
          { key: "column", label: t("columns.column"), isHeader: true, cell: (at) => <>{column(at)?.name}</> },
          {
            key: "samples",
            label: t("columns.samples"),
            class: "small",
            cell: (at) => <>{column(at)?.samples.join(" · ") || Format.DASH}</>,
          },
          {
            key: "as",
            label: t("columns.as"),
            isControl: true,
            width: "40%",
            cell: (at) => (
              <>
                <Select
                  label={t("columns.for", { column: column(at)?.name ?? "" })}
                  none={t("columns.none")}
                  options={options()}
                  value={choice(at)}
                  onChange={(field) => choose(at, field)}
                />
                <Show when={asked()?.column === column(at)?.name && asked()}>
                  {(open) => (
                    <Questions
                      kind={choice(at).split(".")[0] ?? ""}
                      questions={open().questions}
                      answers={answers()}
                      onAnswer={(key, value) => setAnswers({ ...answers(), [key]: value })}
                    />
                  )}
                </Show>
              </>
            ),
          },
          {
            key: "save",
            label: t("words.save"),
            isLabelHidden: true,
            isControl: true,
            width: "72px",
            cell: (at) => (
              <Button
                isDisabled={isSame(at) || map.isBusy}
                label={t("unused.saveFor", { column: column(at)?.name ?? "" })}
                onClick={() => map(at)}
              >
                {t("words.save")}
              </Button>
            ),
          },
        ]}
      />
      <Fault of={map} />
      <p class="muted small">{t("unused.note")}</p>
    </>
  );
}

/** What the values of a column do not decide. */
function Questions(props: {
  kind: string;
  questions: readonly Question[];
  answers: Record<string, string>;
  onAnswer: (key: string, value: string) => void;
}) {
  const reasons = createReasonTexts(() => props.questions.map(({ why }) => why));
  return (
    <For each={props.questions}>
      {(question, at) => (
        <div class={css.question}>
          <p class="small behind">{reasons()[at()]}</p>
          <Select
            label={questionName(props.kind, question.field)}
            none={t("ask.choose")}
            options={question.choices.map((value) => ({ value, text: choiceName(props.kind, question, value) }))}
            value={props.answers[question.field] ?? ""}
            onChange={(value) => props.onAnswer(question.field, value)}
            state="open"
          />
        </div>
      )}
    </For>
  );
}

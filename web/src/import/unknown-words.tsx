/** Words of files that nobody has explained: say what each means, and its rows count, also in later files of the source. */
import { type Field, type Label, valueLabel } from "@clearboard/core/fact/field";
import { KINDS } from "@clearboard/core/fact/kinds";
import { createSignal, Show } from "solid-js";
import * as ImportData from "../data/import.ts";
import { locale, t } from "../i18n/text.ts";
import { createAction } from "../ui/action.ts";
import { Button } from "../ui/button.tsx";
import { Card, CardFoot } from "../ui/card.tsx";
import { Select } from "../ui/field.tsx";
import { createQuery } from "../ui/query.ts";
import { Table } from "../ui/table.tsx";
import css from "./owners.module.css";
import { CHANGED } from "./queue.ts";

const fieldOf = ({ kind, field }: ImportData.Word): Field | undefined =>
  (KINDS as Record<string, { fields: Record<string, Field> }>)[kind]?.fields[field];
const say = ({ en, zh }: Label) => (locale() === "en" ? en : zh);

function fieldName(row: ImportData.Word): string {
  const field = fieldOf(row);
  return field === undefined ? row.field : say(field.label);
}

function meaning(row: ImportData.Word, value: string): string {
  const field = fieldOf(row);
  return field === undefined ? value : say(valueLabel(field, value));
}

const keyOf = ({ source, column, word }: ImportData.Word) => JSON.stringify([source, column, word]);

/** Nothing at all while no row waits for a word. */
export function UnknownWords() {
  const words = createQuery("words", ImportData.words);
  const [chosen, setChosen] = createSignal<Record<string, string>>({});
  const choice = (row: ImportData.Word) => chosen()[keyOf(row)] ?? "";
  const answer = createAction((row: ImportData.Word) => ImportData.answerWord(row, choice(row)), {
    done: (_, row) => t("words.answered", { word: row.word, is: meaning(row, choice(row)) }),
    changes: CHANGED,
    isAnnounced: true,
  });
  return (
    <Show when={words.latest?.length}>
      {(n) => (
        <div id="words">
          <Card title={t("words.title")} rows={3} query={words} class={css.card}>
            <p class={`answer ${css.answer}`}>
              {t("words.answer", { n: n() })}
              <span class="aside">
                {t("history.rows", { n: (words.latest ?? []).reduce((sum, { rows }) => sum + rows, 0) })}
              </span>
            </p>
            <Table
              phone="stack"
              size="roomy"
              rows={words.latest ?? []}
              columns={[
                {
                  key: "word",
                  label: t("words.word"),
                  isHeader: true,
                  cell: (row) => (
                    <>
                      {row.word} <span class={`muted small ${css.source}`}>{[row.source, row.column].join(", ")}</span>
                      <Show when={row.as}>
                        {(as) => <div class="muted small">{t("words.as", { is: meaning(row, as()) })}</div>}
                      </Show>
                    </>
                  ),
                },
                { key: "rows", label: t("pending.rows"), format: "count", value: ({ rows }) => rows },
                {
                  key: "is",
                  label: t("words.means"),
                  isControl: true,
                  width: "40%",
                  cell: (row) => (
                    <Select
                      label={t("words.meansFor", { word: row.word, field: fieldName(row) })}
                      none={t("words.choose")}
                      options={row.choices.map((value) => ({ value, text: meaning(row, value) }))}
                      value={choice(row)}
                      onChange={(is) => setChosen({ ...chosen(), [keyOf(row)]: is })}
                    />
                  ),
                },
                {
                  key: "save",
                  label: t("words.save"),
                  isLabelHidden: true,
                  isControl: true,
                  width: "72px",
                  cell: (row) => (
                    <Button
                      isDisabled={choice(row) === "" || answer.isBusy}
                      label={t("words.saveFor", { word: row.word })}
                      onClick={() => answer(row)}
                    >
                      {t("words.save")}
                    </Button>
                  ),
                },
              ]}
            />
            <CardFoot>
              <span>{t("words.note")}</span>
            </CardFoot>
          </Card>
        </div>
      )}
    </Show>
  );
}

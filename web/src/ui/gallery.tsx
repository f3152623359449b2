/** Every part of the kit in its states, in development only: `/gallery`. Nothing here is asked of the server. */
import { createSignal, For, type JSX } from "solid-js";
import { Problem } from "../data/problem.ts";
import { createAction } from "./action.ts";
import { Button } from "./button.tsx";
import { Card, CardFoot, Empty, Skeleton } from "./card.tsx";
import { Confirm } from "./confirm.tsx";
import { Delta } from "./delta.tsx";
import { DropZone } from "./drop-zone.tsx";
import { Checks, Fault, Select, SelectField, TextField } from "./field.tsx";
import { FormDialog } from "./form.tsx";
import { Page } from "./page.tsx";
import { createQuery } from "./query.ts";
import type { Shape } from "./schema.ts";
import { put } from "./schema.ts";
import { SchemaForm } from "./schema-form.tsx";
import { Table } from "./table.tsx";

const ROWS = [
  {
    name: "Ana",
    team: "North",
    money: { minor: "123456", currency: "CNY" },
    count: 12,
    rate: "0.8571",
    day: "2026-11-24",
  },
  { name: "Bo", team: null, money: null, count: 0, rate: null, day: "2026-11-03" },
  {
    name: "Chloé",
    team: "South",
    money: { minor: "-4200", currency: "CNY" },
    count: 7,
    rate: "1.2",
    day: "2026-11-30",
  },
];
const SHAPE: Shape = {
  required: ["id"],
  properties: {
    id: { type: "string" },
    unit: { type: "string", enum: ["deal", "month"] },
    isOpen: { type: "boolean" },
    tiers: {
      type: "array",
      items: { required: ["from"], properties: { from: { type: "string" }, rate: { type: "string" } } },
    },
  },
};
const OPTIONS = ["one", "two", "three"].map((value) => ({ value, text: value, isDisabled: value === "three" }));

function Part(props: { name: string; children: JSX.Element }) {
  return (
    <div style={{ "margin-bottom": "16px" }}>
      <Card title={props.name}>{props.children}</Card>
    </div>
  );
}

export default function Gallery() {
  const [text, setText] = createSignal("");
  const [choice, setChoice] = createSignal("one");
  const [checked, setChecked] = createSignal(["two"]);
  const [isDialog, setDialog] = createSignal(false);
  const [value, setValue] = createSignal<unknown>({ id: "a", tiers: [{ from: "0", rate: "1%" }, { from: "10" }] });
  const wait = () => new Promise((resolve) => setTimeout(resolve, 1000));
  const save = createAction(wait, { done: () => "Saved." });
  const fail = createAction(() => Promise.reject(new Problem(409, "conflict", "It is no longer what was looked at.")));
  const remove = createAction(wait, {
    confirm: () => ({ title: "Remove it?", text: "It cannot be taken back.", label: "Remove" }),
    done: () => "Removed.",
  });
  const broken = createQuery("gallery/broken", () => Promise.reject(new Problem(500, "internal", "", {}, "R-7Q2K")));
  const shut = createQuery("gallery/shut", () => Promise.reject(new Problem(403, "forbidden", "")));
  return (
    <Page
      title="Gallery"
      lead={<p class="meta">Every part of the kit, in its states.</p>}
      tools={<Button onClick={() => window.print()}>Print</Button>}
      actions={<a href="/">Board</a>}
      tabs={[
        { href: "/gallery", text: "Parts" },
        { href: "/gallery/other", text: "Other" },
      ]}
    >
      <Part name="Buttons">
        <div class="actions">
          <Button>Plain</Button>
          <Button kind="primary" action={save}>
            Primary, busy for a second
          </Button>
          <Button kind="quiet">Quiet</Button>
          <Button kind="link">Link</Button>
          <Button isDisabled>Disabled</Button>
          <Button isPressed>Pressed</Button>
          <Button action={remove}>With a question</Button>
          <Button action={fail}>Fails</Button>
          <Button onClick={() => setDialog(true)}>Form in a dialog</Button>
        </div>
        <Fault of={fail} />
        <Confirm action={remove} />
      </Part>
      <Part name="Fields">
        <TextField label="Text" hint="A hint" value={text()} onInput={setText} known={["one", "two"]} />
        <TextField label="Wrong" error="What is wrong, and how to mend it" value="x" />
        <SelectField label="Choice" none="nothing" options={OPTIONS} value={choice()} onChange={setChoice} />
        <Select isButton label="As a button" options={OPTIONS} value={choice()} onChange={setChoice} />
        <Checks label="Several" options={OPTIONS} value={checked()} onChange={setChecked} hint="A hint" />
      </Part>
      <For each={[undefined, "stack"] as const}>
        {(phone) => (
          <Part name={`Table ${phone ?? "that keeps its form"}`}>
            <Table
              {...(phone ? { phone } : {})}
              rows={ROWS}
              order={{ key: "money", isDown: true }}
              csv="table.csv"
              state={({ count }) => (count === 0 ? "over" : undefined)}
              foot={{ name: "All", count: 19 }}
              columns={[
                {
                  key: "name",
                  label: "Name",
                  isHeader: true,
                  isSorted: true,
                  value: ({ name }) => name,
                  href: () => "#",
                },
                { key: "team", label: "Team", isWide: true, isSorted: true, value: ({ team }) => team },
                { key: "money", label: "Money", format: "money", isSorted: true, value: ({ money }) => money },
                { key: "count", label: "Count", format: "count", isSorted: true, value: ({ count }) => count },
                { key: "rate", label: "Rate", format: "ratio", isSorted: true, value: ({ rate }) => rate },
                { key: "day", label: "Day", format: "day", isSorted: true, value: ({ day }) => day },
                { key: "act", label: "Act", isLabelHidden: true, isControl: true, cell: () => <Button>Act</Button> },
              ]}
            />
            <CardFoot>
              <span>The foot of a card</span>
              <Delta sign={1} text="3" label="up 3" />
            </CardFoot>
          </Part>
        )}
      </For>
      <Part name="Table without rows">
        <Table
          rows={[]}
          columns={[]}
          empty={<Empty title="Nothing yet" text="What would be here, and how it gets here." />}
        />
      </Part>
      <Part name="Waiting">
        <Skeleton rows={3} />
      </Part>
      <Card title="Error" query={broken}>
        {(_answer) => null}
      </Card>
      <Card title="Forbidden" query={shut}>
        {(_answer) => null}
      </Card>
      <Part name="Form after a schema">
        <SchemaForm
          shape={SHAPE}
          model={{
            value,
            set: (path, next) => setValue((now: unknown) => put(now, path, next)),
            findings: (place) => (place === "/tiers/1/from" ? [{ severity: "error", text: "Already taken." }] : []),
            label: (path) => String(path.findLast((part) => typeof part === "string") ?? ""),
            choice: String,
            usual: () => ["tiers", "rate"],
          }}
        />
      </Part>
      <DropZone title="Drop files here" text="Or choose them." choose="Choose" onFiles={() => {}} />
      {isDialog() && (
        <FormDialog title="A form" action={save} submit="Send" isReady={text() !== ""} onClose={() => setDialog(false)}>
          <TextField label="Text" value={text()} onInput={setText} />
        </FormDialog>
      )}
    </Page>
  );
}

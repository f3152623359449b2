import { createSignal, type JSX } from "solid-js";
import { Button } from "./button.tsx";
import css from "./drop-zone.module.css";

type Files = { isMultiple?: boolean; onFiles: (files: File[]) => void };

/** Where files are dropped; the button does the same for the keyboard. */
export function DropZone(props: Files & { title: string; text: string; choose: string; children?: JSX.Element }) {
  const [isOver, setOver] = createSignal(false);
  return (
    <section
      class={css.drop}
      data-over={isOver() ? "" : undefined}
      aria-label={props.title}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        give(event.dataTransfer?.files, props);
      }}
    >
      <svg
        width="24"
        height="24"
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
        aria-hidden="true"
      >
        <path d="M12 15.5V4.5M7.5 9 12 4.5 16.5 9M4.5 15v4.5h15V15" />
      </svg>
      <h2 class="answer">{props.title}</h2>
      <p class="muted">{props.text}</p>
      <div class="actions">
        <FileButton kind="primary" isMultiple={props.isMultiple === true} onFiles={props.onFiles}>
          {props.choose}
        </FileButton>
        {props.children}
      </div>
    </section>
  );
}

/** The file dialog behind a button. */
export function FileButton(props: Files & { kind?: "primary"; children: JSX.Element }) {
  let input: HTMLInputElement | undefined;
  return (
    <>
      <Button kind={props.kind} onClick={() => input?.click()}>
        {props.children}
      </Button>
      <input
        ref={input}
        hidden
        type="file"
        multiple={props.isMultiple}
        onChange={(event) => {
          give(event.currentTarget.files, props);
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}

function give(list: FileList | null | undefined, { isMultiple, onFiles }: Files): void {
  const files = [...(list ?? [])].slice(0, isMultiple ? undefined : 1);
  if (files.length > 0) onFiles(files);
}

import { Show } from "solid-js";

/** A change: triangle, then the number; never by colour alone. `label` says it to who cannot see the triangle. */
export function Delta(props: { sign: number; text: string; label?: string }) {
  const direction = () => (props.sign > 0 ? "up" : props.sign < 0 ? "down" : "none");
  return (
    <span class="delta" data-dir={direction()}>
      <Show when={props.sign !== 0}>
        <i aria-hidden="true">{props.sign > 0 ? "▲" : "▼"}</i>
      </Show>
      <Show when={props.label} fallback={props.text}>
        <span aria-hidden="true">{props.text}</span>
        <span class="hidden">{props.label}</span>
      </Show>
    </span>
  );
}

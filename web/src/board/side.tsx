/** What stands beside and below the ranking. */
import { Show } from "solid-js";
import { useBoard } from "./board-state.tsx";
import { Complete } from "./complete.tsx";
import { Groups } from "./groups.tsx";
import { Honours } from "./honours.tsx";
import { Market } from "./market.tsx";
import { Agreement, Foot } from "./notes.tsx";
import { Own } from "./own.tsx";
import { Trend } from "./trend.tsx";

export { Complete, Own };

type Props = {
  /** the table is long: what would stand below it is found here */
  isLong: boolean;
  /** a rep's own line stands here */
  hasOwn: boolean;
};

export function Side(props: Props) {
  const state = useBoard();
  const isWhole = () => state.scope() === "company";
  const hasRegions = () => (state.shown()?.regions.length ?? 0) > 1;
  return (
    <>
      <Show when={props.hasOwn}>
        <Own />
      </Show>
      <Show when={isWhole() || state.scope().startsWith("region:")}>
        <Groups kind="teams" />
      </Show>
      <Show when={isWhole() && hasRegions()}>
        <Groups kind="regions" />
      </Show>
      <Show when={isWhole() || state.scope().startsWith("region:")}>
        <Market />
      </Show>
      {/* titles are given by month, and a period's months stand in its head */}
      <Show when={isWhole() && state.shown()?.period === undefined}>
        <Honours />
        <Trend />
      </Show>
      <Show when={props.isLong}>
        <Complete />
      </Show>
    </>
  );
}

export function Below() {
  return (
    <>
      <Agreement />
      <Foot />
    </>
  );
}

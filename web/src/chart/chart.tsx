/** The one place that knows chart.js: draws a configuration, follows data and theme, and leaves nothing behind. */
import { BarController, BarElement, CategoryScale, Chart, LinearScale, type Plugin } from "chart.js";
import { createEffect, onCleanup, onMount } from "solid-js";
import { locale } from "../i18n/text.ts";
import { shownTheme } from "../ui/theme.ts";
import css from "./chart.module.css";
import { type Bar, type Colours, config } from "./month-bars.ts";

Chart.register(BarController, BarElement, CategoryScale, LinearScale);

export default function MonthsChart(props: { bars: Bar[]; label: string }) {
  let canvas: HTMLCanvasElement | undefined;
  onMount(() => {
    if (!canvas) return;
    const element = canvas;
    let shown = build();
    const chart = new Chart(element, {
      type: shown.type,
      data: shown.data,
      options: shown.options,
      plugins: [marks(() => shown, colours)],
    });
    function build() {
      return config(props.bars, colours(), locale());
    }
    createEffect(() => {
      shownTheme();
      shown = build();
      chart.data = shown.data;
      chart.options = shown.options;
      chart.update("none");
    });
    onCleanup(() => chart.destroy());
  });
  return (
    <div class={css.chart}>
      <canvas ref={canvas} role="img" aria-label={props.label} />
    </div>
  );
}

/** Targets as short lines over their bars, and the figure of the chosen month. */
function marks(read: () => ReturnType<typeof config>, paint: () => Colours): Plugin<"bar"> {
  return {
    id: "marks",
    afterDatasetsDraw(chart) {
      const { targets, labels } = read();
      const { ctx } = chart;
      const colour = paint();
      chart.getDatasetMeta(0).data.forEach((bar, index) => {
        const { x, width } = bar.getProps(["x", "width"]) as { x: number; width: number };
        const target = targets[index];
        const line = typeof target === "number" ? (chart.scales.y?.getPixelForValue(target) ?? null) : null;
        ctx.save();
        if (line !== null) {
          ctx.fillStyle = colour.text;
          ctx.fillRect(x - width / 2 - 2, line - 0.75, width + 4, 1.5);
        }
        const label = labels[index];
        if (label) {
          ctx.font = `600 12px ${colour.font}`;
          ctx.fillStyle = colour.text;
          ctx.textAlign = "center";
          ctx.textBaseline = "bottom";
          // over its bar, and inside the chart: a bar may stand at its edge
          const half = ctx.measureText(label).width / 2;
          ctx.fillText(label, Math.min(Math.max(x, half), chart.width - half), chart.chartArea.top - 4);
        }
        ctx.restore();
      });
    },
  };
}

// From the root, not the canvas: while a neighbour still waits, the canvas is not in the page yet and has no style.
function colours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    mark: token("--mark"),
    accent: token("--accent"),
    text: token("--text"),
    muted: token("--muted"),
    line: token("--line"),
    font: style.fontFamily,
  };
}

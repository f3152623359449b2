/** What a command prints: text for people, JSON for machines; a Chinese character is two columns wide. */

export type Output = { out: (text: string) => void; err: (text: string) => void; isTerminal: boolean };

export const STANDARD: Output = {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  isTerminal: process.stderr.isTTY === true,
};

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

export function width(text: string): number {
  let columns = 0;
  for (const character of text) columns += WIDE.test(character) ? 2 : 1;
  return columns;
}

export type Column = { title: string; isNumber?: boolean };

/** A plain table: a heavy rule under the head, numbers to the right. */
export function table(columns: Column[], rows: string[][]): string {
  const widths = columns.map((column, at) => Math.max(width(column.title), ...rows.map((row) => width(row[at] ?? ""))));
  const line = (cells: string[]) =>
    cells
      .map((cell, at) => {
        const gap = " ".repeat(Math.max(0, (widths[at] ?? 0) - width(cell)));
        return columns[at]?.isNumber ? gap + cell : cell + gap;
      })
      .join("  ")
      .trimEnd();
  const rule = widths.map((size) => "-".repeat(size)).join("  ");
  return [line(columns.map((column) => column.title)), rule, ...rows.map(line)].join("\n");
}

/** A progress bar on a terminal, nothing in a pipe. */
export function progressBar(output: Output): {
  show: (label: string, done: number, total: number) => void;
  end: () => void;
} {
  let isShown = false;
  let last = "";
  return {
    show(label, done, total) {
      if (!output.isTerminal) return;
      const share = total > 0 ? Math.min(1, done / total) : 0;
      const filled = Math.round(share * 24);
      const text = `${label}  [${"#".repeat(filled)}${".".repeat(24 - filled)}] ${Math.floor(share * 100)}%`;
      if (text === last) return;
      last = text;
      isShown = true;
      process.stderr.write(`\r\u001b[2K${text}`);
    },
    end() {
      if (isShown) process.stderr.write("\r\u001b[2K");
      isShown = false;
      last = "";
    },
  };
}

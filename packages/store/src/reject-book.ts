/** The rejected rows of an import, all of them, as JSON lines in numbered parts. */
import type { Files } from "./files.ts";

const PART = 1 << 19;

const partName = (importId: string, stage: string, part: number) =>
  `rejected/${importId}/${stage}-${String(part).padStart(5, "0")}`;

export class RejectBook<T> {
  readonly #files: Files;
  readonly #importId: string;
  readonly #stage: string;
  #lines: string[] = [];
  #size = 0;
  #part = 0;
  count = 0;

  /** `stage` orders the parts: what parse rejected comes before what settle did. */
  constructor(files: Files, importId: string, stage: "1-parse" | "2-settle") {
    this.#files = files;
    this.#importId = importId;
    this.#stage = stage;
  }

  async add(rejected: T[]): Promise<void> {
    for (const row of rejected) {
      const line = JSON.stringify(row);
      this.#lines.push(line);
      this.#size += line.length + 1;
      this.count++;
      if (this.#size >= PART) await this.flush();
    }
  }

  async flush(): Promise<void> {
    if (this.#lines.length === 0) return;
    await this.#files.write(
      partName(this.#importId, this.#stage, this.#part++),
      Buffer.from(`${this.#lines.join("\n")}\n`),
    );
    this.#lines = [];
    this.#size = 0;
  }
}

/** Every rejected row of an import, in the order they were found. */
export async function* read<T>(files: Files, importId: string): AsyncGenerator<T> {
  for await (const file of files.list(`rejected/${importId}/`)) {
    const bytes = await files.read(file);
    for (const line of Buffer.from(bytes ?? [])
      .toString()
      .split("\n"))
      if (line !== "") yield JSON.parse(line) as T;
  }
}

export async function clear(files: Files, importId: string, stage: "1-parse" | "2-settle" | "" = ""): Promise<void> {
  for await (const file of files.list(`rejected/${importId}/${stage}`)) await files.remove(file);
}

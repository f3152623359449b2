/** What differs between two snapshots: figures, keys, codes and digests apart from words. Exit 1 when anything but words differs. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

type Kind = "figures, codes and digests" | "keys" | "files" | "method" | "words";
type Change = { kind: Kind; what: string; before: string; after: string; count: number; file: string };

const [before = "", after = "", most = "25"] = process.argv.slice(2);
if (!existsSync(before) || !existsSync(after))
  throw new Error("compare.ts takes two folders of snapshot.ts, and how many changes of a kind to show");
const changes = new Map<string, Change>();

function note(kind: Kind, file: string, what: string, old: unknown, now: unknown): void {
  const [left, right] = [short(old), short(now)];
  // The same words changed in a hundred files are one change; so is a value under one path.
  const key =
    kind === "words"
      ? `${kind} ${left} ${right}`
      : `${kind} ${what} ${kind === "keys" || kind === "files" ? "" : file.replace(/\d+/g, "")}`;
  const known = changes.get(key);
  if (known === undefined) changes.set(key, { kind, what, before: left, after: right, count: 1, file });
  else known.count += 1;
}

function short(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing");
  return text.length > 160 ? `${text.slice(0, 157)}...` : text;
}

/** Keys that hold words for people, whatever the words look like. */
const WORDS = new Set(["en", "zh", "title", "label", "summary", "description", "message", "err", "heading"]);
const isProse = (text: string) => /\p{L}{2,}[^\p{L}]* [\s\S]*\p{L}{2,}|\p{Script=Han}/u.test(text);
const numbers = (text: string) => (text.match(/\b[a-z]{3,4}_[0-9a-v]{16}\b|-?\d[\d.,]*\d|\d/g) ?? []).join(" ");

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function walk(file: string, path: string, key: string, old: unknown, now: unknown): void {
  if (Object.is(old, now)) return;
  if (isObject(old) && isObject(now) && Array.isArray(old) === Array.isArray(now)) {
    for (const name of new Set([...Object.keys(old), ...Object.keys(now)])) {
      const next = `${path}/${Array.isArray(old) ? "*" : name}`;
      if (!(name in old)) note("keys", file, `${next} is new`, undefined, now[name]);
      else if (!(name in now)) note("keys", file, `${next} is gone`, old[name], undefined);
      else walk(file, next, Array.isArray(old) ? key : name, old[name], now[name]);
    }
    return;
  }
  if (key === "method") note("method", file, path, old, now);
  else if (typeof old === "string" && typeof now === "string" && (WORDS.has(key) || (isProse(old) && isProse(now)))) {
    if (old.includes("\n") || now.includes("\n")) lines(file, old, now);
    else
      note(
        WORDS.has(key) || numbers(old) === numbers(now) ? "words" : "figures, codes and digests",
        file,
        path,
        old,
        now,
      );
  } else note("figures, codes and digests", file, path, old, now);
}

const squeezed = (line: string) => line.replace(/\s+/g, " ").replace(/-+/g, "-").trim();

/** Text line by line: where the numbers and ids of a line are the same, its words have changed. */
function lines(file: string, old: string, now: string): void {
  const [left, right] = [old.split("\n"), now.split("\n")];
  if (left.length !== right.length)
    note("figures, codes and digests", file, "number of lines", left.length, right.length);
  for (const [at, line] of left.entries()) {
    const other = right[at];
    if (other === undefined || other === line) continue;
    if (squeezed(line) === squeezed(other)) {
      note("words", file, "columns of another width", "", "");
      continue;
    }
    note(
      numbers(line) === numbers(other) ? "words" : "figures, codes and digests",
      file,
      "a line",
      line.trim(),
      other.trim(),
    );
  }
}

const names = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.(json|txt)$/.test(name));
const [olds, news] = [new Set(names(before)), new Set(names(after))];
for (const name of [...new Set([...olds, ...news])].sort()) {
  if (!olds.has(name)) note("files", name, `${name} is new`, "", "");
  else if (!news.has(name)) note("files", name, `${name} is gone`, "", "");
  else {
    const [old, now] = [before, after].map((folder) => readFileSync(join(folder, name), "utf8")) as [string, string];
    if (old === now) continue;
    if (name.endsWith(".json")) walk(name, "", "", JSON.parse(old), JSON.parse(now));
    else lines(name, old, now);
  }
}

const kinds: Kind[] = ["figures, codes and digests", "keys", "files", "method", "words"];
for (const kind of kinds) {
  const found = [...changes.values()].filter((change) => change.kind === kind).sort((a, b) => b.count - a.count);
  console.log(`${kind}: ${found.length} changes at ${found.reduce((sum, { count }) => sum + count, 0)} places`);
  for (const { what, before: old, after: now, count, file } of found.slice(0, Number(most)))
    console.log(`  ${count} x ${what}${old === "" && now === "" ? "" : `: ${old} -> ${now}`}   (${file})`);
  if (found.length > Number(most)) console.log(`  and ${found.length - Number(most)} more`);
}
console.log(`${olds.size} files compared`);
process.exitCode = [...changes.values()].some(({ kind }) => kind !== "words" && kind !== "method") ? 1 : 0;

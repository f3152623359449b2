/**
 * One cold start of a deployed bundle, as a program: the working folder is the unzipped bundle, the environment is all it knows,
 * the event comes on stdin. Its answer, or its error, goes to the file named by the argument; its log goes to stdout.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [handlerName = "", out = ""] = process.argv.slice(2);
const [file = "", name = ""] = handlerName.split(".");

function answer(what: { result: unknown } | { error: string }): void {
  writeFileSync(out, JSON.stringify(what));
}

try {
  const module = await import(pathToFileURL(join(process.cwd(), `${file}.mjs`)).href);
  const event = JSON.parse(readFileSync(0, "utf8"));
  answer({ result: (await module[name](event, { awsRequestId: "offline", functionName: "offline" })) ?? null });
} catch (error) {
  answer({ error: String(error instanceof Error ? (error.stack ?? error.message) : error) });
}
// as the service freezes a function that has answered, whatever connection it keeps open
process.exit(0);

/** The HTTP API of a data directory, as the users who may sign in see it. */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { peopleOf, slug } from "./capture.ts";
import { type Doc, entryOf, environmentOf, execArgv, list, nodeOf, type Shop, sorted } from "./shop.ts";

const ROLES = ["director", "coach", "rep", "importer"];

export async function http(shop: Shop, months: string[]): Promise<void> {
  const server = spawn(
    nodeOf(shop.repo),
    [...execArgv, entryOf(shop.repo), "start", "--port", "0", "--data", shop.data],
    {
      env: environmentOf(shop.now() + 60_000),
      stdio: ["ignore", "pipe", "ignore"],
    },
  );
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  try {
    const { origin, tokens } = await started(server.stdout);
    for (const role of ROLES) {
      const token = tokens.get(role);
      if (token === undefined) continue;
      const entered = await fetch(`${origin}/api/session`, {
        method: "POST",
        headers: { "content-type": "application/json", origin },
        body: JSON.stringify({ token }),
      });
      const cookie = (entered.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
      await routes(shop, role, months, async (path) => {
        const response = await fetch(origin + path, { headers: { cookie, origin } });
        const text = await response.text();
        const head = Object.fromEntries(
          ["content-type", "cache-control", "etag"].map((name) => [name, response.headers.get(name)]),
        );
        return { status: response.status, head, body: bodyOf(text) };
      });
    }
  } finally {
    server.kill("SIGTERM");
    await ended;
  }
}

function started(output: NodeJS.ReadableStream): Promise<{ origin: string; tokens: Map<string, string> }> {
  return new Promise((resolve, reject) => {
    const tokens = new Map<string, string>();
    let origin = "";
    const lines = createInterface({ input: output });
    lines.on("line", (line) => {
      origin = /listening on (http:\/\/\S+)/.exec(line)?.[1] ?? origin;
      const link = /sign in as (\S+).*#token=(\S+)/.exec(line);
      if (link !== null) tokens.set(link[1] ?? "", link[2] ?? "");
      if (line.includes("each link works once")) resolve({ origin, tokens });
    });
    lines.on("close", () => reject(new Error("the server ended before it listened")));
  });
}

function bodyOf(text: string): Doc {
  try {
    return sorted(JSON.parse(text)) as Doc;
  } catch {
    return text as unknown as Doc;
  }
}

type Ask = (path: string) => Promise<{ status: number; body: Doc }>;

async function routes(shop: Shop, role: string, months: string[], ask: Ask): Promise<void> {
  const get = async (path: string): Promise<Doc> => {
    const answer = await ask(path);
    shop.write(`/http-${role}/${slug(path.replace("/api/", "")).slice(0, 150)}.json`, {
      path,
      ...withoutRequest(answer),
    });
    return answer.body;
  };
  if (role === "director") await get("/api/openapi.json");
  for (const path of [
    "health",
    "session",
    "months",
    "people",
    "profiles",
    "imports",
    "held",
    "nights",
    "keys",
    "notices",
    "policy",
    "policy/schema",
    "policy/ready",
    "policy/versions/1",
    "nowhere",
  ])
    await get(`/api/${path}`);
  const imports = await ask("/api/imports");
  for (const { importId, id } of list(imports.body?.imports ?? imports.body?.items).slice(0, 4)) {
    for (const part of ["", "/undo", "/rejected.csv", "/rejected-rows.csv"])
      await get(`/api/imports/${importId ?? id}${part}`);
  }
  for (const month of months) {
    const board = await get(`/api/boards/${month}`);
    await get(`/api/boards/${month}?version=1`);
    await get(`/api/boards/${month}/own`);
    await get(`/api/boards/${month}/late`);
    for (const group of [...list(board.regions), ...list(board.teams)].slice(0, 3))
      await get(
        `/api/boards/${month}?scope=${encodeURIComponent(`${String(group.id).startsWith("team") ? "team" : "region"}:${group.id}`)}`,
      );
    await get(`/api/pay/${month}`);
    await get(`/api/pay/${month}/export?format=csv`);
    const people = peopleOf(board);
    for (const person of people.slice(0, 4)) {
      await get(`/api/statements/${month}/${person}`);
      await get(`/api/statements/${month}/${person}/changes?since=publication`);
      await get(`/api/statements/${month}/${person}/export?format=csv`);
      for (const key of ["revenue", "score", "bonus", "connectRate"])
        await get(`/api/figures/${month}/${board.version ?? "draft"}/${person}/${key}`);
    }
    for (const key of ["revenue", "dials", "winRate", "attainment"])
      await get(`/api/figures/${month}/${board.version ?? "draft"}/company/${key}`);
  }
}

/** Request ids are new every time. */
function withoutRequest(answer: { body: Doc }): object {
  return typeof answer.body === "object" && "requestId" in answer.body
    ? { ...answer, body: { ...answer.body, requestId: "REQUEST" } }
    : answer;
}

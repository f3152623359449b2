/** The harness behind the plan: what it answers in AWS's and the engine's place. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { answer, startAws } from "../../infra/offline/aws.ts";
import { stateOf } from "../../infra/offline/made.ts";
import { preparePlatform, RegistryUnreachable } from "../../infra/offline/platform.ts";
import { ROOT, skipOnObstacle } from "./planned.ts";

const ENGINE = join(ROOT, "infra/offline/pulumi.ts");
const ssm = (name: string) =>
  answer({ method: "POST", url: "/", target: "AmazonSSM.GetParameter", body: JSON.stringify({ Name: name }) });

test("the account looks prepared, so that nothing of it would be changed first", () => {
  const { status, body } = ssm("/sst/bootstrap");
  expect(status).toBe(200);
  expect(JSON.parse(JSON.parse(body).Parameter.Value).version).toBeGreaterThan(10);
});

test("no other parameter exists, and no state: the stage looks never deployed", () => {
  expect(ssm("/sst/passphrase/clearboard/dev")).toMatchObject({ status: 400, error: "ParameterNotFound" });
  expect(answer({ method: "GET", url: "/offline-state/app/clearboard/dev.json", target: "", body: "" }).status).toBe(
    404,
  );
});

test("the endpoint listens on the loopback and tells what it was asked", async () => {
  const aws = await startAws();
  try {
    expect(aws.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(`${aws.url}/offline-state/app/clearboard/dev.json?x=1`)).status).toBe(404);
    expect(aws.calls).toEqual(["GET /offline-state/app/clearboard/dev.json"]);
  } finally {
    await aws.close();
  }
});

test("a stack gives exactly the outputs its template names, so that a mistyped one is missing", () => {
  const templateBody = JSON.stringify({ Outputs: { TableName: {}, TableArn: {}, InboxArn: {} } });
  expect(stateOf("aws:cloudformation/stack:Stack", "Data", { name: "board-data", templateBody }).state.outputs).toEqual(
    {
      TableName: "board-data-table",
      TableArn: "arn:aws:dynamodb:eu-west-1:123456789012:table/board-data-table",
      InboxArn: "arn:aws:s3:::board-data-inbox",
    },
  );
});

test("the engine says the version that the platform's own Pulumi library has", (context) => {
  skipOnObstacle(context);
  const library = join(ROOT, ".sst/platform/node_modules/@pulumi/pulumi/package.json");
  const version = execFileSync(process.execPath, [ENGINE, "version"], { encoding: "utf8" }).trim();
  expect(version).toBe(`v${JSON.parse(readFileSync(library, "utf8")).version}`);
});

test("the engine begins a stage with an empty checkpoint", () => {
  const cwd = mkdtempSync(join(tmpdir(), "clearboard-engine-"));
  try {
    execFileSync(process.execPath, [ENGINE, "stack", "init", "organization/clearboard/dev"], { cwd });
    const checkpoint = JSON.parse(readFileSync(join(cwd, ".pulumi/stacks/clearboard/dev.json"), "utf8"));
    expect(checkpoint.checkpoint.latest.resources).toEqual([]);
  } finally {
    rmSync(cwd, { recursive: true });
  }
});

test("the engine refuses to pretend what it cannot do", () => {
  expect(() => execFileSync(process.execPath, [ENGINE, "up"], { stdio: "pipe" })).toThrow(
    /the offline engine has no "up"/,
  );
});

test("without a platform and without a registry the plan has a name for what is missing, and leaves nothing half made", async () => {
  const root = mkdtempSync(join(tmpdir(), "clearboard-bare-"));
  for (const name of ["package.json", "sst.config.ts", "infra"])
    cpSync(join(ROOT, name), join(root, name), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(root, "node_modules"));
  // a port of this machine on which nothing listens
  vi.stubEnv("npm_config_registry", "http://127.0.0.1:9");
  vi.stubEnv("npm_config_fetch_retries", "0");
  vi.stubEnv("npm_config_cache", join(root, "cache"));
  try {
    await expect(preparePlatform(root)).rejects.toThrow(RegistryUnreachable);
    expect(readdirSync(join(root, ".sst"))).toEqual([]);
  } finally {
    vi.unstubAllEnvs();
    rmSync(root, { recursive: true });
  }
});

import { expect, test } from "vitest";
import { ACCESS } from "../access.ts";
import { createSandbox } from "../sandbox.fixture.ts";

test("the OpenAPI document names every route, its answer and its problems, and its references lead somewhere", async () => {
  const sandbox = await createSandbox();
  const document = await (await sandbox.request("GET", "/api/openapi.json")).json();
  await sandbox.table.close();
  expect(document.openapi).toBe("3.1.0");
  const routes = Object.entries<Record<string, { summary?: string; responses: object }>>(document.paths).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        route: `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ":$1")}`,
        operation,
      })),
  );
  expect(routes.map(({ route }) => route).sort()).toEqual(Object.keys(ACCESS).sort());
  for (const { route, operation } of routes) {
    expect([route, operation.summary]).toEqual([route, expect.any(String)]);
    expect([route, Object.keys(operation.responses).some((status) => status.startsWith("2"))]).toEqual([route, true]);
    expect([route, Object.keys(operation.responses)]).toEqual([route, expect.arrayContaining(["500"])]);
  }
  const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
    ([, name]) => name ?? "",
  );
  expect(references).toContain("Problem");
  for (const name of references) expect([name, name in document.components.schemas]).toEqual([name, true]);
});

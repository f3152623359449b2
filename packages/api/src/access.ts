/** What a caller needs for each route. A route that is not in the table answers nobody. */
import type { Action } from "@clearboard/core/visibility";
import { ROUTED, type Routed } from "./operations.ts";

/**
 * `takes` is the exact content type an unsafe method must name. `takesKey`: an API key opens it too, and the handler keeps
 * the key to its own source and imports. `maxBytes`: largest body where it is more than usual.
 */
export type Rule = {
  for: "anyone" | Action;
  takes?: "application/json" | "application/octet-stream";
  takesKey?: true;
  maxBytes?: number;
};

const JSON_BODY = "application/json";
const BYTES = "application/octet-stream";

/** Routes that are no operations: sign-in, streams, files and documents with a tag. */
const OTHERS: Record<string, Rule> = {
  "GET /api/health": { for: "anyone" },
  "GET /api/openapi.json": { for: "anyone" },
  "POST /api/session": { for: "anyone", takes: JSON_BODY },
  "GET /api/session": { for: "session.manage" },
  "DELETE /api/session": { for: "session.manage" },
  "PUT /api/session/password": { for: "session.manage", takes: JSON_BODY },
  "GET /api/boards/:month": { for: "board.read" },
  "GET /api/statements/:month/:person": { for: "statement.read" },
  "GET /api/statements/:month/:person/export": { for: "statement.read" },
  "GET /api/pay/:month/export": { for: "pay.manage" },
  "GET /api/pay/:month/payroll": { for: "pay.manage" },
  "POST /api/imports": { for: "import.manage", takes: BYTES, takesKey: true },
  "GET /api/imports/:id/rejected.csv": { for: "import.manage" },
  "GET /api/imports/:id/rejected-rows.csv": { for: "import.manage" },
  "POST /api/profiles/draft": { for: "import.manage", takes: BYTES },
};

export const ACCESS: Record<string, Rule> = {
  ...OTHERS,
  ...Object.fromEntries(ROUTED.map((operation) => [operation.route, ruleOf(operation)])),
};

function ruleOf({ route, action, takesKey, maxBytes }: Routed): Rule {
  const hasBody = route.startsWith("POST ") || route.startsWith("PUT ");
  return {
    for: action,
    ...(hasBody ? { takes: JSON_BODY } : {}),
    ...(takesKey === undefined ? {} : { takesKey }),
    ...(maxBytes === undefined ? {} : { maxBytes }),
  };
}

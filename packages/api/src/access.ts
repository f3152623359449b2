/** What a caller needs for each route. A route that is not in the table answers nobody. */
import type { Action } from "@clearboard/core/visibility";
import { ROUTED, type Routed } from "./operations.ts";

/**
 * `takes` is the exact content type an unsafe method must name. `takesKey`: an API key opens it too, and the handler keeps
 * the key to its own source and imports. `maxBytes`: largest body where it is more than usual.
 */
export type Rule = {
  who: "anyone" | Action;
  takes?: "application/json" | "application/octet-stream";
  takesKey?: true;
  maxBytes?: number;
};

const JSON_BODY = "application/json";
const BYTES = "application/octet-stream";

/** Routes that are no operations: sign-in, streams, files and documents with a tag. */
const OTHERS: Record<string, Rule> = {
  "GET /api/health": { who: "anyone" },
  "GET /api/openapi.json": { who: "anyone" },
  "POST /api/session": { who: "anyone", takes: JSON_BODY },
  "GET /api/session": { who: "session.manage" },
  "DELETE /api/session": { who: "session.manage" },
  "PUT /api/session/password": { who: "session.manage", takes: JSON_BODY },
  "GET /api/boards/:month": { who: "board.read" },
  "GET /api/statements/:month/:person": { who: "statement.read" },
  "GET /api/statements/:month/:person/export": { who: "statement.read" },
  "GET /api/pay/:month/export": { who: "pay.manage" },
  "GET /api/pay/:month/payroll": { who: "pay.manage" },
  "POST /api/imports": { who: "import.manage", takes: BYTES, takesKey: true },
  "GET /api/imports/:id/rejected.csv": { who: "import.manage" },
  "GET /api/imports/:id/rejected-rows.csv": { who: "import.manage" },
  "POST /api/profiles/draft": { who: "import.manage", takes: BYTES },
};

export const ACCESS: Record<string, Rule> = {
  ...OTHERS,
  ...Object.fromEntries(ROUTED.map((operation) => [operation.route, ruleOf(operation)])),
};

function ruleOf({ route, action, takesKey, maxBytes }: Routed): Rule {
  const hasBody = route.startsWith("POST ") || route.startsWith("PUT ");
  return {
    who: action,
    ...(hasBody ? { takes: JSON_BODY } : {}),
    ...(takesKey === undefined ? {} : { takesKey }),
    ...(maxBytes === undefined ? {} : { maxBytes }),
  };
}

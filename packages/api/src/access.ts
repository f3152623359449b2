/** What a caller needs for each route: an action of core/visibility. A route that is not in the table answers nobody. */
import type { Action } from "@clearboard/core/visibility";

/**
 * `takes` is the exact content type an unsafe method must name. `takesKey`: an importer key opens it too, and the handler
 * keeps the key to its own source and imports.
 */
export type Rule = {
  who: "anyone" | Action;
  takes?: "application/json" | "application/octet-stream";
  takesKey?: true;
};

const JSON_BODY = "application/json";

export const ACCESS: Record<string, Rule> = {
  "GET /api/health": { who: "anyone" },
  "GET /api/openapi.json": { who: "anyone" },
  "POST /api/session": { who: "anyone", takes: JSON_BODY },
  "GET /api/session": { who: "session.manage" },
  "DELETE /api/session": { who: "session.manage" },
  "PUT /api/session/password": { who: "session.manage", takes: JSON_BODY },
  "GET /api/months": { who: "board.read" },
  "GET /api/boards/:month": { who: "board.read" },
  "GET /api/boards/:month/own": { who: "board.read" },
  "GET /api/boards/:month/late": { who: "board.manage" },
  "POST /api/boards/:month/close": { who: "board.manage", takes: JSON_BODY },
  "POST /api/boards/:month/publish": { who: "board.manage", takes: JSON_BODY },
  "POST /api/boards/:month/restate": { who: "board.manage", takes: JSON_BODY },
  "GET /api/figures/:month/:version/:subject/:key": { who: "board.read" },
  "GET /api/people": { who: "import.manage" },
  "POST /api/people/links": { who: "import.manage", takes: JSON_BODY },
  "GET /api/profiles": { who: "import.manage" },
  "POST /api/profiles/draft": { who: "import.manage", takes: "application/octet-stream" },
  "POST /api/profiles/preview": { who: "import.manage", takes: JSON_BODY },
  "GET /api/profiles/:name": { who: "import.manage" },
  "PUT /api/profiles/:name": { who: "import.manage", takes: JSON_BODY },
  "DELETE /api/profiles/:name": { who: "import.manage" },
  "GET /api/pay/:month": { who: "pay.manage" },
  "GET /api/pay/:month/export": { who: "pay.manage" },
  "POST /api/pay/:month/approve": { who: "pay.manage", takes: JSON_BODY },
  "POST /api/pay/:month/release": { who: "pay.manage", takes: JSON_BODY },
  "GET /api/statements/:month/:person": { who: "statement.read" },
  "GET /api/statements/:month/:person/export": { who: "statement.read" },
  "GET /api/statements/:month/:person/changes": { who: "statement.read" },
  "POST /api/statements/:month/:person/estimate": { who: "statement.read", takes: JSON_BODY },
  "GET /api/policy": { who: "policy.read" },
  "GET /api/policy/schema": { who: "policy.read" },
  "GET /api/policy/ready": { who: "policy.manage" },
  "GET /api/policy/versions/:version": { who: "policy.manage" },
  "GET /api/policy/drafts/:id": { who: "policy.manage" },
  "POST /api/policy/check": { who: "policy.manage", takes: JSON_BODY },
  "POST /api/policy/simulate": { who: "policy.manage", takes: JSON_BODY },
  "POST /api/policy/drafts": { who: "policy.manage", takes: JSON_BODY },
  "POST /api/policy/drafts/:id/approve": { who: "policy.manage", takes: JSON_BODY },
  "POST /api/policy/drafts/:id/reject": { who: "policy.manage", takes: JSON_BODY },
  "GET /api/imports": { who: "import.manage" },
  "POST /api/imports": { who: "import.manage", takes: "application/octet-stream", takesKey: true },
  "POST /api/imports/uploads": { who: "import.manage", takes: JSON_BODY, takesKey: true },
  "GET /api/imports/uploads/:id": { who: "import.manage", takesKey: true },
  "GET /api/imports/:id": { who: "import.manage", takesKey: true },
  "GET /api/imports/:id/rejected.csv": { who: "import.manage" },
  "GET /api/imports/:id/rejected-rows.csv": { who: "import.manage" },
  "GET /api/imports/:id/undo": { who: "import.manage" },
  "POST /api/imports/:id/undo": { who: "import.manage", takes: JSON_BODY },
  "GET /api/held": { who: "import.manage" },
  "GET /api/held/:id/effect": { who: "import.manage" },
  "POST /api/held/:id/approve": { who: "import.manage", takes: JSON_BODY },
  "POST /api/held/:id/dismiss": { who: "import.manage", takes: JSON_BODY },
  "GET /api/nights": { who: "import.manage" },
  "GET /api/keys": { who: "access.manage" },
  "POST /api/keys": { who: "access.manage", takes: JSON_BODY },
  "DELETE /api/keys/:id": { who: "access.manage" },
  "GET /api/notices": { who: "access.manage" },
  "POST /api/notices": { who: "access.manage", takes: JSON_BODY },
  "POST /api/notices/:id/test": { who: "access.manage", takes: JSON_BODY },
  "DELETE /api/notices/:id": { who: "access.manage" },
};

/** Who may call what: the one table of routes and roles. A route that is not in it answers nobody. */
import { ROLES, type Role } from "@clearboard/store/user";

/**
 * `takes` is the exact content type an unsafe method must name. `takesKey`: an importer key opens it too, and the handler
 * keeps the key to its own source and imports.
 */
export type Rule = {
  who: "anyone" | readonly Role[];
  takes?: "application/json" | "application/octet-stream";
  takesKey?: true;
};

const JSON_BODY = "application/json";
const BOARD_READERS = ["director", "coach", "rep"] as const;
/** Nobody else's pay: a rep gets the own statement only (routes/statements.ts). */
const PAID = ["director", "rep"] as const;
const IMPORTERS = ["director", "importer"] as const;

export const ACCESS: Record<string, Rule> = {
  "GET /api/health": { who: "anyone" },
  "GET /api/openapi.json": { who: "anyone" },
  "POST /api/session": { who: "anyone", takes: JSON_BODY },
  "GET /api/session": { who: ROLES },
  "DELETE /api/session": { who: ROLES },
  "PUT /api/session/password": { who: ROLES, takes: JSON_BODY },
  "GET /api/months": { who: BOARD_READERS },
  "GET /api/boards/:month": { who: BOARD_READERS },
  "GET /api/boards/:month/own": { who: BOARD_READERS },
  "GET /api/boards/:month/late": { who: ["director"] },
  "POST /api/boards/:month/close": { who: ["director"], takes: JSON_BODY },
  "POST /api/boards/:month/publish": { who: ["director"], takes: JSON_BODY },
  "POST /api/boards/:month/restate": { who: ["director"], takes: JSON_BODY },
  "GET /api/figures/:month/:version/:subject/:key": { who: BOARD_READERS },
  "GET /api/people": { who: IMPORTERS },
  "POST /api/people/links": { who: IMPORTERS, takes: JSON_BODY },
  "GET /api/profiles": { who: IMPORTERS },
  "POST /api/profiles/draft": { who: IMPORTERS, takes: "application/octet-stream" },
  "POST /api/profiles/preview": { who: IMPORTERS, takes: JSON_BODY },
  "GET /api/profiles/:name": { who: IMPORTERS },
  "PUT /api/profiles/:name": { who: IMPORTERS, takes: JSON_BODY },
  "DELETE /api/profiles/:name": { who: IMPORTERS },
  "GET /api/pay/:month": { who: ["director"] },
  "GET /api/pay/:month/export": { who: ["director"] },
  "POST /api/pay/:month/approve": { who: ["director"], takes: JSON_BODY },
  "POST /api/pay/:month/release": { who: ["director"], takes: JSON_BODY },
  "GET /api/statements/:month/:person": { who: PAID },
  "GET /api/statements/:month/:person/export": { who: PAID },
  "GET /api/statements/:month/:person/changes": { who: PAID },
  "POST /api/statements/:month/:person/estimate": { who: PAID, takes: JSON_BODY },
  "GET /api/policy": { who: BOARD_READERS },
  "GET /api/policy/schema": { who: BOARD_READERS },
  "GET /api/policy/ready": { who: ["director"] },
  "GET /api/policy/versions/:version": { who: ["director"] },
  "GET /api/policy/drafts/:id": { who: ["director"] },
  "POST /api/policy/check": { who: ["director"], takes: JSON_BODY },
  "POST /api/policy/simulate": { who: ["director"], takes: JSON_BODY },
  "POST /api/policy/drafts": { who: ["director"], takes: JSON_BODY },
  "POST /api/policy/drafts/:id/approve": { who: ["director"], takes: JSON_BODY },
  "POST /api/policy/drafts/:id/reject": { who: ["director"], takes: JSON_BODY },
  "GET /api/imports": { who: IMPORTERS },
  "POST /api/imports": { who: IMPORTERS, takes: "application/octet-stream", takesKey: true },
  "POST /api/imports/uploads": { who: IMPORTERS, takes: JSON_BODY, takesKey: true },
  "GET /api/imports/uploads/:id": { who: IMPORTERS, takesKey: true },
  "GET /api/imports/:id": { who: IMPORTERS, takesKey: true },
  "GET /api/imports/:id/rejected.csv": { who: IMPORTERS },
  "GET /api/imports/:id/rejected-rows.csv": { who: IMPORTERS },
  "GET /api/imports/:id/undo": { who: IMPORTERS },
  "POST /api/imports/:id/undo": { who: IMPORTERS, takes: JSON_BODY },
  "GET /api/held": { who: IMPORTERS },
  "GET /api/held/:id/effect": { who: IMPORTERS },
  "POST /api/held/:id/approve": { who: IMPORTERS, takes: JSON_BODY },
  "POST /api/held/:id/dismiss": { who: IMPORTERS, takes: JSON_BODY },
  "GET /api/nights": { who: IMPORTERS },
  "GET /api/keys": { who: ["director"] },
  "POST /api/keys": { who: ["director"], takes: JSON_BODY },
  "DELETE /api/keys/:id": { who: ["director"] },
  "GET /api/notices": { who: ["director"] },
  "POST /api/notices": { who: ["director"], takes: JSON_BODY },
  "POST /api/notices/:id/test": { who: ["director"], takes: JSON_BODY },
  "DELETE /api/notices/:id": { who: ["director"] },
};

/** The OpenAPI 3.1 document, made from the schemas that check the requests. */
import { Hono } from "hono";
import type { Schema } from "hono/types";
import { generateSpecs } from "hono-openapi";
import type { Env } from "../deps.ts";
import { describe } from "../described.ts";

const DOCUMENTATION = {
  openapi: "3.1.0",
  info: {
    title: "Clearboard",
    version: "1",
    description:
      "Sessions are cookies; unsafe methods must come from the same origin and name their content type exactly.",
  },
};

/** `whole` is the app this route is mounted in; the document is made when it is first read, and once. */
export function openapi<S extends Schema>(whole: Hono<Env, S, "/">) {
  const write = () =>
    generateSpecs(whole, {
      documentation: DOCUMENTATION,
      defaultValidationErrorResponse: false,
      excludeStaticFile: false,
    });
  let document: ReturnType<typeof write> | undefined;
  return new Hono<Env>().get("/", describe({ summary: "This document", media: "application/json" }), async (c) => {
    document ??= write();
    return c.json(await document);
  });
}

/** The built web app: hashed assets for ever, everything else the page, so that an address of the app can be opened directly. */

import { relative } from "node:path";
import { SECURITY_HEADERS } from "@clearboard/api/headers";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";

export function staticSite(dir: string): Hono {
  const root = relative(process.cwd(), dir) || ".";
  return new Hono()
    .use(async (c, next) => {
      await next();
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) c.header(name, value);
      c.header("Cache-Control", c.req.path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
    })
    .use(serveStatic({ root, precompressed: true }))
    .get("*", serveStatic({ root, path: "index.html" }));
}

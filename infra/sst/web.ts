/** The site: one address for the screens and the API, so that the session cookie is first-party and no CORS is needed. */
import type { Stage } from "../stages.ts";

const YEAR_SECONDS = 31_536_000;

export function createWeb(_settings: Stage, api: sst.aws.ApiGatewayV2) {
  const headers = new aws.cloudfront.ResponseHeadersPolicy("SecurityHeaders", {
    comment: "Clearboard: what a browser may do with our pages",
    securityHeadersConfig: {
      strictTransportSecurity: { accessControlMaxAgeSec: YEAR_SECONDS, includeSubdomains: true, override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: "DENY", override: true },
      referrerPolicy: { referrerPolicy: "same-origin", override: true },
      contentSecurityPolicy: {
        contentSecurityPolicy:
          "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
        override: false,
      },
    },
  });
  const router = new sst.aws.Router("Router", {
    transform: {
      cdn: (cdn) => {
        cdn.defaultCacheBehavior = $output(cdn.defaultCacheBehavior).apply((behavior) => ({
          ...behavior,
          responseHeadersPolicyId: headers.id,
        }));
      },
    },
  });
  router.route("/api", api.url);
  new sst.aws.StaticSite("Web", {
    build: { command: "npm run build -w web", output: "web/dist" },
    router: { instance: router },
  });
  return router;
}

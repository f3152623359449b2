/** One address for the screens and the API, so that the session cookie is first-party and no CORS is needed. */
import { HEADERS, STRICT_TRANSPORT_SECONDS } from "../headers.ts";
import { bucketOrigin } from "../stages.ts";
import type { Data } from "./data.ts";

export function createRouter(data: Data, region: string): sst.aws.Router {
  const { referrerPolicy, custom } = HEADERS;
  // A page may also put a large file straight into the inbox, and nothing anywhere else.
  const csp = data.inbox.name.apply((inbox) =>
    HEADERS.csp.replace("connect-src 'self'", `connect-src 'self' ${bucketOrigin(inbox, region)}`),
  );
  const headers = new aws.cloudfront.ResponseHeadersPolicy("SecurityHeaders", {
    comment: "Clearboard: what a browser may do with our pages",
    securityHeadersConfig: {
      strictTransportSecurity: {
        accessControlMaxAgeSec: STRICT_TRANSPORT_SECONDS,
        includeSubdomains: true,
        override: true,
      },
      contentSecurityPolicy: { contentSecurityPolicy: csp, override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: "DENY", override: true },
      referrerPolicy: { referrerPolicy, override: true },
    },
    customHeadersConfig: {
      items: Object.entries(custom).map(([header, value]) => ({ header, value, override: true })),
    },
  });
  return new sst.aws.Router("Router", {
    transform: {
      cdn: (cdn) => {
        cdn.defaultCacheBehavior = $output(cdn.defaultCacheBehavior).apply((behavior) => ({
          ...behavior,
          responseHeadersPolicyId: headers.id,
        }));
      },
    },
  });
}

export function createWeb(router: sst.aws.Router, api: sst.aws.ApiGatewayV2): void {
  router.route("/api", api.url);
  new sst.aws.StaticSite("Web", {
    build: { command: "npm run build -w web", output: "web/dist" },
    router: { instance: router },
    assets: {
      // Only what is named by its own content may be kept for ever; SST would keep all but the pages.
      fileOptions: [
        { files: "**", cacheControl: "public,max-age=0,must-revalidate" },
        { files: "assets/**", cacheControl: "public,max-age=31536000,immutable" },
      ],
    },
  });
}

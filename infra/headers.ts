/**
 * Headers of every page, as the edge sets them: the same that the API sets on its answers (`packages/api/src/headers.ts`; a test
 * holds the two together, because infra imports no package).
 */
export const STRICT_TRANSPORT_SECONDS = 63_072_000;

export const HEADERS = {
  csp: [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; "),
  referrerPolicy: "no-referrer",
  custom: {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  },
} as const;
